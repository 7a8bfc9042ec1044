"""Echoes as triples of the graph ``atkgg:authority``: the link itself, and who judged it how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from atkg.echoes import Echo
from atkg.graph.terms import AUTHORITY, Term, concept, described, in_graph, literal, minted, node


def echo_quads(echoes: Iterable[Echo]) -> list[ox.Quad]:
    """Give ``atkg:echoes`` between the nodes, and a node for each judgement, sorted."""
    return in_graph(AUTHORITY, (triple for echo in echoes for triple in _echo(echo)))


def _echo(echo: Echo) -> Iterator[ox.Triple]:
    later, earlier = node(echo.later), node(echo.earlier)
    yield ox.Triple(later, node("atkg:echoes"), earlier)
    values: list[tuple[str, Term]] = [
        ("rdf:type", node("atkg:Echo")),
        ("rdf:subject", later),
        ("rdf:predicate", node("atkg:echoes")),
        ("rdf:object", earlier),
        ("atkg:echoKind", concept("echo", echo.how)),
        ("atkg:decidedBy", literal(echo.reviewer)),
        ("atkg:decidedOn", literal(echo.reviewed, datatype="xsd:date")),
    ]
    if echo.note:
        values.append(("rdfs:comment", literal(echo.note)))
    yield from described(minted("echo", echo.later, echo.earlier), values)
