"""Sheets as CSV files that Excel opens with their accents, and as Excel saves them.

Written with a byte order mark and Windows line ends, because Excel reads accents only so; read
with or without them, with comma, semicolon or tab between the cells.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from atkg.errors import FileFormatError
from atkg.review.cells import guard, is_rewritten, unguard
from atkg.review.headings import sheet_of
from atkg.review.labels import LISTED, label
from atkg.review.sheets import Sheet

_DELIMITERS: Final = (",", ";", "\t")
_FIRST: Final = 2  # lines: "sep=;" may stand above the heading


def write_sheet(path: Path, sheet: Sheet, lang: str) -> None:
    """Write a sheet to a CSV file."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([label("column", column, lang) for column in sheet.columns])
    for record in sheet.records:
        cells = [label(column, record[column], lang) if column in LISTED else record[column]
                 for column in sheet.columns]  # fmt: skip
        writer.writerow([guard(cell, is_rewritten) for cell in cells])
    draft = path.with_name(path.name + ".new")
    draft.write_bytes(buffer.getvalue().encode("utf-8-sig"))
    draft.replace(path)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise FileFormatError(f"cannot be read: {error.strerror}", file=path) from error
    except UnicodeDecodeError as error:
        mend = "save it as “CSV UTF-8” or as XLSX: its accents are lost otherwise"
        raise FileFormatError("is not UTF-8", file=path, mend=mend) from error


def _cut_off(path: Path, line: int, where: str) -> FileFormatError:
    mend = "take the whole file again: the rest of it is lost"
    return FileFormatError(f"is cut off {where}", file=path, line=line, mend=mend)


def _lines(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    first = text.splitlines()[:_FIRST]
    delimiter = max(_DELIMITERS, key=lambda sign: max(line.count(sign) for line in first or [""]))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begin = line = 1
    width = missing = 0
    try:
        for cells in reader:
            # Windows line ends inside a cell are the program's; shown values have line feeds.
            yield line, [unguard(cell.replace("\r\n", "\n"), is_rewritten) for cell in cells]
            begin, line = line, reader.line_num + 1
            missing = width - len(cells)
            width = max(width, len(cells))
    except csv.Error as error:
        if text.count('"') % 2:
            raise _cut_off(path, line, "inside a cell; or a quotation mark is missing") from error
        raise FileFormatError(f"is not CSV: {error}", file=path, line=line) from error
    if missing > 0 and not text.endswith(("\r", "\n")):
        raise _cut_off(path, begin, "in the middle of a row")


def read_sheet(path: Path) -> tuple[Sheet, ...]:
    """Read the one sheet of a CSV file.

    Raises FileFormatError where the file is not UTF-8 or no CSV, or none of our sheets.
    """
    sheet = sheet_of(path, _lines(path, _text(path)))
    if sheet is None:
        mend = "start from: atkg review --export FILE"
        raise FileFormatError("is no sheet of rows or mentions", file=path, line=1, mend=mend)
    return (sheet,)
