from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pytest

from atkg.errors import QueryError, ServerError
from atkg.graph.remote.loading import GraphStore
from atkg.graph.remote.login import Login
from atkg.graph.remote.places import find_places
from atkg.graph.remote.questions import ask_endpoint, list_graphs
from atkg.graph.remote.servers import Server
from atkg.pushing import Plan, push
from atkg.querying import ask_store
from atkg.workspace import Workspace, open_workspace

FUNDERS: Final = "SELECT ?project ?donor { ?project atkg:fundedBy ?donor } ORDER BY ?project ?donor"
QUERIES: Final = sorted((Path(__file__).parents[3] / "queries").glob("*.rq"))
# One of each form, and what needs the named graphs.
ASKED: Final = [
    FUNDERS,
    "ASK { ?project atkg:fundedBy ?donor }",
    "ASK { atkgr:nobody atkg:fundedBy ?donor }",
    "SELECT ?a ?b { VALUES (?a ?b) { (1 UNDEF) } }",
    "CONSTRUCT { ?figure atkg:value ?value } WHERE { ?figure atkg:value ?value }",
    "SELECT DISTINCT ?graph { GRAPH ?graph { ?s ?p ?o } } ORDER BY ?graph",
    "SELECT ?quote { GRAPH ?graph { ?selector oa:exact ?quote ; oa:start ?start } } "
    "ORDER BY ?start ?quote ?selector LIMIT 50",
]
LOADER: Final = Login("loader", "its word")
HEAVY: Final = "SELECT ?a (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a"


def by_links(workspace: Workspace, root: Path) -> Workspace:
    """Give a workspace by links, so that the journal of a push is our own."""
    (root / "build").mkdir(parents=True)
    (root / "data").symlink_to(workspace.root / "data")
    (root / "build" / "current").symlink_to(workspace.current)
    return open_workspace(root)


def answers_here(workspace: Workspace) -> dict[str, list[list[str]]]:
    """What the embedded store answers to every question and form: columns, then rows."""
    texts = [*(path.read_text("utf-8") for path in QUERIES), *ASKED]
    found: dict[str, list[list[str]]] = {}
    for text in texts:
        columns, rows = ask_store(workspace, text, "-", drafts=False)
        found[text] = [list(columns), *map(list, rows)]
    assert len(QUERIES) >= 50
    return found


def rows_of(answers: Mapping[str, Sequence[object]]) -> list[int]:
    """Count the rows of each answer that has some."""
    return [len(own) - 1 for own in answers.values() if len(own) > 1]


def answers_of(endpoint: str, texts: Iterable[str]) -> dict[str, list[list[str]]]:
    """What a server answers to the same."""
    found: dict[str, list[list[str]]] = {}
    for text in texts:
        columns, rows = ask_endpoint(Server(), endpoint, text, drafts=False)
        found[text] = [list(columns), *map(list, rows)]
    return found


@pytest.fixture
def filled_virtuoso(virtuoso: str, built_workspace: Workspace, tmp_path: Path) -> str:
    """The endpoint of a Virtuoso that holds the graph of the small workspace and no other."""
    endpoint = f"{virtuoso}/sparql"
    server, plan = Server(LOADER), Plan(hashes=False, prune=True)
    own = by_links(built_workspace, tmp_path / "small")
    assert [*push(own, server, find_places(server, endpoint), plan)]
    return endpoint


@pytest.fixture
def filled_oxigraph(oxigraph: Any, built_workspace: Workspace, tmp_path: Path) -> str:
    """The endpoint of an Oxigraph that holds the graph of the small workspace."""
    endpoint = f"{oxigraph.address}/query"
    own = by_links(built_workspace, tmp_path / "on-oxigraph")
    assert [*push(own, Server(), find_places(Server(), endpoint), Plan())]
    return endpoint


# --- the same answers ----------------------------------------------------------------------------


def test_every_question_gets_from_servers_the_rows_that_the_embedded_store_gives(
    filled_virtuoso: str, filled_oxigraph: str, built_workspace: Workspace
) -> None:
    here = answers_here(built_workspace)
    assert len(rows_of(here)) > 30, "too few answers for this to mean anything"
    for endpoint in (filled_virtuoso, filled_oxigraph):
        there = answers_of(endpoint, here)
        assert [text for text in there if there[text] != here[text]] == []


@pytest.mark.soak  # the same with the graph of the two reports, which takes a minute to load
def test_virtuoso_gives_every_question_the_rows_of_the_two_reports(
    virtuoso: str, real_workspace: Workspace, tmp_path: Path
) -> None:
    endpoint = f"{virtuoso}/sparql"
    notes: list[str] = []
    server = Server(LOADER, say=notes.append)
    own = by_links(real_workspace, tmp_path / "real")
    assert [*push(own, server, find_places(server, endpoint), Plan(prune=True))]
    assert len([note for note in notes if note.endswith("verified by count and hash")]) >= 6
    here = answers_here(real_workspace)
    assert sum(rows_of(here)) > 1500, "too few rows for this to mean anything"
    there = answers_of(endpoint, here)
    assert [text for text in there if there[text] != here[text]] == []


@pytest.mark.soak
def test_oxigraph_gives_every_question_the_rows_of_the_two_reports(
    oxigraph: Any, real_workspace: Workspace, tmp_path: Path
) -> None:
    endpoint = f"{oxigraph.address}/query"
    own = by_links(real_workspace, tmp_path / "real")
    assert [*push(own, Server(), find_places(Server(), endpoint), Plan(hashes=False))]
    here = answers_here(real_workspace)
    there = answers_of(endpoint, here)
    assert [text for text in there if there[text] != here[text]] == []


def test_a_server_is_asked_for_drafts_only_when_wanted(
    filled_oxigraph: str, built_workspace: Workspace
) -> None:
    for drafts in (False, True):
        here = ask_store(built_workspace, FUNDERS, "-", drafts)[1]
        assert ask_endpoint(Server(), filled_oxigraph, FUNDERS, drafts)[1] == here
        assert len(here) == 1 + drafts


def test_the_graphs_of_others_on_the_same_server_stay_out_of_an_answer(
    filled_virtuoso: str,
) -> None:
    graphs = list_graphs(Server(), filled_virtuoso)
    assert len(graphs) >= 6  # Virtuoso keeps graphs of its own beside
    rows = ask_endpoint(Server(), filled_virtuoso, ASKED[5], drafts=False)[1]
    assert len(rows) == len(graphs)
    assert all(row[0].startswith("atkgg:") for row in rows)


def test_what_is_described_comes_as_triples(filled_virtuoso: str, filled_oxigraph: str) -> None:
    for endpoint in (filled_virtuoso, filled_oxigraph):
        columns, rows = ask_endpoint(Server(), endpoint, "DESCRIBE atkgr:lantern", drafts=False)
        assert columns == ("subject", "predicate", "object")
        assert len(rows) > 3
        assert all("atkgr:lantern" in row for row in rows)


# --- what a server refuses, and what is not asked of it ------------------------------------------


def test_a_server_that_refuses_or_is_not_there_is_told_plainly(filled_oxigraph: str) -> None:
    def fails(address: str, text: str, match: str) -> None:
        with pytest.raises(ServerError, match=match):
            ask_endpoint(Server(), address, text, drafts=False)

    fails(filled_oxigraph, "SELECT nonsense", r"refused \(400\)")
    fails(filled_oxigraph.replace("/query", "/nowhere"), FUNDERS, r"refused \(404\)")
    fails("http://127.0.0.1:9/query", FUNDERS, r"127\.0\.0\.1:9.*did not answer")


def test_an_update_is_refused_before_a_server_hears_of_it(scripted: Any) -> None:
    for text in ("DROP ALL", "DELETE { ?s ?p ?o } WHERE { SELECT * { ?s ?p ?o } }"):
        with pytest.raises(QueryError, match="is an update"):
            ask_endpoint(Server(), scripted.address, text, drafts=False)
    assert scripted.requests == []


def test_virtuoso_is_asked_with_a_login_by_digest(filled_virtuoso: str) -> None:
    endpoint = filled_virtuoso.replace("/sparql", "/sparql-auth")
    assert ask_endpoint(Server(LOADER), endpoint, ASKED[1], drafts=False)[1] == [["true"]]
    for login in (Login("loader", "wrong"), Login("stranger", "its word"), Login()):
        with pytest.raises(ServerError, match=r"refused \(401\).*check the user"):
            ask_endpoint(Server(login), endpoint, ASKED[1], drafts=False)


# --- a part is never the whole -------------------------------------------------------------------


def test_virtuoso_stopping_at_its_limit_of_rows_is_told_and_nothing_is_shown(
    filled_virtuoso: str,
) -> None:
    text = "SELECT * { GRAPH ?graph { ?s ?p ?o } }"
    with pytest.raises(ServerError, match=r"only a part.*limit of rows.*2000"):
        ask_endpoint(Server(), filled_virtuoso, text, drafts=False)
    assert len(ask_endpoint(Server(), filled_virtuoso, f"{text} LIMIT 1999", False)[1]) == 1999


@pytest.mark.parametrize("where", ["WHERE", "{ ?s ?p ?o . [] a '}' } WHERE"])
def test_virtuoso_cutting_triples_without_a_word_is_told_all_the_same(
    filled_virtuoso: str, where: str
) -> None:
    text = f"CONSTRUCT {where} {{ ?s ?p ?o }}"
    with pytest.raises(ServerError, match=r"only a part.*limit of rows.*2000"):
        ask_endpoint(Server(), filled_virtuoso, text, drafts=False)
    assert ask_endpoint(Server(), filled_virtuoso, f"{text} LIMIT 100", drafts=False)[1]


def test_virtuoso_stopping_at_its_time_limit_is_told(filled_virtuoso: str) -> None:
    with pytest.raises(ServerError, match=r"only a part.*time limit.*S1TAT"):
        ask_endpoint(Server(), f"{filled_virtuoso}?timeout=1000&maxrows=100000", HEAVY, False)


ROWS: Final = json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": []}}).encode()
JSON: Final = {"Content-Type": "application/sparql-results+json"}


@pytest.mark.parametrize(
    ("status", "headers", "said"),
    [
        (206, {}, "its status is 206"),
        (203, {}, "its status is 203"),
        (200, {"X-SPARQL-Anytime-Rows": "7"}, "x-sparql-anytime-rows: 7"),
        (200, {"X-SQL-State": "S1TAT"}, "x-sql-state: S1TAT"),
        (200, {"Content-Range": "items 0-9/100"}, "a range only"),
    ],
)
def test_a_reply_marked_as_a_part_is_told(
    scripted: Any, status: int, headers: dict[str, str], said: str
) -> None:
    scripted.answers = [(status, JSON | headers, ROWS)]
    with pytest.raises(ServerError, match=f"only a part of the answer: .*{said}"):
        ask_endpoint(Server(), scripted.address, FUNDERS, drafts=False)


def test_a_reply_that_breaks_off_is_told(scripted: Any) -> None:
    scripted.answers = [(200, JSON | {"Content-Length": "5000"}, ROWS)]
    with pytest.raises(ServerError, match="did not answer: IncompleteRead"):
        ask_endpoint(Server(timeout=1), scripted.address, FUNDERS, drafts=False)


@pytest.mark.parametrize("body", [b"<html>", b"[1]", b'{"head": {}}', ROWS[:-9]])
def test_a_reply_that_holds_no_results_is_told(scripted: Any, body: bytes) -> None:
    scripted.answers = [(200, JSON, body)]
    with pytest.raises(ServerError, match="no SPARQL results"):
        ask_endpoint(Server(), scripted.address, FUNDERS, drafts=False)


def test_triples_that_cannot_be_read_are_told(scripted: Any) -> None:
    scripted.answers = [(200, {"Content-Type": "text/turtle"}, b"<urn:a> <urn:b>")]
    with pytest.raises(ServerError, match="no RDF that can be read"):
        ask_endpoint(Server(), scripted.address, "DESCRIBE <urn:a>", drafts=False)
    scripted.answers = [(200, {"Content-Type": "text/html"}, b"<p>")]
    with pytest.raises(ServerError, match=r"no RDF that can be read \(text/html\)"):
        GraphStore(Server(), scripted.address).fetch("urn:g")
