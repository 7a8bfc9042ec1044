"""All triples about one thing: its own, and the statements that speak of it down to the words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from atkg.graph.terms import node

_ENDS: Final = tuple(map(node, ("rdf:subject", "rdf:object", "atkg:attributedTo")))
# From a statement to its words.
_PATH: Final = ("atkg:hasSupport", "atkg:hasEvidence", "oa:hasSelector")


def describe(store: ox.Store, thing: str) -> Iterator[ox.Triple]:
    """Give the triples of a thing (a CURIE) from all graphs; some come more than once."""
    iri = node(thing)
    yield from _of(store, iri)
    for predicate in _ENDS:
        for quad in store.quads_for_pattern(None, predicate, iri, None):
            yield from _statement(store, quad.subject)


def _statement(store: ox.Store, statement: object) -> Iterator[ox.Triple]:
    level = [statement]
    for predicate in (*map(node, _PATH), None):
        triples = [triple for one in level for triple in _of(store, one)]
        yield from triples
        level = [triple.object for triple in triples if triple.predicate == predicate]


def _of(store: ox.Store, subject: object) -> Iterator[ox.Triple]:
    if isinstance(subject, ox.NamedNode):
        for quad in store.quads_for_pattern(subject, None, None, None):
            yield quad.triple
