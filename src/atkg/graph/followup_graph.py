"""The graph ``atkgg:follow-up``: what was said later of statements and nodes, each on its own.

It is no default graph of a question: what came later is never mixed with what documents say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple
from typing import Final

import pyoxigraph as ox

from atkg.followups import FollowUp
from atkg.graph.terms import Term, concept, described, in_graph, literal, minted, node
from atkg.graph.witnesses import shown
from atkg.namespaces import PREFIXES

FOLLOW_UP: Final = node("atkgg:follow-up")
_QUERY: Final = """
SELECT ?about ?kind ?words ?act ?source ?said ?date (LANG(?words) AS ?lang) WHERE {
  ?one a atkg:FollowUp ; atkg:followsUp ?about ; atkg:followUpKind ?kind ; atkg:remark ?words ;
    atkg:saidAs ?said ; dcterms:date ?date .
  OPTIONAL { ?one atkg:act ?act }
  OPTIONAL { ?one dcterms:source ?source }
}
ORDER BY ?date ?one
"""


def followup_quads(followups: Iterable[FollowUp]) -> list[ox.Quad]:
    """Give the whole graph, sorted."""
    return in_graph(FOLLOW_UP, (triple for one in followups for triple in _triples(one)))


def _triples(one: FollowUp) -> Iterator[ox.Triple]:
    values: list[tuple[str, Term]] = [
        ("rdf:type", node("atkg:FollowUp")),
        ("atkg:followsUp", node(one.about)),
        ("atkg:followUpKind", concept("followup", one.kind)),
        ("atkg:remark", literal(one.words, lang=one.lang)),
        ("atkg:saidAs", literal(one.said_by)),
        ("dcterms:date", literal(one.date, datatype="xsd:date")),
    ]
    values += [
        (predicate, literal(text))
        for predicate, text in (("atkg:act", one.act), ("dcterms:source", one.source))
        if text
    ]
    return described(minted("follow-up", *astuple(one)), values)


def read_followups(store: ox.Store) -> Mapping[str, tuple[FollowUp, ...]]:
    """Give the follow-ups of a store by the CURIE that they speak of, the earliest first."""
    solutions = store.query(_QUERY, prefixes=dict(PREFIXES), default_graph=[FOLLOW_UP])
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError("the query for follow-ups is a SELECT")
    found: dict[str, list[FollowUp]] = defaultdict(list)
    for row in solutions:
        about = shown(row["about"])
        kind = shown(row["kind"]).rpartition(".")[2]
        cells = (shown(row[name]) for name in ("words", "lang", "act", "source", "said", "date"))
        found[about].append(FollowUp(about, kind, *cells))
    return {about: tuple(own) for about, own in found.items()}
