"""Dates and spans of time in text, in English and Spanish.

A month is its first day to its last, a year likewise. ``1/12/2024`` may be a day of December or of
January: both readings are given, day first before month first.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, Literal

from atkg.text.numberwords import lexicon, plain, spelled

Precision = Literal["day", "month", "year"]
_COARSE: Final = {"day": 0, "month": 1, "year": 2}


@dataclass(frozen=True, slots=True)
class DateReading:
    """One date or span of time: half-open code-point span, first and last day, precision."""

    start: int
    end: int
    from_: date
    to: date
    precision: Precision


@dataclass(frozen=True, slots=True)
class _Part:
    """A date as found; ``year`` is 0 for a month that borrows the year of the next one."""

    start: int
    end: int
    year: int
    month: int
    day: int

    def reading(self) -> DateReading | None:
        if not self.year or self.month > 12:
            return None
        first = self.month or 1
        last = self.month or 12
        days = monthrange(self.year, last)[1]
        if self.day > days:
            return None
        precision: Precision = "day" if self.day else "month" if self.month else "year"
        from_ = date(self.year, first, self.day or 1)
        return DateReading(
            self.start, self.end, from_, date(self.year, last, self.day or days), precision
        )


@cache
def _pattern() -> re.Pattern[str]:
    # "may" and "march" are words; English months therefore want their capital.
    spanish = "|".join(spelled("month", "es"))
    month = rf"(?:{'|'.join(spelled('month', 'en'))}|(?i:{spanish}))\b\.?"
    year = r"(?:1[89]|20)[0-9]{2}(?![\w%]|[.,/][0-9]|\s?(?:%|per ?cent))"
    day = r"[0-3]?[0-9]"
    nth = r"(?:st|nd|rd|th|º|°)?"
    of = r"(?:\s*,\s*|\s+)(?:(?:of|del año|del|de)\s+)?"
    return re.compile(
        r"(?<![\w$])(?<![0-9][.,/])(?:"
        rf"(?P<y1>{year})-(?P<m1>[01]?[0-9])-(?P<d1>{day})(?![\w-])"
        rf"|(?P<d2>{day})(?P<s2>[/.-])(?P<m2>{day})(?P=s2)(?P<y2>{year})"
        rf"|(?P<m3>[01]?[0-9])[/-](?P<y3>{year})"
        rf"|(?P<d4>{day}){nth}\s+(?:(?:of|de)\s+)?(?P<m4>{month}){of}(?P<y4>{year})"
        rf"|(?P<m5>{month})\s+(?P<d5>{day}){nth}(?:,\s*|\s+)(?P<y5>{year})"
        rf"|(?P<m6>{month}){of}(?P<y6>{year})"
        rf"|(?P<m7>{month})(?=\s+(?:to|and|until|through|y|a|al|hasta)\s|\s?[-–])"
        rf"|(?P<y8>{year}))"
    )


def _month(text: str) -> int:
    return int(text) if text.isdigit() else lexicon("month")[plain(text.rstrip("."))][1]


def _parts(text: str) -> Iterator[_Part]:
    for match in _pattern().finditer(text):
        found = {name: value for name, value in match.groupdict().items() if value}
        by_role = {name[0]: value for name, value in found.items() if name[0] in "ymd"}
        year, day = int(by_role.get("y", 0)), int(by_role.get("d", 0))
        month = _month(by_role["m"]) if "m" in by_role else 0
        if month == 0 and "m" in by_role:
            continue
        yield _Part(*match.span(), year, month, day)


_TO: Final = re.compile(
    r"\s*(?:to|through|until|till|[-–—]|a|al|hasta)\s*(?:(?:el|of|de)\s+)?", re.IGNORECASE
)
_AND: Final = re.compile(r"\s*(?:and|y|e)\s*(?:el\s+)?", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\b(?:between|entre)(?:\s+(?:el|the))?\s*$", re.IGNORECASE)


def _joins(text: str, first: _Part, second: _Part) -> bool:
    gap = text[first.end : second.start]
    if _TO.fullmatch(gap):
        return True
    between = _BETWEEN.search(text[max(0, first.start - 14) : first.start])
    return between is not None and _AND.fullmatch(gap) is not None


def _range(text: str, first: _Part, second: _Part) -> DateReading | None:
    if not _joins(text, first, second):
        return None
    year = first.year or second.year
    start = _Part(first.start, first.end, year, first.month, first.day).reading()
    end = second.reading()
    if not start or not end or start.from_ > end.to:
        return None
    precision = max(start.precision, end.precision, key=lambda name: _COARSE[name])
    return DateReading(start.start, end.end, start.from_, end.to, precision)


def _alternatives(text: str, part: _Part) -> Iterator[DateReading]:
    """Yield the readings of one date: day first, then month first where both are possible."""
    if reading := part.reading():
        yield reading
    swapped = _Part(part.start, part.end, part.year, part.day, part.month)
    numeric = re.fullmatch(r"[0-9]+([/.-])[0-9]+\1[0-9]{4}", text[part.start : part.end])
    if numeric and part.day != part.month and (reading := swapped.reading()):
        yield reading


def read_dates(text: str) -> list[DateReading]:
    """Give the dates of a text in order; "October 2017 to December 2024" is one reading.

    >>> [(r.from_.isoformat(), r.to.isoformat()) for r in read_dates("enero de 2004")]
    [('2004-01-01', '2004-01-31')]
    """
    parts = list(_parts(text))
    readings: list[DateReading] = []
    at = 0
    while at < len(parts):
        following = parts[at + 1] if at + 1 < len(parts) else None
        joined = _range(text, parts[at], following) if following else None
        readings += [joined] if joined else _alternatives(text, parts[at])
        at += 2 if joined else 1
    return readings
