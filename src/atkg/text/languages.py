"""In which languages a text is written, by the small words that each line holds."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records

UNKNOWN: Final = "und"  # "undetermined" in ISO 639
_TABLE: Final = Path(__file__).with_name("stop_words.csv")
_CODES: Final = Path(__file__).with_name("language_codes.txt")  # ISO 639-1
_LONG_CODE: Final = re.compile(r"[a-z]{3}")
_SHORTENED: Final = frozenset(
    ("eng", "spa", "fra", "fre", "por", "que", "aym", "grn", "deu", "ita")
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_LEAST_HITS: Final = 0.15  # of all words; prose in a language of the table has 0.35 to 0.5
_SECOND: Final = 0.2  # of the words with a language: more than quotations and sources make


@cache
def _codes() -> frozenset[str]:
    return frozenset(_CODES.read_text("utf-8").split())


def is_language(code: str) -> bool:
    """Tell a code of ISO 639: one of two letters, or of three where a language has no shorter one.

    >>> [is_language(code) for code in ("es", "und", "quz", "zz", "spa", "English")]
    [True, True, True, False, False, False]
    """
    return code in _codes() or (_LONG_CODE.fullmatch(code) is not None and code not in _SHORTENED)


@cache
def _stop_words() -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = {}
    for _, record in read_records(_TABLE, ("lang", "word")):
        words.setdefault(record["lang"], set()).add(record["word"])
    return {lang: frozenset(own) for lang, own in words.items()}


def stop_words(lang: str) -> frozenset[str]:
    """Give the small words of a language; none of one that the table lacks."""
    return _stop_words().get(lang, frozenset())


def _language(words: list[str]) -> str:
    """Give the language of one paragraph; nothing where no language leads."""
    hits = Counter({lang: sum(map(own.__contains__, words)) for lang, own in _stop_words().items()})
    (first, most), (_, next_most) = hits.most_common(2)
    return first if most > next_most and most >= _LEAST_HITS * len(words) else ""


def languages_of(text: str) -> tuple[str, ...]:
    """Give the languages of a text, the main one first; ``und`` where most words are in none.

    A second one counts from a fifth of the words on.
    """
    counts: Counter[str] = Counter()
    for line in text.splitlines():
        words = _WORD.findall(line.lower())
        counts[_language(words) if words else ""] += len(words)
    without = counts.pop("", 0)
    if counts.total() <= without:
        return (UNKNOWN,)
    return tuple(lang for lang, count in counts.most_common() if count >= _SECOND * counts.total())
