"""Verbs that make and check a graph: init, add, fill, verify, build, validate, check, coverage."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from atkg.cli.options import (
    HERE,
    Folder,
    Format,
    Lang,
    Language,
    Output,
    ReportFormat,
    app,
    put,
    say,
)
from atkg.workspace import open_workspace


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


@app.command()
def init(folder: Annotated[Path, typer.Argument(help="A new or empty folder.")]) -> None:
    """Make a workspace of your own.

    Example: atkg init my-reports
    """
    from atkg.filling import init_folder

    init_folder(folder)
    say(f"made {folder}; now run: atkg add FILE… --workspace {folder}")


@app.command()
def add(
    files: Annotated[list[Path], typer.Argument(help="PDF, DOCX, HTML, Markdown, plain text.")],
    workspace: Folder = HERE,
    name: Annotated[str, typer.Option("--id", help="Id; else made of the file's name.")] = "",
    title: Annotated[str, typer.Option(help="Title; else as the document prints it.")] = "",
    publisher: Annotated[str, typer.Option(help="Who published it.")] = "",
    date: Annotated[str, typer.Option(help="YYYY, YYYY-MM or YYYY-MM-DD.")] = "",
    language: Annotated[str, typer.Option(help="Codes, the main one first: en;es.")] = "",
    rights: Annotated[str, typer.Option(help="Who may do what with the text.")] = "",
    url: Annotated[str, typer.Option(help="Where it was published.")] = "",
) -> None:
    """Read reports and register them as documents; a file that cannot be read stops no other.

    Example: atkg add report.pdf --publisher "ILO Evaluation Office" --date 2024-12
    """
    from atkg.adding import GIVEN, add_files, report

    values = (name, title, publisher, date, language, rights, url)
    given = dict(zip(GIVEN, values, strict=True))
    place = open_workspace(workspace)
    add_files(place, files, given, lambda one: report(one, typer.echo, say), say)


@app.command()
def fill(
    worksheet: Annotated[Path, typer.Argument(help="A worksheet; see docs/data-model.md.")],
    workspace: Folder = HERE,
    editor: Annotated[str, typer.Option(help="Role of who wrote the rows.")] = "editor",
) -> None:
    """Turn a worksheet into rows: find spans, name nodes, merge into the statement file.

    Example: atkg fill my-worksheet.yaml
    """
    from atkg.filling import fill_worksheet

    path, new, total = fill_worksheet(open_workspace(workspace), worksheet, editor, _today())
    say(f"{path}: {new} new rows, {total} in all; now run: atkg verify")


@app.command()
def verify(workspace: Folder = HERE) -> None:
    """Check both gates: every quote exists, and fits what it bears.

    Example: atkg verify
    """
    from atkg.gathering import gather_workspace

    for document, passed in gather_workspace(open_workspace(workspace)).passed.items():
        for doubt in passed.doubts:
            say(f"doubt: {doubt}")
        for (gate, check, outcome), count in sorted(passed.checks.items()):
            typer.echo(f"{document}\t{gate}\t{check}\t{outcome}\t{count}")
        checks = sum(passed.checks.values())
        say(f"{document}: {len(passed.rows)} rows passed both gates in {checks} checks")


@app.command()
def build(
    workspace: Folder = HERE,
    reason: Annotated[bool, typer.Option(help="Prove consistency with HermiT.")] = True,
    timings: Annotated[bool, typer.Option("--timings", help="Show where the time went.")] = False,
) -> None:
    """Build the graph with all its outputs, in build/current; all or nothing.

    Example: atkg build --timings
    """
    from atkg.pipeline import build as run

    made = run(open_workspace(workspace), say, reason=reason)
    if timings:
        say(made.stopwatch.table())
    say(f"graph {made.hash[:12]} with {made.triples} triples; read {made.folder}/summary.md")


@app.command()
def validate(
    data: Annotated[
        Path | None,
        typer.Argument(help="Data in RDF, - for standard input; none: the workspace's statements."),
    ] = None,
    workspace: Folder = HERE,
    shapes: Annotated[
        Path | None, typer.Option(help="Shapes: a folder or a file; none: the workspace's.")
    ] = None,
    lang: Language = Lang.en,
    form: Annotated[
        ReportFormat, typer.Option("--format", help="Form of the report.")
    ] = ReportFormat.table,
    file: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write the report to this file.")
    ] = None,
    data_format: Annotated[
        str, typer.Option(help="Form of the data, like a suffix: ttl, nq, jsonld.")
    ] = "",
    allow_idle: Annotated[
        bool, typer.Option("--allow-idle", help="Let given shapes pass that find no node.")
    ] = False,
) -> None:
    """Validate the facts against the shapes: what to mend, rule by rule, with file and line.

    Exit 1 where a rule is broken, where no shape found a node (with --shapes: where one found
    none), and where the shapes have a typo.

    Example: atkg validate --lang es --format junit --output shapes.xml
    """
    from atkg.report.validation import FORMS
    from atkg.validating import validated

    place = open_workspace(workspace)
    summed = validated(place, data, shapes, lang.value, data_format, allow_idle=allow_idle)
    put(FORMS[form.value](summed), file)
    if not summed.conforms:
        raise typer.Exit(1)


@app.command()
def check(workspace: Folder = HERE, lang: Language = Lang.en) -> None:
    """Check sums, periods, names and conflicts over the whole built graph.

    Example: atkg check --lang es
    """
    from atkg.checking import checks_markdown, run_checks
    from atkg.graph.store import open_store

    place = open_workspace(workspace)
    checks = run_checks(place, open_store(place.current / "store"), lang.value)
    typer.echo(checks_markdown(checks, lang.value))
    if any(one.severity == "violation" and one.told.lines for one in checks):
        raise typer.Exit(1)


@app.command()
def coverage(
    workspace: Folder = HERE,
    html: Annotated[
        Path | None, typer.Option(help="Write each document with its quotes marked here.")
    ] = None,
    lang: Language = Lang.en,
    output: Output = Format.table,
) -> None:
    """Account for every sentence: stated, out of scope with a reason, or untouched.

    Example: atkg coverage --html marked --lang es
    """
    from atkg.accounting import account_all, coverage_rows, write_marked
    from atkg.gathering import gather_workspace
    from atkg.report.tables import write_table

    place = open_workspace(workspace)
    accounts = account_all(place, gather_workspace(place))
    columns = ["document", "section", "stated", "out of scope", "untouched"]
    typer.echo(write_table(columns, coverage_rows(accounts), output.value), nl=False)
    if html:
        for path in write_marked(place, html, lang.value):
            say(f"wrote {path}")
