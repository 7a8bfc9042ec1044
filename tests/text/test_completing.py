from __future__ import annotations

from dataclasses import replace

from atkg.model import Row
from atkg.text.anchoring import Anchoring, names_by_thing
from atkg.text.completing import declare_concepts

ANCHORING = Anchoring(
    "text", names_by_thing([("atkgr:lima", "Lima")]), lambda _: "Effectiveness", frozenset()
)
BASE = Row("atkgr:n", "atkg:criterion", "atkgv:criterion.effectiveness", "it went on", 0, 10)


def anchor(row: Row) -> str:
    (done,) = declare_concepts(ANCHORING, [row])
    assert replace(done, object_anchor=row.object_anchor) == row  # nothing else changes
    return done.object_anchor


def test_a_concept_that_an_enclosing_heading_shows_is_anchored_there() -> None:
    assert anchor(BASE) == "heading"


def test_a_concept_that_nothing_shows_is_implicit() -> None:
    assert anchor(replace(BASE, object="atkgv:criterion.sustainability")) == "implicit"


def test_a_concept_that_the_quote_shows_needs_no_anchor() -> None:
    assert anchor(replace(BASE, quote="its effectiveness was good")) == ""


def test_what_a_writer_declared_stays() -> None:
    assert anchor(replace(BASE, object_anchor="anaphora")) == "anaphora"
    assert anchor(replace(BASE, object_anchor="0..3")) == "0..3"


def test_things_numbers_and_words_get_no_anchor() -> None:
    assert anchor(replace(BASE, predicate="atkg:inPlace", object="atkgr:lima")) == ""
    assert anchor(replace(BASE, object="60", datatype="xsd:decimal")) == ""
    assert anchor(replace(BASE, object="other words", lang="en")) == ""
