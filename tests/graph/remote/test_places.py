from __future__ import annotations

from typing import Any, Final

import pytest

from atkg.errors import ServerError
from atkg.graph.remote.places import Places, find_places
from atkg.graph.remote.servers import Server

ROWS: Final = b'{"head": {"vars": ["one"]}, "results": {"bindings": []}}'


def named(name: str) -> tuple[int, dict[str, str], bytes]:
    return 200, {"Content-Type": "application/sparql-results+json", "Server": name}, ROWS


@pytest.mark.parametrize(
    ("says", "query", "update", "store"),
    [
        ("Apache Jena Fuseki (5.0)", "/ds/sparql", "/ds/update", "/ds/data"),
        ("GraphDB/10.8", "/repositories/r", "/repositories/r/statements",
         "/repositories/r/rdf-graphs/service"),
        ("Stardog:10", "/db/query", "/db/update", "/db"),
        ("Virtuoso/08 (Linux)", "/sparql-auth", "/sparql-auth", "/sparql-graph-crud-auth"),
    ],
)  # fmt: skip
def test_the_addresses_of_a_known_server_are_made_from_one(
    scripted: Any, says: str, query: str, update: str, store: str
) -> None:
    # The library puts a name of its own before; only the last header of a name is kept.
    scripted.answers = [named(says)]
    found = find_places(Server(), scripted.address + query)
    assert found == Places(*(scripted.address + path for path in (query, update, store)))


def test_real_servers_are_known_by_name(oxigraph: Any, virtuoso: str) -> None:
    at = oxigraph.address
    assert find_places(Server(), f"{at}/query") == Places(
        f"{at}/query", f"{at}/update", f"{at}/store"
    )
    assert find_places(Server(), f"{virtuoso}/sparql").store == f"{virtuoso}/sparql-graph-crud-auth"


def test_addresses_that_are_given_go_before_and_nothing_is_asked(scripted: Any) -> None:
    scripted.answers = [named("Virtuoso/07")]
    places = find_places(Server(), f"{scripted.address}/sparql", store=f"{scripted.address}/s")
    assert (places.update, places.store) == ("", f"{scripted.address}/s")
    assert scripted.requests == []


def test_an_unknown_server_is_told_with_what_to_give(scripted: Any) -> None:
    scripted.answers = [named("nginx")]
    with pytest.raises(ServerError, match=r"takes graphs.*--store.*--update.*Oxigraph"):
        find_places(Server(), f"{scripted.address}/sparql")
    with pytest.raises(ServerError, match="is no address"):
        find_places(Server(), f"{scripted.address}/sparql", update="update")
