"""What follows from facts, authority and ontology by the rules of OWL 2 RL.

Method: the rules of the W3C recommendation *OWL 2 Profiles* (section 4.3, tables 5 to 7), each
under the name it has there, run as SPARQL updates in a working store until a round adds nothing.
Two kinds of rule range over lists of any length and are written out once for each list: property
chains (prp-spo2) and intersections (cls-int1). Why not a library:
docs/decisions/0001-closure-engine.md.

Left out: rules that only relate terms to terms (scm-*), rules that only find contradictions (the
reasoner's job), rules over datatypes, and equality. Constructs that would call for the latter are
refused, so that nothing is left out in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias, TypeVar

import pyoxigraph as ox

from atkg.errors import OntologyError
from atkg.namespaces import PREFIXES

_OWL: Final = PREFIXES["owl"]
_TYPE: Final = ox.NamedNode(PREFIXES["rdf"] + "type")
_FUNCTIONAL: Final = ox.NamedNode(_OWL + "FunctionalProperty")
_OBJECT_PROPERTY: Final = ox.NamedNode(_OWL + "ObjectProperty")
_CHAIN: Final = ox.NamedNode(_OWL + "propertyChainAxiom")
_INTERSECTION: Final = ox.NamedNode(_OWL + "intersectionOf")
_FIRST: Final = ox.NamedNode(PREFIXES["rdf"] + "first")
_REST: Final = ox.NamedNode(PREFIXES["rdf"] + "rest")
_NIL: Final = ox.NamedNode(PREFIXES["rdf"] + "nil")
_STAND_IN: Final = "urn:atkg:blank:"
_BUILT_IN: Final = (PREFIXES["rdf"], PREFIXES["rdfs"], _OWL)
# Types that things may carry in the ontology file without being terms.
_OF_EVERYTHING: Final = (
    ox.NamedNode(_OWL + "NamedIndividual"),
    ox.NamedNode(_OWL + "Thing"),
    ox.NamedNode(PREFIXES["rdfs"] + "Resource"),
)

_Node: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_AnyNode = TypeVar("_AnyNode", bound=_Node)
_Rule: TypeAlias = tuple[str, str, str]

# Each rule: its name in the recommendation, what it adds, what it looks for.
_RULES: Final[tuple[_Rule, ...]] = (
    ("prp-dom", "?x a ?c", "?p rdfs:domain ?c . ?x ?p ?y"),
    ("prp-rng", "?y a ?c", "?p rdfs:range ?c . ?x ?p ?y FILTER(!isLiteral(?y))"),
    ("prp-symp", "?y ?p ?x", "?p a owl:SymmetricProperty . ?x ?p ?y"),
    ("prp-trp", "?x ?p ?z", "?p a owl:TransitiveProperty . ?x ?p ?y . ?y ?p ?z"),
    ("prp-spo1", "?x ?q ?y", "?p rdfs:subPropertyOf ?q . ?x ?p ?y"),
    ("prp-eqp", "?x ?q ?y", "?p owl:equivalentProperty|^owl:equivalentProperty ?q . ?x ?p ?y"),
    ("prp-inv", "?y ?q ?x", "?p owl:inverseOf|^owl:inverseOf ?q . ?x ?p ?y"),
    ("cls-int2", "?x a ?d", "?c owl:intersectionOf/rdf:rest*/rdf:first ?d . ?x a ?c"),
    ("cls-uni", "?x a ?c", "?c owl:unionOf/rdf:rest*/rdf:first ?d . ?x a ?d"),
    ("cls-oo", "?x a ?c", "?c owl:oneOf/rdf:rest*/rdf:first ?x FILTER(!isLiteral(?x))"),
    ("cls-svf1", "?x a ?r", "?r owl:someValuesFrom ?d ; owl:onProperty ?p . ?y a ?d . ?x ?p ?y"),
    ("cls-svf2", "?x a ?r", "?r owl:someValuesFrom owl:Thing ; owl:onProperty ?p . ?x ?p ?y"),
    ("cls-avf", "?y a ?d", "?r owl:allValuesFrom ?d ; owl:onProperty ?p . ?x a ?r ; ?p ?y"),
    ("cls-hv1", "?x ?p ?v", "?r owl:hasValue ?v ; owl:onProperty ?p . ?x a ?r"),
    ("cls-hv2", "?x a ?r", "?r owl:hasValue ?v ; owl:onProperty ?p . ?x ?p ?v"),
    ("cax-sco", "?x a ?d", "?c rdfs:subClassOf ?d . ?x a ?c"),
    ("cax-eqc", "?x a ?d", "?c owl:equivalentClass|^owl:equivalentClass ?d . ?x a ?c"),
)
# Constructs whose only rules find equal things, in predicate place or as a type.
_REFUSED: Final = frozenset(
    ox.NamedNode(_OWL + name)
    for name in (
        "InverseFunctionalProperty",
        "hasKey",
        "maxCardinality",
        "maxQualifiedCardinality",
        "sameAs",
    )
)


def infer(ontology: Iterable[ox.Triple], data: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Give the triples that follow and stand neither in the ontology nor in the data, sorted.

    ``ontology`` holds classes, properties and vocabularies, ``data`` facts and authority. The
    result says something about things only: no blank nodes, nothing about the ontology's own
    terms, no membership in classes that OWL or RDFS bring along (``owl:Thing``). An
    ``owl:sameAs`` in the data stays a plain triple and spreads nothing. Raises OntologyError for
    constructs that this closure does not cover.
    """
    axioms = [_without_blanks(triple) for triple in ontology]
    given = {*axioms, *(_without_blanks(triple) for triple in data)}
    _refuse_uncovered(axioms)
    rules = [*_RULES, *_chain_rules(axioms), *_intersection_rules(axioms)]
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in given)
    given |= {quad.triple for quad in store}  # a store spells some numbers anew: 12.0 as 12
    _run_to_fixpoint(store, [_update(*rule) for rule in rules])
    terms: set[_Node] = {triple.subject for triple in axioms if _is_term_declaration(triple)}
    found = (quad.triple for quad in store)
    return sorted((t for t in found if t not in given and _is_about_things(t, terms)), key=str)


def _without_blanks(triple: ox.Triple) -> ox.Triple:
    """Put an IRI in the place of each blank node, since a query can name only an IRI."""
    return ox.Triple(_named(triple.subject), triple.predicate, _named(triple.object))


def _named(node: _AnyNode) -> _AnyNode | ox.NamedNode:
    return ox.NamedNode(_STAND_IN + node.value) if isinstance(node, ox.BlankNode) else node


def _refuse_uncovered(axioms: list[ox.Triple]) -> None:
    """Stop at a construct that would make two things equal; this closure knows no equality."""
    objects = {t.subject for t in axioms if (t.predicate, t.object) == (_TYPE, _OBJECT_PROPERTY)}
    for triple in axioms:
        functional = triple.object == _FUNCTIONAL and triple.subject in objects
        if functional or triple.predicate in _REFUSED or triple.object in _REFUSED:
            raise OntologyError(
                f"the closure does not cover this axiom: {triple}",
                mend="take it out of the ontology; count values in a shape instead",
            )


def _chain_rules(axioms: list[ox.Triple]) -> Iterator[_Rule]:
    """prp-spo2, once for each chain: the properties of its list become a path."""
    for prop, parts in _lists(axioms, _CHAIN):
        yield "prp-spo2", f"?x {prop} ?y", f"?x {'/'.join(map(str, parts))} ?y"


def _intersection_rules(axioms: list[ox.Triple]) -> Iterator[_Rule]:
    """cls-int1, once for each intersection: who is in all the parts is in the whole."""
    for whole, parts in _lists(axioms, _INTERSECTION):
        yield "cls-int1", f"?x a {whole}", f"?x a {', '.join(map(str, parts))}"


def _lists(axioms: list[ox.Triple], predicate: ox.NamedNode) -> Iterator[tuple[_Node, list[_Node]]]:
    """Give each subject of the predicate with the members of the list it points to."""
    value: dict[tuple[_Node | None, ox.NamedNode], _Node] = {
        (t.subject, t.predicate): t.object for t in axioms if t.predicate in (_FIRST, _REST)
    }
    for triple in sorted((t for t in axioms if t.predicate == predicate), key=str):
        members: list[_Node] = []
        node: _Node | None = triple.object
        while node != _NIL:
            member = value.get((node, _FIRST))
            if member is None or len(members) > len(value):  # more members than cells: a ring
                raise OntologyError(f"a broken list: {triple}", mend="write it as ( a b … )")
            members.append(member)
            node = value.get((node, _REST))
        yield triple.subject, members


def _update(name: str, adds: str, where: str) -> str:
    prefixes = " ".join(f"PREFIX {p}: <{PREFIXES[p]}>" for p in ("owl", "rdf", "rdfs"))
    return f"{prefixes} # {name}\nINSERT {{ {adds} }} WHERE {{ {where} }}"


def _run_to_fixpoint(store: ox.Store, updates: list[str]) -> None:
    """Run all updates again and again until a whole round adds nothing."""
    before = -1
    while before != len(store):
        before = len(store)
        for update in updates:
            store.update(update)


def _is_within(node: _Node, *namespaces: str) -> bool:
    return isinstance(node, ox.NamedNode) and node.value.startswith(namespaces)


def _is_term_declaration(triple: ox.Triple) -> bool:
    """Tell whether the triple says that its subject is a class, a property or an ontology."""
    return (
        triple.predicate == _TYPE
        and triple.object not in _OF_EVERYTHING
        and _is_within(triple.object, *_BUILT_IN)
    )


def _is_about_things(triple: ox.Triple, terms: set[_Node]) -> bool:
    if any(_is_within(node, _STAND_IN) for node in triple):
        return False
    if triple.predicate == _TYPE and _is_within(triple.object, *_BUILT_IN):
        return False
    return triple.subject not in terms
