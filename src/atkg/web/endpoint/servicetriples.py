"""The SPARQL 1.1 Service Description of the endpoint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from atkg.graph.asking import DEFAULT_GRAPHS
from atkg.graph.terms import A
from atkg.web.endpoint.accept import RESULTS, TRIPLES
from atkg.web.endpoint.counts import Counts
from atkg.web.endpoint.voidtriples import VOID, Places, number

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)


def service_triples(places: Places, counts: Counts) -> list[ox.Triple]:
    """Say which language and formats there are, and which graphs are asked."""
    service = ox.NamedNode(places.sparql)
    dataset = ox.NamedNode(f"{places.sparql}#dataset")
    triples = [
        ox.Triple(service, A, _sd("Service")),
        ox.Triple(service, _sd("endpoint"), service),
        ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        ox.Triple(service, _sd("defaultDataset"), dataset),
        ox.Triple(dataset, A, _sd("Dataset")),
    ]
    formats = {one.iri for formats in (RESULTS, TRIPLES) for one in formats.values()}
    triples += [ox.Triple(service, _sd("resultFormat"), ox.NamedNode(iri)) for iri in formats]
    triples += _default_graph(places, counts, dataset)
    for position, (name, size) in enumerate(counts.graphs.items(), 1):
        triples += _named_graph(places, dataset, position, name, size)
    return triples


def _default_graph(places: Places, counts: Counts, dataset: ox.NamedNode) -> Iterator[ox.Triple]:
    graph = ox.NamedNode(f"{places.sparql}#default-graph")
    size = sum(counts.graphs.get(one.value, 0) for one in DEFAULT_GRAPHS)
    yield ox.Triple(dataset, _sd("defaultGraph"), graph)
    yield ox.Triple(graph, A, _sd("Graph"))
    yield ox.Triple(graph, ox.NamedNode(f"{VOID}triples"), number(size))


def _named_graph(
    places: Places, dataset: ox.NamedNode, position: int, name: str, size: int
) -> Iterator[ox.Triple]:
    named = ox.NamedNode(f"{places.sparql}#named-graph-{position}")
    graph = ox.NamedNode(f"{places.sparql}#graph-{position}")
    yield ox.Triple(dataset, _sd("namedGraph"), named)
    yield ox.Triple(named, A, _sd("NamedGraph"))
    yield ox.Triple(named, _sd("name"), ox.NamedNode(name))
    yield ox.Triple(named, _sd("graph"), graph)
    yield ox.Triple(graph, A, _sd("Graph"))
    yield ox.Triple(graph, ox.NamedNode(f"{VOID}triples"), number(size))
