"""The two real documents are accounted for, and their marked pages work in a browser, offline."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import pytest
from playwright.sync_api import Page, sync_playwright

from atkg.accounting import account_all, coverage_rows, write_marked
from atkg.gathering import Gathered, gather_workspace
from atkg.report.coverage import Account
from atkg.workspace import Workspace

Marked: TypeAlias = Mapping[str, Sequence[Path]]
CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        yield page
        browser.close()


@pytest.fixture(scope="module")
def gathered(real_workspace: Workspace) -> Gathered:
    return gather_workspace(real_workspace)


@pytest.fixture(scope="module")
def accounts(real_workspace: Workspace, gathered: Gathered) -> Mapping[str, Sequence[Account]]:
    return account_all(real_workspace, gathered)


@pytest.fixture(scope="module")
def marked(real_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Marked:
    """The marked pages of both documents by language."""
    return {
        lang: write_marked(real_workspace, tmp_path_factory.mktemp(lang), lang)
        for lang in ("en", "es")
    }


def test_no_sentence_of_the_real_documents_is_untouched(
    accounts: Mapping[str, Sequence[Account]],
) -> None:
    assert len(accounts) == 2
    assert all(len(own) > 100 for own in accounts.values())
    untouched = [one.spans for own in accounts.values() for one in own if one.state == "untouched"]
    assert untouched == []


def test_the_sections_of_the_real_documents_are_listed(
    accounts: Mapping[str, Sequence[Account]],
) -> None:
    rows = coverage_rows(accounts)
    sections = {section for _, section, *_ in rows}
    assert {"Coherence", "4.1 Hotline Fono Mujer"} <= sections


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_marked_page_shows_the_whole_text_and_every_statement(
    marked: Marked, gathered: Gathered, lang: str
) -> None:
    paths = marked[lang]
    assert len(paths) == 2
    for path in paths:
        document = path.name.split(".")[0]
        html = path.read_text("utf-8")
        data = re.search(r'id="data">(.*?)</script>', html, re.DOTALL)
        assert data is not None
        assert len(json.loads(data[1])) == len(gathered.material.statements[document])
        assert f'lang="{lang}"' in html
        assert "://" not in re.sub(r"<article.*</article>", "", html, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("lang", "type_", "status"), [("en", "is a", "recommended"), ("es", "es", "recomendado")]
)
def test_a_marked_page_speaks_its_language_and_shows_no_identifier(
    marked: Marked, lang: str, type_: str, status: str
) -> None:
    told = []
    for path in marked[lang]:
        html = path.read_text("utf-8")
        data = re.search(r'id="data">(.*?)</script>', html, re.DOTALL)
        assert data is not None
        told += json.loads(data[1])
    assert len(told) > 2500
    assert [line for line, _ in told if re.search(r"\b(atkg[rv]?|rdf|xsd):", line)] == []
    assert [line for line, _ in told if " — true" in line] == []
    assert any(f" — {type_} — " in line for line, _ in told)
    states = {state.partition(",")[0] for _, state in told}
    assert status in states
    assert len(states) == 8


def test_what_is_denied_or_said_by_others_says_so(
    built_workspace: Workspace, tmp_path: Path
) -> None:
    (path,) = write_marked(built_workspace, tmp_path, "es")
    html = path.read_text("utf-8")
    data = re.search(r'id="data">(.*?)</script>', html, re.DOTALL)
    assert data is not None
    told = [" · ".join(line) for line in json.loads(data[1])]
    assert any("Agencia Costera · realizado, negado" in line for line in told), told
    assert any("afirmado, según Policía Costera" in line for line in told)
    assert any(line.endswith("sin revisar") for line in told)


def test_words_lead_to_their_statements_and_a_statement_to_its_words(
    marked: Marked, gathered: Gathered, page: Page
) -> None:
    requests: list[str] = []
    problems: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    path = marked["es"][0]
    page.goto(path.as_uri())
    document = gathered.documents[path.name.split(".")[0]]
    assert page.locator("article").text_content() == document.text
    every = page.locator("aside li").count()
    mark = page.locator(".q", has_text="has not prevented").first
    mark.click()
    chosen = page.locator("aside li")
    assert 0 < chosen.count() < every
    assert re.search(r"\S · realizado$", chosen.first.inner_text())
    chosen.first.locator("button").click()
    lit = "".join(page.locator(".q.on").all_text_contents())
    assert "has not prevented" in lit
    assert requests == [path.as_uri()]
    assert problems == []


@pytest.fixture
def narrow(page: Page) -> Iterator[Page]:
    page.set_viewport_size({"width": 390, "height": 844})
    yield page
    page.set_viewport_size({"width": 1280, "height": 900})


def inside(page: Page, selector: str) -> bool:
    """Tell whether the first such element stands in the window, above the sheet if that is open."""
    script = """selector => {
        const box = document.querySelector(selector).getBoundingClientRect();
        const sheet = document.getElementById("panel").getBoundingClientRect();
        const isSheet = getComputedStyle(document.getElementById("panel")).position === "fixed";
        const foot = isSheet && sheet.height ? sheet.top : innerHeight;
        return box.top >= 0 && box.bottom <= foot;
    }"""
    return bool(page.evaluate(script, selector))


def test_in_a_narrow_window_statements_stand_in_a_sheet_by_the_words(
    marked: Marked, narrow: Page
) -> None:
    path = marked["en"][0]
    narrow.goto(path.as_uri())
    sheet = narrow.locator("#panel")
    assert not sheet.is_visible()
    assert narrow.evaluate("document.documentElement.scrollWidth") == 390
    narrow.locator(".q", has_text="has not prevented").first.click()
    assert sheet.is_visible()
    box = sheet.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] == 844
    assert box["height"] <= 0.45 * 844 + 1
    assert narrow.locator("#list li").first.is_visible()
    assert inside(narrow, ".q.on")
    narrow.locator("#list button").first.click()
    assert inside(narrow, ".q.on")
    narrow.locator("#all").click()
    assert narrow.locator("#list li").count() > 1000
    narrow.locator("#close").click()
    assert not sheet.is_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_marked_page_can_be_used_with_the_keyboard(
    marked: Marked, page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(marked["en"][0].as_uri())
    mark = page.locator(".q", has_text="has not prevented").first
    every = page.locator("#list li").count()
    for key in ("Enter", "Space"):
        mark.focus()
        page.keyboard.press(key)
        assert page.locator("#list li").count() < every
        assert page.evaluate("document.activeElement.closest('#list') !== null")
        page.keyboard.press("Enter")
        assert page.locator("#list button[aria-pressed=true]").count() == 1
        assert "has not prevented" in "".join(page.locator(".q.on").all_text_contents())
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.className") == "q"
        assert page.locator(".q.on").count() == 0
    assert page.locator("#panel").is_visible() == (width == 1280)


@pytest.mark.parametrize(("lang", "words"), [("en", "Left out: "), ("es", "Fuera de alcance: ")])
@pytest.mark.parametrize("width", [390, 1280])
def test_what_is_left_out_says_why_when_one_points_at_it(
    marked: Marked,
    accounts: Mapping[str, Sequence[Account]],
    page: Page,
    lang: str,
    words: str,
    width: int,
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    path = marked[lang][0]
    page.goto(path.as_uri())
    reasons = {one.reason for one in accounts[path.name.split(".")[0]] if one.reason}
    left, why = page.locator(".o"), page.locator("#why")
    assert left.count() >= len(reasons) > 0
    told = set()
    for place in left.all():
        for point in (place.focus, place.hover, place.click):
            page.mouse.move(0, 0)
            page.evaluate("document.activeElement.blur()")
            assert not why.is_visible()
            point()
            assert why.is_visible()
            assert inside(page, "#why")
        told.add(why.inner_text().removeprefix(words))
        page.keyboard.press("Escape")
        assert not why.is_visible()
    assert told == reasons


def test_a_rejected_row_covers_nothing(small_workspace: Workspace) -> None:
    gathered = gather_workspace(small_workspace)
    rejected = {
        name: replace(own, rows=tuple(replace(row, judgement="rejected") for row in own.rows))
        for name, own in gathered.passed.items()
    }
    before = account_all(small_workspace, gathered)
    after = account_all(small_workspace, replace(gathered, passed=rejected))
    assert any(one.state == "stated" for own in before.values() for one in own)
    assert not any(one.state == "stated" for own in after.values() for one in own)
