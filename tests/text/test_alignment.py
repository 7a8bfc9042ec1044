from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atkg.statements import read_rows
from atkg.text.alignment import Alignment, Placed
from atkg.text.documents import load_documents

DATA: Final = Path(__file__).parents[2] / "data"
DOCUMENTS: Final = load_documents(DATA / "documents")
SPANS: Final = {
    name: sorted({(row.start, row.end) for row in read_rows(DATA / "statements" / f"{name}.csv")})
    for name in DOCUMENTS
}
CHOSEN: Final = pytest.mark.parametrize("name", list(DOCUMENTS))


@CHOSEN
def test_every_span_of_a_report_stays_where_the_text_did_not_change(name: str) -> None:
    text = DOCUMENTS[name].text
    alignment = Alignment(text, "A new title page.\n\n" + text)
    shift = len("A new title page.\n\n")
    wanted = [Placed(start + shift, end + shift, False) for start, end in SPANS[name]]
    assert len(wanted) > 250
    assert [alignment.place(*span) for span in SPANS[name]] == wanted


def reflowed(text: str) -> str:
    """Break lines elsewhere, hyphenate, and print other dashes and quotation marks."""
    chance = random.Random(7)
    words = re.split(r"(\s+)", text.replace("–", "-").replace("“", '"').replace("”", '"'))
    made = []
    for word in words:
        if word.isspace():
            word = "\n\n" if "\n\n" in word else chance.choice([" ", "\n", "  "])
        elif word.isalpha() and len(word) > 8 and chance.random() < 0.2:
            word = f"{word[:4]}-\n{word[4:]}"
        made.append(word)
    return "".join(made)


def letters(text: str) -> str:
    return re.sub(r"\W", "", text)


@CHOSEN
def test_every_span_is_found_in_a_text_that_was_set_anew(name: str) -> None:
    text = DOCUMENTS[name].text
    new = reflowed(text)
    alignment = Alignment(text, new)
    respaced = 0
    for start, end in SPANS[name]:
        placed = alignment.place(start, end)
        assert isinstance(placed, Placed), (placed, text[start:end])
        assert letters(new[placed.start : placed.end]) == letters(text[start:end])
        # The same place, not the same words elsewhere: as many letters stand before it.
        assert len(letters(new[: placed.start])) == len(letters(text[:start]))
        respaced += placed.respaced
    assert respaced > 50


@CHOSEN
def test_a_paragraph_that_was_moved_takes_its_quotes_along(name: str) -> None:
    text = DOCUMENTS[name].text
    at = text.index("\n\n", len(text) // 2)
    to = text.index("\n\n", at + 1200)
    new = text[:at] + text[to:] + text[at:to]
    alignment = Alignment(text, new)
    inside = [span for span in SPANS[name] if at <= span[0] and span[1] <= to]
    assert len(inside) >= 3
    for start, end in inside:
        placed = alignment.place(start, end)
        if isinstance(placed, str):  # a name that stands often, with too little around it
            assert text.count(text[start:end]) > 1
        else:
            assert placed.start == start + len(text) - to


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]], str, list[int]]:
    """Give a text, spans that no edit touches, the edited text, and where these spans stand."""
    words = st.sampled_from(["the", "police", "of", "Lima", "counted", "victims;", "in", "2019"])
    pieces = draw(st.lists(st.lists(words, min_size=4, max_size=12).map(" ".join), min_size=3,
                           max_size=9))  # fmt: skip
    old, new, spans, places = "", "", [], []
    for number, piece in enumerate(pieces):
        quote = f"Sentence {number} says that {piece}."
        spans.append((len(old), len(old) + len(quote)))
        places.append(len(new))
        before, after = (draw(st.lists(words, max_size=6).map(" ".join)) for _ in "ab")
        old += f"{quote} {before}\n"
        new += f"{quote} {after}\n"
    return old, spans, new, places


@settings(max_examples=150 * settings().max_examples // 100)
@given(edits())
def test_every_quote_that_still_stands_is_carried(
    made: tuple[str, list[tuple[int, int]], str, list[int]],
) -> None:
    old, spans, new, places = made
    alignment = Alignment(old, new)
    found = [alignment.place(*span) for span in spans]
    assert found == [Placed(at, at + end - start, False)
                     for at, (start, end) in zip(places, spans, strict=True)]  # fmt: skip


@given(st.text("ab .", max_size=40), st.text("ab .", max_size=40), st.data())
def test_what_is_placed_has_the_same_letters(old: str, new: str, data: st.DataObject) -> None:
    if not old:
        return
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    placed = Alignment(old, new).place(start, end)
    if isinstance(placed, Placed):
        assert letters(new[placed.start : placed.end]) == letters(old[start:end])
        assert placed.respaced == (new[placed.start : placed.end] != old[start:end])
    else:
        assert "its words stand" in placed


def test_the_same_words_are_told_apart_by_what_stands_around_them() -> None:
    old = "Lima has a police. The hotline is in Lima."
    new = "The hotline is in Lima. Lima has a police."
    at = old.rindex("Lima")
    assert Alignment(old, new).place(at, at + 4) == Placed(new.index("Lima"), 22, False)


def test_words_that_are_gone_are_not_found_elsewhere() -> None:
    old = "The project began in Lima in March. Later it went on to Cusco. It ended in Lima."
    new = "The project began in Lima in March. Later it went on to Cusco."
    at = old.rindex("Lima")
    assert Alignment(old, new).place(at, at + 4) == (
        "its words stand 1 time(s) elsewhere; which is meant is unclear"
    )
    start = old.index("It ended")
    assert Alignment(old, new).place(start, start + 8) == (
        "its words stand nowhere in the new reading"
    )


def test_a_word_is_not_found_inside_another() -> None:
    assert isinstance(Alignment("one us two", "one thus two").place(4, 6), str)
