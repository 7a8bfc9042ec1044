from __future__ import annotations

import pytest

from atkg.errors import StatementError
from atkg.following import record_followup
from atkg.graph.followup_graph import read_followups
from atkg.graph.store import open_store
from atkg.pipeline import build
from atkg.querying import explain
from atkg.statements import read_rows
from atkg.workspace import Workspace

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
