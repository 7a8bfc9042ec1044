"""Which sheet lines of text are: known by its headings, in either language and any order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from atkg.errors import FileFormatError
from atkg.review.labels import code_of, headings_of
from atkg.review.sheets import SHEETS, Sheet, parsed

_MARKS: Final = {"statements": "judgement", "mentions": "decision"}
_FIRST: Final = 10  # lines among which the heading is looked for: a title may stand above it


def kind_of_sheet(columns: Sequence[str]) -> str:
    """Give the kind of a sheet with these columns, or nothing where it is none of ours."""
    for kind, mark in _MARKS.items():
        if mark in columns and 2 * len(set(columns) & set(SHEETS[kind])) > len(SHEETS[kind]):
            return kind
    return ""


def _check(path: Path, line: int, kind: str, columns: Sequence[str]) -> None:
    twice = [name for name, count in Counter(columns).items() if count > 1 and name in SHEETS[kind]]
    missing = [name for name in SHEETS[kind] if name not in columns]
    if twice or missing:
        what = (f"lacks the column {headings_of(missing)}" if missing
                else f"has the column {headings_of(twice[:1])} twice")  # fmt: skip
        mend = "keep every column of the export; more columns do no harm"
        raise FileFormatError(what, file=path, line=line, mend=mend)


def sheet_of(path: Path, lines: Iterable[tuple[int, Sequence[str]]]) -> Sheet | None:
    """Make a sheet of numbered lines, with its heading among the first; None if none of ours.

    Lines without text are left out, columns of other names too. Raises FileFormatError where a
    column is missing or stands twice.
    """
    lines = iter(lines)
    for line, cells in islice(lines, _FIRST):
        columns = [code_of("column", cell) for cell in cells]
        if kind := kind_of_sheet(columns):
            _check(path, line, kind, columns)
            break
    else:
        return None
    records, numbers = [], []
    for number, cells in lines:
        filled = [*cells, *[""] * (len(columns) - len(cells))]
        if not any(cell.strip() for cell in filled):
            continue
        record = dict(zip(columns, filled, strict=False))
        records.append(parsed({name: record[name] for name in SHEETS[kind]}))
        numbers.append(number)
    return Sheet(kind, tuple(records), tuple(numbers))
