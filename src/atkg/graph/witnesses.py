"""Who says it: the words behind the triples of a built graph, and behind the rows of an answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import pyoxigraph as ox

from atkg.graph.terms import AUTHORITY, ONTOLOGY
from atkg.graph.translation_graph import Translations, read_translations
from atkg.model import NODE_CLASSES, kind_of
from atkg.namespaces import PREFIXES, compact, expand

Triple: TypeAlias = tuple[str, str, str]
_QUERY: Final = """
SELECT ?subject ?predicate ?object ?statement ?status ?document ?year ?quote ?start ?evidence
WHERE {
  GRAPH ?graph {
    ?statement rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
      atkg:status ?status ; atkg:negated false ; atkg:judgement atkgv:judgement.accepted ;
      atkg:hasSupport ?support .
    ?support atkg:judgement atkgv:judgement.accepted ; atkg:hasEvidence ?evidence .
    ?evidence oa:hasSource ?document ; oa:hasSelector ?selector .
    ?selector oa:exact ?quote ; oa:start ?start .
  }
  OPTIONAL { ?document dcterms:date ?year }
}
"""
_NAMES: Final = """
SELECT ?seen ?thing ?name ?document ?year ?start WHERE {
  ?seen a atkg:Name ; atkg:nameOf ?thing ; atkg:name ?name ; dcterms:source ?document ;
    oa:start ?start .
  OPTIONAL { ?document dcterms:date ?year }
}
"""
_SAYING: Final = """
SELECT ?property ?said WHERE {
  ?property a ?kind FILTER(?kind IN (owl:ObjectProperty, owl:DatatypeProperty))
  { ?said rdfs:subPropertyOf* ?property }
  UNION {
    ?sub rdfs:subPropertyOf* ?property ; owl:propertyChainAxiom/rdf:rest*/rdf:first ?part .
    ?part (owl:inverseOf|^owl:inverseOf)? ?said .
  }
  UNION { ?sub rdfs:subPropertyOf* ?property . ?sub (owl:inverseOf|^owl:inverseOf) ?said }
}
"""
_UNPLACED: Final = ("", 0, 0)
_KINDS: Final = frozenset(kind_of(name) for name in NODE_CLASSES)


@dataclass(frozen=True, slots=True, order=True)
class Witness:
    """One quote behind a statement; ``start`` is its offset, ``year`` the document's.

    ``section`` is the nearest heading above it; pages are 0 where none is known, ``last_page`` also
    where the quote ends on the page on which it begins.
    """

    document: str
    start: int
    statement: str
    status: str
    year: str
    quote: str
    section: str = ""
    page: int = 0
    last_page: int = 0


@dataclass(frozen=True, slots=True)
class Witnesses:
    """All accepted statements of a store with their quotes.

    Ends are CURIEs, or the lexical form of a literal. What is recommended or potential has
    witnesses too, with that status. ``names`` holds the places where the name of a thing, in lower
    case, was seen; the statement of such a witness is the record of the name, without a status.
    ``publishers`` are those of the documents, where they are known; ``translations`` what the data
    holds of the quotes in another language.
    """

    by_triple: Mapping[Triple, tuple[Witness, ...]]
    by_subject: Mapping[str, tuple[Triple, ...]]
    saying: Mapping[str, frozenset[str]]
    names: Mapping[tuple[str, str], tuple[Witness, ...]] = field(default_factory=dict)
    publishers: Mapping[str, str] = field(default_factory=dict)
    translations: Translations = field(default_factory=Translations)
    _joining: Mapping[str, frozenset[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note which nodes have an end among their objects, so that a row need not try them all."""
        found: dict[str, set[str]] = defaultdict(set)
        for subject, triples in self.by_subject.items():
            if is_node(subject):
                for triple in triples:
                    found[triple[2]].add(subject)
        joining = {end: frozenset(nodes) for end, nodes in found.items() if ":" in end}
        object.__setattr__(self, "_joining", joining)

    def of(self, triple: Triple) -> tuple[Witness, ...]:
        """Give the witnesses of one triple."""
        return self.by_triple.get(triple, ())

    def behind(self, ends: Iterable[str], asked: Iterable[str]) -> tuple[Witness, ...]:
        """Give the witnesses behind a row that shows these ends, for a query with these predicates.

        They are those of the statements that join two of the ends by a predicate that was asked
        for; of each node that so joins two (a participation between an agent and a project, which
        the row need not show); and of the heads of the nodes shown. Where the row itself shows
        predicates, they alone count. Where it shows a thing beside its name, the places of the name
        count too.
        """
        shown = set(ends)
        wanted = [end for end in shown if end in self.saying] or list(asked)
        fit = {name for one in wanted for name in self.saying.get(one, ())}
        own = {t for end in shown for t in self.by_subject.get(end, ()) if t[2] in shown}
        found = {t for t in own if t[1] in fit or is_node(t[0])}
        found |= {t for end in shown if is_node(end) for t in self._head(end)}
        nodes = {node for end in shown for node in self._joining.get(end, ())} - shown
        for node in nodes:
            triples = self.by_subject[node]
            joined = [t for t in triples if t[1] in fit and t[2] in shown and ":" in t[2]]
            if len({triple[2] for triple in joined if not triple[2].startswith("atkgv:")}) > 1:
                found.update(joined)
        behind = {witness for triple in found for witness in self.by_triple[triple]}
        for name in {end.casefold() for end in shown}:
            behind.update(one for end in shown for one in self.names.get((end, name), ()))
        return tuple(sorted(behind))

    def _head(self, node: str) -> list[Triple]:
        return [triple for triple in self.by_subject.get(node, ()) if triple[1] == "rdf:type"]


def is_node(end: str) -> bool:
    """Tell whether a CURIE is that of a node: ``atkgr:<document>.<kind>.<key>``."""
    parts = end.split(".")
    return end.startswith("atkgr:") and len(parts) >= 3 and parts[1] in _KINDS


def shown(term: object) -> str:
    """Write a term as an end: the CURIE of an IRI, the lexical form of a literal."""
    value = str(getattr(term, "value", ""))
    return compact(value) if isinstance(term, ox.NamedNode) else value


def load_witnesses(store: ox.Store) -> Witnesses:
    """Read all accepted statements of a store with their quotes."""
    solutions = store.query(_QUERY, prefixes=dict(PREFIXES), default_graph=[AUTHORITY])
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError("the witness query is a SELECT")
    stands = _stands(store)
    found: dict[Triple, set[Witness]] = defaultdict(set)
    subjects: dict[str, set[Triple]] = defaultdict(set)
    for row in solutions:
        triple = (shown(row["subject"]), shown(row["predicate"]), shown(row["object"]))
        subjects[triple[0]].add(triple)
        found[triple].add(
            Witness(
                shown(row["document"]), int(shown(row["start"])), shown(row["statement"]),
                shown(row["status"]).rpartition(".")[2], shown(row["year"])[:4],
                shown(row["quote"]), *stands.get(row["evidence"], _UNPLACED),
            )
        )  # fmt: skip
    return Witnesses(
        {triple: tuple(sorted(group)) for triple, group in sorted(found.items())},
        {subject: tuple(sorted(group)) for subject, group in sorted(subjects.items())},
        _saying(store),
        load_names(store, stands),
        load_publishers(store),
        read_translations(store),
    )


def _stands(store: ox.Store) -> dict[object, tuple[str, int, int]]:
    """Give section, page and last page of all evidence, and of names that were seen."""
    values = [
        {
            quad.subject: shown(quad.object)
            for quad in store.quads_for_pattern(None, ox.NamedNode(expand(one)), None, None)
        }
        for one in ("atkg:section", "atkg:page", "atkg:lastPage")
    ]
    sections, pages, last = values
    return {
        node: (sections.get(node, ""), int(pages.get(node, 0)), int(last.get(node, 0)))
        for node in {*sections, *pages}
    }


def load_publishers(store: ox.Store) -> dict[str, str]:
    """Give the publishers of the documents by CURIE."""
    predicate = ox.NamedNode(expand("dcterms:publisher"))
    quads = store.quads_for_pattern(None, predicate, None, AUTHORITY)
    return {shown(quad.subject): shown(quad.object) for quad in quads}


def load_names(
    store: ox.Store, stands: Mapping[object, tuple[str, int, int]] | None = None
) -> dict[tuple[str, str], tuple[Witness, ...]]:
    """Give the places of the documents in which a thing was seen under a name in lower case.

    ``stands`` has section and pages by evidence, where they are known already.
    """
    stands = _stands(store) if stands is None else stands
    found: dict[tuple[str, str], set[Witness]] = defaultdict(set)
    solutions = store.query(_NAMES, prefixes=dict(PREFIXES), default_graph=[AUTHORITY])
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError("the query for names is a SELECT")
    for row in solutions:
        name = shown(row["name"])
        found[shown(row["thing"]), name.casefold()].add(
            Witness(
                shown(row["document"]), int(shown(row["start"])), shown(row["seen"]), "",
                shown(row["year"])[:4], name, *stands.get(row["seen"], _UNPLACED),
            )
        )  # fmt: skip
    return {key: tuple(sorted(group)) for key, group in found.items()}


def _saying(store: ox.Store) -> dict[str, frozenset[str]]:
    """Give for each property those by which its triples may be said.

    They are itself, its sub-properties, and the parts of chains that end in one of these (a
    contribution's two ends say who funds).
    """
    found: dict[str, set[str]] = defaultdict(set)
    solutions = store.query(_SAYING, prefixes=dict(PREFIXES), default_graph=[ONTOLOGY])
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError("the query for properties is a SELECT")
    for row in solutions:
        found[shown(row["property"])].add(shown(row["said"]))
    return {name: frozenset(own) for name, own in found.items()}
