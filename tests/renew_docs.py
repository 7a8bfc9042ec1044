"""Run the commands of the pages and put what they print below them: ``make docs``.

A ``console`` block holds commands behind ``$``. A command with lines below it shows what it prints,
and these lines are renewed; one without shows nothing. The commands of README.md run in a copy of
the repository's data with its graph built, as do those of docs/networks.md, one after the other;
those of docs/reviewing.md in a copy of the small workspace of the tests, which they change.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from atkg.csvfiles import read_records
from atkg.network.ties.relations import COLUMNS, TABLE
from atkg.pipeline import build
from atkg.workspace import open_workspace

ROOT: Final = Path(__file__).parents[1]
README: Final = ROOT / "README.md"
REVIEWING: Final = ROOT / "docs" / "reviewing.md"
NETWORKS: Final = ROOT / "docs" / "networks.md"
SMALL: Final = ROOT / "tests" / "fixtures" / "small"
BLOCK: Final = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)


class Step(NamedTuple):
    """A command and the lines that a block shows below it."""

    command: str
    shown: tuple[str, ...]


def steps(block: str) -> Iterator[Step]:
    """Give the commands of a block with their lines."""
    command: str = ""
    shown: list[str] = []
    for line in [*block.splitlines(), "$ "]:
        if line.startswith("$ "):
            if command:
                yield Step(command, tuple(shown))
            command, shown = line.removeprefix("$ "), []
        else:
            shown.append(line)


def blocks(text: str) -> list[str]:
    """Give the console blocks of a page."""
    return BLOCK.findall(text)


def run(command: str, folder: Path) -> tuple[str, ...]:
    """Run a command as a reader types it; give its lines without blanks at their ends.

    Raises CalledProcessError where it fails.
    """
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=folder, env={**os.environ, "PATH": path},
        capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    return tuple(lines)


def renewed(block: str, folder: Path, every: bool) -> str:
    """Give a block with what its commands print now; ``every`` runs also those that show nothing.

    The commands of a page that tells a story build on each other.
    """
    out: list[str] = []
    for step in steps(block):
        out.append(f"$ {step.command}")
        printed = run(step.command, folder) if step.shown or every else ()
        out += printed if step.shown else ()
    return "".join(f"{line}\n" for line in out)


def _renew(page: Path, folder: Path, *, every: bool = False) -> None:
    old = page.read_text(encoding="utf-8")
    new = BLOCK.sub(lambda match: renewed(match[0], folder, every), old)
    page.write_text(new, encoding="utf-8")
    sys.stdout.write(f"{page.name} " + ("is as it was\n" if new == old else "has new output\n"))


def relations_table() -> str:
    """Give the table of relations of docs/networks.md, from its CSV file."""
    shown = {
        "relation": "relation", "relation_es": "relación", "layer": "layer", "end": "other end",
        "from": "out of", "symmetric": "symmetric", "reaches": "reaches", "list": "a list gives",
        "year": "year",
    }  # fmt: skip
    lines = ["| predicate | " + " | ".join(shown.values()) + " |", "|" + "---|" * (len(shown) + 1)]
    for _, row in read_records(TABLE, COLUMNS):
        cells = [f"`{row['predicate']}`", *(row[name] or "–" for name in shown)]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _renew_relations() -> None:
    page = NETWORKS.read_text(encoding="utf-8")
    head, _, rest = page.partition("<!-- relations -->\n")
    _, mark, tail = rest.partition("<!-- /relations -->")
    page = f"{head}<!-- relations -->\n{relations_table()}{mark}{tail}"
    NETWORKS.write_text(page, encoding="utf-8")


def main() -> None:
    """Renew README.md, docs/networks.md and docs/reviewing.md."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "real"
        for part in ("data", "examples"):
            shutil.copytree(ROOT / part, folder / part)
        build(open_workspace(folder), lambda _: None, reason=False)
        _renew(README, folder)
        _renew(NETWORKS, folder, every=True)
        _renew_relations()
        small = Path(name) / "small"
        shutil.copytree(SMALL / "data", small / "data")
        _renew(REVIEWING, small, every=True)


if __name__ == "__main__":
    main()
