"""Every kind of page in a real browser: both languages, wide and narrow, and checked by axe.

axe-core (Deque) tests the rules of WCAG 2.2 A and AA that a program can test.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from atkg.browserassets import has_assets
from atkg.network.page.building import PROGRAMS
from atkg.opening import OpenBuild
from atkg.web.making import views
from atkg.web.page import section_of
from atkg.web.words import LANGUAGES, word

CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
AXE = Path(__file__).parents[2] / "build" / "node" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = [(1280, 900), (390, 844)]
# Where on the screen a tie lies that no other node or tie covers: of all, the longest.
MIDDLE_OF_AN_EDGE = """() => {
  const { view, graph } = globalThis.atkgView, canvas = document.getElementById("canvas");
  canvas.scrollIntoView({ block: "center", behavior: "instant" });
  const frame = canvas.getBoundingClientRect();
  const ends = graph.mapEdges((_, data, from, to) => [from, to].map((one) =>
    view.renderer.graphToViewport(graph.getNodeAttributes(one))));
  const long = ([a, b]) => Math.hypot(a.x - b.x, a.y - b.y);
  const [a, b] = ends.sort((one, other) => long(other) - long(one))[0];
  return [frame.left + (a.x + b.x) / 2, frame.top + (a.y + b.y) / 2];
}"""
EACH = 1  # pages of a section, and its last


class Watched:
    """A page that notes what goes wrong: errors of scripts, failed requests, other hosts."""

    def __init__(self, browser: Browser, size: tuple[int, int], server: str) -> None:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]},
                                      bypass_csp=False)  # fmt: skip
        self.page: Page = context.new_page()
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("console", lambda said: self._note(said.type, said.text))
        self.page.on("request", lambda asked: self._host(asked.url, server))

    def _note(self, kind: str, text: str) -> None:
        # a note of the graphics driver on its speed is not the page's
        if kind in ("error", "warning") and "GL Driver Message" not in text:
            self.faults.append(f"{kind}: {text}")

    def _host(self, url: str, server: str) -> None:
        if urlsplit(url).scheme in ("http", "https") and not url.startswith(server):
            self.faults.append(f"asked another host: {url}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def addresses(small_build: OpenBuild) -> list[str]:
    """Some pages of each section, first and last."""
    by_section: dict[str, list[str]] = {}
    for view in views(small_build, static=False):
        if view.lang == "en" and view.address.endswith(".html"):
            by_section.setdefault(section_of(view.address), []).append(view.address)
    some = [one for own in by_section.values() for one in (*own[:EACH], own[-1])]
    assert len(by_section) >= 8, "too few sections for this to mean anything"
    return list(dict.fromkeys(some))


@pytest.mark.share(2)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_page_works_quietly_fits_and_passes_axe(
    browser: Browser, either: str, addresses: list[str], lang: str, size: tuple[int, int]
) -> None:
    axe = AXE.read_text(encoding="utf-8")
    watched = Watched(browser, size, either)
    faults: list[str] = []
    for address in addresses:
        watched.page.goto(f"{either}/{lang}/{address}", wait_until="load")
        wide = watched.page.evaluate("document.documentElement.scrollWidth")
        if wide > size[0]:
            faults.append(f"{address} is {wide} wide")
        watched.page.evaluate(axe)
        found = watched.page.evaluate(
            "rules => axe.run({runOnly: rules}).then(r => [r.passes.length, ...r.violations.map("
            "v => v.id + ': ' + v.nodes.slice(0, 2).map(n => n.html.slice(0, 120)).join(' | '))])",
            RULES,
        )
        assert found.pop(0) > 10, "axe tried too few rules for this to mean anything"
        faults += [f"{address} {one}" for one in found]
        faults += [f"{address} {one}" for one in watched.faults]
        watched.faults.clear()
    watched.page.context.close()
    assert faults == []


def test_a_question_is_asked_by_keyboard_and_its_csv_is_taken_along(
    browser: Browser, small_server: str
) -> None:
    watched = Watched(browser, SIZES[0], small_server)
    page = watched.page
    page.goto(f"{small_server}/en/questions/cq01.html")
    page.focus("form.asking input")
    page.keyboard.type("Lantern")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cq01.html?**")
    assert page.locator("table.answer tbody tr").count() > 0
    page.locator("table.answer summary").first.click()
    assert page.locator("table.answer blockquote").first.is_visible()
    with page.expect_download() as taken:
        page.locator(".downloads a", has_text="CSV").click()
    lines = Path(taken.value.path()).read_text(encoding="utf-8").splitlines()
    assert len(lines) > 1
    assert watched.faults == []
    page.context.close()


def test_the_language_switch_keeps_page_and_question(browser: Browser, small_server: str) -> None:
    watched = Watched(browser, SIZES[1], small_server)
    watched.page.goto(f"{small_server}/en/questions/cq01.html?undertaking=lantern")
    watched.page.locator(".languages a").click()
    watched.page.wait_for_url("**/es/questions/cq01.html?undertaking=lantern")
    assert watched.page.locator("html").get_attribute("lang") == "es"
    watched.page.context.close()


def test_words_and_statements_light_each_other_up(browser: Browser, small_server: str) -> None:
    watched = Watched(browser, SIZES[0], small_server)
    page = watched.page
    page.goto(f"{small_server}/en/read/lantern-2021.html")
    mark = page.locator("mark[data-s]").first
    mark.click()
    assert page.locator("li.on").first.is_visible()
    page.locator("li.on").first.hover()
    assert page.locator("mark.on").count() >= 1
    assert watched.faults == []
    page.context.close()


def test_an_edge_clicked_leads_to_its_quote(
    browser: Browser, small_server: str, missing: Callable[[str], None]
) -> None:
    if not has_assets(*PROGRAMS):
        missing("needs `make assets`")
    watched = Watched(browser, SIZES[0], small_server)
    page = watched.page
    page.goto(f"{small_server}/en/network/two-mode.html")
    page.locator("#rows tr", has_text="Coastal Agency").first.locator("td:last-child button").press(
        "Enter"
    )
    assert "Coastal Agency" in page.inner_text("#read blockquote >> nth=0")
    page.goto(f"{small_server}/en/network/two-mode.html")
    page.wait_for_function("globalThis.atkgView")
    assert page.locator("#read blockquote").count() == 0
    x, y = page.evaluate(MIDDLE_OF_AN_EDGE)
    page.mouse.click(x, y)
    page.wait_for_selector("#read blockquote")
    assert re.search(r"as stated in .*\(\d{4}\)", page.inner_text("#read figcaption >> nth=0"))
    assert watched.faults == []
    page.context.close()


def test_a_page_on_paper_holds_the_words_that_are_folded_on_the_screen(
    browser: Browser, small_server: str
) -> None:
    watched = Watched(browser, (720, 1000), small_server)
    page = watched.page
    page.goto(f"{small_server}/en/things/lantern.html")
    quote = page.locator("details blockquote").first
    assert not quote.is_visible()
    page.emulate_media(media="print")
    assert (quote.bounding_box() or {"height": 0})["height"] > 10
    page.goto(f"{small_server}/en/timeline.html")
    keys = page.locator(".key svg").evaluate_all("all => all.map(one => one.clientHeight)")
    assert keys
    assert max(keys) < 40
    page.context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_opened_from_a_disk_says_what_it_needs_to_answer(
    browser: Browser, small_site: Path, lang: str
) -> None:
    page = browser.new_page()
    page.goto((small_site / lang / "index.html").as_uri())
    page.fill("#site-search", "lantern")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find.html?q=lantern")
    page.get_by_text(word("local.disk", lang)).wait_for()
    page.close()
