"""The endpoint describes itself and its data, and the figures are those of the store."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox
import pytest

from atkg.graph.store import open_store

SD: Final = "http://www.w3.org/ns/sparql-service-description#"
VOID: Final = "http://rdfs.org/ns/void#"
GRAPH: Final = "https://w3id.org/atkg/graph/"
TYPES: Final = ("text/turtle", "application/n-triples", "application/ld+json",
                "application/rdf+xml")  # fmt: skip


def described(endpoint: Any, path: str, accept: str = "text/turtle") -> ox.Store:
    reply = endpoint.client.get(endpoint.address + path, headers={"Accept": accept})
    assert reply.status_code == 200, reply.text
    assert reply.headers["content-type"].partition(";")[0] == accept
    assert reply.headers["access-control-allow-origin"] == "*"
    assert "Accept" in reply.headers["vary"]
    store = ox.Store()
    store.load(reply.content, format=ox.RdfFormat.from_media_type(accept))
    return store


def values(store: ox.Store, predicate: str) -> set[str]:
    node = ox.NamedNode(predicate)
    return {getattr(q.object, "value", "") for q in store.quads_for_pattern(None, node, None)}


@pytest.mark.parametrize("path", ["/sparql", "/.well-known/void"])
def test_a_description_is_the_same_in_every_form(endpoint: Any, path: str) -> None:
    first, *others = ({q.triple for q in described(endpoint, path, one)} for one in TYPES)
    assert first
    assert all(one == first for one in others)
    refused = endpoint.client.get(endpoint.address + path, headers={"Accept": "image/png"})
    assert refused.status_code == 406
    head = endpoint.client.head(endpoint.address + path)
    assert (head.status_code, head.content) == (200, b"")


def test_the_service_names_its_language_its_formats_and_its_graphs(endpoint: Any) -> None:
    store = described(endpoint, "/sparql")
    assert values(store, f"{SD}endpoint") == {endpoint.sparql}
    assert values(store, f"{SD}supportedLanguage") == {f"{SD}SPARQL11Query"}
    formats = {one.rpartition("/")[2] for one in values(store, f"{SD}resultFormat")}
    assert formats == {
        "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
        "Turtle", "N-Triples", "JSON-LD", "RDF_XML",
    }  # fmt: skip
    names = {one.removeprefix(GRAPH) for one in values(store, f"{SD}name")}
    assert names == {"ontology", "authority", "facts", "inferred", "drafts", "document.invented"}
    assert values(store, f"{SD}feature") == set(), "it fetches nothing and asks nobody else"


def test_void_counts_what_stands_in_the_store(endpoint: Any, invented_store: Path) -> None:
    store = described(endpoint, "/.well-known/void")
    triples = {quad.triple for quad in open_store(invented_store)}
    asked = store.query(
        "PREFIX void: <http://rdfs.org/ns/void#> SELECT ?of ?n { ?d void:propertyPartition ?p . "
        "?p void:property ?of ; void:triples ?n }"
    )
    assert isinstance(asked, ox.QuerySolutions)
    partitions = {row["of"].value: int(row["n"].value) for row in asked}
    assert partitions == Counter(triple.predicate.value for triple in triples)
    dataset = ox.NamedNode(f"{endpoint.address}/.well-known/void#dataset")
    (whole,) = store.quads_for_pattern(dataset, ox.NamedNode(f"{VOID}triples"), None)
    assert whole.object == ox.Literal(len(triples))
    classes = values(store, f"{VOID}class")
    assert {one.rpartition("#")[2] for one in classes} == {"Project", "Undertaking", "Ontology"}


def test_void_tells_licence_build_examples_and_where_to_fetch_and_ask(endpoint: Any) -> None:
    store = described(endpoint, "/.well-known/void")
    assert values(store, f"{VOID}sparqlEndpoint") == {endpoint.sparql}
    assert values(store, f"{VOID}dataDump") == {f"{endpoint.address}/dataset/atkg.trig"}
    assert values(store, "http://purl.org/dc/terms/license") == {
        "https://creativecommons.org/licenses/by/4.0/"
    }
    assert values(store, "http://purl.org/dc/terms/identifier") == {"0123abcd"}
    examples = values(store, f"{VOID}exampleResource")
    assert "https://w3id.org/atkg/resource/lantern" in examples
    assert len(examples) <= 5
    assert "https://w3id.org/atkg/ontology#" in values(store, f"{VOID}vocabulary")


def test_a_host_that_is_none_gets_into_no_description(endpoint: Any) -> None:
    reply = endpoint.client.get(endpoint.sparql, headers={"Host": "a<b>"})
    assert reply.status_code == 200
    assert "a<b>" not in reply.text


def test_void_is_only_read(endpoint: Any) -> None:
    reply = endpoint.client.post(f"{endpoint.address}/.well-known/void")
    assert (reply.status_code, reply.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    options = endpoint.client.options(f"{endpoint.address}/.well-known/void")
    assert options.status_code == 204
