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


class AnswerFormat(StrEnum):
    """How an answer is written."""

    table = "table"
    csv = "csv"
    xlsx = "xlsx"
    json = "json"
    markdown = "markdown"
    html = "html"


class ReportFormat(StrEnum):
    """How a validation report is written."""

    table = "table"
    junit = "junit"
    sarif = "sarif"
    github = "github"
    json = "json"
    turtle = "turtle"


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


def refuse_terminal(file: Path | None, what: str) -> None:
    """Raise BadParameter where bytes that are no text would go to a terminal."""
    if file is None and sys.stdout.isatty():
        raise typer.BadParameter(f"{what} is no text; add --output FILE")


def put(result: str | bytes, file: Path | None) -> None:
    """Write a result to stdout, or whole or not at all to a file."""
    if file is None:
        typer.echo(result, nl=False)
        return
    draft = file.with_name(file.name + ".new")
    draft.write_bytes(result.encode("utf-8") if isinstance(result, str) else result)
    draft.replace(file)
    say(f"wrote {file}")
