"""Phrases of extractors, as data: one table per extractor, one line per phrase and language."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.text.folding import phrases

_HERE: Final = Path(__file__).parent


def contracted(phrase: str) -> tuple[str, ...]:
    """Give a Spanish phrase with what its last word becomes before "el": "de" "del", "a" "al".

    >>> contracted("con el apoyo de"), contracted("funded by")
    (('con el apoyo de', 'con el apoyo del'), ('funded by',))
    """
    return (phrase, f"{phrase}l") if phrase.endswith((" de", " a")) else (phrase,)


@cache
def phrase_table(name: str) -> dict[str, tuple[str, ...]]:
    """Give the phrases of each term of a table, in the order of the terms' first lines."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for _, record in read_records(_HERE / name, ("term", "lang", "phrase")):
        grouped[record["term"]] += contracted(record["phrase"])
    return {term: tuple(words) for term, words in grouped.items()}


@cache
def pattern_table(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Give (term, pattern) of a table of phrases, in the order of the terms' first lines."""
    return tuple((term, phrases(words)) for term, words in phrase_table(name).items())


@cache
def pattern_of(term: str, table: str) -> re.Pattern[str]:
    """Give the pattern of one term of a table."""
    return dict(pattern_table(table))[term]


@cache
def pattern_of_any(*terms: str, table: str = "grammar_phrases.csv") -> re.Pattern[str]:
    """Give one pattern for all phrases of some terms, to tell quickly whether one stands there."""
    return phrases(phrase for term in terms for phrase in phrase_table(table)[term])


@cache
def any_of(term: str, table: str = "grammar_phrases.csv") -> str:
    """Give a regular expression that fits any phrase of a term, to be part of a larger one."""
    return f"(?:{pattern_of(term, table).pattern})"
