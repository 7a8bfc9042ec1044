"""The single dates that stand in a text, as printed: a year, a month, a day, or parts of them.

Of "3-5 March 2020" the first part is a day alone, which borrows its month and year from the next.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final, Literal

from atkg.text.numberwords import lexicon, plain, spelled

Precision = Literal["day", "month", "year"]
# "01/02/2019": written with the day first, or with the month first.
Order = Literal["day", "month"]


@dataclass(frozen=True, slots=True)
class Part:
    """A date as found: ``year`` and ``month`` are 0 where it borrows them from the next one.

    ``numeric`` tells that all of it is numbers, so that day and month may be swapped.
    """

    start: int
    end: int
    year: int
    month: int
    day: int
    numeric: bool = False
    fiscal: bool = False

    @property
    def precision(self) -> Precision:
        """How exact it is."""
        return "day" if self.day else "month" if self.month else "year"

    def swapped(self) -> Part:
        """Give the other reading of day and month."""
        return replace(self, month=self.day, day=self.month)

    def borrowing(self, other: Part) -> Part:
        """Take from the next date what this one leaves out: "March to May 2020"."""
        month = self.month or (other.month if self.day else 0)
        return replace(self, year=self.year or other.year, month=month)

    def days(self) -> tuple[date, date] | None:
        """Give its first and last day, or nothing where there is no such day."""
        if not self.year or self.month > 12 or (self.day and not self.month):
            return None
        last = monthrange(self.year, self.month or 12)[1]
        if self.day > last:
            return None
        return (
            date(self.year, self.month or 1, self.day or 1),
            date(self.year, self.month or 12, self.day or last),
        )


# Between the two ends of a span of time; "and" joins only after "between".
TO: Final = (
    r"(?:(?:to|up to|through(?:\s+to)?|until|till|al?|hasta|à|au|jusqu['’](?:à|au))(?!\w)|[-–—])"
)
AND: Final = r"(?:and|y|e|et)(?!\w)"
THE: Final = r"(?:(?:the|el|of|de|du|le|del|au)\s+)?"
_FIRST: Final = ("primero", "premier")


@cache
def _pattern() -> re.Pattern[str]:
    # "may" and "march" are words; English months therefore want their capital.
    others = "|".join((*spelled("month", "es"), *spelled("month", "fr")))
    month = rf"(?:{'|'.join(spelled('month', 'en'))}|(?i:{others}))\b\.?"
    year = r"(?:1[89]|20)[0-9]{2}(?![\w%]|[.,/][0-9]|\s?(?:%|per ?cent))"
    day = r"[0-3]?[0-9]"
    nth = r"(?:st|nd|rd|th|er|ero|ro|\.?\s?[º°ª]|[oa](?=\s+de\b))?"
    of = r"(?:\s*,\s*|\s+)(?:(?:of|del año|del|de)\s+)?"
    on = rf"(?=\s*(?:{TO}|{AND})\s*{THE}"
    return re.compile(
        r"(?<![\w$])(?<![0-9][.,/])(?:"
        rf"(?P<y1>{year})-(?P<m1>[01]?[0-9])-(?P<d1>{day})(?![\w-])"
        rf"|(?P<d2>{day})(?P<s2>[/.-])(?P<m2>{day})(?P=s2)(?P<y2>{year})"
        rf"|(?P<m3>[01]?[0-9])[/-](?P<y3>{year})"
        rf"|(?P<d4>{day}{nth}|{'|'.join(_FIRST)})\s+(?:(?:of|de)\s+)?(?P<m4>{month}){of}"
        rf"(?P<y4>{year})"
        rf"|(?P<m5>{month})\s+(?P<d5>{day}){nth}(?:,\s*|\s+)(?P<y5>{year})"
        rf"|(?P<m6>{month}){of}(?P<y6>{year})"
        rf"|(?P<d7>{day}{nth}|{'|'.join(_FIRST)})\s+(?:(?:of|de)\s+)?(?P<m7>{month})"
        rf"{on}{day}{nth}\s)"
        rf"|(?P<m8>{month})\s+(?P<d8>{day}){nth}{on}{month}\s+{day})"
        rf"|(?P<m9>{month})\s+(?P<d9>{day})\s?[-–]\s?(?P<e9>{day})(?:,\s*|\s+)(?P<y9>{year})"
        rf"|(?P<d10>{day}){nth}{on}{day}{nth}\s+(?:(?:of|de)\s+)?{month}{of}{year})"
        rf"|(?P<m11>{month})(?=\s+(?:{TO}|{AND})\s|\s?[-–])"
        rf"|(?P<y12>{year})(?:[-–](?P<z12>[0-9]{{2}})(?![\w%]|[-–.,/][0-9]))?"
        rf"|(?<!/)(?P<y14>(?:1[89]|20)[0-9]{{2}})/(?P<w14>{year})(?![/-])"
        rf"|FY\s?(?P<y13>{year}))"
    )


def _month(text: str) -> int:
    return int(text) if text.isdigit() else lexicon("month")[plain(text.rstrip("."))][1]


def _day(text: str) -> int:
    digits = re.match("[0-9]+", text)
    return int(digits[0]) if digits else 1 if text else 0


_FISCAL: Final = re.compile(
    r"(?:\bFY|\bfiscal years?|\bfinancial years?|\b(?:años?|ejercicios?) fiscal(?:es)?)\s*$",
    re.IGNORECASE,
)


def _is_fiscal(text: str, start: int) -> bool:
    return _FISCAL.search(text, max(0, start - 24), start) is not None


def _short(match: re.Match[str], fiscal: bool) -> Iterator[Part]:
    """Yield the ends of "2019-21"; of "2010-12" nobody can tell whether it is a month."""
    first, short = int(match["y12"]), match["z12"]
    start, end = match.span("y12")
    yield Part(start, end, first, 0, 0, fiscal=fiscal)
    second = first - first % 100 + int(short)
    if second > first and (int(short) > 12 or match["y12"] + "–" in match[0]):
        yield Part(*match.span("z12"), second, 0, 0, fiscal=fiscal)


def _slashed(match: re.Match[str], fiscal: bool) -> Iterator[Part]:
    """Yield the ends of "2019/2021"; two years in a row are mostly one of a school or a budget."""
    first, second = int(match["y14"]), int(match["w14"])
    if second > first:
        fiscal = fiscal or second == first + 1
        yield Part(*match.span("y14"), first, 0, 0, fiscal=fiscal)
        yield Part(*match.span("w14"), second, 0, 0, fiscal=fiscal)


def date_parts(text: str) -> Iterator[Part]:
    """Yield the dates of a text in order, with the day before the month where it is numbers."""
    for match in _pattern().finditer(text):
        found = {name[0]: value for name, value in match.groupdict().items() if value}
        fiscal = match["y13"] is not None or _is_fiscal(text, match.start())
        year, day = int(found.get("y", 0)), _day(found.get("d", ""))
        month = _month(found["m"]) if "m" in found else 0
        if "m" in found and month == 0:
            continue
        if "z" in found:
            yield from _short(match, fiscal)
        elif "w" in found:
            yield from _slashed(match, fiscal)
        elif "e" in found:  # "March 3-5, 2020"
            yield Part(match.start(), match.end("d9"), year, month, day)
            yield Part(match.start("e9"), match.end(), year, month, int(found["e"]))
        else:
            numeric = match["d2"] is not None
            yield Part(*match.span(), year, month, day, numeric, fiscal)
