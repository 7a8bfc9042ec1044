"""The reader of documents: all words once and in order, each quote at its place."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from atkg.opening import OpenBuild
from atkg.text.documents import load_documents
from atkg.web.making import make
from atkg.web.page import View

NAME = "lantern-2021"


def reader(build: OpenBuild) -> LexborHTMLParser:
    made = make(View(build, "en", f"read/{NAME}.html"))
    assert made is not None
    return LexborHTMLParser(made[0].content.decode("utf-8"))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_the_reader_shows_all_words_of_the_document_in_their_order(small_build: OpenBuild) -> None:
    document = load_documents(small_build.workspace.documents)[NAME]
    shown = " ".join(node.text() for node in reader(small_build).css(".reader .text"))
    assert words(shown) == words(document.text)


def test_a_quote_is_marked_and_its_place_can_be_linked(small_build: OpenBuild) -> None:
    page = reader(small_build)
    anchors = {node.attributes["id"] for node in page.css("a[id^=q]")}
    marked = {one for node in page.css("mark") for one in str(node.attributes["data-s"]).split()}
    checked = 0
    for one in small_build.spoken.sayings:
        for basis in one.bases:
            if basis.judgement != "rejected":
                assert {f"q{start}" for start, _ in basis.spans} <= anchors
                assert one.statement.partition(":")[2] in marked
                checked += 1
    assert checked > 100


def test_each_statement_stands_beside_the_text_once(small_build: OpenBuild) -> None:
    ids = [node.attributes["id"] for node in reader(small_build).css(".beside li[data-s]")]
    stated = {one.statement.partition(":")[2] for one in small_build.spoken.sayings
              if any(basis.judgement != "rejected" for basis in one.bases)}  # fmt: skip
    assert len(ids) == len(set(ids))
    assert set(ids) == stated


def test_the_margin_tells_what_nobody_has_dealt_with(small_build: OpenBuild) -> None:
    states = {
        str(node.attributes["class"]).split()[-1] for node in reader(small_build).css(".part")
    }
    assert {"stated", "untouched"} <= states
