"""CSV files in one strict form: RFC 4180, UTF-8 without a byte order mark, line feeds.

A file that a spreadsheet saved (byte order mark, CRLF) is refused with the command that mends it:
read leniently, its accents or its last column would be lost without a word.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from atkg.errors import FileFormatError

_BOM = b"\xef\xbb\xbf"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileFormatError(f"cannot be read: {error.strerror}", file=path) from error
    if data.startswith(_BOM):
        raise FileFormatError(
            "starts with a byte order mark, as spreadsheets write it",
            file=path, line=1, mend=f"run: sed -i '1s/^\\xef\\xbb\\xbf//' {path}",
        )  # fmt: skip
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise FileFormatError(
            f"is not UTF-8 (byte {error.start})", file=path, line=line, mend="save it as UTF-8"
        ) from error


def _lines(path: Path) -> Iterator[str]:
    """Yield the lines of a file; refuse Windows line ends, but for one inside a quoted field.

    A quote keeps the line ends of its document, whichever they are.
    """
    is_open = False
    for number, line in enumerate(io.StringIO(_text(path), newline="\n"), 1):
        is_open ^= line.count('"') % 2 == 1
        if not is_open and line.rstrip("\n").endswith("\r"):
            mend = f"run: sed -i 's/\\r$//' {path}"
            raise FileFormatError("has Windows line ends", file=path, line=number, mend=mend)
        yield line


def _check_header(path: Path, header: Sequence[str], columns: Sequence[str]) -> None:
    missing = [name for name in columns if name not in header]
    unknown = [name for name in header if name not in columns]
    if missing or unknown or list(header) != list(columns):
        parts = []
        if missing:
            parts.append("lacks the column " + ", ".join(missing))
        if unknown:
            parts.append("has an unknown column " + ", ".join(map(repr, unknown)))
        what = "; ".join(parts) or "has its columns in another order"
        raise FileFormatError(
            what, file=path, line=1, mend="the first line must be: " + ",".join(columns)
        )


def read_records(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line counted from 1, record) of a CSV file with exactly these columns.

    Raises FileFormatError for a file that is not in the strict form.
    """
    reader = csv.reader(_lines(path), strict=True)
    line = 1
    try:
        header = next(reader, [])
        _check_header(path, header, columns)
        line = reader.line_num + 1
        for record in reader:
            if len(record) != len(columns):
                what = f"has {len(record)} fields where {len(columns)} are wanted"
                raise FileFormatError(what, file=path, line=line, mend="quote fields with commas")
            yield line, dict(zip(columns, record, strict=True))
            line = reader.line_num + 1
    except csv.Error as error:
        raise FileFormatError(f"is not CSV: {error}", file=path, line=line) from error


def _field(value: str) -> str:
    """Quote where needed (a lone carriage return, too, which `csv.writer` missed before 3.13)."""
    if any(sign in value for sign in ',"\n\r'):
        return '"' + value.replace('"', '""') + '"'
    return value


def write_records(path: Path, columns: Sequence[str], records: Iterable[Mapping[str, str]]) -> None:
    """Write records in the strict form, beside the old file first, so that a kill loses nothing."""
    rows = [columns, *([record[name] for name in columns] for record in records)]
    text = "".join(",".join(map(_field, row)) + "\n" for row in rows)
    draft = path.with_name(path.name + ".new")
    draft.write_bytes(text.encode("utf-8"))
    draft.replace(path)


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet would read a text as a formula; numbers are none.

    >>> is_formula("=1+1"), is_formula("-12.5"), is_formula("-12 persons")
    (True, False, True)
    """
    return text.startswith(_FORMULA) and not _NUMBER.fullmatch(text)


def guarded(value: object) -> object:
    """Keep a spreadsheet from reading exported text as a formula; numbers stay numbers.

    >>> guarded("=1+1"), guarded("-12.5"), guarded("Lima")
    ("'=1+1", '-12.5', 'Lima')
    """
    return f"'{value}" if isinstance(value, str) and is_formula(value) else value
