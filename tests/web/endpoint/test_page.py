"""What docs/endpoint.md says holds: its commands and its Python run, its tables are the code's."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from atkg.web.endpoint.accept import RESULTS, TRIPLES
from atkg.web.endpoint.limits import Limits
from atkg.workspace import Workspace

ROOT: Final = Path(__file__).parents[3]
PAGE: Final = (ROOT / "docs" / "endpoint.md").read_text("utf-8")
ADDRESS: Final = "http://127.0.0.1:8000"


def blocks(language: str) -> list[str]:
    return re.findall(rf"(?<=^```{language}\n).*?(?=^```$)", PAGE, re.DOTALL | re.MULTILINE)


def test_every_command_and_the_python_of_the_page_run(
    serving: Callable[..., Any], real_workspace: Workspace, missing: Callable[[str], None]
) -> None:
    if not shutil.which("curl"):
        missing("install curl to run the commands of docs/endpoint.md")
    served = serving(real_workspace.current / "store", workers=2)
    commands = [
        line.removeprefix("$ ") for block in blocks("console") for line in block.splitlines()
    ]
    assert len(commands) == 7
    printed = [run(one.replace(ADDRESS, served.address), real_workspace.root) for one in commands]
    table, ask, file, turtle, service, void, error = printed
    assert table.splitlines()[0] == "project,donor"
    assert len(table.splitlines()) == 4
    assert '"boolean":true' in ask
    assert file.startswith("?project\t?donor\n")
    assert "atkgr:partnerships" in turtle
    assert "sd:supportedLanguage sd:SPARQL11Query" in service
    assert "void:sparqlEndpoint" in void
    assert "column" in error
    assert "^" in error
    (script,) = blocks("python")
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(script.replace(ADDRESS, served.address), {})  # noqa: S102  (the page's own words)
    assert "https://w3id.org/atkg/resource/partnerships" in out.getvalue()
    rscript = shutil.which("Rscript")
    if not rscript:
        missing("install Debian's r-base-core to run the R of docs/endpoint.md")
    (script,) = blocks("r")
    script = script.replace(ADDRESS, served.address) + "print(funders)"
    told = subprocess.run(
        [str(rscript), "--vanilla", "-e", script],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert "resource/partnerships" in told.stdout, told.stderr


def run(command: str, folder: Path) -> str:
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=folder, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout, command
    return done.stdout


@pytest.mark.parametrize(
    "cell",
    [
        f"| time | {Limits().seconds:g} seconds |",
        f"| memory | {Limits().memory >> 20} MB |",
        f"| rows or triples | {Limits().rows:,} |",
        f"| size of an answer | {Limits().size >> 20} MB |",
        f"| size of a query | {Limits().request >> 10} KB |",
        f"| queries at once | {Limits().workers} |",
        f"| queries that wait | {Limits().queue}, for {Limits().patience:g} seconds |",
    ],
)
def test_the_page_tells_the_limits_that_there_are(cell: str) -> None:
    assert cell in PAGE


def test_the_page_lists_every_form() -> None:
    own = [next(n for n, f in kinds.items() if f == form)
           for kinds in (RESULTS, TRIPLES) for form in dict.fromkeys(kinds.values())]  # fmt: skip
    assert len(own) == 8
    assert [name for name in own if f"`{name}`" not in PAGE] == []
