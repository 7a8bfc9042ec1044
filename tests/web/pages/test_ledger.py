"""The page of the ledger: every recommendation, whom it names, and what nobody said."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, sync_playwright
from selectolax.lexbor import LexborHTMLParser

from atkg.opening import OpenBuild
from atkg.report.ledger.entries import entries
from atkg.web.making import make
from atkg.web.page import View

Read = Callable[..., LexborHTMLParser]


def test_every_recommended_action_stands_there_once(real_build: OpenBuild, page_of: Read) -> None:
    page = page_of(real_build, "ledger.html")
    found = [row.attributes["id"] for row in page.css("tr.action")]
    wanted = {f"{one.action or one.recommendation}".partition(":")[2]
              for one in entries(real_build.spoken, real_build.followups)}  # fmt: skip
    assert len(found) > 30
    assert sorted(str(one) for one in found) == sorted(wanted)


def test_each_action_shows_its_words_and_leads_to_them(
    small_build: OpenBuild, page_of: Read
) -> None:
    for row in page_of(small_build, "ledger.html").css("tr.action"):
        assert row.css("figure.quote blockquote")
        link = row.css("figure.quote a")[0]
        assert str(link.attributes["href"]).startswith("read/lantern-2021.html#q")


def test_actions_recommendations_and_addressees_lead_to_their_pages(
    small_build: OpenBuild, page_of: Read
) -> None:
    page = page_of(small_build, "ledger.html")
    links = {str(node.attributes["href"]) for node in page.css("table.ledger a")}
    assert "things/coastal-police.html" in links
    assert any(".action." in one for one in links)
    assert any(".recommendation." in one for one in links)


def test_what_the_report_does_not_say_is_told(small_build: OpenBuild, page_of: Read) -> None:
    words = page_of(small_build, "ledger.html").css("main")[0].text()
    assert "nobody named" in words
    assert "the report does not say" in words
    assert "nothing recorded" in words


def test_what_is_recommended_is_marked_so(small_build: OpenBuild, page_of: Read) -> None:
    for row in page_of(small_build, "ledger.html").css("tr.action"):
        assert row.css(".said .status")[0].text() == "recommended"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_form_keeps_the_actions_of_whom_it_asks_for(
    small_build: OpenBuild, page_of: Read, lang: str
) -> None:
    page = page_of(small_build, "ledger.html", lang, who="atkgr:coastal-police")
    (row,) = page.css("tr.action")
    assert "atkgr:coastal-police" in str(row.attributes["data-who"])
    assert page.css("#f-who option[selected]")[0].attributes["value"] == "atkgr:coastal-police"
    assert "who=atkgr%3Acoastal-police" in str(page.css(".downloads a")[0].attributes["href"])


def test_an_action_keeps_all_whom_it_names(small_build: OpenBuild, page_of: Read) -> None:
    page = page_of(small_build, "ledger.html", who="atkgr:harbour-foundation")
    (row,) = page.css("tr.action")
    assert "atkgr:ministry-of-ports" in str(row.attributes["data-who"])


def test_csv_and_workbook_have_the_rows_that_were_asked_for(small_build: OpenBuild) -> None:
    asked = {"who": "atkgr:coastal-police"}
    table, book = (make(View(small_build, "en", f"ledger.{form}", asked=asked))
                   for form in ("csv", "xlsx"))  # fmt: skip
    assert table
    assert book
    assert len(list(csv.DictReader(io.StringIO(table[0].content.decode())))) == 1
    sheet = openpyxl.load_workbook(io.BytesIO(book[0].content)).worksheets[0]
    assert sheet.max_row == 2


def test_where_nothing_is_recommended_silence_is_told(
    empty_build: OpenBuild, page_of: Read
) -> None:
    assert "Not reported is not absent" in page_of(empty_build, "ledger.html").css("main")[0].text()


@pytest.fixture
def file_page(small_site: Path) -> Iterator[tuple[Page, list[str]]]:
    """The ledger as a file in a browser, with everything that it complains about."""
    faults: list[str] = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.goto((small_site / "en" / "ledger.html").as_uri() + "?who=atkgr:coastal-police")
        yield page, faults
        browser.close()


def test_as_a_file_the_form_filters_in_the_page(file_page: tuple[Page, list[str]]) -> None:
    page, faults = file_page
    assert page.locator("tr.action:visible").count() == 1
    page.select_option("#f-who", "")
    assert page.locator("tr.action:visible").count() == 3
    assert page.inner_text("#ledger-count") == "Recommended actions: 3"
    assert faults == []
