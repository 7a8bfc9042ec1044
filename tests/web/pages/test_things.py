"""The page of a thing: what is done apart from what is only said, each statement with its words."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from selectolax.lexbor import LexborHTMLParser

from atkg.opening import OpenBuild
from atkg.web.making import make
from atkg.web.page import View
from atkg.web.pages.data import data_at
from atkg.web.pages.things import things
from atkg.web.words import LANGUAGES

NOWHERE = (
    "things/nobody.html", "things/owl/Class.html", "data/nobody.ttl", "data/x.zip", "nothing",
    "questions/cq99.html", "read/none.html", "network/none.html",
)  # fmt: skip


def page(build: OpenBuild, address: str, lang: str = "en") -> LexborHTMLParser:
    made = make(View(build, lang, address))
    assert made is not None, address
    return LexborHTMLParser(made[0].content.decode("utf-8"))


def test_every_accepted_statement_stands_on_the_page_of_its_subject(small_build: OpenBuild) -> None:
    checked = 0
    for subject, own in small_build.spoken.by_subject.items():
        shown = page(small_build, f"things/{subject.partition(':')[2]}.html")
        ids = {node.attributes["id"] for node in shown.css("ul.statements > li")}
        assert {one.statement.partition(":")[2] for one in own} <= ids
        checked += len(own)
    assert checked > 100


def test_what_is_only_said_stands_under_a_heading_and_a_line_of_its_own(
    small_build: OpenBuild,
) -> None:
    seen = set()
    for thing in things(small_build):
        shown = page(small_build, f"things/{thing.partition(':')[2]}.html")
        for section in shown.css("section[aria-labelledby^=g-]"):
            group = str(section.attributes["aria-labelledby"])[2:]
            classes = {node.attributes["class"] for node in section.css("ul.statements > li")}
            assert classes == {group}
            seen.add(group)
    assert {"fact", "said"} <= seen


def test_each_statement_shows_its_quotes_with_a_link_to_where_they_stand(
    small_build: OpenBuild,
) -> None:
    shown = page(small_build, "things/lantern.html", "es")
    statements = shown.css("ul.statements > li")
    assert statements
    for one in statements:
        quotes = one.css("blockquote")
        links = [node.attributes["href"] for node in one.css("figcaption a")]
        assert len(quotes) == len(links) >= 1
        assert all("read/lantern-2021.html#q" in str(link) for link in links)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_listed_things_have_a_page_and_every_thing_is_listed_once(
    small_build: OpenBuild, lang: str
) -> None:
    shown = page(small_build, "things/index.html", lang)
    links = [node.attributes["href"] for node in shown.css("main ul.columns a")]
    assert len(links) == len(set(links)) > 20


def test_a_thing_as_rdf_holds_its_names_its_facts_and_the_words_behind_them(
    small_build: OpenBuild,
) -> None:
    counts = set()
    for form, kind in (("turtle", ox.RdfFormat.TURTLE), ("ntriples", ox.RdfFormat.N_TRIPLES),
                       ("jsonld", ox.RdfFormat.JSON_LD)):  # fmt: skip
        made = make(View(small_build, "", data_at("atkgr:lantern", form)))
        assert made is not None
        triples = {quad.triple for quad in ox.parse(made[0].content, format=kind)}
        counts.add(len(triples))
        predicates = {triple.predicate.value.rpartition("/")[2] for triple in triples}
        assert {"ns/oa#exact", "core#prefLabel"} <= {*predicates, "ns/oa#exact"}
        assert any(triple.predicate.value.endswith("oa#exact") for triple in triples)
    assert len(counts) == 1, "the three forms say the same"


def test_where_nothing_lies_no_page_is_made(small_build: OpenBuild) -> None:
    for address in NOWHERE:
        lang = "" if address.startswith("data") else "en"
        assert make(View(small_build, lang, address)) is None, address
