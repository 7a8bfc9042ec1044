"""Verbs that use a built graph: query, ask, network, export, info."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from atkg.cli.options import (
    HERE,
    PASSWORD_ENV,
    TIMEOUT,
    Basic,
    Folder,
    Format,
    Lang,
    Language,
    Output,
    PasswordEnv,
    Timeout,
    TokenEnv,
    User,
    app,
    current,
    server_of,
)
from atkg.workspace import open_workspace


@app.command()
def query(
    file: Annotated[str, typer.Argument(help="A SPARQL file, or - for standard input.")],
    workspace: Folder = HERE,
    endpoint: Annotated[str, typer.Option(help="Ask this SPARQL endpoint instead.")] = "",
    drafts: Annotated[bool, typer.Option(help="Also ask unreviewed rows.")] = False,
    output: Output = Format.table,
    user: User = "",
    password_env: PasswordEnv = PASSWORD_ENV,
    token_env: TokenEnv = "",
    basic: Basic = False,
    timeout: Timeout = TIMEOUT,
) -> None:
    """Run a SPARQL query on the built graph, or a server's, with all prefixes known.

    Example: echo 'SELECT * { ?project atkg:fundedBy ?donor }' | atkg query -
    """
    from atkg.graph.remote.questions import ask_endpoint
    from atkg.querying import ask_store, read_query
    from atkg.report.tables import write_table

    text = read_query(file)
    if endpoint:
        server = server_of(user, password_env, token_env, basic, timeout)
        columns, rows = ask_endpoint(server, endpoint, text, drafts)
    else:
        columns, rows = ask_store(open_workspace(workspace), text, file, drafts)
    typer.echo(write_table(columns, rows, output.value), nl=False)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="A question's id; none lists them.")] = "",
    values: Annotated[
        list[str] | None, typer.Option("--set", help="A parameter: actor=MIMP.")
    ] = None,
    workspace: Folder = HERE,
    lang: Language = Lang.en,
    output: Output = Format.markdown,
) -> None:
    """Answer a competency question, with the words each row rests on.

    Example: atkg ask cq07 --set actor=MIMP --lang es
    """
    from atkg.querying import answer_question, list_questions

    place = open_workspace(workspace)
    if not question:
        typer.echo(list_questions(place, lang.value))
        return
    if wrong := [one for one in values or [] if "=" not in one]:
        raise typer.BadParameter(f"{wrong[0]!r} is no name=value", param_hint="--set")
    given = dict(one.partition("=")[::2] for one in values or [])
    typer.echo(answer_question(place, question, given, lang.value, output.value), nl=False)


@app.command()
def network(
    folder: Annotated[Path, typer.Argument(help="Where the files go.")] = Path("network"),
    workspace: Folder = HERE,
) -> None:
    """Write the actor networks of the built graph: GraphML, GEXF, CSV and pictures.

    Example: atkg network my-network
    """
    from atkg.outputs import write_networks

    built = current(workspace)
    digest = json.loads((built / "info.json").read_text("utf-8"))["hash"]
    for path in write_networks(built, folder, digest):
        typer.echo(str(path))


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="Where the files go.")] = Path("export"),
    workspace: Folder = HERE,
) -> None:
    """Write the dataset of the built graph as TriG, N-Quads and JSON-LD.

    Example: atkg export my-export
    """
    from atkg.graph.dataset import NQUADS, read_dataset, write_dataset

    for path in write_dataset(read_dataset(current(workspace) / "dataset" / NQUADS), folder):
        typer.echo(str(path))


@app.command()
def info(workspace: Folder = HERE, output: Output = Format.table) -> None:
    """Tell what is in the built graph: counts by graph, status, judgement and class.

    Example: atkg info --format json
    """
    from atkg.report.tables import write_info

    figures = json.loads((current(workspace) / "info.json").read_text("utf-8"))
    typer.echo(write_info(figures, output.value), nl=False)
