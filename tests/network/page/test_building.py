"""The page of a network in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from atkg import networking
from atkg.browserassets import read_assets
from atkg.network.drawing.labels import overlap
from atkg.network.drawing.view import View
from atkg.network.making.options import Options
from atkg.network.page.building import PROGRAMS, inline_json, page_html
from atkg.networking import Networks
from atkg.workspace import Workspace

CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-sync",
         "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]  # fmt: skip


@pytest.fixture(scope="module")
def networks(built_workspace: Workspace) -> Networks:
    return Networks(built_workspace)


@pytest.fixture(scope="module")
def browser_page() -> Iterator[tuple[Page, list[str]]]:
    """Give a page of a browser, and everything that it complains about or asks the network for."""
    faults: list[str] = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport={"width": 1300, "height": 900})
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda asked: None if asked.url.startswith(("file:", "data:", "blob:"))
                else faults.append(asked.url))  # fmt: skip
        yield page, faults
        browser.close()


@pytest.fixture(params=["with programs", "without"])
def opened(
    request: pytest.FixtureRequest, networks: Networks, tmp_path: Path,
    browser_page: tuple[Page, list[str]], monkeypatch: pytest.MonkeyPatch,
    missing: Callable[[str], None],
) -> Page:  # fmt: skip
    """Open the page of the small two-mode network, with and without its programs."""
    if request.param == "without":
        monkeypatch.setattr(networking, "read_assets", lambda *_: None)
    elif read_assets(*PROGRAMS) is None:
        missing("needs `make assets`")
    file = tmp_path / "page.html"
    made = networks.page(Options(kind="two-mode", also=("recommended",)), file, View())
    assert made is (request.param == "with programs")
    page, faults = browser_page
    faults.clear()
    page.goto(file.as_uri())
    page.wait_for_selector("#rows tr")
    assert page.locator("#canvas").count() == made
    assert page.locator("#picture img").count() == (not made)
    return page


def test_a_name_is_found_without_its_accents_and_its_ties_lead_to_their_quotes(
    opened: Page, browser_page: tuple[Page, list[str]]
) -> None:
    opened.fill("#search", "COASTÁL AGENCY".lower())
    opened.keyboard.press("Enter")
    assert "Coastal Agency" in opened.inner_text("#read h3")
    opened.locator("#read li button").first.press("Enter")
    assert "funded by the Coastal Agency (CA)" in opened.inner_text("#read")
    assert re.search(r"as stated in .*\(\d{4}\)", opened.inner_text("#read figcaption >> nth=0"))
    assert browser_page[1] == []


def test_filters_of_sector_and_period_hide_ties_and_all_come_back(opened: Page) -> None:
    every = opened.locator("#rows tr").count()
    opened.locator("#sectors input").first.uncheck()
    assert opened.locator("#rows tr").count() < every
    opened.click("#reset")
    assert opened.locator("#rows tr").count() == every
    opened.fill("#first", "2090")
    assert "Not reported is not absent" in opened.inner_text("#rows")
    opened.click("#reset")


def test_the_page_speaks_spanish_and_fits_a_telephone(
    opened: Page, browser_page: tuple[Page, list[str]]
) -> None:
    opened.select_option("#lang", "es")
    assert opened.locator("html").get_attribute("lang") == "es"
    assert opened.inner_text("h1") == "Actores y en qué participaron"
    assert "Que no se informe" in opened.inner_text("#network")
    opened.set_viewport_size({"width": 390, "height": 844})
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390
    opened.set_viewport_size({"width": 1300, "height": 900})
    assert browser_page[1] == []


def test_no_name_of_the_network_stands_on_another_or_outside_the_frame(opened: Page) -> None:
    if not opened.locator("#canvas").count():
        return
    told = opened.evaluate("""() => {
      const { view, graph } = globalThis.atkgView, pen = document.createElement("canvas").getContext("2d");
      pen.font = "12px sans-serif";
      return [...view.names()].map(([number, side]) => {
        const data = view.renderer.getNodeDisplayData(String(number));
        const { x, y } = view.renderer.graphToViewport(graph.getNodeAttributes(number));
        const wide = pen.measureText(data.label).width, far = data.size + 4;
        const left = { right: x + far, left: x - far - wide, below: x - wide / 2, above: x - wide / 2 }[side];
        const middle = { right: y, left: y, below: y + far + 6, above: y - far - 6 }[side];
        return [left, middle - 6, left + wide, middle + 6];
      });
    }""")  # noqa: E501
    wide = opened.evaluate("document.getElementById('canvas').clientWidth")
    assert len(told) > 3
    assert all(box[0] >= 0 and box[2] <= wide for box in told)
    assert not any(overlap(tuple(a), tuple(b)) for a, b in combinations(told, 2))


def test_any_measure_sizes_the_nodes_of_a_page(opened: Page) -> None:
    if not opened.locator("#canvas").count():
        return
    sizes = "Array.from(atkgView.graph.mapNodes((_, data) => data.size)).sort((a, b) => a - b)"
    before = opened.evaluate(sizes)
    opened.select_option("#size", "closeness_two_mode")
    assert opened.evaluate(sizes) != before
    opened.select_option("#size", "")
    assert len(set(opened.evaluate(sizes))) == 1


def test_names_with_markup_quotes_and_emoji_stand_as_they_are(
    tmp_path: Path, browser_page: tuple[Page, list[str]]
) -> None:
    name = "</script><script>document.title='x'</script> \"a\" 'b' & 🌊 \u2028 <!--"
    node = {"id": "n", "name": [name, name], "kind": ["", ""], "sector": "", "x": 0, "y": 0,
            "measures": {"degree": 1}}  # fmt: skip
    tie = {"from": 0, "to": 1, "relation": [name, name], "layers": ["l"], "weight": 1, "fact": True,
           "sign": None, "quotes": [0]}  # fmt: skip
    quote = {"from": [name] * 2, "relation": [name] * 2, "to": [name] * 2, "status": "holds",
             "first": 2020, "last": 2020, "document": "d", "year": "2020", "section": name,
             "page": 0, "quote": name, "statement": "s"}  # fmt: skip
    content = {
        "directed": False, "nodes": [node, {**node, "x": 1}], "ties": [tie], "quotes": [quote],
        "sectors": [{"key": "", "name": [name] * 2, "colour": "#fff", "shape": "hexagon",
                     "count": 2}],
        "told": [name] * 2, "measures": {"degree": [name] * 2}, "size": "degree",
        "layers": {"l": [name] * 2}, "statuses": {"holds": [name] * 2},
        "documents": {"d": [name] * 2},
    }  # fmt: skip
    file = tmp_path / "odd.html"
    file.write_text(
        page_html(content, [name, name], "en", "", read_assets(*PROGRAMS)), encoding="utf-8"
    )
    page, faults = browser_page
    faults.clear()
    page.goto(file.as_uri())
    page.click("#rows tr:first-child td:last-child button")
    assert page.text_content("#read blockquote") == f"“{name}”"
    assert page.text_content("h1") == name
    assert faults == []


def test_json_inside_a_page_holds_no_markup() -> None:
    assert not set(inline_json({"</script>": "<!-- & \u2028"})) & set("<>&\u2028")


def test_the_same_network_gives_the_same_page(networks: Networks, tmp_path: Path) -> None:
    files = [tmp_path / "a.html", tmp_path / "b.html"]
    for file in files:
        networks.page(Options(kind="directed"), file, View(lang="es"))
    assert files[0].read_bytes() == files[1].read_bytes()
    assert re.search(r"default-src 'none'; script-src 'sha256-", files[0].read_text("utf-8"))
