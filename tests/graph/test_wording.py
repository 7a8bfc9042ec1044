from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.graph.wording import clipped, filled, forms, number_words, quoted, span_words
from atkg.model import NODE_CLASSES, kind_of

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), places=4,
                      max_value=10**12)  # fmt: skip


@pytest.mark.parametrize(
    ("value", "english", "spanish"),
    [
        ("0", "0", "0"),
        ("12.0", "12", "12"),
        ("-0.0", "0", "0"),
        ("+5", "5", "5"),
        (".5", "0.5", "0.5"),
        ("73.60", "73.6", "73.6"),
        ("999", "999", "999"),
        ("1377", "1,377", "1377"),
        ("13370", "13,370", "13\xa0370"),
        ("-7940000.25", "-7,940,000.25", "-7\xa0940\xa0000.25"),
        ("R4", "R4", "R4"),
        ("2017-10-01", "2017-10-01", "2017-10-01"),
        ("١٢٣٤", "١٢٣٤", "١٢٣٤"),
    ],
)
def test_a_number_is_written_in_the_digits_of_the_language(
    value: str, english: str, spanish: str
) -> None:
    assert number_words(value, "en") == english
    assert number_words(value, "es") == spanish


@given(NUMBERS, st.sampled_from(["en", "es"]))
def test_a_number_keeps_its_value_whatever_it_looks_like(value: Decimal, lang: str) -> None:
    written = number_words(f"{value:f}", lang)
    assert Decimal(written.replace(",", "").replace("\xa0", "")) == value
    assert not re.search(r"\.\d*0$|\.$", written)


@pytest.mark.parametrize(
    ("span", "english", "spanish"),
    [
        (("2017-10-01", "2024-12-31", "month"), "October 2017 to December 2024",
         "de octubre de 2017 a diciembre de 2024"),
        (("2018-01-01", "2024-12-31", ""), "2018 to 2024", "de 2018 a 2024"),
        (("2004-05-01", "2004-05-31", ""), "May 2004", "mayo de 2004"),
        (("2004-02-01", "2004-02-29", ""), "February 2004", "febrero de 2004"),
        (("2024-12-01", "2024-12-01", "day"), "1 December 2024", "1 de diciembre de 2024"),
        (("2004-01-01", "", "year"), "since 2004", "desde 2004"),
        (("2004-03-01", "", ""), "since 1 March 2004", "desde el 1 de marzo de 2004"),
        (("2004-03-01", "2004-03-12", ""), "1 March 2004 to 12 March 2004",
         "del 1 de marzo de 2004 al 12 de marzo de 2004"),
        (("", "2004-03-31", "month"), "until March 2004", "hasta marzo de 2004"),
        (("", "", ""), "", ""),
        (("2004", "2005", ""), "2004 – 2005", "2004 – 2005"),
    ],
)  # fmt: skip
def test_a_span_of_time_is_no_more_precise_than_its_bounds(
    span: tuple[str, str, str], english: str, spanish: str
) -> None:
    assert span_words(*span, "en") == english
    assert span_words(*span, "es") == spanish


def test_a_form_leaves_out_what_is_empty_and_gives_nothing_without_what_it_needs() -> None:
    slots = {"periodOf": "Law", "meaning": "approval", "when": ""}
    assert filled("label.period", "en", slots) == "Law: approval"
    assert filled("label.period", "en", slots | {"when": "2004"}) == "Law: approval, 2004"
    assert filled("label.period", "en", slots | {"meaning": ""}) == ""
    braces = {"periodOf": "[{when}]", "meaning": "{x}"}
    assert filled("label.period", "en", braces) == "[{when}]: {x}", "a slot's words are no form"


@given(st.text())
def test_a_clipped_text_is_short_and_begins_as_the_whole(text: str) -> None:
    short = clipped(text)
    assert len(short) <= 91
    assert text.startswith(short.removesuffix("…"))


def test_a_long_word_is_cut_where_no_space_is() -> None:
    assert len(clipped("x" * 300)) == 91


def test_each_form_has_the_same_slots_in_both_languages_and_each_kind_exists() -> None:
    assert len(forms()) > 30
    for name, own in forms().items():
        assert all(own.values()), name
        slots = [sorted(re.findall(r"\{(\w+)\}", form)) for form in own.values()]
        assert slots[0] == slots[1], name
    kinds = {name.partition(".")[2] for name in forms() if name.startswith("label.")}
    assert kinds <= {kind_of(one) for one in NODE_CLASSES}
    assert len(kinds) == 6


def test_quoted_words_stand_in_the_marks_of_the_language() -> None:
    assert [quoted("calls", lang) for lang in ("en", "es")] == ["“calls”", "«calls»"]
