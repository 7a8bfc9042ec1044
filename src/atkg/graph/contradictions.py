"""Where a contradiction comes from: the usual causes, each with the triple that brings it in.

Method: SPARQL over the triples and what follows from them (`atkg.graph.closure`). This explains a
contradiction that the reasoner has proved; it proves none itself, and it does not find all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, cast

import pyoxigraph as ox

from atkg.errors import Fault, OntologyError
from atkg.graph.closure import infer
from atkg.namespaces import PREFIXES, compact

_MOST: Final = 20
_TYPE: Final = ox.NamedNode(PREFIXES["rdf"] + "type")
_CLASSES_APART: Final = """
    { ?a owl:disjointWith|^owl:disjointWith ?b } UNION
    { ?apart a owl:AllDisjointClasses ; owl:members/rdf:rest*/rdf:first ?a, ?b }
"""
# Each cause: the query, what it means in words, the mend. Names in braces are its variables.
_CAUSES: Final = (
    (
        f"""SELECT DISTINCT ?x ?a ?b {{ {_CLASSES_APART}
            ?x a ?a, ?b FILTER(isIRI(?a) && isIRI(?b) && STR(?a) < STR(?b)) }}""",
        "{x} is both {a} and {b}, which can have no common member; stated types: {stated}",
        "correct its type, or the statement from which one of the two follows",
    ),
    (
        """SELECT DISTINCT ?x ?p ?v ?range { ?p rdfs:range ?range . ?x ?p ?v
            FILTER(isLiteral(?v) && STRSTARTS(STR(?range), STR(xsd:)) && DATATYPE(?v) != ?range
                && !(?range = xsd:decimal && DATATYPE(?v) = xsd:integer)) }""",
        "{x} has {v} as {p}, whose values are {range}",
        "write the value with the datatype of the property's range",
    ),
    (
        """SELECT DISTINCT ?x ?p ?v ?w { ?p a owl:FunctionalProperty . ?x ?p ?v, ?w
            FILTER(isLiteral(?v) && isLiteral(?w) && STR(?v) < STR(?w)) }""",
        "{x} has two values of {p}, which can have one: {v} and {w}",
        "keep the right value",
    ),
    (
        """SELECT DISTINCT ?x ?y { ?x owl:sameAs ?y
            FILTER EXISTS { ?list rdf:first ?x . ?other rdf:first ?y } FILTER(?x != ?y) }""",
        "{x} is said to be {y}, and both are records of the authority file",
        "merge the two records, or take the link away",
    ),
    (
        """SELECT DISTINCT ?x ?p ?y { ?x ?p ?y . { ?p a owl:IrreflexiveProperty FILTER(?x = ?y) }
            UNION { ?p a owl:AsymmetricProperty . ?y ?p ?x } }""",
        "{x} {p} {y} runs in a circle, which this property does not allow",
        "correct one of the links",
    ),
)


def find_contradictions(triples: Iterable[ox.Triple]) -> list[Fault]:
    """Give one fault for each cause found, 20 at most, in a fixed order.

    The triples are ontology and data together. An empty list says that no usual cause was found,
    not that there is no contradiction.
    """
    given = list(triples)
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in [*given, *_consequences(given)])
    stated = _stated_types(given)
    faults = {
        Fault("", 0, pattern.format(**solution, stated=stated.get(solution["x"], "none")), mend)
        for query, pattern, mend in _CAUSES
        for solution in _solutions(store, query)
    }
    return sorted(faults)[:_MOST]


def _consequences(given: list[ox.Triple]) -> list[ox.Triple]:
    """Give what follows; nothing where the ontology goes beyond what the closure covers."""
    try:
        return infer(given, [])
    except OntologyError:
        return []


def _stated_types(given: list[ox.Triple]) -> dict[str, str]:
    """Give the types that stand in the data, which tell more than those that follow."""
    types: dict[str, list[str]] = {}
    for triple in given:
        if triple.predicate == _TYPE:
            types.setdefault(_readable(triple.subject), []).append(_readable(triple.object))
    return {subject: ", ".join(sorted(names)) for subject, names in types.items()}


def _solutions(store: ox.Store, query: str) -> Iterator[dict[str, str]]:
    """Give each solution as names and readable terms."""
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    found = cast(ox.QuerySolutions, store.query(prefixes + query))
    names = [variable.value for variable in found.variables]
    for solution in found:
        yield {name: _readable(solution[name]) for name in names}


def _readable(term: object) -> str:
    return compact(term.value) if isinstance(term, ox.NamedNode) else str(term)
