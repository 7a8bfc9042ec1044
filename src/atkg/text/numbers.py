"""Numbers in text: numerals of every usual form and number words, with what they may mean.

``1.377`` is 1377 to one writer and 1.377 to another, at times in one report: such a reading carries
both values, the likelier first. Ordinals and numbers inside codes (``R.3``, ``COVID-19``, telephone
numbers, ``1.2.1``) are not numbers that count something and are left out, except that a number
after "N°" or "Article" is given as kind ``code``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Final, Literal

from atkg.text.dates import DateReading, read_dates
from atkg.text.numberwords import lexicon, plain, read_words, spelled
from atkg.text.numerals import NUMERAL, number_habits, numeral_values

__all__ = [
    "DateReading", "NumberReading", "number_habits", "read_dates", "read_numbers", "says_zero",
    "zero_cues",
]  # fmt: skip

NumberKind = Literal["count", "percent", "money", "year", "ratio", "code"]


@dataclass(frozen=True, slots=True)
class NumberReading:
    """One number: half-open code-point span and the values it may have, the likelier first.

    The span holds the number with its scale word or percent sign, without the currency.
    ``read_as`` is ``numeral``, ``words``, ``ratio``, or how a separator was taken for the first
    value: ``thousands point``, ``decimal comma`` …; ``ambiguous`` says that more than one reading
    is possible.
    """

    start: int
    end: int
    values: tuple[Decimal, ...]
    kind: NumberKind
    ambiguous: bool
    read_as: str

    @property
    def value(self) -> Decimal:
        """The likeliest value."""
        return self.values[0]


_CODES: Final = "USD|EUR|PEN|GBP|CHF|COP|ARS|BOB|BRL|CLP|MXN"
# Parts of codes, dates and ordinals: no number is read inside.
_MASKED: Final = re.compile(
    rf"\b(?!{_CODES}|S/)[^\W\d_]+[-/]?[0-9](?:[./-]?\w)*"
    r"|\b[A-Z]{1,3}\.[0-9][0-9.]*"
    r"|\b[^\W\d_]{2,}(?:/\w+)*/[0-9]\w*(?:/\w+)*"
    r"|\b[0-9]+(?:[-/][0-9]+){2,}|\b[0-9]+/[0-9]+|\b0[0-9]*-[0-9]+|\b1?[0-9]-(?:19|20)[0-9]{2}\b"
    r"|\b[0-9]+(?:[.,][0-9]+)*\.?\s?[ºª°]|\b[0-9]+(?![kKmM]\b|bn\b|mn\b)[^\W\d_]\w*"
)
_SIGN: Final = rf"(?:US|U\.S\.)?\s?\\?\$|S/\.?|€|£|\b(?:{_CODES})"
_MONEY_BEFORE: Final = re.compile(rf"(?:{_SIGN})\s*$")
_MONEY_AFTER: Final = re.compile(
    rf"\s*(?:(?:de|of)\s+)?(?:€|\b(?:{_CODES})\b|(?:US |U\.S\. )?dollars?\b"
    r"|d[oó]lares|euros?\b|(?:nuevos )?soles\b|(?:[A-Z][a-z]+an )?pesos\b|bolivianos\b|reais\b)",
    re.IGNORECASE,
)
_CODE_BEFORE: Final = re.compile(
    r"(?:\bN[°º]|\bNo\.|\bn[úu]m\.|#|\b(?:art[íi]c(?:le|ulo)s?|arts?\.|law|ley|resolution"
    r"|resoluci[óo]n|ODS|SDGs?|out(?:put|come)|indica(?:tor|dor)|target|meta))\s*$",
    re.IGNORECASE,
)
# "2000 leaflets" counts; "in 2004 women" does not.
_COUNTED: Final = re.compile(r"\s+[^\W\d_]{2,}s\b")
_YEAR_BEFORE: Final = re.compile(
    r"(?:\b(?:in|of|since|from|to|until|by|during|years?|through|and|de|del|en|desde|hasta|años?|y)"
    r"|[^\w\s.;:])\s*$",
    re.IGNORECASE,
)
_PERCENT: Final = re.compile(r"\s?(?:%|per\s?cent\b|por ciento\b)", re.IGNORECASE)
_SUFFIXES: Final = {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9}
_RATIO: Final = re.compile(r"\s+(?:out\s+of(?:\s+every)?|of\s+(?:each|every)|de\s+cada)\s+", re.I)
_WORD_RATIO: Final = re.compile(r"\s+(?:of|in|in\s+every)\s+", re.IGNORECASE)


@cache
def _scale() -> re.Pattern[str]:
    words = [word for lang in ("en", "es") for word in spelled("scale", lang)]
    return re.compile(rf"\s{{0,2}}(mil\s+millones|{'|'.join(words)})\b|(k|mn?|bn)\b", re.IGNORECASE)


def _is_money(text: str, start: int, end: int) -> bool:
    before = _MONEY_BEFORE.search(text, max(0, start - 16), start)
    return before is not None or _MONEY_AFTER.match(text, end) is not None


def _kind(text: str, start: int, end: int, value: Decimal, bare: bool) -> NumberKind:
    if _is_money(text, start, end):
        return "money"
    before = text[max(0, start - 16) : start]
    if _CODE_BEFORE.search(before):
        return "code"
    if not bare or end - start != 4 or not 1800 <= value < 2100:
        return "count"
    counts = _COUNTED.match(text, end) and not _YEAR_BEFORE.search(before)
    return "count" if counts else "year"


def _numeral(text: str, match: re.Match[str], habits: frozenset[str]) -> NumberReading:
    start, end = match.span()
    percent, scale = _PERCENT.match(text, end), _scale().match(text, end)
    small = None if _is_money(text, start, end) else False
    values, read_as = numeral_values(match, habits, bool(percent or scale) or small)
    if scale:
        word = (scale[1] or scale[2]).lower()
        factor = _SUFFIXES.get(word) or _factor(word)
        values = [(value * factor).normalize() + 0 for value in values]
        end = scale.end()
        percent = None
    bare = read_as == "numeral" and not scale
    kind: NumberKind = "percent" if percent else _kind(text, start, end, values[0], bare)
    end = percent.end() if percent else end
    return NumberReading(start, end, tuple(values), kind, len(values) > 1, read_as)


def _factor(word: str) -> int:
    return 10**9 if word.startswith("mil ") else lexicon("scale")[plain(word)][1]


def _ratios(text: str, readings: list[NumberReading]) -> Iterator[NumberReading]:
    for first, second in pairwise(readings):
        gap = text[first.end : second.start]
        in_words = first.read_as == second.read_as == "words"
        if not (_RATIO.fullmatch(gap) or (in_words and _WORD_RATIO.fullmatch(gap))):
            continue
        if 0 < first.value <= second.value <= 1000 and first.kind == second.kind == "count":
            values = (first.value / second.value,)
            yield NumberReading(first.start, second.end, values, "ratio", False, "ratio")


def read_numbers(text: str, habits: frozenset[str] | None = None) -> list[NumberReading]:
    """Give the numbers of a text in order; a ratio stands beside the two numbers it is made of.

    ``habits`` are the ways of using separators seen in the whole document (``number_habits``); by
    default those of this text.
    """
    known = number_habits(text) if habits is None else habits
    masked = _MASKED.sub(lambda match: "_" * len(match[0]), text)
    readings = [_numeral(masked, match, known) for match in NUMERAL.finditer(masked)]
    taken = {at for reading in readings for at in range(reading.start, reading.end)}
    for word in read_words(masked):
        if word.start not in taken:
            percent = _PERCENT.match(text, word.end)
            end = percent.end() if percent else word.end
            kind: NumberKind = (
                "percent" if percent else _kind(text, word.start, end, word.value, False)
            )
            readings.append(
                NumberReading(word.start, end, (word.value,), kind, word.doubtful, "words")
            )
    readings.sort(key=lambda reading: reading.start)
    return sorted([*readings, *_ratios(text, readings)], key=lambda r: (r.start, r.end))


_SINGLE: Final = r"\bsingle\b[^.;]{0,40}\bnot\b"


@cache
def _zero() -> re.Pattern[str]:
    words = [*spelled("zero", "en"), *spelled("zero", "es")]
    return re.compile(rf"{_SINGLE}|\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def zero_cues(text: str) -> list[tuple[int, int]]:
    """Give the spans of words that may say "none at all"; the reader of statements decides."""
    return [match.span() for match in _zero().finditer(text)]


def says_zero(text: str) -> bool:
    """Tell whether a text may say that there is none.

    >>> says_zero("at the moment a single person does not exist in prison"), says_zero("31 cases")
    (True, False)
    """
    return bool(zero_cues(text))
