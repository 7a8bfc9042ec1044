from __future__ import annotations

import pytest

from atkg.comparing import compare
from atkg.errors import AtkgError
from atkg.model import Row
from atkg.review.apart import write_opinions
from atkg.reviewing import open_desk
from atkg.statements import read_rows
from atkg.workspace import Workspace

DOC = "lantern-2021"


def judge(workspace: Workspace, role: str, judged: dict[Row, str], note: str = "") -> None:
    path = workspace.review / f"{DOC}.{role}.csv"
    write_opinions(path, {
        row.key: {"id": row.id, "start": str(row.start), "end": str(row.end), "correction": "",
                  "judgement": judgement, "note": note, "reviewed": "2026-01-31"}
        for row, judgement in judged.items()
    })  # fmt: skip


def test_two_reviewers_are_compared_by_predicate_and_where_they_differ(
    small_workspace: Workspace,
) -> None:
    rows = read_rows(small_workspace.statements / f"{DOC}.csv")
    funded = [row for row in rows if row.predicate == "atkg:fundedBy"]
    title = next(row for row in rows if row.predicate == "atkg:title")
    assert [row.judgement for row in funded] == ["accepted", "unreviewed"]
    judge(small_workspace, "a", {funded[0]: "accepted", funded[1]: "rejected", title: "accepted"})
    judge(small_workspace, "b", {funded[0]: "rejected", funded[1]: "rejected"}, "¿por qué?")
    made = compare(open_desk(small_workspace), "es")
    table = {line[0]: line[1:] for line in made.table}
    # fundedBy: accepted by reviewer and a, rejected by b; then rejected by a and b.
    assert table["atkg:fundedBy"] == ["2", "1", "0.333"]
    assert table["atkg:title"] == ["1", "1", "–"]
    assert table["all"][:2] == ["3", "2"]
    assert made.table[-1][0] == "all"
    (line,) = made.differences
    assert line[:4] == [DOC, str(funded[0].line), funded[0].id, "atkg:fundedBy"]
    assert line[4] == "a: aceptada; b: rechazada (¿por qué?); reviewer: aceptada"
    assert line[5] == funded[0].quote
    assert made.roles == ("a", "b", "editor", "reviewer")


def test_a_review_file_outweighs_what_its_role_signed(small_workspace: Workspace) -> None:
    rows = read_rows(small_workspace.statements / f"{DOC}.csv")
    title = next(row for row in rows if row.predicate == "atkg:title")
    assert title.reviewer == "editor"
    judge(small_workspace, "editor", {title: "rejected"})
    other = next(one for one in rows if one.reviewer == "editor" and one is not title)
    judge(small_workspace, "b", {title: "rejected", other: "rejected"})
    made = compare(open_desk(small_workspace), "en")
    assert [line[2] for line in made.differences] == [other.id], "the rest is as it was signed"
    assert made.table[-1][:3] == ["all", "2", "1"]


def test_one_reviewer_alone_is_told_how_a_second_begins(small_workspace: Workspace) -> None:
    with pytest.raises(AtkgError, match="no row was judged by two reviewers → atkg review --exp"):
        compare(open_desk(small_workspace), "en")
