"""The page of the gap map: the figures of the map, and for each number its words."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from itertools import permutations

import pytest
from selectolax.lexbor import LexborHTMLParser

from atkg.opening import OpenBuild
from atkg.report.gapmap.axes import AXES
from atkg.report.gapmap.cells import gap_map
from atkg.web.making import make
from atkg.web.page import View

Read = Callable[..., LexborHTMLParser]
PAIRS = list(permutations(AXES, 2))


@pytest.mark.share(4)
@pytest.mark.parametrize("axes", PAIRS, ids="-".join)
def test_each_cell_has_its_counts_and_leads_to_as_many_words(
    real_build: OpenBuild, page_of: Read, axes: tuple[str, str]
) -> None:
    made = gap_map(real_build.spoken, real_build.naming, axes, "en")
    page = page_of(real_build, f"gapmap/{axes[0]}-{axes[1]}.html")
    shown = page.css("table.gapmap tbody td")
    assert [cell.attributes["class"] for cell in shown] == [
        one.state for one in made.cells.values()
    ]
    for cell, one in zip(shown, made.cells.values(), strict=True):
        counts = [int(number) for number in re.findall(r"\d+", cell.text())]
        assert counts == [len(own) for own in (one.pieces.get(mark, ()) for mark in
                          ("strength", "limitation", "mixed", "neutral", "outcome", "recommended"))
                          if own]  # fmt: skip
        if counts:
            anchor = str(cell.css("a")[0].attributes["href"]).removeprefix("#")
            section = page.css(f"section[aria-labelledby={anchor}]")[0]
            assert len(section.css("ul.evidence > li")) == sum(counts)


def test_polarity_is_never_told_by_colour_alone(small_build: OpenBuild, page_of: Read) -> None:
    for mark in page_of(small_build, "gapmap/index.html").css("td .mark"):
        assert mark.css(".sign")[0].text().strip()
        assert mark.css(".unseen")[0].text().strip()


def test_silence_is_told_in_words(small_build: OpenBuild, page_of: Read) -> None:
    silent = page_of(small_build, "gapmap/index.html", "es").css("td.silent")
    assert silent
    assert {cell.css(".unseen")[0].text() for cell in silent} == {"silencio"}


def test_rows_and_columns_have_headings(small_build: OpenBuild, page_of: Read) -> None:
    page = page_of(small_build, "gapmap/index.html")
    assert all(one.attributes["scope"] == "col" for one in page.css("thead th"))
    assert all(one.attributes["scope"] == "row" for one in page.css("tbody th"))


def test_the_sides_lead_to_every_other_pair(small_build: OpenBuild, page_of: Read) -> None:
    page = page_of(small_build, "gapmap/index.html")
    links = {str(one.attributes["href"]) for one in page.css("nav.axes a")}
    assert {"region-p.html", "criterion-region.html", "p-criterion.html"} <= links


def test_the_same_side_twice_and_unknown_sides_are_no_page(small_build: OpenBuild) -> None:
    for address in ("gapmap/p-p.html", "gapmap/p-moon.html", "gapmap/p.html"):
        assert make(View(small_build, "en", address)) is None


def test_csv_has_a_line_for_each_cell(small_build: OpenBuild) -> None:
    made = make(View(small_build, "en", "gapmap/criterion-p.csv"))
    assert made
    rows = list(csv.DictReader(io.StringIO(made[0].content.decode())))
    table = gap_map(small_build.spoken, small_build.naming, ("criterion", "p"), "en")
    assert len(rows) == len(table.cells)


def test_an_empty_graph_has_an_empty_map(empty_build: OpenBuild, page_of: Read) -> None:
    assert "Nothing is stated in any cell." in page_of(empty_build, "gapmap/index.html").text()
