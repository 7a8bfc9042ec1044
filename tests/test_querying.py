from __future__ import annotations

import json
from pathlib import Path

import pytest

from atkg.errors import QueryError
from atkg.graph.naming import load_naming
from atkg.graph.queries import load_queries
from atkg.graph.questions import load_topics
from atkg.graph.store import open_store
from atkg.lookups import find_thing
from atkg.querying import (
    answer_question,
    ask_store,
    list_questions,
    read_query,
)
from atkg.workspace import Workspace

FUNDERS = "SELECT ?project ?donor { ?project atkg:fundedBy ?donor } ORDER BY ?project ?donor"


# --- the embedded store -------------------------------------------------------------------------


def test_a_query_knows_all_prefixes_and_gives_curies(built_workspace: Workspace) -> None:
    columns, rows = ask_store(built_workspace, FUNDERS, "-", drafts=False)
    assert columns == ("project", "donor")
    assert rows == [["atkgr:lantern", "atkgr:coastal-agency"]]


def test_a_querys_own_prefix_goes_before_ours(built_workspace: Workspace) -> None:
    text = "PREFIX atkg: <urn:other:> ASK { ?s atkg:fundedBy ?o }"
    assert ask_store(built_workspace, text, "-", drafts=False)[1] == [["false"]]


def test_unreviewed_rows_answer_only_when_asked(built_workspace: Workspace) -> None:
    rows = ask_store(built_workspace, FUNDERS, "-", drafts=True)[1]
    assert ["atkgr:lantern", "atkgr:ministry-of-ports"] in rows
    assert len(rows) == 2


def test_an_empty_cell_is_empty(built_workspace: Workspace) -> None:
    text = "SELECT ?a ?b { VALUES (?a ?b) { (1 UNDEF) } }"
    assert ask_store(built_workspace, text, "-", drafts=False)[1] == [["1", ""]]


def test_a_query_that_cannot_be_read_says_which(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"missing\.rq: cannot be read"):
        read_query(str(tmp_path / "missing.rq"))
    (tmp_path / "binary.rq").write_bytes(b"\xff\xfe")
    with pytest.raises(QueryError, match=r"binary\.rq: cannot be read"):
        read_query(str(tmp_path / "binary.rq"))


# --- questions ----------------------------------------------------------------------------------


def test_every_question_is_listed_in_both_languages(built_workspace: Workspace) -> None:
    queries = load_queries(built_workspace.shipped("queries"))
    for lang in ("en", "es"):
        lines = list_questions(built_workspace, lang).splitlines()
        asked = [line.strip() for line in lines if line.startswith("  ")]
        assert sorted(line.split()[0] for line in asked) == list(queries)
        assert all(queries[line.split()[0]].summary[lang] in line for line in asked)
    assert any("--actor " in line for line in lines)


def test_the_questions_stand_under_their_topics(built_workspace: Workspace) -> None:
    queries = load_queries(built_workspace.shipped("queries"))
    topics = load_topics()
    for lang in ("en", "es"):
        groups = [part.splitlines() for part in list_questions(built_workspace, lang).split("\n\n")]
        labels = [words[lang] for words in topics.values()]
        heads = [head for head, *_ in groups]
        assert heads == labels, "a topic without a question, or out of order"
        for head, *lines in groups:
            assert lines
            assert {topics[queries[line.split()[0]].tags[0]][lang] for line in lines} == {head}


@pytest.mark.parametrize("name", ["coastal-police", "atkgr:coastal-police", "Policía Costera"])
def test_a_question_takes_an_id_a_curie_or_a_name(built_workspace: Workspace, name: str) -> None:
    told = answer_question(built_workspace, "cq07", {"actor": name}, "es", "json")
    rows = json.loads(told)["rows"]
    assert rows
    assert all(row["actor"] == "Policía Costera" for row in rows)
    quotes = {one["quote"] for row in rows for one in row["evidence"]}
    assert "Se recomienda a la Policía Costera elaborar un manual de atención" in quotes


def test_an_unknown_question_or_parameter_or_thing_is_an_error(built_workspace: Workspace) -> None:
    with pytest.raises(QueryError, match="no question 'cq99'"):
        answer_question(built_workspace, "cq99", {}, "en", "json")
    with pytest.raises(QueryError, match="has no parameter who"):
        answer_question(built_workspace, "cq07", {"who": "hotline"}, "en", "json")
    with pytest.raises(QueryError, match=r"Coastal Police \(atkgr:coastal-police\)"):
        answer_question(built_workspace, "cq07", {"actor": "Costal Polise"}, "en", "json")


def test_all_names_of_the_graph_find_one_thing_or_say_why_not(built_workspace: Workspace) -> None:
    naming = load_naming(open_store(built_workspace.current / "store"))
    names = {
        name: thing
        for thing in naming.labels
        if thing.startswith("atkgr:") and "." not in thing
        for name in (*naming.labels[thing].values(), *naming.aliases.get(thing, ()))
    }
    assert len(names) > 20
    assert {name: find_thing(naming, name) for name in names} == names
