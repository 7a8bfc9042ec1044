from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from atkg.text.folding import fold, phrases

TEXT = st.text(st.characters(codec="utf-8"), max_size=40)


@given(TEXT)
@example("\ufe58\ufe31")  # small and vertical dashes, which only decomposition makes dashes
@example("\u1ffd\u00b4\uff07")
@example("İßǰ＊＼﹨")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  The\n\tProject ", "the project"),
        ("Policía Costera", "policia costera"),
        ("MIGRACIÓN", "migracion"),
        ("**bold** _it_ `code` \\$7", "bold it code $7"),
        ("[link] # title", "link title"),
        ("“all” ‘one’ women’s", "\"all\" 'one' women's"),
        ("2019–2022 — and", "2019-2022 - and"),
        ("traf\u00adficking", "trafficking"),
        ("ﬁnal №", "final no"),
        ("Ａ\u00a0b", "a b"),
        ("", ""),
    ],
)
def test_case_accents_space_marks_and_typographic_variants_are_set_aside(
    text: str, folded: str
) -> None:
    assert fold(text) == folded


@given(TEXT, TEXT)
def test_a_phrase_is_found_between_other_words(before: str, after: str) -> None:
    pattern = phrases(["Policía  Costera"])
    assert pattern.search(fold(f"{before} (policia costera), {after}"))


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("IOM", "the IOM, said", True),
        ("IOM", "axiom", False),
        ("IOM", "IOMs", False),
        ("recommend*", "recommended", True),
        ("recommend*", "unrecommended", False),
        ("%", "52% of all", True),
        ("US$", "US$7", True),
        ("a.b", "axb", False),
        ("Coastal Agency (CA)", "the Coastal Agency (CA)", True),
    ],
)
def test_phrases_stand_at_word_bounds(phrase: str, text: str, found: bool) -> None:
    assert (phrases([phrase]).search(fold(text)) is not None) is found


def test_of_two_phrases_the_longer_one_is_taken() -> None:
    match = phrases(["Ministry", "Ministry of Ports"]).search("the ministry of ports")
    assert match is not None
    assert match[0] == "ministry of ports"


@given(TEXT)
def test_no_phrases_never_match(text: str) -> None:
    assert phrases([]).search(fold(text)) is None


@given(st.lists(TEXT.filter(fold), min_size=1, max_size=4))
def test_any_words_can_be_a_phrase(words: list[str]) -> None:
    pattern = phrases(words)
    assert isinstance(pattern, re.Pattern)
    assert all(pattern.search(fold(word.removesuffix("*"))) for word in words if fold(word))
