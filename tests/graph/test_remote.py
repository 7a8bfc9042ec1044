from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from atkg.errors import QueryError
from atkg.graph.remote import ask_endpoint
from atkg.querying import ask_store
from atkg.workspace import Workspace

FUNDERS = "SELECT ?project ?donor { ?project atkg:fundedBy ?donor } ORDER BY ?project ?donor"
QUERIES = sorted((Path(__file__).parents[2] / "queries").glob("*.rq"))


@pytest.fixture(scope="module")
def endpoint(built_workspace: Workspace) -> Iterator[str]:
    """Serve the built store by Oxigraph's own server, for as long as these tests run."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    assert program, "the dev extra brings it"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    store = built_workspace.current / "store"
    command = [program, "serve-read-only", "--location", str(store), "--bind", address]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        for _ in range(200):
            with socket.socket() as knock:
                host, port = address.split(":")
                if knock.connect_ex((host, int(port))) == 0:
                    break
            assert server.poll() is None, "the server ended"
            time.sleep(0.05)
        yield f"http://{address}/query"
        server.terminate()


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_server_gives_every_question_the_answer_that_the_store_gives(
    built_workspace: Workspace, endpoint: str, path: Path
) -> None:
    text = path.read_text("utf-8")
    columns, rows = ask_store(built_workspace, text, str(path), drafts=False)
    assert ask_endpoint(endpoint, text, drafts=False) == (list(columns), rows)


def test_a_server_is_asked_with_our_prefixes_and_drafts_when_wanted(
    built_workspace: Workspace, endpoint: str
) -> None:
    for drafts in (False, True):
        here = ask_store(built_workspace, FUNDERS, "-", drafts)[1]
        assert ask_endpoint(endpoint, FUNDERS, drafts) == (["project", "donor"], here)
        assert len(here) == 1 + drafts


def test_a_server_answers_yes_and_no_and_leaves_cells_empty(endpoint: str) -> None:
    assert ask_endpoint(endpoint, "ASK { ?s atkg:fundedBy ?o }", drafts=False)[1] == [["true"]]
    empty = ask_endpoint(endpoint, "SELECT ?a ?b { VALUES (?a ?b) { (1 UNDEF) } }", drafts=False)
    assert empty == (["a", "b"], [["1", ""]])


def test_a_server_that_refuses_or_is_not_there_is_told_plainly(endpoint: str) -> None:
    with pytest.raises(QueryError, match="the endpoint did not answer"):
        ask_endpoint(endpoint, "SELECT nonsense", drafts=False)
    with pytest.raises(QueryError, match="the endpoint did not answer"):
        ask_endpoint(endpoint.replace("/query", "/nowhere"), FUNDERS, drafts=False)
    with pytest.raises(QueryError, match=r"127\.0\.0\.1:9.*did not answer"):
        ask_endpoint("http://127.0.0.1:9/query", FUNDERS, drafts=False)
