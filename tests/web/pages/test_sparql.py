"""The SPARQL page works with the editor and without, and says what is lacking."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from atkg.opening import OpenBuild
from atkg.web.making import make
from atkg.web.page import View
from atkg.web.pages import sparql


def page(build: OpenBuild, lang: str, **how: object) -> LexborHTMLParser:
    made = make(View(build, lang, "sparql.html", **how))  # type: ignore[arg-type]
    assert made
    return LexborHTMLParser(made[0].content.decode("utf-8"))


@pytest.mark.parametrize("lang", ["en", "es"])
def test_all_questions_are_examples_under_their_topics(small_build: OpenBuild, lang: str) -> None:
    options = page(small_build, lang).css("#example optgroup option")
    told = {one.attributes["value"]: one.text() for one in options}
    assert told == {one.id: one.summary[lang] for one in small_build.questions.values()}


def test_the_box_is_a_form_of_the_servers_endpoint_and_keeps_the_query(
    small_build: OpenBuild,
) -> None:
    (form,) = page(small_build, "en", asked={"query": "ASK { <a> ?b 'c' }"}).css("form#sparql")
    assert (form.attributes["method"], form.attributes["action"]) == ("get", "../sparql")
    (box,) = form.css("textarea[name=query]")
    assert box.text() == "ASK { <a> ?b 'c' }"


def test_what_is_lacking_is_told_with_how_to_get_it(
    small_build: OpenBuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sparql, "has_assets", lambda *_: False)
    for static, words in ((False, "YASGUI"), (True, "Oxigraph")):
        bare = page(small_build, "es", static=static)
        assert "make assets" in (main := bare.css("main")[0].text())
        assert words in main
        assert not bare.css("script[src*=assets], link[href*=assets]")
        assert bare.css("textarea[name=query]")


def test_the_policy_is_no_wider_than_that_of_other_pages(small_build: OpenBuild) -> None:
    policies = [
        made[1]["Content-Security-Policy"]
        for address in ("sparql.html", "index.html")
        if (made := make(View(small_build, "en", address)))
    ]
    assert len(policies) == 2
    assert len(set(policies)) == 1
