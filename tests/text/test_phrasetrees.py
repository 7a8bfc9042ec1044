"""Phrase trees: what they find is what trying every phrase at every place would find."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from atkg.text.phrasetrees import tree

WORDS = st.text("ab é%-", min_size=1, max_size=5)


def longest(phrases: dict[str, bool], text: str) -> list[tuple[int, int]]:
    """Give the spans of phrases in a text, tried one by one, the longest first."""
    spans = []
    at = 0
    while at < len(text):
        for phrase in sorted(phrases, key=len, reverse=True):
            left = r"(?<!\w)" if re.match(r"\w", phrase) else ""
            right = "" if phrases[phrase] else r"(?!\w)"
            if match := re.compile(left + re.escape(phrase) + right).match(text, at):
                spans.append(match.span())
                at = match.end() - 1
                break
        at += 1
    return spans


@given(st.dictionaries(WORDS, st.booleans(), max_size=8), st.text("ab é%-c", max_size=20))
@example({"aim": False, "aim to": True}, "aim to claim aims")
@example({"a": False, "a b": False, "a b a": False}, "a b b a b a")
def test_a_tree_finds_the_longest_phrase_at_each_place(phrases: dict[str, bool], text: str) -> None:
    found = [match.span() for match in re.finditer(tree(phrases), text)]
    assert found == longest(phrases, text)


def test_long_phrases_make_no_deep_tree() -> None:
    name = "the office of the coordinator of ports " * 60
    assert re.search(tree({name.strip(): False, "the office": False}), name)


def test_no_phrases_and_empty_ones_are_found_nowhere() -> None:
    assert not re.search(tree({}), "words")
    assert not re.search(tree({"": True}), "words")
