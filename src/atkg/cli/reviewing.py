"""Verbs of reviewers: review, agreement."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from atkg.cli.options import HERE, Folder, Format, Lang, Language, Output, app, say
from atkg.workspace import open_workspace

Documents = Annotated[
    list[str] | None, typer.Option("--document", "-d", help="Only this document; may be repeated.")
]


@app.command()
def review(
    workspace: Folder = HERE,
    export: Annotated[
        Path | None, typer.Option("--export", help="Write the sheet to this .xlsx or .csv.")
    ] = None,
    import_: Annotated[
        Path | None, typer.Option("--import", help="Take this edited sheet; all or nothing.")
    ] = None,
    documents: Documents = None,
    every: Annotated[bool, typer.Option("--all", help="Export judged rows too.")] = False,
    reviewer: Annotated[str, typer.Option(help="Role of who judges.")] = "reviewer",
    apart: Annotated[
        bool, typer.Option("--apart", help="Export for a second reviewer: all rows, unjudged.")
    ] = False,
    lang: Language = Lang.en,
    output: Output = Format.table,
) -> None:
    """Show what waits for a judgement; write it to a spreadsheet, or take one back.

    Example: atkg review --export queue.xlsx && atkg review --import queue.xlsx
    """
    from atkg.importing import import_sheets
    from atkg.report.tables import write_table
    from atkg.reviewing import QUEUE, export_sheets, open_desk, queue, waiting_mentions

    place = open_workspace(workspace)
    if export and import_:
        raise typer.BadParameter("--export and --import exclude each other")
    if import_:
        day = datetime.now(UTC).date().isoformat()
        done = import_sheets(place, import_, reviewer, day)
        for name, count in sorted((+done.counts).items()):
            typer.echo(f"{name}\t{count}")
        say("\n".join(f"wrote {path}" for path in done.files) or "the sheet changes nothing")
        return
    desk = open_desk(place, documents or [])
    if export:
        role = reviewer if apart else ""
        made = export_sheets(desk, export, lang.value, every=every or apart, role=role)
        for path in made.files:
            typer.echo(str(path))
        say(f"{made.rows} rows and {made.mentions} mentions to review")
        return
    lines = queue(desk, lang.value)
    typer.echo(write_table(list(QUEUE), lines, output.value), nl=False)
    say(f"{len(lines)} rows and {waiting_mentions(desk)} mentions wait; add --export FILE.xlsx")


@app.command()
def agreement(
    workspace: Folder = HERE,
    documents: Documents = None,
    lang: Language = Lang.en,
    output: Output = Format.table,
) -> None:
    """Tell how far reviewers agree, by predicate (Krippendorff's alpha), and where they differ.

    Example: atkg agreement --document my-report --format csv
    """
    from atkg.comparing import AGREEMENT, DIFFERENCES, compare
    from atkg.report.tables import write_table
    from atkg.reviewing import open_desk

    made = compare(open_desk(open_workspace(workspace), documents or []), lang.value)
    typer.echo(write_table(list(AGREEMENT), made.table, output.value), nl=False)
    if made.differences:
        typer.echo(write_table(list(DIFFERENCES), made.differences, output.value), nl=False)
    say(f"{', '.join(made.roles)}: {len(made.differences)} rows on which they differ")
