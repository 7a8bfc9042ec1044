from __future__ import annotations

import csv
import io
from dataclasses import replace

import pyoxigraph as ox
import pytest
from openpyxl import load_workbook

from atkg.followups import FollowUp
from atkg.graph.naming import Naming, load_naming
from atkg.graph.spoken import Spoken, load_spoken
from atkg.graph.store import open_store
from atkg.report.ledger.entries import entries
from atkg.report.ledger.forms import COLUMNS, headings, ledger_rows, ledger_text, ledger_xlsx
from atkg.workspace import Workspace


@pytest.fixture(scope="module")
def small(built_workspace: Workspace) -> tuple[Spoken, Naming]:
    store = open_store(built_workspace.current / "store")
    return load_spoken(store), load_naming(store)


def records(small: tuple[Spoken, Naming], lang: str = "en") -> list[dict[str, str]]:
    rows = ledger_rows(entries(small[0], {}), small[1], lang)
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def test_every_recommendation_and_action_has_a_line(small: tuple[Spoken, Naming]) -> None:
    spoken, _ = small
    found = entries(spoken, {})
    assert {one.recommendation for one in found} == set(spoken.nodes("atkg:Recommendation"))
    asked = {
        x for one in found for x in spoken.values(one.recommendation, "atkg:recommendedAction")
    }
    assert {one.action for one in found} - {""} == asked
    assert len(found) >= 3


def test_a_line_says_who_in_which_part_under_which_condition(small: tuple[Spoken, Naming]) -> None:
    lines = {(one["who"], one["part"]) for one in records(small)}
    assert ("Ministry of Ports", "addressee in the lead") in lines
    assert any(one["condition"] for one in records(small))
    assert all(one["quote"] for one in records(small))


def test_what_nobody_recorded_is_told_as_not_reported(small: tuple[Spoken, Naming]) -> None:
    assert {one["followup"] for one in records(small)} == {
        "nothing recorded; not reported is not absent"
    }
    assert {one["echoes"] for one in records(small)} == {""}


def test_what_came_later_and_what_is_contested_stand_apart(small: tuple[Spoken, Naming]) -> None:
    spoken, naming = small
    node = spoken.nodes("atkg:Recommendation")[0]
    done = FollowUp(node, "done", "It is open.", "en", "Act 3", "Gazette", "clerk", "2022-01-01")
    against = replace(done, kind="contested", words="It is closed.", act="", source="")
    rows = ledger_rows(entries(spoken, {node: (done, against)}), naming, "es")
    cells = dict(zip(COLUMNS, rows[0], strict=True))
    assert cells["followup"] == (
        "cumplida, según clerk (2022-01-01), «It is open.», mediante Act 3, fuente: Gazette"
    )
    assert cells["contested"] == "objetada por clerk (2022-01-01), «It is closed.»"


def test_an_echo_is_shown_with_the_year_of_its_document(small: tuple[Spoken, Naming]) -> None:
    spoken, naming = small
    one, other = spoken.nodes("atkg:Recommendation")[:2]
    echoing = replace(spoken, echoes={one: frozenset({other})})
    rows = ledger_rows(entries(echoing, {}), naming, "en")
    head = spoken.head(other)
    assert head is not None
    shown = f"{naming.label(other, 'en')} ({head.bases[0].year})"
    assert {row[COLUMNS.index("echoes")] for row in rows} == {"", shown}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_workbook_holds_the_rows_with_headings_of_its_language(
    small: tuple[Spoken, Naming], lang: str
) -> None:
    rows = ledger_rows(entries(small[0], {}), small[1], lang)
    data = ledger_xlsx(rows, lang)
    sheet = load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    read = [["" if cell is None else str(cell) for cell in row] for row in sheet.values]
    assert read == [headings(lang), *rows]
    assert ledger_xlsx(rows, lang) == data


def test_a_workbook_takes_no_words_for_a_formula() -> None:
    row = ["=1+1"] * len(COLUMNS)
    sheet = load_workbook(io.BytesIO(ledger_xlsx([row], "en"))).active
    assert sheet is not None
    assert {cell.value for cell in sheet[2]} == {"'=1+1"}


def test_csv_and_markdown_say_the_same(small: tuple[Spoken, Naming]) -> None:
    rows = ledger_rows(entries(small[0], {}), small[1], "en")
    lines = list(csv.DictReader(io.StringIO(ledger_text(rows, "en", "csv"))))
    page = ledger_text(rows, "en", "markdown")
    assert len(lines) == len(rows) > 0
    assert all(line["id"] in page and line["who"] in page for line in lines)
    assert "Not reported is not absent" in ledger_text([], "en", "markdown")


def test_the_finding_that_an_action_answers_stands_beside_it_and_is_not_only_near(
    real_store: ox.Store,
) -> None:
    real_spoken = load_spoken(real_store)
    found = {one.action.rpartition(".")[2]: one for one in entries(real_spoken, {})}
    own = found["f40cba104d"]
    assert [one.rpartition(".")[2] for one in own.answers] == ["32ace4437e"]
    assert not set(own.answers) & set(own.near)
