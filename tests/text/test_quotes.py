"""Quotes: found exactly or diagnosed; letters and case are never set aside."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.text.quotes import diagnose, fold_with_offsets, occurrences

ILO: Final = Path(__file__).parents[2] / "data" / "documents" / "ilo-2024-partnerships-peru.md"


def text() -> str:
    return ILO.read_bytes().decode("utf-8")


def at(quote: str, shift: int = 0) -> tuple[int, int]:
    start = text().index(quote) + shift
    return start, start + len(quote)


def test_an_exact_quote_is_exact() -> None:
    assert diagnose(text(), "J-TIP", *at("J-TIP")) == ("exact", at("J-TIP"))


def test_a_span_off_by_one_says_where_the_quote_stands() -> None:
    assert diagnose(text(), "J-TIP", *at("J-TIP", 1)) == ("elsewhere", at("J-TIP"))


@pytest.mark.parametrize(
    ("quote", "original"),
    [
        ("budget of $7.94 million", r"budget of \$7.94 million"),
        ('project "Partnerships in Action', "project “Partnerships in Action"),
        ("R.3. Maintain", "R.3. Maintain"),
        ("project's results", "project’s results"),
        ("Perú\n\nResultado(s)", "Perú**\n\nResultado(s)"),
        ("infographics, and newsletters", "infographics, and\n\n\n\nnewsletters"),
        ("Peru - Evaluación", "Peru – Evaluación"),
    ],
)
def test_other_spaces_or_marks_are_normalisation(quote: str, original: str) -> None:
    verdict, span = diagnose(text(), quote, 0, 0)
    assert verdict == ("elsewhere" if quote == original else "normalisation")
    assert span is not None
    assert text()[slice(*span)] == original


@pytest.mark.parametrize("quote", ["j-tip", "a budget of 8 million", "Peru Evaluacion", "", "  "])
def test_other_letters_or_case_are_fabricated(quote: str) -> None:
    assert diagnose(text(), quote, 5, 9)[0] == "fabricated"


def test_the_nearest_occurrence_is_given() -> None:
    assert diagnose("ab ab ab", "ab", 4, 6) == ("elsewhere", (3, 5))


def test_occurrences_may_overlap() -> None:
    assert occurrences("aaa", "aa") == [0, 1]
    assert occurrences("aaa", "") == []


@given(st.text(alphabet="ab \n*_\\$“”–…’", max_size=40))
def test_each_folded_character_has_its_place(original: str) -> None:
    folded = fold_with_offsets(original)
    assert len(folded.offsets) == len(folded.text)
    assert list(folded.offsets) == sorted(folded.offsets)
    assert all(0 <= offset < len(original) for offset in folded.offsets)
    assert (
        fold_with_offsets(folded.text).text == folded.text.replace("\\$", "$") or "\\" in original
    )


@given(st.text(max_size=60), st.data())
def test_a_slice_of_a_text_is_never_fabricated(original: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(original)))
    end = data.draw(st.integers(start, len(original)))
    verdict, span = diagnose(original, original[start:end], start, end)
    assert verdict == ("exact" if end > start else "fabricated")
    assert span == ((start, end) if end > start else None)
