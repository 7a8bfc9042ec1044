"""The evidence behind each triple of a built graph: statement, document, year, status, words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from atkg.namespaces import compact, expand

Triple = tuple[str, str, str]
_QUERY: Final = """
SELECT ?subject ?predicate ?object ?statement ?status ?document ?year ?quote ?start WHERE {
  GRAPH ?graph {
    ?statement rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
      atkg:status ?status ; atkg:negated false ; atkg:judgement atkgv:judgement.accepted ;
      atkg:hasSupport/atkg:hasEvidence ?evidence .
    ?evidence oa:hasSource ?document ; oa:hasSelector ?selector .
    ?selector oa:exact ?quote ; oa:start ?start .
  }
  FILTER(isIRI(?object))
  OPTIONAL { ?document dcterms:date ?year }
}
ORDER BY ?statement ?start
"""


@dataclass(frozen=True, slots=True, order=True)
class Witness:
    """One quote behind a triple; ``year`` is the document's."""

    document: str
    start: int
    statement: str
    status: str
    year: str
    quote: str


def _value(term: object) -> str:
    return str(getattr(term, "value", ""))


def witnesses(store: ox.Store) -> dict[Triple, tuple[Witness, ...]]:
    """Give the accepted witnesses of every (subject, predicate, object), all as CURIEs.

    The triple need not be a plain fact: what is recommended or potential has witnesses too, with
    that status.
    """
    prefixes = {name: expand(f"{name}:x")[:-1] for name in _PREFIXES}
    rows = store.query(
        _QUERY, prefixes=prefixes, default_graph=[ox.NamedNode(expand("atkgg:authority"))]
    )
    found: dict[Triple, set[Witness]] = defaultdict(set)
    for row in rows:  # type: ignore[union-attr]
        triple = tuple(compact(_value(row[name])) for name in ("subject", "predicate", "object"))
        found[triple].add(  # type: ignore[index]
            Witness(
                compact(_value(row["document"])),
                int(_value(row["start"])),
                compact(_value(row["statement"])),
                compact(_value(row["status"])).rpartition(".")[2],
                _value(row["year"])[:4],
                _value(row["quote"]),
            )
        )
    return {triple: tuple(sorted(group)) for triple, group in sorted(found.items())}


_PREFIXES: Final = ("atkg", "atkgv", "dcterms", "oa", "rdf")
