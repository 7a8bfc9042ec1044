"""The reference of terms: all of them, in both languages, with the rules of the shapes."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from atkg.graph.ontology import load_ontology
from atkg.graph.validation import load_shapes
from atkg.opening import OpenBuild
from atkg.web.making import make
from atkg.web.page import View
from atkg.web.words import LANGUAGES


def page(build: OpenBuild, name: str, lang: str) -> LexborHTMLParser:
    made = make(View(build, lang, f"ontology/{name}.html"))
    assert made is not None
    return LexborHTMLParser(made[0].content.decode("utf-8"))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["classes", "properties", "concepts"])
def test_every_term_of_ours_has_its_place_and_meaning(
    small_build: OpenBuild, name: str, lang: str
) -> None:
    ontology = load_ontology(small_build.workspace.shipped("ontology"))
    own = {one.partition(":")[2] for one in getattr(ontology, name)
           if one.startswith(("atkg:", "atkgv:"))}  # fmt: skip
    terms = {
        str(node.attributes["id"]): node for node in page(small_build, name, lang).css(".term")
    }
    assert set(terms) == own
    assert len(own) > 50
    without = [anchor for anchor, node in terms.items() if not node.css("p")[0].text().strip()]
    assert without == []


def test_a_class_shows_the_rules_that_its_shapes_demand(small_build: OpenBuild) -> None:
    shapes = load_shapes(small_build.workspace.shipped("shapes"))
    shown = page(small_build, "classes", "es").css_first("#Finding")
    assert shown is not None
    rules = {node.text() for node in shown.css("details li")}
    expected = {
        rule.message_es for rule in shapes.rules.values() if "un hallazgo" in rule.message_es
    }
    assert len(rules & expected) >= 2
