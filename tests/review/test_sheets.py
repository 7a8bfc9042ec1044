"""Sheets written and read in both forms: what comes back is what went out."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atkg.errors import FileFormatError
from atkg.review.cells import shown
from atkg.review.csvsheets import read_sheet, write_sheet
from atkg.review.labels import LISTED, codes
from atkg.review.sheets import SHEETS, Sheet, context
from atkg.review.workbooks import read_workbook, write_workbook

PARTS = st.sampled_from(
    ["á", "ñ", "¿", "“”", "–", '"', "'", ",", ";", "\t", "\n", "\r\n", "=1+1", "+", "-", "@",
     "2024-03-01", "1.377", "true", "_x000D_", "\x0c", "🌊", " ", "MIMP", "#N/A"]
)  # fmt: skip
CELLS = st.lists(PARTS | st.text(max_size=5), max_size=5).map(lambda parts: shown("".join(parts)))


@st.composite
def sheets(draw: st.DrawFn, kind: str) -> Sheet:
    records = []
    for _ in range(draw(st.integers(0, 4))):
        record = {
            name: draw(st.sampled_from(["", *codes(name)])) if name in LISTED else draw(CELLS)
            for name in SHEETS[kind]
        }
        records.append({**record, "document": "doc"})
    return Sheet(kind, tuple(records))


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("kind", list(SHEETS))
@settings(
    max_examples=6 * settings().max_examples // 100,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(data=st.data())
def test_a_sheet_comes_back_as_it_went_out(
    tmp_path_factory: pytest.TempPathFactory, kind: str, lang: str, data: st.DataObject
) -> None:
    sheet = data.draw(sheets(kind))
    folder = tmp_path_factory.mktemp("sheets")
    write_workbook(folder / "a.xlsx", [sheet], lang)
    write_sheet(folder / "a.csv", sheet, lang)
    for read in (*read_workbook(folder / "a.xlsx"), *read_sheet(folder / "a.csv")):
        assert (read.kind, read.records) == (kind, sheet.records)


def one(kind: str = "statements", **cells: str) -> Sheet:
    record = dict.fromkeys(SHEETS[kind], "") | {"document": "doc"} | cells
    return Sheet(kind, (record,))


def resaved(path: Path, delimiter: str, end: str, mark: str) -> Path:
    """Write a CSV file as another spreadsheet program would."""
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, lineterminator=end).writerows(rows)
    path.write_bytes((mark + buffer.getvalue()).encode("utf-8"))
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_csv_sheet_is_read_however_it_was_saved(
    tmp_path: Path, delimiter: str, end: str, mark: str
) -> None:
    sheet = one(quote="el niño; «dijo», así\nno más", judgement="accepted", note="=SUM(A1)")
    write_sheet(tmp_path / "a.csv", sheet, "es")
    (read,) = read_sheet(resaved(tmp_path / "a.csv", delimiter, end, mark))
    assert read.records == sheet.records


def test_a_csv_sheet_is_one_that_excel_opens_with_its_accents(tmp_path: Path) -> None:
    write_sheet(tmp_path / "a.csv", one(quote="=año"), "es")
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 2
    assert ",'=año," in data.decode("utf-8")


def test_a_csv_sheet_in_another_encoding_is_refused_before_its_accents_are_lost(
    tmp_path: Path,
) -> None:
    write_sheet(tmp_path / "a.csv", one(quote="año"), "en")
    text = (tmp_path / "a.csv").read_bytes().decode("utf-8-sig")
    (tmp_path / "a.csv").write_bytes(text.encode("cp1252"))
    with pytest.raises(FileFormatError, match="is not UTF-8 → save it as “CSV UTF-8”"):
        read_sheet(tmp_path / "a.csv")


def test_a_workbook_offers_lists_and_keeps_its_heading_in_view(tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", [one(), one("mentions")], "es")
    rows, mentions = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets
    assert (rows.title, mentions.title) == ("declaraciones", "menciones")
    assert rows.freeze_panes == mentions.freeze_panes == "A2"
    lists = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in
             rows.data_validations.dataValidation}  # fmt: skip
    assert lists["B2"] == '"aceptada,rechazada,sin revisar"'
    assert "previsto" in str(lists["C2"])
    (decision,) = mentions.data_validations.dataValidation
    assert decision.formula1 == '"registro nuevo,alias del registro,pasar por alto"'


def test_no_cell_of_a_workbook_is_computed(tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", [one(quote="=1+1", note="@x", object="2024-03-01")], "en")
    cells = list(openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0][2])
    assert len(cells) == len(SHEETS["statements"])
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert {cell.value for cell in cells} >= {"'=1+1", "'@x", "2024-03-01"}


def edit(path: Path, heading: str, value: object) -> None:
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    (column,) = [cell.column for cell in page[1] if cell.value == heading]
    page.cell(2, column).value = value  # type: ignore[assignment]
    book.save(path)


@pytest.mark.parametrize(
    ("value", "text"), [(5, "5"), (7.5, "7.5"), (3.0, "3"), (True, "true"), (None, "")]
)
def test_a_number_or_truth_that_a_person_typed_is_text(
    tmp_path: Path, value: object, text: str
) -> None:
    write_workbook(tmp_path / "a.xlsx", [one()], "en")
    edit(tmp_path / "a.xlsx", "note", value)
    assert read_workbook(tmp_path / "a.xlsx")[0].records[0]["note"] == text


def test_a_formula_that_a_person_typed_is_refused_with_its_cell(tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", [one()], "en")
    edit(tmp_path / "a.xlsx", "judgement", "=A1")
    with pytest.raises(FileFormatError, match=r"a\.xlsx:2: B2 holds a formula .* '=A1' → write"):
        read_workbook(tmp_path / "a.xlsx")


def test_a_quote_longer_than_a_cell_is_not_cut(tmp_path: Path) -> None:
    with pytest.raises(FileFormatError, match=r"32767 characters.* → export to a CSV file"):
        write_workbook(tmp_path / "a.xlsx", [one(quote="a" * 40_000)], "en")
    assert list(tmp_path.iterdir()) == []


def test_columns_may_stand_in_another_order_and_beside_others(tmp_path: Path) -> None:
    sheet = one(quote="words", judgement="rejected")
    write_sheet(tmp_path / "a.csv", sheet, "en")
    text = (tmp_path / "a.csv").read_bytes().decode("utf-8-sig")
    turned = [[*reversed(row), "mine"] for row in csv.reader(io.StringIO(text, newline=""))]
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows(turned)
    (tmp_path / "a.csv").write_text(buffer.getvalue(), encoding="utf-8", newline="")
    assert read_sheet(tmp_path / "a.csv")[0].records == sheet.records


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    write_sheet(tmp_path / "a.csv", one(), "en")
    text = (tmp_path / "a.csv").read_bytes().decode("utf-8-sig").replace(",quote,", ",words,", 1)
    (tmp_path / "a.csv").write_text(text, encoding="utf-8", newline="")
    with pytest.raises(FileFormatError, match=r"a\.csv:1: lacks the column quote \(cita\)"):
        read_sheet(tmp_path / "a.csv")


@pytest.mark.parametrize(("lang", "shown_as"), [("en", "exported as"), ("es", "exportada como")])
def test_a_missing_column_is_named_as_the_sheet_shows_it(
    tmp_path: Path, lang: str, shown_as: str
) -> None:
    write_sheet(tmp_path / "a.csv", one(), lang)
    text = (tmp_path / "a.csv").read_text("utf-8-sig").replace(f",{shown_as}", ",mine", 1)
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    with pytest.raises(FileFormatError, match=f"lacks the column .*{shown_as}"):
        read_sheet(tmp_path / "a.csv")


@given(cells=st.lists(CELLS, min_size=2, max_size=2), at=st.floats(0, 1, exclude_max=True))
def test_a_sheet_cut_off_in_its_last_row_is_refused(
    tmp_path_factory: pytest.TempPathFactory, cells: list[str], at: float
) -> None:
    path = tmp_path_factory.mktemp("sheets") / "a.csv"
    first, last = (one(quote=cell, after="end").records[0] for cell in cells)
    write_sheet(path, Sheet("statements", (first,)), "en")
    before = path.read_bytes().decode("utf-8")
    write_sheet(path, Sheet("statements", (first, last)), "en")
    row = path.read_bytes().decode("utf-8").removeprefix(before)
    cut = row[: 1 + int(at * (row.rindex(",") - 1))]
    path.write_bytes((before + cut).encode("utf-8"))
    with pytest.raises(FileFormatError, match=r"a\.csv:\d+: is cut off .* → take the whole file"):
        read_sheet(path)


def test_a_last_row_without_a_line_end_is_read_and_one_that_lacks_empty_cells_too(
    tmp_path: Path,
) -> None:
    sheet = one(quote="words", judgement="rejected")
    write_sheet(tmp_path / "a.csv", sheet, "en")
    text = (tmp_path / "a.csv").read_bytes().decode("utf-8-sig")
    for saved in (text.rstrip("\r\n"), text.rstrip(",\r\n") + "\r\n"):
        (tmp_path / "a.csv").write_bytes(saved.encode("utf-8"))
        assert read_sheet(tmp_path / "a.csv")[0].records == sheet.records


def test_a_line_above_the_heading_does_not_hide_the_sheet(tmp_path: Path) -> None:
    sheet = one(quote="words", judgement="rejected")
    write_sheet(tmp_path / "a.csv", sheet, "en")
    text = (tmp_path / "a.csv").read_bytes().decode("utf-8-sig")
    (tmp_path / "a.csv").write_text("sep=,\r\n" + text, encoding="utf-8", newline="")
    assert read_sheet(tmp_path / "a.csv")[0].records == sheet.records
    write_workbook(tmp_path / "a.xlsx", [sheet], "en")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    book.worksheets[0].insert_rows(1)
    book.worksheets[0]["A1"] = "What I think"
    book.save(tmp_path / "a.xlsx")
    assert read_workbook(tmp_path / "a.xlsx")[0].records == sheet.records


def test_a_sheet_whose_heading_or_mark_is_gone_is_not_passed_over(tmp_path: Path) -> None:
    sheets = [one(judgement="rejected"), Sheet("mentions", ())]
    for whole, what in (
        (False, "the sheet 'statements' has no heading"),
        (True, "lacks the column"),
    ):
        write_workbook(tmp_path / "a.xlsx", sheets, "en")
        book = openpyxl.load_workbook(tmp_path / "a.xlsx")
        if whole:
            book.worksheets[0].delete_cols(len(SHEETS["statements"]))
        else:
            book.worksheets[0].delete_rows(1)
        book.save(tmp_path / "a.xlsx")
        with pytest.raises(FileFormatError, match=what):
            read_workbook(tmp_path / "a.xlsx")


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_what_is_no_sheet_of_ours_says_where_to_start(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    openpyxl.Workbook().save(path) if name == "a.xlsx" else path.write_text("a,b\n1,2\n")
    read = read_workbook if name == "a.xlsx" else read_sheet
    with pytest.raises(FileFormatError, match="no sheet of rows or mentions → start from"):
        read(path)
    path.write_bytes(b"\xff\x00")
    with pytest.raises(FileFormatError):
        read(path)


def test_a_context_is_cut_at_a_blank() -> None:
    text = "word " * 100
    before, after = context(text, 250, 254)
    assert set(before.split()) == set(after.split()) == {"word"}
    assert 150 < len(before) <= 200
    assert context("all", 0, 3) == ("", "")
