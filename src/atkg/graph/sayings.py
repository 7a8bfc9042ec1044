"""All that is said of one thing or node: each statement with its supports, whatever its judgement.

Unlike the witnesses of an answer, which are accepted only, this is for people who want to see how a
statement came about: who made it, who judged it when, what was denied or rejected.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from atkg.graph.terms import AUTHORITY
from atkg.graph.witnesses import shown
from atkg.model import FACTUAL
from atkg.namespaces import PREFIXES, expand

_QUERY: Final = """
SELECT ?statement ?subject ?predicate ?object ?status ?negated ?speaker ?support ?method
       ?judgement ?reviewer ?reviewed ?note ?document ?date ?quote ?start WHERE {
  GRAPH ?graph {
    %s
    ?statement rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
      atkg:negated ?negated ; atkg:hasSupport ?support .
    ?support atkg:method ?method ; atkg:judgement ?judgement ; atkg:hasEvidence ?evidence .
    ?evidence oa:hasSource ?document ; oa:hasSelector ?selector .
    ?selector oa:exact ?quote ; oa:start ?start .
    OPTIONAL { ?statement atkg:status ?status }
    OPTIONAL { ?statement atkg:attributedTo ?speaker }
    OPTIONAL { ?support atkg:reviewer ?reviewer }
    OPTIONAL { ?support atkg:reviewed ?reviewed }
    OPTIONAL { ?support atkg:note ?note }
  }
  OPTIONAL { ?document dcterms:date ?date }
}
"""
_PLACES: Final = (
    "?statement rdf:subject {thing} .",
    "?statement rdf:object {thing} .",
    "?statement atkg:attributedTo {thing} .",
    "BIND({thing} AS ?statement)",
)


@dataclass(frozen=True, slots=True, order=True)
class Basis:
    """One support of a statement with its words, and the history of its judgement.

    ``start`` is the offset of the first words in the document, ``starts`` are those of all its
    quotes, where they are known; ``year`` is the document's.
    """

    document: str
    start: int
    year: str
    quotes: tuple[str, ...]
    method: str
    judgement: str
    reviewer: str
    reviewed: str
    note: str
    starts: tuple[int, ...] = ()

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Give where each of the quotes begins and ends in the document."""
        starts = self.starts or (self.start,)
        return tuple((at, at + len(quote)) for at, quote in zip(starts, self.quotes, strict=False))


@dataclass(frozen=True, slots=True, order=True)
class Saying:
    """A statement as CURIEs and lexical forms, with all its supports in the order of the text."""

    subject: str
    predicate: str
    object: str
    statement: str
    status: str
    negated: bool
    speaker: str
    bases: tuple[Basis, ...]

    @property
    def judgement(self) -> str:
        """Accepted when one support is, rejected when all are."""
        seen = {basis.judgement for basis in self.bases}
        if "accepted" in seen:
            return "accepted"
        return "rejected" if seen == {"rejected"} else "unreviewed"

    @property
    def group(self) -> str:
        """``fact``, ``said`` (not done, or said by others), ``denied``, ``open``, ``rejected``."""
        if self.judgement != "accepted":
            return "rejected" if self.judgement == "rejected" else "open"
        if self.negated:
            return "denied"
        return "fact" if self.status in FACTUAL and not self.speaker else "said"


def sayings(store: ox.Store, thing: str) -> tuple[Saying, ...]:
    """Give all statements of which a thing or node is an end or the speaker, or that have this id.

    ``thing`` is a CURIE; one that nothing speaks of gives none.
    """
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _rows(store, thing):
        rows[row["statement"]].append(row)
    return tuple(sorted(_saying(group) for group in rows.values()))


def every_saying(store: ox.Store) -> tuple[Saying, ...]:
    """Give all statements of a store."""
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _found(store, [""]):
        rows[row["statement"]].append(row)
    return tuple(sorted(_saying(group) for group in rows.values()))


def _rows(store: ox.Store, thing: str) -> Iterator[dict[str, str]]:
    iri = str(ox.NamedNode(expand(thing)))
    return _found(store, [place.format(thing=iri) for place in _PLACES])


def _found(store: ox.Store, places: Iterable[str]) -> Iterator[dict[str, str]]:
    seen: set[tuple[str, ...]] = set()
    for place in places:
        solutions = store.query(_QUERY % place, prefixes=dict(PREFIXES), default_graph=[AUTHORITY])
        if not isinstance(solutions, ox.QuerySolutions):
            raise TypeError("the query for sayings is a SELECT")
        names = [variable.value for variable in solutions.variables]
        for row in solutions:
            cells = tuple("" if row[name] is None else shown(row[name]) for name in names)
            if cells not in seen:
                seen.add(cells)
                yield dict(zip(names, cells, strict=True))


def _saying(rows: list[dict[str, str]]) -> Saying:
    supports: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        supports[row["support"]].append(row)
    one = rows[0]
    return Saying(
        one["subject"], one["predicate"], one["object"], one["statement"],
        one["status"].rpartition(".")[2], one["negated"] == "true", one["speaker"],
        tuple(sorted(_basis(group) for group in supports.values())),
    )  # fmt: skip


def _basis(rows: list[dict[str, str]]) -> Basis:
    rows = sorted(rows, key=lambda row: int(row["start"]))
    one = rows[0]
    parts = dict.fromkeys((int(row["start"]), row["quote"]) for row in rows)
    return Basis(
        one["document"], int(one["start"]), one["date"][:4],
        tuple(quote for _, quote in parts), one["method"],
        one["judgement"].rpartition(".")[2], one["reviewer"], one["reviewed"], one["note"],
        tuple(start for start, _ in parts),
    )  # fmt: skip
