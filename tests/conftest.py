"""What several tests share: a small workspace with one invented bilingual document."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pytest

from atkg.workspace import Workspace, open_workspace

SMALL: Final = Path(__file__).parent / "fixtures" / "small"


@pytest.fixture
def small_workspace(tmp_path: Path) -> Workspace:
    """A workspace of its own, in which `atkg build` succeeds and a test may change any file."""
    root = tmp_path / "small"
    shutil.copytree(SMALL / "data", root / "data")
    shutil.copy(SMALL / "worksheet.yaml", root / "worksheet.yaml")
    return open_workspace(root)
