from __future__ import annotations

import pytest

from atkg.errors import GateError, WorkspaceError
from atkg.staging import drafted
from atkg.workspace import Workspace

DOC = "lantern-2021"


def test_what_was_changed_in_a_draft_is_put_in_place_and_nothing_else(
    small_workspace: Workspace,
) -> None:
    with drafted(small_workspace) as draft:
        (draft.copy.review / "new").mkdir(parents=True)
        (draft.copy.review / "new" / "a.csv").write_text("a\n")
        (draft.copy.statements / f"{DOC}.csv").touch()
        assert not small_workspace.review.exists()
        assert draft.publish() == [small_workspace.review / "new" / "a.csv"]
        root = draft.copy.root
    assert (small_workspace.review / "new" / "a.csv").read_text() == "a\n"
    assert not root.exists()
    assert not list(small_workspace.root.rglob("*.new"))


def test_what_was_removed_in_a_draft_is_removed(small_workspace: Workspace) -> None:
    with drafted(small_workspace) as draft:
        (draft.copy.authority / "links.csv").unlink()
        draft.publish()
    assert not (small_workspace.authority / "links.csv").exists()


def test_a_file_that_changed_meanwhile_is_not_overwritten(small_workspace: Workspace) -> None:
    path = small_workspace.authority / "links.csv"
    things = (small_workspace.authority / "things.csv").read_bytes()
    with drafted(small_workspace) as draft:
        for name in ("links.csv", "things.csv"):
            (draft.copy.authority / name).write_text("mine\n")
        path.write_text("theirs\n")
        with pytest.raises(WorkspaceError, match=r"links\.csv: was changed meanwhile"):
            draft.publish()
    assert path.read_text() == "theirs\n"
    assert (small_workspace.authority / "things.csv").read_bytes() == things


def test_a_draft_that_breaks_a_gate_is_told_with_the_files_of_the_workspace(
    small_workspace: Workspace,
) -> None:
    with drafted(small_workspace) as draft:
        path = draft.copy.statements / f"{DOC}.csv"
        text = path.read_text("utf-8").replace("Harbour Foundation,203", "Harbour Foundation,204")
        path.write_text(text.replace("code CV-18-01,101,114", "code CV-18-01,102,114"))
        with pytest.raises(GateError, match=rf"{small_workspace.statements}/{DOC}\.csv:\d+: gate"):
            draft.check()


def test_a_fault_that_was_there_before_does_not_stand_in_the_way(
    small_workspace: Workspace,
) -> None:
    path = small_workspace.statements / f"{DOC}.csv"
    text = path.read_text("utf-8").replace("code CV-18-01,101,114", "code CV-18-01,102,114")
    path.write_text(text, encoding="utf-8", newline="\n")
    with drafted(small_workspace) as draft:
        assert draft.new_faults() == []
        draft.check()
