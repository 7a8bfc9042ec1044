"""The commands of docs/servers.md run against real servers, in the order of the page."""

from __future__ import annotations

import csv
import importlib.util
import re
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest

from atkg.workspace import Workspace

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = (ROOT / "docs" / "servers.md").read_text("utf-8")
PLACES: Final = ROOT / "src" / "atkg" / "graph" / "remote" / "places.csv"


def renew_docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("renew_docs", ROOT / "tests" / "renew_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_command_of_the_page_succeeds(
    oxigraph: Any,
    virtuoso: str,
    built_workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = tmp_path / "own"
    (root / "build").mkdir(parents=True)
    (root / "data").symlink_to(built_workspace.root / "data")
    (root / "examples").symlink_to(ROOT / "examples")
    (root / "build" / "current").symlink_to(built_workspace.current)
    monkeypatch.setenv("ATKG_PASSWORD", "its word")
    tool = renew_docs()
    commands = [step.command for block in tool.blocks(PAGE) for step in tool.steps(block)]
    assert len(commands) == 7
    printed: list[str] = []
    for command in commands:
        real = command.replace("http://localhost:7878", oxigraph.address)
        real = real.replace("http://localhost:8890", virtuoso)
        assert real != command
        printed += tool.run(real, root)
    shown = "\n".join(printed)
    assert shown.count("atkgr:coastal-agency") == 3
    assert "true" in printed[printed.index(next(x for x in printed if "answer" in x)) :][2]
    assert shown.count("loaded") > 12
    words = re.search(r'exec="(DB\.DBA\.USER_CREATE.*)"', PAGE)
    assert words is not None
    conftest = (ROOT / "tests" / "conftest.py").read_text("utf-8")
    assert words[1] in conftest, "the fixture grants other rights than the page"


def test_the_page_has_a_row_for_every_server_that_is_known() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and "`…/" in line]
    with PLACES.open(encoding="utf-8", newline="") as file:
        known = {row["server"]: row["known_from"] for row in csv.DictReader(file)}
    assert len(known) >= 6
    for name, source in known.items():
        (row,) = [row for row in rows if name in row.split("|")[1]]
        assert ("run by the tests" in row) == (source == "the tests")
