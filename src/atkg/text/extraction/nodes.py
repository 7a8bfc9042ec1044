"""Periods and figures as several extractors propose them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from atkg.text.blocks import Span
from atkg.text.dates import DateReading
from atkg.text.extraction.proposals import Node, Say
from atkg.text.numbers import NumberReading

# Only what is unmistakable: "\$" alone is the United States' where nothing else is said.
_CURRENCIES: Final = {
    "USD": re.compile(
        r"(?:US|U\.S\.)\s?\\?\$|\bUSD\b|\\?\$|\b(?:US |U\.S\. )?dollars?\b|d[oó]lares", re.I
    ),
    "PEN": re.compile(r"S/\.?|\bPEN\b|\b(?:nuevos )?soles\b", re.I),
    "EUR": re.compile(r"€|\bEUR\b|\beuros?\b", re.I),
}  # fmt: skip
_PEN_NEAR: Final = 14


def plain_number(value: Decimal) -> str:
    """Write a number as rows hold it.

    >>> plain_number(Decimal("7.940E+6")), plain_number(Decimal("40.30"))
    ('7940000', '40.3')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def currency_of(words: str, number: NumberReading) -> tuple[str, Span] | None:
    """Give the currency of a sum and the span of the sum with its sign, or None."""
    before = words[max(0, number.start - _PEN_NEAR) : number.start]
    after = words[number.end : number.end + _PEN_NEAR + 6]
    for name in ("PEN", "EUR", "USD"):
        pattern = _CURRENCIES[name]
        if match := re.search(rf"(?:{pattern.pattern})\s*$", before, re.I):
            start = max(0, number.start - _PEN_NEAR) + match.start()
            return name, (start, number.end)
        if match := re.match(rf"\s*(?:(?:de|of)\s+)?(?:{pattern.pattern})", after, re.I):
            return name, (number.start, number.end + match.end())
    return None


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
        says.append(Say("atkg:readAs", number.read_as, anchors={"object": "implicit"}))
    return Node("figure", span, status, sure, says)
