"""The number of a figure leads to the words that print it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.model import Evidence, Printed, Statement, Support
from atkg.text.printed import printed_numbers

FIGURE = "atkgr:d.figure.0123456789"


def statement(
    predicate: str,
    object_: str,
    *spans: tuple[int, str],
    judgement: str = "accepted",
    anchor: str = "",
) -> Statement:
    anchors = (("object", anchor),) if anchor else ()
    supports = tuple(
        Support((Evidence(start, start + len(quote), quote),), "manual", "1", judgement, "editor",
                "", anchors, "", (2,))
        for start, quote in spans
    )  # fmt: skip
    return Statement("s1", "d", FIGURE, predicate, object_, "", "", "holds", False, "", judgement,
                     False, "atkg:Figure", supports)  # fmt: skip


def printed(text: str, value: str, unit: str = "case", counts: str = "") -> Printed | None:
    said = [
        statement("atkg:value", value, (0, text)),
        statement("atkg:unit", f"atkgv:unit.{unit}", (0, text)),
    ]
    if counts:
        said.append(statement("atkg:counts", counts, (0, text)))
    return printed_numbers(text, said).get(FIGURE)


@pytest.mark.parametrize(
    ("text", "value", "unit", "form"),
    [
        ("increased from 1.377 calls to 8.095", "1377", "call", "1.377"),
        ("of men 9,4% and 12,0% of women", "12.0", "percent", "12,0%"),
        ("12 offices and 12 percent of all", "12", "percent", "12 percent"),
        ("12 percent of all 12 offices", "12", "office", "12"),
        ("about two of each three families", "66.7", "percent", "two of each three"),
        ("dos de cada tres familias", "67", "percent", "dos de cada tres"),
        ("nine out of ten women", "90", "percent", "nine out of ten"),
        ("Twenty-three questions", "23", "question", "Twenty-three"),
        ("not a single person", "5", "person", None),
        ("two of each three families", "60", "percent", None),
    ],
)
def test_a_number_is_found_as_it_is_printed(
    text: str, value: str, unit: str, form: str | None
) -> None:
    found = printed(text, value, unit)
    assert (found.number if found else None) == form


@pytest.mark.parametrize(
    ("text", "value", "counts", "around"),
    [
        ("ranges (3 months)", "3", "ranges (3 months)", ("ranges (", "months)")),
        ("in all 31 cases\nof violence", "31", "31 cases\nof violence", ("", "cases of violence")),
        ("31 cases", "31", "cases", None),
        ("31 cases in 31 towns", "31", "cases in 31 towns", None),  # another number
    ],
)
def test_a_number_among_the_words_that_it_counts_is_told_apart(
    text: str, value: str, counts: str, around: tuple[str, str] | None
) -> None:
    found = printed(text, value, counts=counts)
    assert found is not None
    assert found.around == around


def test_each_form_stands_once_and_only_accepted_places_count() -> None:
    first, second, third = "USD 7,940,000", "$7.94 million", "USD 7,940,000"
    text = f"{first} {second} {third}"
    places = [(0, first), (len(first) + 1, second), (len(first) + len(second) + 2, third)]
    both = printed_numbers(text, [statement("atkg:value", "7940000", *places)])
    assert both == {FIGURE: Printed("7,940,000; 7.94 million")}
    rejected = statement("atkg:value", "7940000", *places, judgement="rejected")
    assert printed_numbers(text, [rejected]) == {}


def test_an_anchor_leads_to_a_number_outside_of_the_quote() -> None:
    text = "31 cases. They were sent on."
    value = statement("atkg:value", "31", (10, text[10:]), anchor="0..8")
    assert printed_numbers(text, [value]) == {FIGURE: Printed("31")}


@given(st.integers(0, 10**9), st.sampled_from(["calls", "casos", "persons"]))
def test_the_printed_form_stands_in_the_text(number: int, words: str) -> None:
    text = f"There were {number} {words}"
    found = printed(text, str(number))
    assert found is not None
    assert found.number in text
