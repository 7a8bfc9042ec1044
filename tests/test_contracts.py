"""The layers of the house hold, and hold for every module there is."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, Final

import grimp

ROOT: Final = Path(__file__).parents[1]
LINT: Final = "from importlinter.cli import lint_imports_command as main; main(['--no-cache'])"


def contracts() -> list[dict[str, Any]]:
    options = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = options["tool"]["importlinter"]["contracts"]
    return found


def modules_on_disk() -> set[str]:
    paths = (path.relative_to(ROOT / "src") for path in (ROOT / "src" / "atkg").rglob("*.py"))
    dotted = (".".join(path.with_suffix("").parts) for path in paths)
    return {name.removesuffix(".__init__") for name in dotted}


def test_every_contract_is_kept() -> None:
    run = subprocess.run(
        [sys.executable, "-c", LINT], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    counts = re.search(r"(\d+) kept, (\d+) broken", run.stdout)
    assert counts is not None, run.stdout
    assert (int(counts[1]), int(counts[2])) == (len(contracts()), 0)
    assert len(contracts()) >= 3


def test_every_module_was_looked_at() -> None:
    """A folder without `__init__.py` would be skipped, and its imports with it."""
    seen = grimp.build_graph("atkg", cache_dir=None).modules
    assert len(seen) >= 20
    assert modules_on_disk() - seen == set(), "does its folder lack an __init__.py?"


def test_the_house_gives_every_module_its_floor() -> None:
    house = next(each for each in contracts() if each["type"] == "layers")
    assert house["exhaustive"] is True
    assert "exhaustive_ignores" not in house
    assert "ignore_imports" not in house


def test_the_wings_are_kept_apart() -> None:
    pairs = {
        (source, forbidden)
        for each in contracts()
        if each["type"] == "forbidden"
        for source in each["source_modules"]
        for forbidden in each["forbidden_modules"]
    }
    libraries = {"rdflib", "pyshacl", "pyoxigraph", "networkx"}
    assert {("atkg.text", library) for library in libraries} <= pairs
    assert ("atkg.graph", "atkg.text") in pairs
