from __future__ import annotations

import csv
import io
import json

import pytest

from atkg.graph.witnesses import Witness
from atkg.report.answers import WORDS, Line, Told
from atkg.report.tables import write_info, write_table, write_told

COLUMNS = ["name", "count"]
ROWS = [["línea 🌊", "3"], ['the "Group", [bold]', ""]]


@pytest.mark.parametrize("form", ["table", "markdown", "csv", "json"])
def test_each_form_holds_every_cell_and_ends_with_a_line_end(form: str) -> None:
    text = write_table(COLUMNS, ROWS, form)
    assert text.endswith("\n")
    assert "línea 🌊" in text
    assert "Group" in text
    assert "count" in text


def test_csv_and_json_give_the_rows_back() -> None:
    records = [dict(zip(COLUMNS, row, strict=True)) for row in ROWS]
    text = write_table(COLUMNS, ROWS, "csv")
    assert list(csv.DictReader(io.StringIO(text, newline=""))) == records
    assert json.loads(write_table(COLUMNS, ROWS, "json")) == records


def test_csv_is_guarded_against_formulas_and_keeps_numbers() -> None:
    text = write_table(["a"], [["=1+1"], ["-12.5"], ["@x"]], "csv")
    assert text.splitlines() == ["a", "'=1+1", "-12.5", "'@x"]


def test_a_table_reads_words_in_brackets_as_words() -> None:
    for form in ("table", "markdown"):
        assert 'the "Group", [bold]' in write_table(COLUMNS, ROWS, form)


def test_a_markdown_table_keeps_its_columns_whatever_a_cell_holds() -> None:
    lines = write_table(["a", "b"], [["x|y", "two\nlines"]], "markdown").strip().splitlines()
    assert len(lines) == 3
    assert lines[2].count("|") - lines[2].count("\\|") == 3


def test_nothing_found_still_gives_the_columns() -> None:
    assert write_table(COLUMNS, [], "csv") == "name,count\n"
    assert write_table(COLUMNS, [], "json") == "[]\n"
    assert "name" in write_table(COLUMNS, [], "table")


def told(*lines: Line) -> Told:
    return Told("¿Quién?", ("who", "node"), ("quién", ""), lines, "es", {})


@pytest.mark.parametrize("form", ["table", "markdown", "csv", "json"])
def test_an_answer_shows_its_quotes_in_each_form(form: str) -> None:
    witness = Witness("atkgr:d", 0, "atkgr:s1", "achieved", "2021", "a quote")
    assert "a quote" in write_told(told(Line(("Policía", "n"), (witness,))), form)


def test_a_table_says_that_no_quotation_stands_behind_a_row() -> None:
    text = write_told(told(Line(("Policía", "n"), ())), "table")
    assert "Policía" in text
    assert WORDS["es"]["bare"] in text


def test_figures_are_told_one_a_line_or_as_json() -> None:
    figures = {"hash": "abc", "documents": ["one", "two"], "status": {"holds": 3, "achieved": 4}}
    assert json.loads(write_info(figures, "json")) == figures
    records = list(csv.reader(io.StringIO(write_info(figures, "csv"), newline="")))
    assert records[1:] == [
        ["hash", "", "abc"], ["documents", "", "one, two"], ["status", "holds", "3"],
        ["status", "achieved", "4"],
    ]  # fmt: skip
