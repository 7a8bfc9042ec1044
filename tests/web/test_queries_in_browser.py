"""Queries in a real browser: asked of a server, and of files that a plain file server gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from atkg.answering import tell_question
from atkg.browserassets import has_assets
from atkg.graph.asking import DEFAULT_GRAPHS
from atkg.opening import OpenBuild
from atkg.report.cleaning import cleaned
from atkg.searching import find
from atkg.web.page import View
from atkg.web.pages.sparql import EDITOR, ENGINE
from atkg.web.telling import witnessed

CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
# Questions of the small workspace with a value for a parameter (a thing by one of its names, a
# concept, a literal), and the language of the page.
ASKED = [
    ("cq01", {"undertaking": "Lantern"}, "en"), ("cq01", {"funder": "coastál agency"}, "es"),
    ("cq03", {"thing": "lantern"}, "es"), ("cq05", {"polarity": "atkgv:polarity.strength"}, "en"),
    ("cq06", {"addressee": "Coastal Police"}, "es"), ("cq09", {"member": "Coastal Police"}, "en"),
    ("cq11", {"undertaking": "Lantern project"}, "es"), ("cq19", {"word": '"\\ word'}, "en"),
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def programs(missing: Callable[[str], None]) -> None:
    """Skip where the programs of others are not there."""
    if not has_assets(*EDITOR, *ENGINE):
        missing("needs `make assets`")


@pytest.fixture
def site(either: str) -> str:
    """The address of the site, either way."""
    return either


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that complains of nothing and asks no other host than the first."""
    faults: list[str] = []
    hosts: set[str] = set()
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(30_000)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type != "log" else None)
    page.on("request", lambda asked: hosts.add(urlsplit(asked.url).netloc))
    yield page
    page.close()
    assert [one for one in faults if "400" not in one] == []  # a wrong query is one
    assert len(hosts - {""}) == 1


def write(page: Page, query: str, after: str = "") -> None:
    """Put a query into the editor and the cursor behind some words of it."""
    page.wait_for_selector(".CodeMirror")
    page.evaluate(
        """([query, after]) => {
          const editor = document.querySelector(".CodeMirror").CodeMirror;
          editor.setValue(query);
          editor.setCursor(editor.posFromIndex(query.indexOf(after) + after.length));
          editor.focus();
        }""",
        [query, after],
    )


def text(page: Page) -> str:
    return str(page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()"))


def run(page: Page, wanted: str = "#answer tbody") -> None:
    page.click("#sparql button >> nth=0")
    page.wait_for_selector(wanted)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_query_gives_rows_with_labels_that_lead_to_things_and_a_csv(
    site: str, page: Page, small_build: OpenBuild, lang: str
) -> None:
    page.goto(f"{site}/{lang}/sparql.html")
    write(page, "SELECT ?who { atkgr:lantern atkg:fundedBy ?who } ORDER BY ?who")
    run(page)
    store = small_build.store
    query = text(page)  # with its prefixes, which the page declared
    rows = store.query(query, default_graph=[*DEFAULT_GRAPHS])
    assert isinstance(rows, ox.QuerySolutions)
    wanted = [row["who"].value.rpartition("/")[2] for row in rows]
    cells = page.locator("#answer tbody td")
    assert [one.split("\n")[-1] for one in cells.all_inner_texts()] == [
        f"atkgr:{one}" for one in wanted
    ]
    label = small_build.naming.label(f"atkgr:{wanted[0]}", lang)
    assert page.locator("#answer tbody a").first.inner_text() == label
    link = page.locator("#answer tbody a").first.get_attribute("href")
    assert link == f"{site}/{lang}/things/{wanted[0]}.html"
    with page.expect_download() as taken:
        page.click("#answer a[download]")
    lines = Path(taken.value.path()).read_text("utf-8").splitlines()
    assert lines == ["who", *(f"https://w3id.org/atkg/resource/{one}" for one in wanted)]


def test_names_of_the_graph_are_offered_by_where_they_fit(site: str, page: Page) -> None:
    page.goto(f"{site}/es/sparql.html")
    hint = page.locator(".CodeMirror-hint")
    write(page, "SELECT * {\n  ?a \n}", "?a ")
    page.keyboard.type("financ")
    expect(hint.first).to_contain_text("atkg:")
    assert all("atkg:" in one for one in hint.all_inner_texts())
    write(page, "SELECT * {\n  ?a a \n}", "?a a ")
    page.keyboard.type("interv")
    expect(hint.first).to_contain_text("atkg:Intervention — intervención")
    write(page, "SELECT * {\n  ?a atkg:fundedBy \n}", "fundedBy ")
    page.keyboard.type("coastal")
    expect(hint.first).to_contain_text("atkgr:")
    chosen = hint.first.inner_text().split()[0]
    page.keyboard.press("Enter")
    assert f"atkg:fundedBy {chosen}\n" in text(page)


def test_a_competency_question_is_an_example_that_runs(
    site: str, page: Page, small_build: OpenBuild
) -> None:
    page.goto(f"{site}/es/sparql.html")
    page.wait_for_selector(".CodeMirror")
    page.select_option("#example", "cq01")
    summary = small_build.questions["cq01"].summary["es"]
    expect(page.locator(".CodeMirror-code")).to_contain_text(summary)
    assert text(page).startswith(f"# {summary}\nPREFIX")
    run(page)
    assert page.locator("#answer tbody tr").count() > 0


def test_triples_truth_and_faults_are_told_each_in_its_way(site: str, page: Page) -> None:
    page.goto(f"{site}/es/sparql.html")
    write(page, "ASK { ?one a atkg:Intervention }")
    run(page, "#answer strong")
    assert page.inner_text("#answer") == "sí"
    write(page, "CONSTRUCT { ?s atkg:fundedBy ?o } WHERE { ?s atkg:fundedBy ?o }")
    run(page, "#answer pre")
    assert "fundedBy" in page.inner_text("#answer pre")
    write(page, "SELECT * WHERE {")
    run(page, "#answer .error")
    assert len(page.inner_text("#answer")) < 300
    write(page, "SELECT ('=1+1' AS ?cell) {}")
    run(page)
    with page.expect_download() as taken:
        page.click("#answer a[download]")
    assert Path(taken.value.path()).read_text("utf-8") == "cell\n'=1+1\n"


def test_a_link_opens_the_query_again_with_its_answer(site: str, page: Page) -> None:
    query = "SELECT ?a { ?a atkg:fundedBy ?b } # ¿quién? & más"
    page.goto(f"{site}/en/sparql.html?{urlencode({'query': query})}")
    page.wait_for_selector("#answer tbody tr")
    assert query in text(page)


def test_a_query_without_end_is_stopped_and_the_next_is_answered(
    small_files: str, page: Page
) -> None:
    page.goto(f"{small_files}/en/sparql.html")
    write(page, SLOW)
    page.click("#sparql button >> nth=0")
    page.wait_for_selector("text=Answering")
    page.click("#stop")
    page.wait_for_selector("#answer .error")
    assert page.inner_text("#answer") == "The query was stopped."
    write(page, "SELECT ?a { ?a atkg:fundedBy ?b }")
    run(page)
    assert page.locator("#answer tbody tr").count() > 0


def test_without_scripts_the_box_is_a_form_of_the_endpoint(
    browser: Browser, small_server: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{small_server}/en/sparql.html")
    page.fill("#query", "ASK { ?a ?b ?c }")
    with page.expect_response("**/sparql?query=**") as got:
        page.locator("#sparql button").first.click(no_wait_after=True)
    assert got.value.status == 200
    context.close()


@pytest.mark.share(3)
@pytest.mark.parametrize(("question", "given", "lang"), ASKED, ids=lambda one: str(one))
def test_a_question_of_files_is_answered_as_the_server_answers_it(
    small_files: str,
    page: Page,
    small_build: OpenBuild,
    question: str,
    given: dict[str, str],
    lang: str,
) -> None:
    told = tell_question(small_build, question, given, lang)
    view = View(small_build, lang, f"questions/{question}.html", static=True)
    wanted = [
        (
            [cleaned(cell) for _, cell in told.seen(line)],
            sorted(
                view.quoted(cleaned(one.words))
                for one in witnessed(view, line.witnesses, small_build.citing)
            ),
        )
        for line in told.lines
    ]
    page.goto(f"{small_files}/{lang}/{view.address}?{urlencode(given)}")
    page.wait_for_selector(".downloads.answer a[href^=blob]", state="attached")
    page.wait_for_selector("#answer table, #answer p:not([role])")
    found = page.evaluate(
        """[...document.querySelectorAll("#answer tbody tr")].map((row) => [
          [...row.querySelectorAll("td:not(.quotes)")].map((one) => one.textContent),
          [...row.querySelectorAll("blockquote")].map((one) => one.textContent)])"""
    )
    assert sorted((cells, sorted(quotes)) for cells, quotes in found) == sorted(wanted)


def test_a_name_that_is_unknown_or_of_another_kind_is_told(small_files: str, page: Page) -> None:
    page.goto(f"{small_files}/es/questions/cq01.html")
    for name, words in (("nadie", "Nada se llama «nadie»"), ("Pobreza", "Nada se llama")):
        page.fill("#p-undertaking", name)
        page.click("form.asking button")
        page.wait_for_selector("#answer .error")
        assert words in page.inner_text("#answer")
    page.fill("#p-undertaking", "Coastal Agency")
    page.click("form.asking button")
    expect(page.locator("#answer .error")).to_contain_text("no se puede hacer sobre")
    assert "undertaking=Coastal+Agency" in page.url
    assert "undertaking=Coastal+Agency" in str(page.get_attribute(".languages a", "href"))


@pytest.mark.parametrize("words", ["lantern", "COASTÁL agency", "funded by", "nowhere at all"])
def test_the_search_of_files_finds_what_the_server_finds(
    small_files: str, page: Page, small_build: OpenBuild, words: str
) -> None:
    page.goto(f"{small_files}/en/find.html?{urlencode({'q': words})}")
    page.wait_for_selector("#found p[role=status]")
    hits, count = find(small_build, words, "en", 100)
    assert str(count) in page.inner_text("#found p[role=status]")
    labels = page.locator("#found li").evaluate_all(
        "all => all.map(one => one.firstChild.textContent)"
    )
    assert labels == [cleaned(hit.label) for hit in hits]
