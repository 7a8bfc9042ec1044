"""No query reaches anything but the store: no socket is opened, no file is read."""

from __future__ import annotations

import multiprocessing
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from atkg.web.endpoint.confining import close_network


@pytest.fixture
def called() -> Iterator[tuple[int, list[bytes]]]:
    """A port that nobody should call, and what it was told."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        over = threading.Event()

        def listen() -> None:
            while not over.is_set():
                try:
                    caller, _ = server.accept()
                except TimeoutError:
                    continue
                with caller:
                    heard.append(caller.recv(100))

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], heard
        over.set()
        thread.join()


TRICKS = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "SELECT * { sErViCe <URL> { ?s ?p ?o } }",
    "SELECT * { BIND(<URL> AS ?u) SERVICE ?u { ?s ?p ?o } }",
    "PREFIX e: <URL> SELECT * { SERVICE e: { ?s ?p ?o } }",
    # A name with an escaped quote or hash, behind which the word was once overlooked.
    "PREFIX e: <urn:e:> SELECT * { ?a e:\\' ?b . SERVICE <URL> { ?s ?p ?o } ?a e:\\' ?b }",
    "PREFIX e: <urn:e:> SELECT * { ?a e:\\# ?b . SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { ?a ?b '''#''' SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { FILTER(1<2)SERVICE<URL>{ ?s ?p ?o }FILTER(3>2) }",
    "SELECT * { SERVIC\\u0045 <URL> { ?s ?p ?o } }",
    "SELECT * FROM <URL> { ?s ?p ?o }",
    "SELECT * FROM NAMED <URL> { GRAPH <URL> { ?s ?p ?o } }",
    "SELECT * { GRAPH <URL> { ?s ?p ?o } }",
    "DESCRIBE <URL>",
    "LOAD <URL>",
    "LOAD <URL> INTO GRAPH <urn:g>",
]


@pytest.mark.parametrize("trick", TRICKS)
def test_no_query_calls_another_server(
    trick: str, endpoint: Any, called: tuple[int, list[bytes]]
) -> None:
    port, heard = called
    url = f"http://127.0.0.1:{port}/data.ttl"
    reply = endpoint.ask(trick.replace("URL", url))
    assert reply.status_code in (200, 400)
    assert heard == []
    if "SERVICE" in trick.upper():
        assert reply.status_code == 400
        assert "asks another endpoint" in reply.text or "is not SPARQL" in reply.text


def test_graphs_of_the_protocol_are_not_fetched(
    endpoint: Any, called: tuple[int, list[bytes]]
) -> None:
    port, heard = called
    for name in ("default-graph-uri", "named-graph-uri"):
        url = f"http://127.0.0.1:{port}/data.ttl"
        reply = endpoint.ask("SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }",
                             parameters=[(name, url)])  # fmt: skip
        assert reply.status_code == 200
        assert reply.json()["results"]["bindings"] == []
    assert heard == []


@pytest.mark.parametrize("form", ["FROM <URL>", "FROM NAMED <URL>"])
def test_no_file_is_read(form: str, endpoint: Any, tmp_path: Path) -> None:
    file = tmp_path / "secret.ttl"
    file.write_text("<urn:secret> <urn:p> <urn:o> .", encoding="utf-8")
    text = f"SELECT * {form} {{ {{ ?s ?p ?o }} UNION {{ GRAPH ?g {{ ?s ?p ?o }} }} }}"
    reply = endpoint.ask(text.replace("URL", file.as_uri()))
    assert reply.status_code == 200
    assert reply.json()["results"]["bindings"] == []
    assert endpoint.ask(f"LOAD <{file.as_uri()}>").status_code == 400


def call(port: int) -> None:
    """Let the engine ask another endpoint, as it does where nobody forbids it."""
    asked = f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"
    result = ox.Store().query(asked)
    assert isinstance(result, ox.QuerySolutions)
    next(result)


def try_to_call(port: int, told: Any) -> None:
    told.send(close_network())
    try:
        call(port)
    except OSError as error:
        told.send(str(error))
    try:
        socket.socket().close()
    except OSError as error:
        told.send(str(error))
    told.send("over")


def test_even_the_engine_s_own_client_cannot_call_from_a_worker(
    called: tuple[int, list[bytes]], missing: Callable[[str], None]
) -> None:
    """What the engine would do without us stands first, so that this test can fail."""
    port, heard = called
    with pytest.raises((OSError, RuntimeError)):
        call(port)
    assert len(heard) == 1, "the engine does call out, if it is let"
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=try_to_call, args=(port, theirs))
    process.start()
    closed, *errors = ours.recv(), ours.recv(), ours.recv()
    process.join()
    if not closed:
        missing("a Linux with seccomp is needed to close off the network")
    assert len(heard) == 1
    assert all("not permitted" in one for one in errors), errors
