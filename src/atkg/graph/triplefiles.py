"""Triples that a query made, written as RDF: Turtle, N-Triples, JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox

from atkg.graph.terms import triple_order
from atkg.namespaces import PREFIXES, compact

FORMS: Final[Mapping[str, ox.RdfFormat]] = MappingProxyType(
    {
        "turtle": ox.RdfFormat.TURTLE,
        "ntriples": ox.RdfFormat.N_TRIPLES,
        "jsonld": ox.RdfFormat.JSON_LD,
    }
)


def write_triples(triples: Iterable[ox.Triple], form: str) -> str:
    """Write triples in one of ``FORMS``, sorted, each once; Turtle names the prefixes it uses."""
    ordered = sorted(set(triples), key=triple_order)
    used = {_prefix(term) for triple in ordered for term in (*triple, *_datatype(triple))}
    prefixes = {name: iri for name, iri in PREFIXES.items() if name in used}
    data = ox.serialize(ordered, format=FORMS[form], prefixes=prefixes) or b""
    lines = data.decode("utf-8").splitlines()
    # The engine gives the prefixes in an order of its own, another one each time.
    head = sorted(line for line in lines if line.startswith("@prefix "))
    return "".join(f"{line}\n" for line in [*head, *lines[len(head) :]])


def _prefix(term: object) -> str:
    return compact(term.value).partition(":")[0] if isinstance(term, ox.NamedNode) else ""


def _datatype(triple: ox.Triple) -> tuple[ox.NamedNode, ...]:
    own = triple.object
    return (own.datatype,) if isinstance(own, ox.Literal) and not own.language else ()
