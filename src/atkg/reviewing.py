"""The review of a workspace: its queue, its sheets written and read, two reviewers compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from atkg.authority import load_authority
from atkg.errors import AtkgError, DocumentError
from atkg.graph.ontology import load_ontology
from atkg.model import Row
from atkg.resolution import heads_of
from atkg.review.apart import check_role, read_opinions, with_opinions
from atkg.review.csvsheets import read_sheet, write_sheet
from atkg.review.labels import label
from atkg.review.mentions import mention_records, read_decisions
from atkg.review.names import namer
from atkg.review.reasons import reason
from atkg.review.sheets import Sheet, row_records
from atkg.review.workbooks import read_workbook, write_workbook
from atkg.statements import read_rows
from atkg.text.documents import Document, load_documents
from atkg.workspace import Workspace

QUEUE: Final = ("document", "line", "method", "subject", "says", "object", "status", "quote")


@dataclass(frozen=True, slots=True)
class Desk:
    """What reviewers need of a workspace: documents and their rows, by document id."""

    workspace: Workspace
    documents: Mapping[str, Document]
    rows: Mapping[str, tuple[Row, ...]]

    def decided(self, document: str) -> Path:
        """Where the decisions on the mentions of a document stand."""
        return self.workspace.review / f"{document}.mentions.csv"


def open_desk(workspace: Workspace, names: Sequence[str] = ()) -> Desk:
    """Read the rows of some documents, or of all. Raises DocumentError for an unknown one."""
    documents = load_documents(workspace.documents)
    if unknown := [name for name in names if name not in documents]:
        what, mend = f"no document {unknown[0]}", "known are: " + ", ".join(documents)
        raise DocumentError(what, file=workspace.documents / "documents.csv", mend=mend)
    chosen = {name: one for name, one in documents.items() if not names or name in names}
    paths = {name: workspace.statements / f"{name}.csv" for name in chosen}
    rows = {name: read_rows(path) if path.exists() else () for name, path in paths.items()}
    return Desk(workspace, chosen, rows)


def is_open(row: Row, heads: Mapping[str, Row]) -> bool:
    """Tell whether nobody has judged a row, nor the head row that it inherits from."""
    head = heads.get(row.subject)
    return (row.judgement or (head.judgement if head else "")) in ("", "unreviewed")


def open_rows(rows: Sequence[Row]) -> list[Row]:
    """Give the rows of a file that wait for a judgement."""
    heads = heads_of(rows)
    return [row for row in rows if is_open(row, heads)]


def _namer(workspace: Workspace, rows: Sequence[Row], lang: str) -> Callable[[str], str]:
    ontology = load_ontology(workspace.shipped("ontology"))
    return namer(load_authority(workspace.authority), ontology, rows, lang)


def queue(desk: Desk, lang: str) -> list[list[str]]:
    """Give the rows that wait for a judgement, in the order of the files: columns of ``QUEUE``."""
    lines = []
    for name, rows in desk.rows.items():
        heads = heads_of(rows)
        called = _namer(desk.workspace, rows, lang)
        for row in open_rows(rows):
            head = heads.get(row.subject, row)
            status = label("status", row.status or head.status, lang)
            object_ = row.object if row.is_literal else called(row.object)
            lines.append([name, str(row.line), row.method, called(row.subject),
                          called(row.predicate), object_, status, row.quote])  # fmt: skip
    return lines


def _mentions(desk: Desk, lang: str = "en") -> Iterator[dict[str, str]]:
    called = _namer(desk.workspace, (), lang) if lang != "en" else str

    def why(text: str) -> str:
        return reason(text, lang, called)

    for name, document in desk.documents.items():
        waiting = desk.workspace.root / "build" / "review" / f"{name}.csv"
        decided = read_decisions(desk.decided(name))
        yield from mention_records(
            document, waiting, decided, lambda why: reason(why, lang, called)
        )


def waiting_mentions(desk: Desk) -> int:
    """Count the names without a record that nobody has decided about."""
    return sum(1 for _ in _mentions(desk))


def _statements(desk: Desk, lang: str, every: bool, role: str) -> Iterator[dict[str, str]]:
    for name, rows in desk.rows.items():
        chosen: Sequence[Row] = rows if every else open_rows(rows)
        keys = {row.key for row in chosen}
        seen: Sequence[Row] = rows
        if role:
            path = desk.workspace.review / f"{name}.{role}.csv"
            seen = with_opinions(rows, read_opinions(path))
        called = _namer(desk.workspace, rows, lang)
        text = desk.documents[name].text
        records = row_records(
            name, text, seen, called, lambda kind, code: label(kind, code, lang), role
        )
        yield from (record for record, row in zip(records, rows, strict=True) if row.key in keys)


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote: its files, and how many rows and mentions stand in them."""

    files: tuple[Path, ...]
    rows: int
    mentions: int


def export_sheets(
    desk: Desk, path: Path, lang: str, *, every: bool = False, role: str = ""
) -> Exported:
    """Write the sheets of rows and mentions to an XLSX file, or to two CSV files.

    Open rows only, unless ``every`` is asked for. With a ``role`` the sheet is for a reviewer
    apart: it shows that role's own judgements and hides those of others. Raises AtkgError where
    the file's name ends otherwise.
    """
    if role:
        check_role(role)
    rows = Sheet("statements", tuple(_statements(desk, lang, every, role)))
    mentions = Sheet("mentions", () if role else tuple(_mentions(desk, lang)))
    files = [path]
    if path.suffix.casefold() == ".xlsx":
        write_workbook(path, (rows, mentions), lang)
    elif path.suffix.casefold() == ".csv":
        write_sheet(path, rows, lang)
        if mentions.records:
            files.append(path.with_suffix(".mentions.csv"))
            write_sheet(files[1], mentions, lang)
    else:
        raise AtkgError("is neither .xlsx nor .csv", file=path, mend="give it such a name")
    return Exported(tuple(files), len(rows.records), len(mentions.records))


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Read the sheets of an XLSX or CSV file."""
    return read_workbook(path) if path.suffix.casefold() == ".xlsx" else read_sheet(path)
