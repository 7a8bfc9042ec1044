"""The site as files: whole, in both languages, every link leads somewhere in it."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from atkg.errors import WorkspaceError
from atkg.opening import OpenBuild
from atkg.web.site import write_site
from atkg.web.words import LANGUAGES

FETCHED = ("script[src]", "link[rel=stylesheet]", "link[rel=icon]", "img[src]", "iframe[src]")


def pages(site: Path) -> dict[Path, LexborHTMLParser]:
    found = {path: LexborHTMLParser(path.read_text("utf-8")) for path in site.rglob("*.html")}
    assert len(found) > 100, "too few pages for this to mean anything"
    return found


def test_every_page_stands_in_both_languages_and_leads_to_the_other(small_site: Path) -> None:
    english, spanish = (
        {path.relative_to(small_site / lang) for path in (small_site / lang).rglob("*.html")}
        for lang in LANGUAGES
    )
    assert english == spanish
    for path, page in pages(small_site).items():
        lang = path.relative_to(small_site).parts[0]
        (html,) = page.css("html")
        (other,) = page.css("p.languages a")
        assert html.attributes["lang"] == lang
        assert other.attributes["hreflang"] != lang


def test_every_link_leads_to_a_file_and_to_a_place_in_it(small_site: Path) -> None:
    every = pages(small_site)
    ids = {
        path: {node.attributes["id"] for node in page.css("[id]")} for path, page in every.items()
    }
    checked = 0
    for path, page in every.items():
        for node in page.css("[href], [src]"):
            link = str(node.attributes.get("href") or node.attributes.get("src") or "")
            parts = urlsplit(link)
            if parts.scheme or not link:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), f"{path.relative_to(small_site)} leads to {link}"
            if parts.fragment and target.suffix == ".html":
                where = f"{path.relative_to(small_site)} leads to {link}"
                assert unquote(parts.fragment) in ids[target], where
            checked += 1
    assert checked > 2000


def test_a_page_fetches_nothing_from_elsewhere_and_runs_only_files(small_site: Path) -> None:
    for path, page in pages(small_site).items():
        for kind in FETCHED:
            for node in page.css(kind):
                link = node.attributes.get("src") or node.attributes.get("href") or ""
                assert not urlsplit(link).netloc, f"{path} fetches {link}"
        assert not page.css("[style], style"), path
        assert not [name for node in page.css("*") for name in node.attributes if name[:2] == "on"]
        scripts = page.css("script:not([src])")
        assert all(one.attributes.get("type") == "application/json" for one in scripts), path
        (meta,) = page.css("meta[http-equiv=Content-Security-Policy]")
        policy = meta.attributes["content"] or ""
        assert policy.startswith("default-src 'none'")
        assert "http" not in policy


def test_headings_go_down_step_by_step_and_the_first_is_the_title(small_site: Path) -> None:
    for path, page in pages(small_site).items():
        levels = [int(str(node.tag)[1]) for node in page.css("main h1, main h2, main h3, main h4")]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_no_slot_or_name_of_words_is_left_unfilled(small_site: Path) -> None:
    for path, page in pages(small_site).items():
        page.strip_tags(["pre", "script"])  # they have braces of their own
        text = page.body.text() if page.body else ""
        assert not re.search(r"\{\w+\}|\{\{|None\b", text), path


def test_a_folder_that_holds_something_is_left_alone(
    small_build: OpenBuild, tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(WorkspaceError, match="not empty"):
        write_site(small_build, tmp_path, lambda _: None)
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]
