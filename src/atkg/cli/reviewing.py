"""Verbs of reviewers: review, agreement, move, merge, rename."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from atkg.cli.options import HERE, Folder, Format, Lang, Language, Output, app, say
from atkg.workspace import open_workspace

if TYPE_CHECKING:  # verbs load what they need when they are called
    from atkg.renaming import Renaming

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
    from atkg.review.labels import label
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
    in_words = output in (Format.table, Format.markdown)  # other forms are read by programs
    headings = [label("queue", one, lang.value) for one in QUEUE] if in_words else list(QUEUE)
    typer.echo(write_table(headings, lines, output.value), nl=False)
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
    from atkg.comparing import compare, write_comparison
    from atkg.reviewing import open_desk

    made = compare(open_desk(open_workspace(workspace), documents or []), lang.value)
    typer.echo(write_comparison(made, output.value), nl=False)
    say(f"{', '.join(made.roles)}: {len(made.differences)} rows on which they differ")


@app.command()
def move(
    document: Annotated[str, typer.Argument(help="A document's id; see documents.csv.")],
    text: Annotated[Path, typer.Argument(help="The new reading, .txt or .md.")],
    workspace: Folder = HERE,
    partial: Annotated[
        bool, typer.Option("--partial", help="Leave behind what cannot be carried over.")
    ] = False,
    output: Output = Format.table,
) -> None:
    """Give a document a new text, and carry the spans of all rows and names over.

    Example: atkg move my-report my-report-read-anew.txt
    """
    from atkg.moving import move_document
    from atkg.report.tables import write_table

    done = move_document(open_workspace(workspace), document, text, partial=partial)
    lines = [[str(path), str(one.line), one.why, one.quote]
             for path, left in done.left.items() for one in left]  # fmt: skip
    if lines:
        typer.echo(write_table(["file", "line", "why", "quote"], lines, output.value), nl=False)
    say(f"{done.carried} rows can be carried over, {done.respaced} of them with other spaces or "
        f"marks; {done.stays} rows, names or reasons stay")  # fmt: skip
    if lines and not partial:
        say("nothing was changed → add --partial to leave them with the old reading")
        raise typer.Exit(1)
    say("\n".join(f"wrote {path}" for path in done.files))


Reason = Annotated[str, typer.Option("--reason", help="Why; it stands in moved.csv.")]


def _tell_renaming(done: Renaming) -> None:
    typer.echo(f"rows\t{done.rows}\njoined\t{done.joined}")
    say("\n".join(f"wrote {path}" for path in done.files))
    for place in done.left:
        say(f"still named in {place} → rename it there")


@app.command()
def merge(
    old: Annotated[str, typer.Argument(help="The record that goes: atkgr:…")],
    new: Annotated[str, typer.Argument(help="The record that stays: atkgr:…")],
    reason: Reason,
    workspace: Folder = HERE,
) -> None:
    """Merge two records of the authority file; every judgement stays, moved.csv says why.

    Example: atkg merge atkgr:ministry-2 atkgr:ministry --reason "two spellings of one ministry"
    """
    from atkg.renaming import merge_records

    _tell_renaming(merge_records(open_workspace(workspace), old, new, reason))


@app.command()
def rename(
    old: Annotated[str, typer.Argument(help="A record (atkgr:…) or a predicate (atkg:…).")],
    new: Annotated[str, typer.Argument(help="Its new id, or another predicate.")],
    reason: Reason,
    workspace: Folder = HERE,
) -> None:
    """Give a record another id, or rows another predicate; every judgement stays.

    Example: atkg rename atkgr:hotline atkgr:line-100 --reason "its name since 2019"
    """
    from atkg.renaming import rename_id

    _tell_renaming(rename_id(open_workspace(workspace), old, new, reason))
