"""Dates and spans of time in text, in English, Spanish and French.

A month is its first day to its last, a year likewise. ``1/12/2024`` may be a day of December or of
January: another date of the text, or whoever knows the text, tells in which order it writes; else
both readings are given, day first before month first, and each says that it is doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from atkg.text.dateparts import AND, THE, TO, Order, Part, Precision, date_parts

__all__ = ["DateReading", "Order", "Precision", "date_order", "read_dates"]
_DIGIT: Final = re.compile(r"[0-9]")
_COARSE: Final = {"day": 0, "month": 1, "year": 2}
ORDER: Final = "a date that may be read day first or month first: the text does not say which"
FISCAL: Final = "a fiscal year: the text does not say on which day it begins"


@dataclass(frozen=True, slots=True)
class DateReading:
    """One date or span of time: half-open code-point span, first and last day, precision.

    ``doubt`` says why it may be another one, or nothing.
    """

    start: int
    end: int
    from_: date
    to: date
    precision: Precision
    doubt: str = ""
    is_span: bool = False


_NUMERIC: Final = re.compile(
    r"(?<![\w$./,-])[0-9]{1,2}([/.-])[0-9]{1,2}\1(?:1[89]|20)[0-9]{2}(?!\w)"
)
_TO: Final = re.compile(rf"\s*{TO}\s*{THE}", re.IGNORECASE)
_AND: Final = re.compile(rf"\s*{AND}\s*{THE}", re.IGNORECASE)
_BETWEEN: Final = re.compile(rf"\b(?:between|entre)\s*{THE}$", re.IGNORECASE)


def _joins(text: str, first: Part, second: Part) -> bool:
    gap = text[first.end : second.start]
    if _TO.fullmatch(gap) or gap == "/":
        return True
    between = _BETWEEN.search(text[max(0, first.start - 14) : first.start])
    return between is not None and _AND.fullmatch(gap) is not None


def _reading(first: Part, last: Part) -> DateReading | None:
    """Give the span of time from one date to another, or to the end of the same one."""
    begin, end = first.borrowing(last).days(), last.days()
    if not begin or not end or begin[0] > end[1]:
        return None
    precision = max(first.borrowing(last).precision, last.precision, key=lambda name: _COARSE[name])
    doubt = FISCAL if first.fiscal or last.fiscal else ""
    return DateReading(first.start, last.end, begin[0], end[1], precision, doubt, first is not last)


def _orders(parts: Iterable[Part]) -> set[Order]:
    """Give the orders of day and month that some dates show beyond doubt."""
    orders: set[Order] = set()
    for part in parts:
        if part.numeric and part.day > 12 >= part.month:
            orders.add("day")
        elif part.numeric and part.month > 12 >= part.day:
            orders.add("month")
    return orders


def date_order(text: str) -> Order | None:
    """Give the one order of day and month in which a text writes its dates, if it shows one.

    >>> date_order("from 01/02/2019 to 31/12/2021"), date_order("01/02/2019")
    ('day', None)
    """
    numeric = (match[0] for match in _NUMERIC.finditer(text))
    orders = _orders(part for words in numeric for part in date_parts(words))
    return next(iter(orders)) if len(orders) == 1 else None


def _swapped(part: Part, order: Order) -> Part:
    """Read a date of numbers in an order, unless there is no such day in it."""
    other = part.swapped() if part.numeric else part
    if order == "month":
        return other if other.days() else part
    return part if part.days() else other


def _ends(first: Part, last: Part, order: Order) -> tuple[Part, Part]:
    end = _swapped(last, order)
    return (end if first is last else _swapped(first, order)), end


def _readings(first: Part, last: Part, order: Order | None) -> Iterator[DateReading]:
    """Yield the readings of one date or span; two where its order is open and matters."""
    ways: tuple[Order, ...] = (order,) if order else ("day", "month")
    made = [_reading(*_ends(first, last, way)) for way in ways]
    found = {(one.from_, one.to): one for one in made if one}
    for one in found.values():
        yield replace(one, doubt=one.doubt or (ORDER if len(found) > 1 else ""))


def read_dates(text: str, order: Order | None = None) -> list[DateReading]:
    """Give the dates of a text in order; "October 2017 to December 2024" is one reading.

    ``order`` is how its document writes days and months, where the text itself does not show it.

    >>> [(r.from_.isoformat(), r.to.isoformat()) for r in read_dates("enero de 2004")]
    [('2004-01-01', '2004-01-31')]
    >>> [str(r.from_) for r in read_dates("01/02/2019 - 12/31/2021")]
    ['2019-01-02']
    """
    if not _DIGIT.search(text):  # every date has a year
        return []
    parts = list(date_parts(text))
    shown = _orders(parts)
    order = next(iter(shown)) if len(shown) == 1 else order
    readings: list[DateReading] = []
    at = 0
    while at < len(parts):
        following = parts[at + 1] if at + 1 < len(parts) else None
        joined: list[DateReading] = []
        if following and _joins(text, parts[at], following):
            joined = list(_readings(parts[at], following, order))
        readings += joined or _readings(parts[at], parts[at], order)
        at += 2 if joined else 1
    return readings
