"""An open build stays the build that it was, and reads each part once."""

from __future__ import annotations

import pytest

from atkg.errors import WorkspaceError
from atkg.opening import OpenBuild
from atkg.workspace import Workspace


def test_parts_are_read_once_and_speak_of_the_same_build(built_workspace: Workspace) -> None:
    build = OpenBuild(built_workspace)
    assert build.folder == built_workspace.current
    for part in ("info", "naming", "witnesses", "citing", "spoken", "questions", "translations"):
        assert getattr(build, part) is getattr(build, part)
    assert set(build.spoken.by_subject) <= {*build.naming.labels, *build.spoken.by_subject}
    assert 0 < len(build.spoken.sayings) <= build.info["statements"]


def test_without_a_build_one_is_told_to_make_it(small_workspace: Workspace) -> None:
    with pytest.raises(WorkspaceError, match="no graph has been built"):
        OpenBuild(small_workspace)
