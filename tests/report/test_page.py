"""An answer as a page: nothing comes from elsewhere, nothing is lost, quotes are not translated."""

from __future__ import annotations

from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from atkg.graph.witnesses import Witness
from atkg.report.answers import WORDS, Line, Told
from atkg.report.page import to_html

WITNESS = Witness("atkgr:d", 0, "atkgr:s1", "achieved", "2021", "a <b>\n& $quote", "4.1 Use", 12)


def page(*lines: Line, lang: str = "en", expects: bool = True) -> LexborHTMLParser:
    answer = Told(
        "Who funds <what>?", ("who", "node"), ("who", ""), lines, lang,
        {"atkgr:d": "The $Report & Co"}, expects, {"atkgr:d": "IOM"},
    )  # fmt: skip
    return LexborHTMLParser(to_html(answer))


def text(found: LexborHTMLParser, selector: str) -> list[str]:
    return [node.text() for node in found.css(selector)]


def test_a_row_is_shown_with_its_quote_and_reference() -> None:
    found = page(Line(("Agency <x>", "n"), (WITNESS,)))
    assert text(found, "h1") == text(found, "title") == ["Who funds <what>?"]
    assert text(found, "ol > li dt") == ["who"]
    assert text(found, "ol > li dd") == ["Agency <x>"]
    assert text(found, "blockquote") == ["“a <b> & $quote”"]
    assert text(found, "cite") == ["The $Report & Co"]
    assert text(found, "figcaption") == [
        "as stated in IOM (2021). The $Report & Co, 4.1 Use, p. 12. atkgr:s1"
    ]


def test_quotation_marks_are_those_of_the_language_of_the_page() -> None:
    found = page(Line(("Agency", "n"), (WITNESS,)), lang="es")
    assert text(found, "blockquote") == ["«a <b> & $quote»"]


def test_quotes_are_shown_without_the_marks_of_markdown() -> None:
    marked = replace(WITNESS, quote="**A \\$5 \\| b** a_b \\d")
    assert text(page(Line(("Agency", "n"), (marked,))), "blockquote") == ["“A $5 | b a_b \\d”"]


def test_quotes_stay_in_their_language() -> None:
    (quote,) = page(Line(("Agency", "n"), (WITNESS,)), lang="es").css("blockquote")
    assert quote.attributes["translate"] == "no"


def test_the_page_needs_nothing_from_elsewhere_and_has_rules_for_paper() -> None:
    found = page(Line(("Agency", "n"), (WITNESS,)))
    assert found.css("[src], [href], script, link") == []
    (style,) = text(found, "style")
    assert "@media print" in style
    assert "url(" not in style


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_row_without_quotes_says_so_where_some_are_expected(lang: str) -> None:
    words = WORDS[lang]["bare"]
    assert text(page(Line(("Agency", "n"), ()), lang=lang), "p.bare") == [words]
    assert text(page(Line(("Agency", "n"), ()), lang=lang, expects=False), "p.bare") == []


@pytest.mark.parametrize("lang", ["en", "es"])
def test_silence_is_told(lang: str) -> None:
    found = page(lang=lang)
    assert text(found, "main p") == [WORDS[lang]["none"], WORDS[lang]["silence"]]
    assert [node.attributes["lang"] for node in found.css("html")] == [lang]
