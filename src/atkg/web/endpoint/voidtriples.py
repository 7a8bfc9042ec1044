"""The dataset described in VoID: how large, of what, where to ask it and where to fetch it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from atkg.graph.terms import A, node
from atkg.namespaces import ATKGR, PREFIXES
from atkg.web.endpoint.counts import Counts

VOID: Final = "http://rdfs.org/ns/void#"
_TITLES: Final = (
    ox.Literal("Knowledge graph of anti-trafficking interventions", language="en"),
    ox.Literal("Grafo de conocimiento de las intervenciones contra la trata", language="es"),
)


@dataclass(frozen=True, slots=True)
class Places:
    """Addresses: of the endpoint, of this description, and of the files of the whole dataset."""

    sparql: str
    void: str
    dumps: tuple[str, ...] = ()


def number(value: int) -> ox.Literal:
    """Give an integer as a literal."""
    return ox.Literal(str(value), datatype=node("xsd:integer"))


def void_triples(places: Places, counts: Counts) -> list[ox.Triple]:
    """Describe the dataset with its partitions by class and by property."""
    dataset = ox.NamedNode(f"{places.void}#dataset")
    about = ox.NamedNode(places.void)
    triples = [
        ox.Triple(about, A, _void("DatasetDescription")),
        ox.Triple(about, node("foaf:primaryTopic"), dataset),
        ox.Triple(dataset, A, _void("Dataset")),
        ox.Triple(dataset, _void("sparqlEndpoint"), ox.NamedNode(places.sparql)),
        ox.Triple(dataset, _void("uriSpace"), ox.Literal(ATKGR)),
        ox.Triple(dataset, _void("triples"), number(counts.whole["triples"])),
        ox.Triple(dataset, _void("distinctSubjects"), number(counts.whole["subjects"])),
        ox.Triple(dataset, _void("distinctObjects"), number(counts.whole["objects"])),
        ox.Triple(dataset, _void("classes"), number(len(counts.classes))),
        ox.Triple(dataset, _void("properties"), number(len(counts.properties))),
    ]
    triples += [ox.Triple(dataset, node("dcterms:title"), title) for title in _TITLES]
    for predicate, iris in (
        (node("dcterms:license"), counts.licences),
        (_void("dataDump"), places.dumps),
        (_void("exampleResource"), counts.examples),
        (_void("vocabulary"), _vocabularies(counts)),
    ):
        triples += [ox.Triple(dataset, predicate, ox.NamedNode(iri)) for iri in iris]
    if counts.build:
        triples.append(ox.Triple(dataset, node("dcterms:identifier"), ox.Literal(counts.build)))
    return [*triples, *_partitions(places, counts, dataset)]


def _void(name: str) -> ox.NamedNode:
    return ox.NamedNode(VOID + name)


def _vocabularies(counts: Counts) -> tuple[str, ...]:
    used = (*counts.classes, *counts.properties)
    return tuple(
        space for space in PREFIXES.values() if any(name.startswith(space) for name in used)
    )


def _partitions(places: Places, counts: Counts, dataset: ox.NamedNode) -> Iterator[ox.Triple]:
    for kind, of, sizes, measure in (
        ("classPartition", "class", counts.classes, "entities"),
        ("propertyPartition", "property", counts.properties, "triples"),
    ):
        for position, (name, size) in enumerate(sizes.items(), 1):
            part = ox.NamedNode(f"{places.void}#{of}-{position}")
            yield ox.Triple(dataset, _void(kind), part)
            yield ox.Triple(part, _void(of), ox.NamedNode(name))
            yield ox.Triple(part, _void(measure), number(size))
