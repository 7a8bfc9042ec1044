from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest
from lxml import etree

from atkg.graph.naming import load_naming
from atkg.graph.spoken import load_spoken
from atkg.graph.store import open_store
from atkg.graph.translation_graph import Translations
from atkg.report.gapmap.cells import MARKS, GapMap, gap_map
from atkg.report.gapmap.page import COLUMNS, gap_map_csv, gap_map_html
from atkg.report.gapmap.svg import SIGNS, gap_map_svg
from atkg.report.translated import translation_words
from atkg.translations import Translation
from atkg.workspace import Workspace

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module", params=["en", "es"])
def made(request: pytest.FixtureRequest, real_workspace: Workspace) -> GapMap:
    store = open_store(real_workspace.current / "store")
    axes = ("intervention", "outcome")
    return gap_map(load_spoken(store), load_naming(store), axes, request.param)


def test_every_cell_is_drawn_with_a_tooltip(made: GapMap) -> None:
    picture = etree.fromstring(gap_map_svg(made))
    titles = picture.findall(f".//{SVG}title")
    assert len(titles) == len(made.cells) > 50
    assert all(title.text for title in titles)


def test_no_two_texts_of_a_picture_stand_on_each_other(made: GapMap) -> None:
    boxes = []
    for text in etree.fromstring(gap_map_svg(made)).iter(f"{SVG}text"):
        kind = (text.get("class") or "").split()
        size = 11 if "t" in kind else 7.6 if "h" in kind else 7
        width = size * len(text.text)
        x, y = float(text.get("x")), float(text.get("y"))
        left = x - width / 2 if {"c", "s"} & set(kind) else x
        boxes.append((left, left + width, y - 11, y + 3, text.text))
    assert len(boxes) > 100
    over = [
        (a[4], b[4])
        for n, a in enumerate(boxes)
        for b in boxes[n + 1 :]
        if a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]
    ]
    assert over == []


def test_each_mark_is_told_apart_without_colour() -> None:
    assert set(SIGNS) == set(MARKS)
    assert len({sign for *_, sign in SIGNS.values()}) == len(MARKS)
    assert len({colour for colour, *_ in SIGNS.values()}) == len(MARKS)


def test_nothing_of_a_page_comes_from_a_network(made: GapMap) -> None:
    page = gap_map_html(made)
    addresses = set(re.findall(r"https?://[^\s\"'<)]+", page))
    assert addresses == {"http://www.w3.org/2000/svg"}
    assert "<script" not in page


def test_every_link_of_a_page_leads_to_the_words_of_its_cell(made: GapMap) -> None:
    page = gap_map_html(made)
    links = re.findall(r'<a href="#(c\d+)"', page)
    places = re.findall(r'<section id="(c\d+)"', page)
    assert links == places
    assert len(links) == sum(cell.state != "silent" for cell in made.cells.values()) > 10


def test_a_page_shows_the_working_translation_of_a_quote_marked_as_such(made: GapMap) -> None:
    pieces = (one for cell in made.cells.values() for own in cell.pieces.values() for one in own)
    document, _, _, quote = next(one.quotes[0] for one in pieces if one.quotes)
    translation = Translation(
        document.partition(":")[2], quote, made.lang, "OTRAS", "A B", "2026-01-02", ""
    )
    held = Translations({(document, " ".join(quote.split()), made.lang): translation})
    page = gap_map_html(replace(made, translations=held))
    assert translation_words(translation, made.lang) in page
    assert "OTRAS" not in gap_map_html(made)


def test_the_csv_has_a_line_for_each_cell_with_the_counts_of_the_picture(made: GapMap) -> None:
    rows = list(csv.DictReader(io.StringIO(gap_map_csv(made))))
    assert list(rows[0]) == list(COLUMNS)
    assert len(rows) == len(made.cells)
    for row in rows:
        cell = made.cells[row["row_id"], row["column_id"]]
        assert cell.state == row["state"]
        assert dict(cell.shown) == {mark: int(row[mark]) for mark in MARKS if int(row[mark])}
