"""Options that verbs share, and the two streams: results to stdout, notes to stderr."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from atkg.workspace import open_workspace

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Knowledge graph of anti-trafficking interventions; every statement carries the words it "
    "rests on.\n\nExample: atkg build && atkg ask cq01 --lang es",
)


class Lang(StrEnum):
    """The languages of labels, questions and pages."""

    en = "en"
    es = "es"


class Format(StrEnum):
    """How results are written."""

    table = "table"
    csv = "csv"
    json = "json"
    markdown = "markdown"


Folder = Annotated[Path, typer.Option("--workspace", "-w", help="The workspace's folder.")]
Language = Annotated[Lang, typer.Option("--lang", help="Language of labels and questions.")]
Output = Annotated[Format, typer.Option("--format", help="Form of the result.")]
HERE: Final = Path()


def say(text: str) -> None:
    """Tell progress on stderr."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def current(workspace: Path) -> Path:
    """Give the folder of the last good build."""
    return open_workspace(workspace).current
