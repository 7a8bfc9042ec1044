from __future__ import annotations

from typing import Any, Final

import pyoxigraph as ox
import pytest

from atkg.errors import ServerError
from atkg.graph.fingerprint import fingerprint
from atkg.graph.remote.loading import (
    EitherWay,
    GraphStore,
    Loader,
    Updates,
    count_triples,
    fetch_whole,
)
from atkg.graph.remote.login import Login
from atkg.graph.remote.places import Places
from atkg.graph.remote.servers import RefusedError, Server
from atkg.namespaces import GRAPH

NAME: Final = f"{GRAPH}loading"
LOADER: Final = Server(Login("loader", "its word"))
# What stores are known to change or to stumble over.
HARD: Final = b"""
@prefix : <urn:x:> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:a :p 12.0, 8.0, "007"^^xsd:integer, true, "2024-02-29"^^xsd:date, "", "a\\"b\\\\c\\nd\\te", "=1",
  "caf\\u00E9 \\u2013 \\U0001F600"@es, "text"@en-GB, "12.0", "</script> {?x} <urn:y> # $z" .
:b :p ( :c [ :p ( 1 2 ) ] "three" ) , ( ) .
[] :p [ :p [ :p :d ] ] .
<urn:x:%C3%B1> :p <http://example.org/a?b=c&d=%20#e> .
"""


def triples(turtle: bytes) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)]


def virtuoso_places(address: str) -> Places:
    crud = f"{address}/sparql-graph-crud-auth"
    return Places(f"{address}/sparql", f"{address}/sparql-auth", crud)


def ways(virtuoso: str, oxigraph: Any) -> list[tuple[Loader, Server, Places]]:
    ours = Places(*(f"{oxigraph.address}/{path}" for path in ("query", "update", "store")))
    theirs = virtuoso_places(virtuoso)
    return [
        (way, server, places)
        for server, places in ((Server(), ours), (LOADER, theirs))
        for way in (GraphStore(server, places.store), Updates(server, places))
    ]


def test_a_graph_comes_back_as_it_was_sent_by_both_ways_on_both_servers(
    virtuoso: str, oxigraph: Any
) -> None:
    graph = triples(HARD)
    tried = ways(virtuoso, oxigraph)
    assert len(tried) == 4
    for loader, server, places in tried:
        for _ in range(2):  # the second time it is there already
            loader.replace(NAME, graph)
            assert count_triples(server, places.query, NAME) == len(graph)
            assert fingerprint(loader.fetch(NAME)) == fingerprint(graph), loader.name


def test_a_graph_is_replaced_whole_and_dropped_without_complaint(
    virtuoso: str, oxigraph: Any
) -> None:
    for loader, server, places in ways(virtuoso, oxigraph):
        loader.replace(NAME, triples(HARD))
        loader.replace(NAME, triples(b"<urn:a> <urn:b> <urn:c> ."))
        assert count_triples(server, places.query, NAME) == 1
        for _ in range(2):
            loader.drop(NAME)
            assert count_triples(server, places.query, NAME) == 0


def test_a_graph_above_every_limit_arrives_and_comes_back_whole(virtuoso: str) -> None:
    turtle = b"".join(b"<urn:%d> <urn:p> ( %d ) .\n" % (n, n) for n in range(1200))
    places = virtuoso_places(virtuoso)
    for loader in (Updates(LOADER, places), GraphStore(LOADER, places.store)):
        loader.replace(NAME, triples(turtle))
        assert len(loader.fetch(NAME)) < 3600, "Virtuoso now gives more than its limit"
        found = fetch_whole(LOADER, places.query, loader, NAME)
        assert fingerprint(found) == fingerprint(triples(turtle))
    loader.drop(NAME)


def test_the_next_portions_are_added_to_the_first(oxigraph: Any) -> None:
    loader = GraphStore(Server(), f"{oxigraph.address}/store", portion=3)
    for _ in range(2):
        loader.replace(NAME, triples(HARD))
    assert fingerprint(loader.fetch(NAME)) == fingerprint(triples(HARD))


def test_a_server_without_a_graph_store_gets_updates(oxigraph: Any) -> None:
    notes: list[str] = []
    server = Server(say=notes.append)
    at = oxigraph.address
    loader = EitherWay(server, Places(f"{at}/query", f"{at}/update", f"{at}/nowhere"))
    for _ in range(2):
        loader.replace(NAME, triples(HARD))
    assert count_triples(server, f"{at}/query", NAME) == len(triples(HARD))
    assert fingerprint(loader.fetch(NAME)) == fingerprint(triples(HARD))
    assert [note for note in notes if "no graph store; going on by SPARQL Update" in note] == notes
    assert len(notes) == 1
    with pytest.raises(RefusedError, match="404"):
        EitherWay(server, Places(f"{at}/query", "", f"{at}/nowhere")).replace(NAME, [])


def test_a_wrong_password_changes_nothing_whatever_the_size(virtuoso: str) -> None:
    wrong = Server(Login("loader", "wrong"))
    large = triples(b"".join(b"<urn:%d> <urn:p> <urn:o> .\n" % number for number in range(20_000)))
    places = virtuoso_places(virtuoso)
    GraphStore(LOADER, places.store).replace(NAME, triples(b"<urn:a> <urn:b> <urn:c> ."))
    for graph in (large[:1], large):
        for loader in (GraphStore(wrong, places.store), Updates(wrong, places)):
            with pytest.raises(RefusedError, match=r"refused \(401\).*check the user"):
                loader.replace(NAME, graph)
    assert count_triples(LOADER, places.query, NAME) == 1
    GraphStore(LOADER, places.store).drop(NAME)


def test_a_busy_server_gets_the_same_graph_again(scripted: Any) -> None:
    scripted.answers = [(503, {"Retry-After": "0"}, b""), (201, {}, b"")]
    GraphStore(Server(), scripted.address).replace(NAME, triples(b"<urn:a> <urn:b> <urn:c> ."))
    assert [(method, body) for method, _, _, body in scripted.requests] == [
        ("PUT", b"<urn:a> <urn:b> <urn:c> .\n")
    ] * 2


def test_a_status_that_leaves_it_open_is_no_success(scripted: Any) -> None:
    scripted.answers = [(202, {}, b"")]
    with pytest.raises(ServerError, match="202: it is not known whether"):
        GraphStore(Server(), scripted.address).replace(NAME, [])
    with pytest.raises(ServerError, match="202: it is not known whether"):
        Updates(Server(), Places("", scripted.address, "")).drop(NAME)


def test_a_part_of_a_graph_is_not_taken_for_the_graph(scripted: Any) -> None:
    scripted.answers = [(206, {"Content-Type": "text/turtle"}, b"<urn:a> <urn:b> <urn:c> .")]
    with pytest.raises(ServerError, match="only a part"):
        GraphStore(Server(), f"{scripted.address}/?account=7").fetch(NAME)
    assert scripted.requests[0][1].startswith("/?account=7&graph=https%3A%2F%2F")
