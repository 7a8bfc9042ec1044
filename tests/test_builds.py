from __future__ import annotations

import time

import pytest

from atkg.builds import fresh, swap
from atkg.errors import WorkspaceError
from atkg.workspace import Workspace


def test_a_swap_keeps_the_build_before_and_touches_nothing_that_is_not_a_build(
    small_workspace: Workspace,
) -> None:
    (small_workspace.build / "my-notes").mkdir(parents=True)
    name = "0123456789ab"
    for number in range(1, 5):
        new = small_workspace.build / f".new-{number}"
        new.mkdir()
        time.sleep(0.01)  # so that the folders' times differ
        assert swap(small_workspace, new, name).is_dir()
        assert small_workspace.current.parent == small_workspace.build.resolve()
    kept = sorted(path.name for path in small_workspace.build.iterdir())
    assert small_workspace.current.name in kept
    assert len(kept) == 4, kept  # two builds, the link, and what is not ours
    assert "my-notes" in kept


def test_a_new_build_gets_an_empty_folder_and_leftovers_go(small_workspace: Workspace) -> None:
    left = small_workspace.build / ".new-1"
    left.mkdir(parents=True)
    (small_workspace.build / ".link-1").symlink_to("nowhere")
    with fresh(small_workspace) as new:
        assert list(new.iterdir()) == []
        assert not left.exists()
        (new / "half").write_text("half", encoding="utf-8")
    assert not small_workspace.build.exists()


def test_a_build_that_fails_leaves_nothing(small_workspace: Workspace) -> None:
    def fail_halfway() -> None:
        with fresh(small_workspace) as new:
            (new / "half").write_text("half", encoding="utf-8")
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        fail_halfway()
    assert not small_workspace.build.exists()
    (small_workspace.build / "my-notes").mkdir(parents=True)
    with pytest.raises(ValueError, match="broken"):
        fail_halfway()
    assert sorted(path.name for path in small_workspace.build.iterdir()) == [".lock", "my-notes"]


def test_only_one_build_runs_at_a_time(small_workspace: Workspace) -> None:
    with fresh(small_workspace) as new:
        with (
            pytest.raises(WorkspaceError, match="another build is running"),
            fresh(small_workspace),
        ):
            pass
        assert new.is_dir()
    with fresh(small_workspace) as again:
        assert again.is_dir()
