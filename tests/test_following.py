from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from atkg.errors import QueryError, StatementError
from atkg.following import record_followup
from atkg.graph.followup_graph import read_followups
from atkg.graph.store import open_store
from atkg.pipeline import build
from atkg.querying import explain
from atkg.statements import read_rows
from atkg.workspace import Workspace, open_workspace

GIVEN = {
    "kind": "contested", "words": "It was\nnever ours.", "lang": "en", "act": "", "source": "",
    "said_by": "harbour master", "date": "2022-02-01",
}  # fmt: skip


def test_a_contest_stands_beside_the_statement_and_changes_nothing_of_it(
    small_workspace: Workspace,
) -> None:
    rows = small_workspace.statements / "lantern-2021.csv"
    before = rows.read_bytes()
    one = next(row for row in read_rows(rows) if row.predicate == "atkg:implementedBy")
    record_followup(small_workspace, one.id, GIVEN)
    build(small_workspace, lambda _: None, reason=False)
    store = open_store(small_workspace.current / "store")
    text = explain(small_workspace, "Lantern", "en", "markdown")

    assert list(read_followups(store)) == [f"atkgr:{one.id}"]
    assert "contested by harbour master (2022-02-01), “It was never ours.”" in text
    assert "implemented by" in text.split("## Said")[0]
    assert rows.read_bytes() == before


def test_a_follow_up_of_nothing_is_refused_and_writes_nothing(small_workspace: Workspace) -> None:
    with pytest.raises(StatementError, match="no statement or node has this id"):
        record_followup(small_workspace, "s0000000000000000", GIVEN)
    assert not small_workspace.followups.exists()


def test_a_recommendation_is_named_by_its_number_and_who_says_so_by_a_name(
    built_workspace: Workspace, tmp_path: Path
) -> None:
    root = tmp_path / "own"
    shutil.copytree(built_workspace.root, root, symlinks=True)
    own = open_workspace(root)
    done = GIVEN | {"kind": "done", "source": "Gazette 3"}
    record_followup(own, "R1", done, "coastal police")
    record_followup(own, "R1", done | {"said_by": ""}, "coastal police")
    lines = own.followups.read_text("utf-8").splitlines()[-2:]
    assert [".recommendation." in line for line in lines] == [True, True]
    assert "harbour master, " in lines[0]
    assert "Coastal Police" in lines[1]
    with pytest.raises(QueryError, match="nothing is called"):
        record_followup(own, "R1", done, "nobody at all")
    with pytest.raises(QueryError, match="nobody can have recommended it"):
        record_followup(own, "atkgr:lantern", done)
    with pytest.raises(QueryError, match="is still to come"):
        record_followup(own, "R1", done, today="2021-12-31")
