"""Periods and figures as several extractors propose them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from atkg.text.blocks import Span
from atkg.text.cues import cue_table
from atkg.text.dates import DateReading
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.proposals import Node, Say
from atkg.text.extraction.stretches import Stretch
from atkg.text.numbers import NumberReading
from atkg.text.numerals import number_form

_BOUND: Final = 24
_UNTIL: Final = re.compile(rf"{any_of('until')}\s+(?:{any_of('article')}\s+)?$")
_STILL: Final = re.compile(rf"[\s,]*(?:-|{any_of('range-to')})\s*{any_of('today')}")
_SINCE: Final = re.compile(
    rf"(?:{any_of('since')}|{any_of('as-of')})\s+(?:{any_of('article')}\s+)?$"
)


def plain_number(value: Decimal) -> str:
    """Write a number as rows hold it.

    >>> plain_number(Decimal("7.940E+6")), plain_number(Decimal("40.30"))
    ('7940000', '40.3')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def bound(one: Stretch, start: int) -> tuple[str, int] | None:
    """Give the bound that stands before a number at an offset, and where it begins.

    "about 40": about.
    """
    begin = max(0, start - _BOUND)
    window = one.soft[begin : start + 5].replace("\\$", "$ ")  # "about US\\$ 40" is one cue
    for name in ("about", "at-least", "at-most"):
        for match in cue_table()[f"atkgv:bound.{name}"].finditer(window):
            if start - 5 <= begin + match.end() and begin + match.start() < start:
                return name, begin + match.start()
    return None


def open_end(soft: str, dates: DateReading, at: int = 0) -> str:
    """Give the end that a date leaves open, "from" or "to"; ``at`` is where its words begin.

    >>> from atkg.text.dates import read_dates
    >>> [open_end(words, read_dates(words)[0]) for words in ("until 2019", "2019 to date", "2019")]
    ['from', 'to', '']
    """
    if dates.is_span:
        return ""
    start, end = at + dates.start, at + dates.end
    if _SINCE.search(soft, max(0, start - 20), start) or _STILL.match(soft, end):
        return "to"
    return "from" if _UNTIL.search(soft, max(0, start - 20), start) else ""


def period(meaning: str, of: str | Node, dates: DateReading, span: Span, sure: float) -> Node:
    """Propose a period; both bounds, because a month is its first day to its last."""
    says = [
        Say("atkg:periodOf", of),
        Say("atkg:meaning", f"atkgv:period.{meaning}"),
        Say("atkg:from", dates.from_.isoformat()),
        Say("atkg:to", dates.to.isoformat()),
        Say("atkg:precision", f"atkgv:precision.{dates.precision}"),
    ]
    return Node("period", span, "holds", sure, says)


def figure(number: NumberReading, span: Span, sure: float, status: str = "holds") -> Node:
    """Propose a figure with its value, and how an ambiguous form was read."""
    says = [Say("atkg:value", plain_number(number.value))]
    if number.ambiguous and number.read_as not in ("numeral", "words", "ratio"):
        says.append(Say("atkg:readAs", number_form(number.read_as), anchors={"object": "implicit"}))
    return Node("figure", span, status, sure, says)
