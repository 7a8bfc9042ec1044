from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest

from atkg.errors import ServerError, WorkspaceError
from atkg.graph.remote.loading import GraphStore, Updates, count_triples
from atkg.graph.remote.places import Places, find_places
from atkg.graph.remote.questions import list_graphs
from atkg.graph.remote.servers import Server
from atkg.namespaces import GRAPH
from atkg.pushing import DROPPED, EXTRA, KEPT, LOADED, Plan, push
from atkg.workspace import Workspace, open_workspace

Atkg: TypeAlias = Callable[..., "subprocess.CompletedProcess[str]"]
SERVER: Final = Server()
OTHER: Final = f"{GRAPH}document.of-last-year"


@pytest.fixture
def workspace(built_workspace: Workspace, tmp_path: Path) -> Workspace:
    """A copy of the small built workspace, so that its journal is its own."""
    root = tmp_path / "own"
    shutil.copytree(built_workspace.root, root, symlinks=True)
    return open_workspace(root)


@pytest.fixture
def places(oxigraph: Any) -> Places:
    return find_places(SERVER, f"{oxigraph.address}/query")


def pushed(
    workspace: Workspace, places: Places, plan: Plan | None = None, server: Server = SERVER
) -> list[tuple[str, str]]:
    """Push, and give what was done with each graph."""
    done = push(workspace, server, places, plan or Plan())
    return [(one.graph.removeprefix(GRAPH), one.done) for one in done]


def counts(places: Places) -> dict[str, int]:
    return {graph: count_triples(SERVER, places.query, graph) for graph in
            list_graphs(SERVER, places.query)}  # fmt: skip


def expected(workspace: Workspace) -> dict[str, int]:
    """Count the triples of each graph of the dataset, by its lines."""
    found: dict[str, int] = {}
    lines = (workspace.current / "dataset" / "atkg.nq").read_text("utf-8").splitlines()
    for line in lines:
        graph = line.rpartition(" <")[2].removesuffix("> .")
        found[graph] = found.get(graph, 0) + 1
    return found


def test_every_graph_arrives_and_is_not_sent_twice(workspace: Workspace, places: Places) -> None:
    first = pushed(workspace, places)
    assert len(first) >= 6
    assert {done for _, done in first} == {LOADED}
    assert counts(places) == expected(workspace)
    assert pushed(workspace, places) == [(graph, KEPT) for graph, _ in first]
    assert pushed(workspace, places, Plan(afresh=True)) == first


def test_a_server_that_dies_between_graphs_is_told_and_the_next_run_goes_on(
    oxigraph: Any, workspace: Workspace, places: Places
) -> None:
    run = push(workspace, SERVER, places, Plan())
    before = [next(run), next(run)]
    oxigraph.stop()
    with pytest.raises(ServerError, match=r"did not answer.*refused"):
        next(run)
    oxigraph.start()
    words = [done for _, done in pushed(workspace, places)]
    assert [one.done for one in before] == [LOADED] * 2
    assert words == [KEPT] * 2 + [LOADED] * (len(words) - 2)
    assert counts(places) == expected(workspace)


def test_a_run_that_is_killed_goes_on_where_it_stopped(
    workspace: Workspace, places: Places
) -> None:
    run = push(workspace, SERVER, places, Plan())
    kept = next(run).graph.removeprefix(GRAPH)
    run.close()
    half = next(graph for graph in sorted(expected(workspace)) if not graph.endswith(kept))
    Updates(SERVER, places).replace(half, [])  # what it was about to send came half
    words = dict(pushed(workspace, places))
    assert words.pop(kept) == KEPT
    assert set(words.values()) == {LOADED}
    assert counts(places) == expected(workspace)


def test_a_damaged_journal_means_that_all_is_sent_again(
    workspace: Workspace, places: Places
) -> None:
    first = pushed(workspace, places)
    (journal,) = (workspace.build / "push").glob("*.json")
    for text in ("", "{", "[]", "{}", '{"graphs": 3}'):
        journal.write_text(text, "utf-8")
        assert pushed(workspace, places, Plan(hashes=False)) == first


def test_a_graph_that_was_changed_here_or_there_is_sent_again(
    workspace: Workspace, places: Places
) -> None:
    graphs = [graph for graph, _ in pushed(workspace, places)]
    GraphStore(SERVER, places.store).drop(GRAPH + graphs[0])
    path = workspace.current / "dataset" / "atkg.nq"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    gone = next(line for line in lines if f"<{GRAPH}{graphs[-1]}> ." in line and "_:" not in line)
    path.write_text("".join(line for line in lines if line != gone), "utf-8")
    words = dict(pushed(workspace, places))
    assert {graph for graph, done in words.items() if done == LOADED} == {graphs[0], graphs[-1]}
    assert counts(places) == expected(workspace)


def test_a_dry_run_tells_all_and_changes_nothing(workspace: Workspace, places: Places) -> None:
    told = pushed(workspace, places, Plan(dry_run=True))
    assert {done for _, done in told} == {LOADED}
    assert counts(places) == {}
    assert not (workspace.build / "push").exists()
    assert told == pushed(workspace, places)
    assert {done for _, done in pushed(workspace, places, Plan(dry_run=True))} == {KEPT}


def test_graphs_of_another_build_are_told_and_dropped_only_when_wanted(
    workspace: Workspace, places: Places
) -> None:
    triples = GraphStore(SERVER, places.store)
    pushed(workspace, places)
    name = next(iter(expected(workspace)))
    triples.replace(OTHER, triples.fetch(name))
    triples.replace("https://example.org/of-others", triples.fetch(name))
    notes: list[str] = []
    told = pushed(workspace, places, Plan(), replace(SERVER, say=notes.append))
    assert told[-1] == ("document.of-last-year", EXTRA)
    assert "--prune drops it" in notes[-1]
    told = pushed(workspace, places, Plan(prune=True, dry_run=True))
    assert told[-1] == ("document.of-last-year", DROPPED)
    assert OTHER in counts(places)
    assert pushed(workspace, places, Plan(prune=True))[-1][1] == DROPPED
    assert counts(places) == expected(workspace)
    assert count_triples(SERVER, places.query, "https://example.org/of-others")


def test_a_server_that_loses_triples_is_found_out_and_not_noted(
    scripted: Any, workspace: Workspace
) -> None:
    json_type = {"Content-Type": "application/sparql-results+json"}
    few = b'{"head":{"vars":["count"]},"results":{"bindings":[{"count":{"value":"3"}}]}}'
    scripted.answers = [(204, {}, b""), (200, json_type, few)]
    at = scripted.address
    with pytest.raises(ServerError, match=r"holds 3 triples of atkgg:\S+ where \d+ were sent"):
        pushed(workspace, Places(f"{at}/query", "", f"{at}/store"))
    (journal,) = (workspace.build / "push").glob("*.json")
    assert json.loads(journal.read_text("utf-8"))["graphs"] == {}


def test_a_server_that_changes_triples_is_found_out(scripted: Any, workspace: Workspace) -> None:
    graph, count = min(expected(workspace).items())
    json_type = {"Content-Type": "application/sparql-results+json"}
    table = {"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {"value": str(count)}}]}}
    counted = (200, json_type, json.dumps(table).encode())
    other = b"".join(b"<urn:a> <urn:b> %d .\n" % number for number in range(count))
    fetched = (200, {"Content-Type": "text/turtle"}, other)
    scripted.answers = [(204, {}, b""), counted, counted, fetched]
    at = scripted.address

    with pytest.raises(ServerError, match=r"holds other triples of atkgg:.* though as many"):
        pushed(workspace, Places(f"{at}/query", "", f"{at}/store"))
    assert graph in sorted(expected(workspace))[0]


def test_without_a_build_nothing_is_sent(small_workspace: Workspace, scripted: Any) -> None:
    with pytest.raises(WorkspaceError, match="no graph has been built"):
        pushed(small_workspace, Places(scripted.address, "", scripted.address))
    assert scripted.requests == []


# --- the command ---------------------------------------------------------------------------------


def test_the_command_pushes_asks_and_keeps_the_password_out_of_sight(
    atkg: Atkg, virtuoso: str, workspace: Workspace
) -> None:
    where = ("--endpoint", f"{virtuoso}/sparql", "--user", "loader", "-w", workspace.root)
    wrong = {"ATKG_PASSWORD": "not-this-one"}
    done = atkg("push", *where, env=environment(wrong))
    assert (done.returncode, done.stdout) == (1, "")
    assert "refused (401)" in done.stderr
    assert "not-this-one" not in done.stderr
    done = atkg("push", *where, env=environment({}))
    assert done.returncode == 2
    assert "ATKG_PASSWORD is" in done.stderr
    right = {"THEIR_WORD": "its word"}
    named = (*where, "--password-env", "THEIR_WORD", "--format", "csv")
    done = atkg("push", *named, env=environment(right))
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "graph,triples,hash,done"
    assert done.stdout.count(f",{LOADED}\n") >= 6
    assert done.stderr.count("verified by count and hash") >= 6
    again = atkg("push", *named, "--dry-run", env=environment(right))
    assert again.stdout.splitlines()[0] == "graph,triples,hash,to be done"
    assert again.stdout.count(f",{KEPT}\n") >= 6


def test_the_command_asks_a_server_with_a_login_and_tells_a_part(
    atkg: Atkg, virtuoso: str, oxigraph: Any
) -> None:
    ask = ("query", "-", "--endpoint", f"{virtuoso}/sparql-auth", "--user", "loader")
    env = environment({"ATKG_PASSWORD": "its word"})
    done = atkg(*ask, "--format", "csv", env=env, input="ASK { ?s ?p ?o FILTER(false) }")
    assert (done.returncode, done.stdout) == (0, "answer\nfalse\n")
    many = "SELECT * { VALUES ?a { 1 2 3 4 5 6 7 8 9 10 } VALUES ?b { 1 2 3 4 5 6 7 8 9 10 } }"
    done = atkg("query", "-", "--endpoint", f"{virtuoso}/sparql?maxrows=50", input=many)
    assert (done.returncode, done.stdout) == (1, "")
    assert "gave only a part of the answer" in done.stderr
    token = atkg("query", "-", "--endpoint", f"{oxigraph.address}/query", "--token-env", "NO_TOKEN",
                 input=many)  # fmt: skip
    assert token.returncode == 2


def environment(more: dict[str, str]) -> dict[str, str]:
    """Give the environment of this process, with these words and no other."""
    own = {key: value for key, value in os.environ.items() if key != "ATKG_PASSWORD"}
    return own | more
