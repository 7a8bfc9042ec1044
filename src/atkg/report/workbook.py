"""An answer as an XLSX workbook: its rows on one sheet, the quotes behind them on another.

Numbers are numbers; all else is text whatever it looks like, so that nothing is computed, and a
cell that a person edits stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from atkg.csvfiles import is_formula
from atkg.officefiles import saved
from atkg.report.answers import Told
from atkg.report.references import page_words
from atkg.report.translated import translation_words

_WORDS: Final = {
    "en": {
        "answer": "answer", "quotes": "quotes", "row": "row", "quote": "quote",
        "document": "document", "year": "year", "section": "section", "page": "page",
        "reference": "reference", "statement": "statement", "translation": "working translation",
    },
    "es": {
        "answer": "respuesta", "quotes": "citas", "row": "fila", "quote": "cita",
        "document": "documento", "year": "año", "section": "sección", "page": "página",
        "reference": "referencia", "statement": "declaración",
        "translation": "traducción de trabajo",
    },
}  # fmt: skip
_COLUMNS: Final = (
    "row", "quote", "document", "year", "section", "page", "reference", "statement", "translation",
)  # fmt: skip
_WIDTHS: Final = {
    "quote": 80, "reference": 60, "document": 40, "section": 30, "statement": 26, "translation": 80,
}  # fmt: skip
_LONGEST: Final = 32_767  # characters that a cell can hold
_UNSHOWN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?")


def to_xlsx(told: Told) -> bytes:
    """Write an answer as a workbook; the rows are numbered, and each quote names its row."""
    words, book = _WORDS[told.lang], Workbook()
    answer = book.worksheets[0]
    answer.title = words["answer"]
    shown = [at for at, heading in enumerate(told.headings) if heading]
    heads = [words["row"], *(told.headings[at] for at in shown), words["quotes"]]
    rows = [
        [str(number), *(line.cells[at] for at in shown), str(len(line.witnesses))]
        for number, line in enumerate(told.lines, 1)
    ]
    if not rows:
        rows = [["", " ".join(told.unanswered)]]
    _fill(answer, heads, rows, [8, *(36 for _ in shown), 10])
    quotes = book.create_sheet(words["quotes"])
    widths = [_WIDTHS.get(name, 10) for name in _COLUMNS]
    _fill(quotes, [words[name] for name in _COLUMNS], _quotes(told), widths)
    book.properties.title = told.question
    return saved(book.save)


def _quotes(told: Told) -> Iterable[list[str]]:
    for number, line in enumerate(told.lines, 1):
        for one in line.witnesses:
            yield [
                str(number), one.quote, told.titles.get(one.document, one.document), one.year,
                one.section, page_words(one, told.lang), told.reference(one), one.statement,
                translation_words(told.translation(one), told.lang),
            ]  # fmt: skip
    for place in told.named:
        one = place.seen
        yield [
            "", place.words, told.titles.get(one.document, one.document), one.year,
            one.section, page_words(one, told.lang), told.reference(one), "", "",
        ]  # fmt: skip


def _fill(
    page: Worksheet, heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]
) -> None:
    for line, values in enumerate((heads, *rows), 1):
        for number, value in enumerate(values, 1):
            cell = page.cell(line, number)
            if isinstance(cell, Cell):
                _write(cell, value)
                cell.font = Font(bold=line == 1)
    for number, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(number)].width = width
    page.freeze_panes = "A2"
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = "1:1"


def _write(cell: Any, value: str) -> None:
    """Write a number as a number, and anything else as text.

    Characters that XLSX cannot hold become blanks; a longer text than a cell holds ends in "…".
    """
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if _NUMBER.fullmatch(value):
        cell.value = float(value) if "." in value else int(value)
        return
    text = _UNSHOWN.sub(" ", value.replace("\r\n", "\n"))
    if text:
        cell.value = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
        cell.data_type = "s"  # whatever it looks like
        cell.quotePrefix = is_formula(text)
