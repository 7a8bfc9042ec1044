from __future__ import annotations

from pathlib import Path

import pytest

from atkg.errors import AtkgError, DocumentError
from atkg.reviewing import export_sheets, open_desk, queue, read_sheets
from atkg.workspace import Workspace

DOC = "lantern-2021"


def test_the_queue_holds_what_nobody_judged_in_the_language_asked_for(
    small_workspace: Workspace,
) -> None:
    lines = queue(open_desk(small_workspace), "en")
    assert [line[2] for line in lines] == ["rule:roles", "model:small-1"]
    assert [line[4] for line in lines] == ["funded by", "partner"]
    assert [line[6] for line in queue(open_desk(small_workspace), "es")] == [
        "realizado",
        "en curso",
    ]


def test_a_node_is_shown_by_its_class_and_its_words(small_workspace: Workspace) -> None:
    path = small_workspace.root / "all.csv"
    export_sheets(open_desk(small_workspace), path, "es", every=True)
    records = read_sheets(path)[0].records
    own = [one for one in records if one["predicate"] == "atkg:periodOf"]
    assert own[0]["subject_name"].casefold().startswith("periodo: the official period runs")
    assert own[0]["inherits"] == "afirmado · aceptada"
    assert own[0]["after"].startswith(". Its total budget")


def test_open_rows_alone_are_exported_unless_all_are_asked_for(small_workspace: Workspace) -> None:
    desk, path = open_desk(small_workspace, [DOC]), small_workspace.root / "a.csv"
    assert export_sheets(desk, path, "en").rows == 2
    assert export_sheets(desk, path, "en", every=True).rows == len(desk.rows[DOC]) > 100


@pytest.mark.parametrize("name", ["a.ods", "a"])
def test_a_file_of_another_kind_is_refused(small_workspace: Workspace, name: str) -> None:
    with pytest.raises(AtkgError, match=r"is neither \.xlsx nor \.csv"):
        export_sheets(open_desk(small_workspace), Path(name), "en")


def test_an_unknown_document_is_told_with_those_that_are_known(small_workspace: Workspace) -> None:
    with pytest.raises(DocumentError, match="no document lamp → known are: lantern-2021"):
        open_desk(small_workspace, ["lamp"])
