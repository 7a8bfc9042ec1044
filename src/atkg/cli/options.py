"""Options that verbs share, and the two streams: results to stdout, notes to stderr."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from atkg.cli.speaking import Speaking, spoken
from atkg.messages import in_language
from atkg.workspace import open_workspace

if TYPE_CHECKING:
    from atkg.graph.remote.servers import Server

app = typer.Typer(
    cls=Speaking,
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


class QueryFormat(StrEnum):
    """How the result of a query is written; the last three are for triples."""

    table = "table"
    csv = "csv"
    json = "json"
    markdown = "markdown"
    turtle = "turtle"
    ntriples = "ntriples"
    jsonld = "jsonld"


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
User = Annotated[str, typer.Option(help="Name to log in with, when the server asks.")]
PasswordEnv = Annotated[str, typer.Option(help="Environment variable with the password.")]
TokenEnv = Annotated[str, typer.Option(help="Environment variable with a bearer token.")]
Basic = Annotated[
    bool, typer.Option("--basic", help="Send the password at once, not only when asked for it.")
]
Timeout = Annotated[float, typer.Option(min=0.1, help="Seconds to wait for the server.")]
HERE: Final = Path()
PASSWORD_ENV: Final = "ATKG_PASSWORD"  # noqa: S105  (the name of a variable)
TIMEOUT: Final = 60.0


def say(text: str) -> None:
    """Tell progress on stderr, in the language asked for."""
    sys.stderr.write(in_language(text, spoken()) + "\n")
    sys.stderr.flush()


def current(workspace: Path) -> Path:
    """Give the folder of the last good build."""
    return open_workspace(workspace).current


def server_of(user: str, password_env: str, token_env: str, basic: bool, timeout: float) -> Server:
    """Give how a server is spoken to; passwords and tokens come from the environment only."""
    from atkg.graph.remote.login import Login
    from atkg.graph.remote.servers import Server

    password = _secret(password_env, "--password-env") if user else ""
    token = _secret(token_env, "--token-env") if token_env else ""
    return Server(Login(user, password, token, basic), timeout, say)


def _secret(variable: str, option: str) -> str:
    """Read a secret; wrong use where the variable is not set, told without any value."""
    if not (value := os.environ.get(variable, "")):
        raise typer.BadParameter(f"the environment variable {variable} is empty", param_hint=option)
    return value


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
