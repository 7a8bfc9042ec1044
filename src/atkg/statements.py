"""Statement files: read, checked for form, and written.

The file is the contract between the text side and the graph side: RFC 4180, UTF-8 without a byte
order mark, line feeds, the columns of ``COLUMNS`` in that order; the file's name is the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records, write_records
from atkg.errors import Fault, StatementError
from atkg.model import Row
from atkg.rowrules import row_faults

COLUMNS: Final = (
    "id", "subject", "predicate", "object", "datatype", "lang", "status", "negated",
    "attributed_to", "quote", "start", "end", "subject_anchor", "predicate_anchor",
    "object_anchor", "source_anchor", "modality_anchor", "together", "method", "confidence",
    "judgement", "reviewer", "reviewed", "note",
)  # fmt: skip
_TYPED: Final = frozenset({"start", "end", "negated"})


def row_of(record: Mapping[str, str], line: int) -> Row:
    """Give the row of a file's fields. Raises ValueError where one is not of its type."""
    if record["negated"] not in ("", "true"):
        raise ValueError(f"negated is {record['negated']!r}; wanted true or nothing")
    for name in ("start", "end"):
        if not record[name].isascii() or not record[name].isdigit():
            raise ValueError(f"{name} is {record[name]!r}; wanted a whole number")
    texts = {name: value for name, value in record.items() if name not in _TYPED}
    return Row(
        **texts,
        start=int(record["start"]),
        end=int(record["end"]),
        negated=bool(record["negated"]),
        line=line,
    )


def _repeated(path: Path, rows: Iterable[Row]) -> Iterator[Fault]:
    first: dict[tuple[str, int, int], int] = {}
    for row in rows:
        if (line := first.setdefault(row.key, row.line)) != row.line:
            what = f"the same statement and span stand in line {line} ({row.id})"
            yield Fault(str(path), row.line, what, "delete one of the two rows")


def read_rows(path: Path) -> tuple[Row, ...]:
    """Read the rows of one statement file, in file order.

    Raises FileFormatError where the file is not in the strict CSV form, StatementError with one
    fault per row that breaks a rule.
    """
    rows, faults = [], []
    for line, record in read_records(path, COLUMNS):
        try:
            row = row_of(record, line)
        except ValueError as error:
            faults.append(Fault(str(path), line, str(error)))
            continue
        rows.append(row)
        faults += [Fault(str(path), line, *fault) for fault in row_faults(path.stem, row)]
    faults += _repeated(path, rows)
    if faults:
        raise StatementError(f"{path.name}: {len(faults)} fault(s) in its rows", faults=faults)
    return tuple(rows)


def read_any_rows(path: Path) -> tuple[Row, ...]:
    """Read the rows of a file whatever they say: also those of a predicate that is no more.

    Raises FileFormatError where the file is not in the strict CSV form, StatementError where a
    column is not of its type.
    """
    rows = []
    for line, record in read_records(path, COLUMNS):
        try:
            rows.append(row_of(record, line))
        except ValueError as error:
            raise StatementError(str(error), file=path, line=line) from error
    return tuple(rows)


def read_folder(folder: Path) -> dict[str, tuple[Path, tuple[Row, ...]]]:
    """Read every statement file of a folder: document id to (file, rows), ordered by id."""
    paths = sorted(folder.glob("*.csv"), key=lambda path: path.stem)
    return {path.stem: (path, read_rows(path)) for path in paths}


def record_of(row: Row) -> dict[str, str]:
    """Give the fields of a row as its file holds them."""
    record = {name: str(getattr(row, name)) for name in COLUMNS}
    record["negated"] = "true" if row.negated else ""
    return record


def sort_rows(rows: Iterable[Row]) -> list[Row]:
    """Give rows in file order: a node's head first, the nodes in the order of the text."""
    rows = list(rows)
    first: dict[str, tuple[int, int]] = {}
    for row in rows:
        place = (0 if row.is_head else 1, row.start)
        first[row.subject] = min(first.get(row.subject, place), place)
    return sorted(
        rows,
        key=lambda row: (
            first[row.subject][1], row.subject, not row.is_head, row.start, row.end,
            row.predicate, row.id,
        ),
    )  # fmt: skip


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Write rows to a statement file, sorted, beside the old one first."""
    write_records(path, COLUMNS, map(record_of, sort_rows(rows)))
