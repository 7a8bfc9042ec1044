"""The terms of the ontology as people look them up: what each means, and what stands around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from atkg.graph.terms import ONTOLOGY
from atkg.graph.witnesses import shown

_CLASSES: Final = frozenset({"owl:Class", "rdfs:Class"})
_PROPERTIES: Final = frozenset(
    {"owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty", "rdf:Property"}
)
_KINDS: Final = {"class": _CLASSES, "property": _PROPERTIES, "concept": frozenset({"skos:Concept"}),
                 "scheme": frozenset({"skos:ConceptScheme"})}  # fmt: skip
_WIDER: Final = ("rdfs:subClassOf", "rdfs:subPropertyOf", "skos:broader")


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its words by language (``en``, ``es``; none: empty), and the terms around it.

    ``kind`` is class, property, concept or scheme. Domain, range and inverse are those of a
    property; ``scheme`` is that of a concept.
    """

    curie: str
    kind: str
    definition: Mapping[str, str]
    note: Mapping[str, str]
    examples: tuple[str, ...]
    sources: tuple[str, ...]
    wider: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    inverse: tuple[str, ...]
    scheme: str


def load_terms(store: ox.Store) -> dict[str, Term]:
    """Read the terms of our own namespaces: CURIE to term, sorted by CURIE."""
    told: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for quad in store.quads_for_pattern(None, None, None, ONTOLOGY):
        name = shown(quad.subject)
        if name.startswith(("atkg:", "atkgv:")) and not isinstance(quad.object, ox.BlankNode):
            lang = quad.object.language or "" if isinstance(quad.object, ox.Literal) else ""
            told[name][shown(quad.predicate)].append((lang, shown(quad.object)))
    terms = (_term(name, own) for name, own in sorted(told.items()))
    return {one.curie: one for one in terms if one.kind}


def _term(name: str, told: Mapping[str, list[tuple[str, str]]]) -> Term:
    def ends(*predicates: str) -> tuple[str, ...]:
        return tuple(sorted({end for one in predicates for _, end in told.get(one, ())}))

    types = set(ends("rdf:type"))
    kind = next((kind for kind, own in _KINDS.items() if types & own), "")
    return Term(
        name, kind, dict(told.get("skos:definition", ())), dict(told.get("skos:scopeNote", ())),
        ends("skos:example"), ends("dcterms:source"), ends(*_WIDER), ends("rdfs:domain"),
        ends("rdfs:range"), ends("owl:inverseOf"), next(iter(ends("skos:inScheme")), ""),
    )  # fmt: skip
