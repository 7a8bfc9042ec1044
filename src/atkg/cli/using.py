"""Verbs that use a built graph: query, ask, explain, find, export, info."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from atkg.cli.options import (
    HERE,
    PASSWORD_ENV,
    TIMEOUT,
    AnswerFormat,
    Basic,
    Folder,
    Format,
    Lang,
    Language,
    Output,
    PasswordEnv,
    QueryFormat,
    Timeout,
    TokenEnv,
    User,
    app,
    current,
    put,
    refuse_terminal,
    say,
    server_of,
)
from atkg.workspace import open_workspace


@app.command()
def query(
    file: Annotated[str, typer.Argument(help="A SPARQL file, or - for standard input.")],
    workspace: Folder = HERE,
    endpoint: Annotated[str, typer.Option(help="Ask this SPARQL endpoint instead.")] = "",
    drafts: Annotated[bool, typer.Option(help="Also ask unreviewed rows.")] = False,
    output: Annotated[
        QueryFormat | None,
        typer.Option(
            "--format", help="Form of the result; default: table, of CONSTRUCT and DESCRIBE turtle."
        ),
    ] = None,
    user: User = "",
    password_env: PasswordEnv = PASSWORD_ENV,
    token_env: TokenEnv = "",
    basic: Basic = False,
    timeout: Timeout = TIMEOUT,
) -> None:
    """Run a SPARQL query on the built graph, or a server's, with all prefixes known.

    Example: echo 'SELECT * { ?project atkg:fundedBy ?donor }' | atkg query -
    """
    from atkg.graph.remote.questions import ask_endpoint, endpoint_triples
    from atkg.graph.sparqltext import GRAPH_FORMS, query_form
    from atkg.graph.triplefiles import FORMS, write_triples
    from atkg.querying import ask_store, read_query, triples_of_store
    from atkg.report.tables import write_table

    text = read_query(file)
    is_graph = query_form(text, file) in GRAPH_FORMS
    form = output.value if output else "turtle" if is_graph else "table"
    if form in FORMS and not is_graph:
        what = f"--format {form} is for CONSTRUCT and DESCRIBE; this query gives no triples"
        raise typer.BadParameter(what, param_hint="--format")
    server = server_of(user, password_env, token_env, basic, timeout) if endpoint else None
    if form in FORMS:
        triples = (
            endpoint_triples(server, endpoint, text, drafts)
            if server
            else triples_of_store(open_workspace(workspace), text, file, drafts)
        )
        typer.echo(write_triples(triples, form), nl=False)
        return
    columns, rows = (
        ask_endpoint(server, endpoint, text, drafts)
        if server
        else ask_store(open_workspace(workspace), text, file, drafts)
    )
    typer.echo(write_table(columns, rows, form), nl=False)


@app.command(context_settings={"ignore_unknown_options": True})
def ask(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="QUESTION", help="A question's id; none lists them."),
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Option("--set", help="A parameter: actor=MIMP; or by its own name: --actor MIMP."),
    ] = None,
    workspace: Folder = HERE,
    lang: Language = Lang.en,
    form: Annotated[
        AnswerFormat, typer.Option("--format", help="Form of the answer.")
    ] = AnswerFormat.markdown,
    file: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write the answer to this file.")
    ] = None,
) -> None:
    """Answer a competency question, with the words each row rests on.

    Example: atkg ask cq07 --actor MIMP --lang es --format xlsx --output mimp.xlsx
    """
    from atkg.cli.parameters import question_and_options, refuse_unknown, values_of
    from atkg.querying import list_questions, parameters_of, tell_question
    from atkg.report.tables import write_told

    place = open_workspace(workspace)
    question, options = question_and_options(words or [])
    if not question:
        typer.echo(list_questions(place, lang.value))
        return
    given = values_of(values or [], options)
    refuse_unknown(options, parameters_of(place, question))
    if form == AnswerFormat.xlsx:
        from atkg.report.workbook import to_xlsx

        refuse_terminal(file, "--format xlsx")
        put(to_xlsx(tell_question(place, question, given, lang.value, say)), file)
    else:
        put(write_told(tell_question(place, question, given, lang.value, say), form.value), file)


@app.command()
def explain(
    thing: Annotated[str, typer.Argument(help="A name, a CURIE, or a statement's id.")],
    workspace: Folder = HERE,
    lang: Language = Lang.en,
    output: Output = Format.markdown,
) -> None:
    """Tell all that is said of a thing or statement: by whom, with words, status and judgement.

    Example: atkg explain MIMP --lang es
    """
    from atkg.querying import explain as tell

    typer.echo(tell(open_workspace(workspace), thing, lang.value, output.value), nl=False)


@app.command()
def find(
    text: Annotated[str, typer.Argument(help="Words, in English or Spanish.")],
    workspace: Folder = HERE,
    lang: Language = Lang.en,
    most: Annotated[int, typer.Option("--limit", min=1, help="The most rows.")] = 25,
    output: Output = Format.table,
) -> None:
    """Look for words in names and quotes; accents and case do not matter.

    Example: atkg find "linea de ayuda" --lang es
    """
    from atkg.report.tables import write_table
    from atkg.searching import COLUMNS, headings, in_words, search

    rows, count = search(open_workspace(workspace), text, lang.value, most)
    if output in (Format.table, Format.markdown):
        shown = write_table(headings(lang.value), in_words(rows, lang.value), output.value)
    else:
        shown = write_table(COLUMNS, rows, output.value)
    typer.echo(shown, nl=False)
    if count > len(rows):
        say(f"{len(rows)} of {count} places; more with --limit {count}")
    elif not count:
        say("found nowhere")


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
    from atkg.builds import read_info
    from atkg.report.tables import write_info

    typer.echo(write_info(read_info(current(workspace)), output.value), nl=False)
