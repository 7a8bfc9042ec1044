"""Numbers written as words, in English and Spanish, and the words of months and of nothing.

The words are data, in ``number_words.csv``, so that a language needs lines and no code.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records

_TABLE: Final = Path(__file__).with_name("number_words.csv")
_COUNTING: Final = ("unit", "ten", "hundred", "hundreds", "scale")
_LINKS: Final = {"and": ("hundred", "hundreds", "scale"), "y": ("ten",)}
# These open a number by themselves; "hundred" and "million" need a number or an article before.
_OPENERS: Final = frozenset({"mil", "cien", "ciento"})
_ARTICLE: Final = re.compile(r"\ban?\s+$", re.IGNORECASE)
# Articles and an English adverb that are spelt like numbers.
_DOUBTFUL: Final = frozenset({"one", "un", "una", "uno", "once"})


@dataclass(frozen=True, slots=True)
class WordNumber:
    """A number in words: half-open span, value, and whether the word may be no number at all."""

    start: int
    end: int
    value: Decimal
    doubtful: bool


def plain(word: str) -> str:
    """Take case and accents off a word."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@cache
def lexicon(*kinds: str) -> dict[str, tuple[str, int]]:
    """Give folded word → (kind, value) for some kinds of ``number_words.csv``."""
    columns = ("kind", "lang", "word", "value")
    return {
        plain(record["word"]): (record["kind"], int(record["value"]))
        for _, record in read_records(_TABLE, columns)
        if record["kind"] in kinds
    }


@cache
def spelled(kind: str, lang: str) -> tuple[str, ...]:
    """Give the words of one kind and language as they are spelt, longest first."""
    columns = ("kind", "lang", "word", "value")
    found = {
        record["word"]
        for _, record in read_records(_TABLE, columns)
        if (record["kind"], record["lang"]) == (kind, lang)
    }
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


class _Building:
    """A number that grows word by word: ``total`` is closed by scales, ``group`` is below 1000."""

    def __init__(self) -> None:
        self.total = self.group = self.room = 0
        self.last = ""
        self.scale = 10**15

    def take(self, kind: str, value: int) -> bool:
        """Take a word where it continues the number; say whether it did."""
        if kind == "scale":
            fits = (self.last not in ("", "scale") and value < self.scale) or self._of_millions(
                value
            )
        elif kind == "hundred":
            fits = self.last == "unit" and self.group < 10
        else:
            fits = self.last in ("", "scale") or value < self.room
        if not fits:
            return False
        self._add(kind, value)
        self.last = kind
        return True

    def _of_millions(self, value: int) -> bool:
        """Tell "mil millones", where a scale multiplies a scale."""
        return self.last == "scale" and self.scale == 1000 and value == 10**6

    def _add(self, kind: str, value: int) -> None:
        if kind == "scale":
            base = self.total if self._of_millions(value) else max(self.group, 1)
            kept = 0 if self._of_millions(value) else self.total
            self.total, self.group, self.scale = kept + base * value, 0, value
        elif kind == "hundred":
            self.group, self.room = self.group * 100, 100
        else:
            self.group += value
            self.room = {"hundreds": 100, "ten": 10}.get(kind, 0)


_WORD: Final = re.compile(r"[^\W\d_]+")
_GAP: Final = re.compile(r"[\s-]+")


def read_words(text: str) -> Iterator[WordNumber]:
    """Yield the numbers written as words, in order.

    >>> [(n.start, n.end, int(n.value)) for n in read_words("Twenty-three of cuarenta y cinco")]
    [(0, 12, 23), (16, 32, 45)]
    """
    table = lexicon(*_COUNTING)
    matches = [match for match in _WORD.finditer(text) if _is_number_word(match[0])]
    at = 0
    while at < len(matches):
        building, used, first = _Building(), at, matches[at]
        kind, value = table.get(plain(first[0]), ("", 0))
        if not kind or (kind in ("hundred", "scale") and not _opens(text, first)):
            at += 1
            continue
        if kind in ("hundred", "scale"):
            building.take("unit", 1)
        building.take(kind, value)
        used = _grow(text, matches, at, building)
        doubtful = used == at and plain(first[0]) in _DOUBTFUL
        number = Decimal(building.total + building.group)
        yield WordNumber(first.start(), matches[used].end(), number, doubtful)
        at = used + 1


def _is_number_word(word: str) -> bool:
    if len(word) < 4 and word.isupper() and len(word) > 1:  # "UN", "DOS" are names
        return False
    folded = plain(word)
    return folded in lexicon(*_COUNTING) or folded in _LINKS


def _opens(text: str, word: re.Match[str]) -> bool:
    before = text[max(0, word.start() - 4) : word.start()]
    return plain(word[0]) in _OPENERS or _ARTICLE.search(before) is not None


def _grow(text: str, matches: list[re.Match[str]], at: int, building: _Building) -> int:
    """Let a number take the words after ``at``; give the index of the last one it took."""
    table = lexicon(*_COUNTING)
    used = at
    ahead = at + 1
    while ahead < len(matches):
        gap = text[matches[ahead - 1].end() : matches[ahead].start()]
        word = plain(matches[ahead][0])
        if not _GAP.fullmatch(gap):
            break
        if word in _LINKS and used == ahead - 1 and building.last in _LINKS[word]:
            ahead += 1
            continue
        if word not in table or not building.take(*table[word]):
            break
        used = ahead
        ahead += 1
    return used
