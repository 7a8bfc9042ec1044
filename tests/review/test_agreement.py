"""The worked examples of K. Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011)."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.model import Row, statement_id
from atkg.review.agreement import agreement, by_predicate, in_file, judgements

BINARY = ("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")  # section A
NOMINAL = ("a a b b d c c c e d d a", "b a b b b c c c e d d d")  # section B
MISSING = (  # section C
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)


def units(lines: tuple[str, ...]) -> list[list[str]]:
    """Give the values of each unit of a table whose lines are observers."""
    columns = zip(*(line.split() for line in lines), strict=True)
    return [[value for value in column if value != "."] for column in columns]


@pytest.mark.parametrize(("lines", "alpha"), [(BINARY, 0.095), (NOMINAL, 0.692), (MISSING, 0.743)])
def test_alpha_is_that_of_the_published_examples(lines: tuple[str, ...], alpha: float) -> None:
    found = agreement(units(lines)).alpha
    assert found is not None
    assert round(found, 3) == alpha


def test_units_with_one_value_are_not_counted() -> None:
    found = agreement(units(MISSING))
    assert (found.units, found.same) == (11, 8)


def test_where_nothing_varies_there_is_no_alpha() -> None:
    assert agreement([["a", "a"], ["a", "a"]]).alpha is None
    assert agreement([["a"], []]).alpha is None


VALUES = st.lists(st.lists(st.sampled_from("ab"), max_size=4), max_size=12)


@given(VALUES, st.randoms())
def test_neither_reviewers_nor_units_have_an_order(
    made: list[list[str]], chance: random.Random
) -> None:
    turned = [chance.sample(unit, len(unit)) for unit in made]
    chance.shuffle(turned)
    one, other = agreement(made), agreement(turned)
    assert (one.units, one.same) == (other.units, other.same)
    assert (one.alpha is None) == (other.alpha is None)
    assert one.alpha is None or other.alpha is None or math.isclose(one.alpha, other.alpha)


@given(VALUES)
def test_alpha_is_one_only_in_full_agreement(made: list[list[str]]) -> None:
    found = agreement(made)
    if found.alpha is not None:
        assert found.alpha <= 1
        assert (found.alpha == 1) == (found.same == found.units)


def row(predicate: str, object_: str, **columns: str) -> Row:
    made = Row("atkgr:doc.finding.a", predicate, object_, "words", len(object_), 99, **columns)  # type: ignore[arg-type]
    return Row(**{**{name: getattr(made, name) for name in made.__slots__},
                  "id": statement_id("doc", made)})  # fmt: skip


HEAD = row("rdf:type", "atkg:Finding", status="holds", judgement="accepted", reviewer="editor")
POLARITY = row("atkg:polarity", "atkgv:polarity.mixed")
OWN = row("atkg:concerns", "atkgr:lantern", judgement="rejected", reviewer="second")


def test_a_judgement_on_the_head_covers_the_node() -> None:
    said = judgements([HEAD, POLARITY, OWN], {HEAD.key: "accepted", OWN.key: "rejected"})
    assert said == {HEAD.key: "accepted", POLARITY.key: "accepted", OWN.key: "rejected"}
    assert in_file([HEAD, POLARITY, OWN]) == {
        "editor": {HEAD.key: "accepted", POLARITY.key: "accepted"},
        "second": {OWN.key: "rejected"},
    }


def test_the_agreement_is_told_by_predicate_and_for_all_rows() -> None:
    values = {
        HEAD.key: {"a": "accepted", "b": "accepted"},
        POLARITY.key: {"a": "accepted", "b": "rejected"},
        OWN.key: {"a": "rejected"},
    }
    table = by_predicate([HEAD, POLARITY, OWN], values)
    assert [(name, one.units, one.same) for name, one in table] == [
        ("atkg:polarity", 1, 0), ("rdf:type", 1, 1), ("", 2, 1)
    ]  # fmt: skip
