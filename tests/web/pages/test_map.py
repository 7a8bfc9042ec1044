"""The page of the map: the same figures drawn and told, and silence that looks like it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser

from atkg.opening import OpenBuild
from atkg.web.making import make
from atkg.web.page import View
from atkg.web.placing import placed

Read = Callable[..., LexborHTMLParser]


def test_map_and_table_say_the_same_of_every_region(real_build: OpenBuild, page_of: Read) -> None:
    page = page_of(real_build, "map.html")
    drawn = {
        one.css("title")[0].text().partition(":")[0]: one for one in page.css("figure > svg g")
    }
    rows = {row.css("th")[0].text(): row for row in page.css("table tbody")[0].css("tr")}
    assert len(drawn) == 26
    assert set(drawn) == set(rows)
    for name, shape in drawn.items():
        state = str(rows[name].attributes["class"])
        assert str(shape.attributes["class"]).split()[0] == state
        number = shape.css_first("text")
        assert (number is None) == (state == "silent")
        if number:
            assert number.text() in {cell.text() for cell in rows[name].css("td.number")}


def test_a_region_with_evidence_leads_to_its_words(real_build: OpenBuild, page_of: Read) -> None:
    page = page_of(real_build, "map.html")
    links = [str(one.attributes["href"]) for one in page.css("figure > svg a")]
    assert "#r-PE-LOR" in links
    for link in links:
        section = page.css(f"section[aria-labelledby={link.removeprefix('#')}]")[0]
        assert section.css("figure.quote blockquote")


def test_a_silent_region_is_told_and_leads_nowhere(real_build: OpenBuild, page_of: Read) -> None:
    silent = page_of(real_build, "map.html").css("tr.silent")
    assert silent
    for row in silent:
        assert "say nothing" in row.text()
        assert not row.css("a")


def test_facts_stand_apart_from_what_is_only_said(real_build: OpenBuild, page_of: Read) -> None:
    section = page_of(real_build, "map.html").css("section[aria-labelledby=r-PE-CUS]")[0]
    area = placed(real_build).areas["PE-CUS"]
    for group in ("fact", "said"):
        assert len(section.css(f"ul.statements > li.{group}")) == area.count(group) > 0


@pytest.mark.parametrize(("lang", "words"), [("en", "no outlines"), ("es", "No hay contornos")])
def test_a_country_without_outlines_has_the_table_and_says_what_to_do(
    small_build: OpenBuild, page_of: Read, lang: str, words: str
) -> None:
    page = page_of(small_build, "map.html", lang)
    assert not page.css("figure > svg")
    assert words in page.css("p.note")[0].text()
    assert "python -m atkg.web.geometry XC" in page.css("p.note")[0].text()
    assert "Puerto Claro" in page.css("table")[0].text()


def test_places_without_a_region_are_counted_before_the_map(
    small_build: OpenBuild, page_of: Read
) -> None:
    notes = [one.text() for one in page_of(small_build, "map.html").css("p.note")]
    assert any(note.startswith("2 places of the country are not on the map") for note in notes)


def test_csv_has_the_figures_of_the_table(real_build: OpenBuild) -> None:
    made = make(View(real_build, "en", "map.csv"))
    assert made
    rows = {row["code"]: row for row in csv.DictReader(io.StringIO(made[0].content.decode()))}
    area = placed(real_build).areas["PE-PUN"]
    assert rows["PE-PUN"]["reported"] == str(area.count("fact"))
    assert "country" in rows


def test_an_empty_graph_has_no_map_and_says_so(empty_build: OpenBuild, page_of: Read) -> None:
    assert "No document names a place." in page_of(empty_build, "map.html").text()
