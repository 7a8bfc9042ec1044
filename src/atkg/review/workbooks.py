"""Sheets as an XLSX workbook: lists to choose from, a heading that stays, quotes that wrap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from atkg.csvfiles import is_formula
from atkg.errors import FileFormatError
from atkg.review.cells import guard, unguard
from atkg.review.headings import sheet_of
from atkg.review.labels import LISTED, code_of, codes, label
from atkg.review.sheets import FILLED, Sheet

_LONGEST: Final = 32_767  # characters that a cell of XLSX can hold
_WIDTHS: Final = {"quote": 60, "words": 30, "before": 34, "after": 34, "note": 30, "why": 30,
                  "object": 30, "object_name": 28, "subject_name": 28, "exported": 12}  # fmt: skip
_HEADING: Final = PatternFill("solid", fgColor="FF1F3B57")
_FILLED_IN: Final = PatternFill("solid", fgColor="FFF1F1EC")
_WRAP: Final = Alignment(wrap_text=True, vertical="top")


def _head(page: Worksheet, sheet: Sheet, lang: str) -> None:
    for number, column in enumerate(sheet.columns, 1):
        cell = page.cell(1, number, label("column", column, lang))
        cell.font, cell.fill, cell.alignment = Font(bold=True, color="FFFFFFFF"), _HEADING, _WRAP
        page.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column, 14)
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.records) + 1}"


def _lists(page: Worksheet, sheet: Sheet, lang: str) -> None:
    """Let a person choose in the columns whose values come from a list."""
    for number, column in enumerate(sheet.columns, 1):
        if column not in LISTED:
            continue
        options = ",".join(label(column, code, lang) for code in codes(column))
        choice = DataValidation(type="list", formula1=f'"{options}"', allow_blank=True)
        choice.showErrorMessage = True
        letter = get_column_letter(number)
        choice.add(f"{letter}2:{letter}{len(sheet.records) + 200}")  # room for rows of one's own
        page.add_data_validation(choice)


def _text(path: Path, line: int, column: str, value: str, lang: str) -> str:
    text = guard(label(column, value, lang) if column in LISTED else value, is_formula)
    if len(text) > _LONGEST:
        what = f"a cell of XLSX holds {_LONGEST} characters, and this {column} has {len(text)}"
        raise FileFormatError(what, file=path, line=line, mend="export to a CSV file")
    return text


def write_workbook(path: Path, sheets: Iterable[Sheet], lang: str) -> None:
    """Write sheets to a workbook; every cell is text, so that nothing is computed or rewritten.

    Raises FileFormatError where a value is longer than a cell can hold.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        page = book.create_sheet(label("sheet", sheet.kind, lang))
        _head(page, sheet, lang)
        _lists(page, sheet, lang)
        for line, record in enumerate(sheet.records, 2):
            for number, column in enumerate(sheet.columns, 1):
                cell: Any = page.cell(line, number)
                cell.number_format, cell.alignment = "@", _WRAP
                if column in FILLED[sheet.kind]:
                    cell.fill = _FILLED_IN
                if text := _text(path, line, column, record[column], lang):
                    cell.value = text
                    cell.data_type = "s"  # whatever it looks like
    draft = path.with_name(path.name + ".new")
    book.save(draft)
    draft.replace(path)


def _read_text(path: Path, cell: Any) -> str:
    """Give what a cell holds as text, also where a person or a program made it another type."""
    value = cell.value
    if cell.data_type in ("f", "e"):
        what = f"{cell.coordinate} holds a formula or an error, {value!r}"
        raise FileFormatError(what, file=path, line=cell.row, mend="write its value as text")
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time().isoformat() == "00:00:00" else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return unguard(str(value), is_formula)


def _lines(path: Path, page: Worksheet) -> Iterator[tuple[int, list[str]]]:
    for line, cells in enumerate(page.iter_rows(), 1):
        yield line, [_read_text(path, cell) for cell in cells]


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """Read the sheets of a workbook that are ours, whatever their order and language.

    Raises FileFormatError where the file is no workbook, holds none of our sheets or a formula.
    """
    try:
        book = load_workbook(path)
    except (InvalidFileException, BadZipFile, KeyError, OSError) as error:
        what = f"cannot be read as XLSX: {error}"
        raise FileFormatError(what, file=path, mend="save it as XLSX or CSV") from error
    found = [(page, sheet_of(path, _lines(path, page))) for page in book.worksheets]
    sheets = tuple(sheet for _, sheet in found if sheet)
    for page, sheet in found:
        if sheet is None and code_of("sheet", page.title) in FILLED and any(page.values):
            what = f"the sheet {page.title!r} has no heading"
            raise FileFormatError(what, file=path, mend="copy its first line from the export")
    if not sheets:
        mend = "start from: atkg review --export FILE"
        raise FileFormatError("holds no sheet of rows or mentions", file=path, mend=mend)
    return sheets
