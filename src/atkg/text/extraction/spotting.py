"""Which phrases of a table may stand in some words, told in one pass before patterns are tried.

Most sentences hold no phrase of most terms. The pass looks for bare phrases, also inside words; the
pattern of a term that is spotted then decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

import ahocorasick

from atkg.text.extraction.patterns import pattern_table, phrase_table
from atkg.text.folding import fold


class Spotter:
    """Finds the numbers of the phrases that may stand in softened words."""

    def __init__(self, phrases: Iterable[tuple[str, int]]) -> None:
        by_words: dict[str, set[int]] = defaultdict(set)
        for phrase, number in phrases:
            by_words[fold(phrase.removesuffix("*"))].add(number)
        self._automaton: Any = ahocorasick.Automaton()
        for words, numbers in by_words.items():
            self._automaton.add_word(words, frozenset(numbers))
        self._automaton.make_automaton()

    def spotted(self, soft: str) -> list[int]:
        """Give the numbers of which a phrase may stand there, in order."""
        found: set[int] = set()
        for _, numbers in self._automaton.iter(soft):
            found |= numbers
        return sorted(found) if found else []


@cache
def _spotter(name: str) -> Spotter:
    return Spotter(
        (phrase, number)
        for number, phrases in enumerate(phrase_table(name).values())
        for phrase in phrases
    )


def spotted(name: str, soft: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Give (term, pattern) of a table's terms of which a phrase may stand in softened words.

    >>> [term for term, _ in spotted("member_phrases.csv", "the table is made up of ministries")]
    ['hasMember']
    """
    table = pattern_table(name)
    return tuple(table[number] for number in _spotter(name).spotted(soft))
