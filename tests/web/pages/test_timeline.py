"""The page of the timeline: drawn and told alike, no day where only a year is known."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser

from atkg.opening import OpenBuild
from atkg.web.making import make
from atkg.web.page import View

Read = Callable[..., LexborHTMLParser]


def test_every_bar_leads_to_its_row(real_build: OpenBuild, page_of: Read) -> None:
    page = page_of(real_build, "timeline.html")
    bars = [str(one.attributes["href"]).removeprefix("#") for one in page.css("div.scroll svg a")]
    rows = [str(one.attributes["id"]) for one in page.css("table.timeline tbody tr")]
    assert len(rows) > 30
    assert bars == rows
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize(("lang", "when"), [("en", "March 2018"), ("es", "marzo de 2018")])
def test_a_month_is_told_as_a_month(
    small_build: OpenBuild, page_of: Read, lang: str, when: str
) -> None:
    row = page_of(small_build, "timeline.html", lang).css("table.timeline tbody tr")[0]
    cell = row.css("td")[1].text()
    assert when in cell
    assert "1 " not in cell


def test_a_year_is_drawn_as_a_year_and_a_month_as_a_month(
    small_build: OpenBuild, page_of: Read
) -> None:
    page = page_of(small_build, "timeline.html")
    kinds = {one.css("title")[0].text().split(":")[-1].strip(): one.css("g")[0]
             for one in page.css("div.scroll svg a")}  # fmt: skip
    assert "to-month" in str(kinds["June 2021"].attributes["class"])
    assert any("to-year" in str(one.attributes["class"]) for one in kinds.values())
    assert all(one.css("rect") for one in kinds.values()), "none is known to the day"


def test_a_period_shows_its_words_and_meaning(small_build: OpenBuild, page_of: Read) -> None:
    row = page_of(small_build, "timeline.html").css("table.timeline tbody tr")[0]
    assert row.css("figure.quote blockquote")
    assert "official" in row.css("td")[0].text()


def test_undated_things_are_listed_as_undated(small_build: OpenBuild, page_of: Read) -> None:
    lists = " ".join(one.text() for one in page_of(small_build, "timeline.html").css("ul.columns"))
    assert small_build.naming.label("atkgr:hotline", "en") in lists


def test_what_is_not_stated_as_fact_is_drawn_and_told_apart(
    real_build: OpenBuild, page_of: Read
) -> None:
    page = page_of(real_build, "timeline.html")
    said = [
        one
        for one in page.css("div.scroll svg a")
        if "said" in str(one.css("g")[0].attributes["class"])
    ]
    assert said
    for one in said:
        row = page.css(f"[id='{str(one.attributes['href']).removeprefix('#')}']")[0]
        assert row.css(".said .status")[0].text()


def test_csv_has_bounds_and_precision(small_build: OpenBuild) -> None:
    made = make(View(small_build, "en", "timeline.csv"))
    assert made
    first = next(csv.DictReader(io.StringIO(made[0].content.decode())))
    assert (first["from"], first["to"], first["precision"]) == ("2018-03-01", "2021-02-28", "month")


def test_an_empty_graph_has_no_timeline_and_says_so(empty_build: OpenBuild, page_of: Read) -> None:
    assert "No document gives a date." in page_of(empty_build, "timeline.html").text()
