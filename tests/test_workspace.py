from __future__ import annotations

from pathlib import Path

import pytest

from atkg.errors import WorkspaceError
from atkg.workspace import Workspace, init_workspace, open_workspace

HEADERS = {"documents/documents.csv": "id,title\n", "authority/things.csv": "id,type,kind\n"}


def test_a_new_workspace_can_be_opened_and_has_its_headers(tmp_path: Path) -> None:
    made = init_workspace(tmp_path / "deep" / "mine", HEADERS)
    assert open_workspace(made.root) == made
    assert (made.authority / "things.csv").read_bytes() == b"id,type,kind\n"
    assert (made.documents / "documents.csv").read_bytes() == b"id,title\n"
    assert list(made.statements.iterdir()) == []
    assert "atkg build" in (made.root / "README.md").read_text("utf-8")


def test_an_empty_folder_becomes_a_workspace(tmp_path: Path) -> None:
    assert init_workspace(tmp_path, {}).statements.is_dir()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(WorkspaceError, match="is not empty; nothing was written → a new folder"):
        init_workspace(tmp_path, HEADERS)
    with pytest.raises(WorkspaceError, match="is not empty; nothing was written"):
        init_workspace(tmp_path / "notes.txt", HEADERS)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("part", ["documents", "authority", "statements"])
def test_a_folder_that_lacks_a_part_is_no_workspace(small_workspace: Workspace, part: str) -> None:
    (small_workspace.root / "data" / part).rename(small_workspace.root / part)
    with pytest.raises(WorkspaceError, match=f"is not a workspace: it lacks data/{part} → atkg"):
        open_workspace(small_workspace.root)


def test_the_current_build_is_what_the_link_leads_to(small_workspace: Workspace) -> None:
    with pytest.raises(WorkspaceError, match="no graph has been built here → atkg build"):
        _ = small_workspace.current
    (small_workspace.build / "a-1").mkdir(parents=True)
    link = small_workspace.build / "current"
    link.symlink_to("a-1")
    assert small_workspace.current == (small_workspace.build / "a-1").resolve()
    (small_workspace.build / "a-1").rmdir()
    with pytest.raises(WorkspaceError, match="no graph has been built here"):
        _ = small_workspace.current


def test_ontology_shapes_and_queries_come_along_unless_there_are_own_ones(
    small_workspace: Workspace,
) -> None:
    for part, suffix in (("ontology", "ttl"), ("shapes", "ttl"), ("queries", "rq")):
        folder = small_workspace.shipped(part)
        assert small_workspace.root not in folder.parents
        assert list(folder.glob(f"*.{suffix}"))
    (small_workspace.root / "queries").mkdir()
    assert small_workspace.shipped("queries") == small_workspace.root / "queries"
    with pytest.raises(WorkspaceError, match="recipes/ is neither here nor in the package"):
        small_workspace.shipped("recipes")
