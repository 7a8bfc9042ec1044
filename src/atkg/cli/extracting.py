"""Verbs of the text side: extract, score."""

from __future__ import annotations

from typing import Annotated

import typer

from atkg.cli.options import HERE, Folder, Format, Output, app, say
from atkg.workspace import open_workspace


@app.command()
def extract(
    document: Annotated[str, typer.Argument(help="A document's id; see documents.csv.")],
    workspace: Folder = HERE,
    merge: Annotated[
        bool, typer.Option("--merge", help="Also where people wrote rows; theirs stay.")
    ] = False,
) -> None:
    """Let the rules read a document; their rows wait as unreviewed, and reviewed rows stay.

    Example: atkg extract my-report
    """
    from atkg.extracting import extract_document

    made = extract_document(open_workspace(workspace), document, merge=merge)
    for name, count in (("added", made.added), ("gone", made.gone), ("changed", made.changed),
                        ("total", made.total), ("to review", made.waiting)):  # fmt: skip
        typer.echo(f"{document}\t{name}\t{count}")
    if made.written:
        say(f"wrote {made.path}; what could not be linked: {made.review}")
    else:
        say(f"{made.path} holds rows that people wrote and stays as it is; add --merge to merge")


@app.command()
def score(
    documents: Annotated[list[str] | None, typer.Argument(help="Documents; all reviewed.")] = None,
    workspace: Folder = HERE,
    blind: Annotated[
        bool, typer.Option("--blind", help="Withhold the names learnt from the document itself.")
    ] = False,
    output: Output = Format.table,
) -> None:
    """Compare what rules find with what people accepted: precision, recall, F1 by group.

    Example: atkg score --blind --format csv
    """
    from atkg.extracting import score_documents
    from atkg.report.scoring import COLUMNS
    from atkg.report.tables import write_table

    rows = score_documents(open_workspace(workspace), documents or [], blind=blind)
    typer.echo(write_table(list(COLUMNS), rows, output.value), nl=False)
