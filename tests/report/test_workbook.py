"""An answer as a workbook: what spreadsheets open, computes nothing and loses no quote."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from atkg.graph.witnesses import Witness
from atkg.report.answers import WORDS, Line, Told
from atkg.report.workbook import to_xlsx

WITNESS = Witness("atkgr:d", 0, "atkgr:s1", "achieved", "2021", "=a\x0cquote", "4.1 Use", 12)


def told(*lines: Line, lang: str = "en") -> Told:
    return Told(
        "Who funds what?", ("who", "sum", "node"), ("who", "sum", ""), lines, lang,
        {"atkgr:d": "The Report"}, publishers={"atkgr:d": "IOM"},
    )  # fmt: skip


def opened(answer: Told) -> Workbook:
    return load_workbook(io.BytesIO(to_xlsx(answer)))


def values(book: Workbook, at: int) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in book.worksheets[at].iter_rows()]


def test_rows_stand_on_one_sheet_and_their_quotes_on_another() -> None:
    book = opened(told(Line(("Agency", "-5.5", "n"), (WITNESS,)), Line(("Police", "", "m"), ())))
    assert book.sheetnames == ["answer", "quotes"]
    assert values(book, 0) == [
        ["row", "who", "sum", "quotes"], [1, "Agency", -5.5, 1], [2, "Police", None, 0],
    ]  # fmt: skip
    assert values(book, 1) == [
        ["row", "quote", "document", "year", "section", "page", "reference", "statement",
         "working translation"],
        [1, "=a quote", "The Report", 2021, "4.1 Use", "p. 12",
         "IOM (2021). The Report, 4.1 Use, p. 12.", "atkgr:s1", None],
    ]  # fmt: skip


@pytest.mark.parametrize("risky", ["=1+1", "+1 234", "@sum", "-x", "=cmd|'/C calc'!A0"])
def test_what_looks_like_a_formula_is_text_and_stays_so(risky: str) -> None:
    cell = opened(told(Line((risky, "1", "n"), ()))).worksheets[0].cell(2, 2)
    assert (cell.value, cell.data_type) == (risky, "s")
    assert cell.quotePrefix


@given(st.text(max_size=60))
@settings(max_examples=40 * settings().max_examples // 100)
def test_any_text_makes_a_workbook_without_a_formula(text: str) -> None:
    surrogates = any("\ud800" <= sign <= "\udfff" for sign in text)
    book = opened(told(Line((text.encode("utf-8", "replace").decode(), "", ""), ())))
    assert surrogates or book.worksheets[0].cell(2, 2).data_type != "f"


def test_a_longer_text_than_a_cell_holds_is_cut_visibly() -> None:
    cell = opened(told(Line(("x" * 40_000, "", ""), ()))).worksheets[0].cell(2, 2)
    assert isinstance(cell.value, str)
    assert (len(cell.value), cell.value[-1]) == (32_767, "…")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_silence_is_told(lang: str) -> None:
    rows = values(opened(told(lang=lang)), 0)
    assert rows[1][1] == f"{WORDS[lang]['none']} {WORDS[lang]['silence']}"


def test_sheets_and_columns_are_named_in_spanish() -> None:
    book = opened(told(Line(("Agency", "5", "n"), (WITNESS,)), lang="es"))
    assert book.sheetnames == ["respuesta", "citas"]
    assert values(book, 1)[0] == [
        "fila", "cita", "documento", "año", "sección", "página", "referencia", "declaración",
        "traducción de trabajo",
    ]  # fmt: skip
