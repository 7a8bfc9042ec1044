"""Verbs that write papers for people who decide: dossier, gapmap, ledger, follow-up."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from atkg.cli.options import HERE, Folder, Lang, Language, app, say
from atkg.workspace import open_workspace

Out = Annotated[
    Path | None, typer.Option("--out", "-o", help="Write here; else to standard output.")
]


class Paper(StrEnum):
    """The forms of a dossier."""

    md = "md"
    html = "html"
    docx = "docx"


class Picture(StrEnum):
    """The forms of a gap map."""

    html = "html"
    svg = "svg"
    csv = "csv"


class Sheet(StrEnum):
    """The forms of a ledger."""

    markdown = "markdown"
    md = "md"
    csv = "csv"
    xlsx = "xlsx"
    json = "json"
    table = "table"


class Side(StrEnum):
    """The sides of a gap map."""

    intervention = "intervention"
    outcome = "outcome"
    p = "p"
    criterion = "criterion"
    region = "region"


class Later(StrEnum):
    """What may have become of a statement."""

    accepted = "accepted"
    rejected = "rejected"
    done = "done"
    contested = "contested"


def _write(made: str | bytes, out: Path | None) -> None:
    data = made.encode("utf-8") if isinstance(made, str) else made
    if out is None:
        if isinstance(made, bytes) and sys.stdout.isatty():
            raise typer.BadParameter("a binary file; say where it goes", param_hint="--out")
        sys.stdout.buffer.write(data)
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    draft = out.with_name(out.name + ".new")
    draft.write_bytes(data)
    draft.replace(out)
    say(f"wrote {out}")


@app.command()
def dossier(
    thing: Annotated[str, typer.Argument(help="A name, a CURIE, R.3, or the words of a risk.")],
    workspace: Folder = HERE,
    lang: Language = Lang.en,
    form: Annotated[Paper, typer.Option("--format", help="Form of the dossier.")] = Paper.md,
    out: Out = None,
) -> None:
    """Write a brief on an organization, region, recommendation, risk or project, with its quotes.

    Example: atkg dossier MIMP --lang es --format docx --out mimp.docx
    """
    from atkg.papers import dossier as make

    _write(make(open_workspace(workspace), thing, lang.value, form.value), out)


@app.command()
def gapmap(
    workspace: Folder = HERE,
    rows: Annotated[Side, typer.Option(help="The side on the left.")] = Side.intervention,
    columns: Annotated[Side, typer.Option(help="The side at the top.")] = Side.outcome,
    lang: Language = Lang.en,
    form: Annotated[Picture, typer.Option("--format", help="Form of the map.")] = Picture.html,
    out: Out = None,
) -> None:
    """Map where there is evidence, of which polarity, what is only recommended, and silence.

    Example: atkg gapmap --rows p --columns criterion --lang es --out gaps.html
    """
    from atkg.papers import gapmap as make

    axes = (rows.value, columns.value)
    _write(make(open_workspace(workspace), axes, lang.value, form.value), out)


@app.command()
def ledger(
    workspace: Folder = HERE,
    lang: Language = Lang.en,
    form: Annotated[Sheet, typer.Option("--format", help="Form of the ledger.")] = Sheet.markdown,
    out: Out = None,
) -> None:
    """List all recommendations: who, part, action, condition, status, and what came later.

    Example: atkg ledger --lang es --format xlsx --out ledger.xlsx
    """
    from atkg.papers import ledger as make

    name = Sheet.markdown.value if form is Sheet.md else form.value
    _write(make(open_workspace(workspace), lang.value, name), out)


@app.command("follow-up")
def follow_up(
    about: Annotated[str, typer.Argument(help="A statement's or node's id, or R.3 once built.")],
    kind: Annotated[Later, typer.Argument(help="What became of it, or that it is contested.")],
    words: Annotated[str, typer.Option(help="What is said, in a sentence.")],
    date: Annotated[str, typer.Option(help="When it was said: YYYY-MM-DD.")],
    said_by: Annotated[str, typer.Option(help="Role of who says so; never a private name.")] = "",
    organization: Annotated[str, typer.Option(help="Who says so, or the role's body: MIMP.")] = "",
    act: Annotated[str, typer.Option(help="By which act: a resolution with its number.")] = "",
    source: Annotated[str, typer.Option(help="Where this can be read.")] = "",
    lang: Annotated[Lang, typer.Option(help="Language of the words.")] = Lang.en,
    workspace: Folder = HERE,
) -> None:
    """Record what came later of a recommendation, or contest a statement; nothing else changes.

    Example: atkg follow-up R.3 done --words "A commission now meets each month." --act "RM 12-2025"
    --source "El Peruano, 2025-03-01" --organization MIMP --date 2025-03-01
    """
    from atkg.following import record_followup

    given = {"kind": kind.value, "words": words, "said_by": said_by, "date": date, "act": act,
             "source": source, "lang": lang.value}  # fmt: skip
    today = datetime.now(UTC).date().isoformat()
    path = record_followup(open_workspace(workspace), about, given, organization, today)
    say(f"added to {path}; now run: atkg build")
