"""What several tests share: a small invented workspace, and the graph of the two real reports."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeAlias

import pyoxigraph as ox
import pytest

from atkg.graph.store import open_store
from atkg.pipeline import build
from atkg.workspace import Workspace, open_workspace

Atkg: TypeAlias = Callable[..., "subprocess.CompletedProcess[str]"]
ROOT: Final = Path(__file__).parents[1]
SMALL: Final = Path(__file__).parent / "fixtures" / "small"


@pytest.fixture
def small_workspace(tmp_path: Path) -> Workspace:
    """A workspace of its own, in which `atkg build` succeeds and a test may change any file."""
    root = tmp_path / "small"
    shutil.copytree(SMALL / "data", root / "data")
    shutil.copy(SMALL / "worksheet.yaml", root / "worksheet.yaml")
    return open_workspace(root)


@pytest.fixture(scope="session")
def built_workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The small workspace, built without the reasoner; tests only read it."""
    root = tmp_path_factory.mktemp("built")
    shutil.copytree(SMALL / "data", root / "data")
    build(open_workspace(root), lambda _: None, reason=False)
    return open_workspace(root)


@pytest.fixture(scope="session")
def atkg() -> Atkg:
    """Run the command line in a process of its own, as people do."""

    def run(*words: object, **how: Any) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "atkg.cli", *map(str, words)]
        return subprocess.run(command, capture_output=True, text=True, timeout=300, **how)

    return run


@pytest.fixture(scope="session")
def real_workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A copy of the repository's data with its graph built, HermiT apart; only to be read.

    Whichever of pytest's workers comes first builds it; the others wait for it.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    root = shared / "real"
    with (shared / "real.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "build" / "current").exists():
            for folder in ("data", "examples"):
                shutil.copytree(ROOT / folder, root / folder, dirs_exist_ok=True)
            build(open_workspace(root), lambda _: None, reason=False)
    return open_workspace(root)


@pytest.fixture(scope="session")
def real_store(real_workspace: Workspace) -> ox.Store:
    """The store of the graph of the two real reports."""
    return open_store(real_workspace.current / "store")
