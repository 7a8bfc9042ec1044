"""Networks on the site: every kind, with the picture and files that researchers take along."""

from __future__ import annotations

import io
import json

import networkx as nx
import pytest
from selectolax.lexbor import LexborHTMLParser

from atkg.network.making.options import Options, kinds
from atkg.networking import Networks
from atkg.opening import OpenBuild
from atkg.web.making import make
from atkg.web.page import View
from atkg.web.pages import network


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_a_kind_of_network_has_a_page_with_its_ties(small_build: OpenBuild, kind: str) -> None:
    made = make(View(small_build, "es", f"network/{kind}.html"))
    assert made is not None
    page = LexborHTMLParser(made[0].content.decode("utf-8"))
    (held,) = page.css("script#content")
    content = json.loads(held.text())
    events = Networks(small_build.workspace).events(Options(kind=kind), "es")
    assert events or not content["ties"]
    assert content["lang"] == "es"
    assert all(tie["quotes"] for tie in content["ties"])


def test_a_network_is_taken_along_as_a_file_and_as_a_picture(small_build: OpenBuild) -> None:
    made = make(View(small_build, "en", "network/actors.graphml"))
    assert made is not None
    assert len(nx.read_graphml(io.BytesIO(made[0].content))) > 3
    made = make(View(small_build, "en", "network/actors.svg"))
    assert made is not None
    assert b"<svg" in made[0].content[:600]


def test_without_the_programs_the_page_says_how_to_get_them(
    small_build: OpenBuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    for there, told in ((True, False), (False, True)):
        monkeypatch.setattr(network, "has_assets", lambda *_, there=there: there)
        made = make(View(small_build, "es", "network/actors.html"))
        assert made is not None
        html = made[0].content.decode("utf-8")
        assert ("make assets" in html) is told
        assert ("assets/sigma.js" in html) is there
