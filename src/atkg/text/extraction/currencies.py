"""In which currency a sum is, as its own signs, its document and its country say it.

"US$ 5" and "5 soles" say it themselves. "Pesos" are those of the country that the text is about.
A "$" alone is a currency only where the country has no other "$", or where the document names one
"$" currency somewhere and the country has none of its own; else nobody can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import ascii_lowercase
from typing import Final

from atkg.csvfiles import read_records
from atkg.text.blocks import Span
from atkg.text.countries import commonest_country
from atkg.text.folding import soften
from atkg.text.numbers import NumberReading

_TABLE: Final = Path(__file__).with_name("currencies.csv")
_BEFORE: Final = 14
_AFTER: Final = 30
_DOLLAR: Final = r"\\?\$"
WHOSE: Final = "a sum in $: neither the document nor its country says whose $"


@dataclass(frozen=True, slots=True)
class _Form:
    currency: str
    country: str
    is_dollar: bool
    form: str
    pattern: re.Pattern[str]


def _pattern(form: str) -> re.Pattern[str]:
    """Compile a form; the bound on its left stands behind its letters, which are found faster."""
    soft = soften(form)
    letters = soft[: len(soft) - len(soft.lstrip(ascii_lowercase))]
    rest = re.escape(soft[len(letters) :]).replace(r"\ ", r"\s?")
    left = rf"{letters}(?<!\w{letters})" if soft[0].isalnum() else ""
    right = r"(?!\w)" if soft[-1].isalnum() else ""
    return re.compile(left + rest.replace(r"\$", rf"\s?{_DOLLAR}") + right)


@cache
def _forms() -> tuple[_Form, ...]:
    """Give the forms, the longest first: "US$" before "$"."""
    records = [one for _, one in read_records(_TABLE, ("currency", "country", "sign", "form"))]
    records.sort(key=lambda one: (-len(one["form"]), one["form"]))
    return tuple(
        _Form(one["currency"], one["country"], one["sign"] == "$", one["form"],
              _pattern(one["form"]))
        for one in records
    )  # fmt: skip


@cache
def _ways(country: str) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Give (currency, pattern before a number, pattern after it) for texts about a country.

    In a row of sums, a sign after a number belongs to the next one: "$5 $6".
    """
    return tuple(
        (one.currency, re.compile(rf"{one.pattern.pattern}\s*$"),
         re.compile(rf"\s*(?:(?:de|of)\s+)?{one.pattern.pattern}(?!\s*[0-9])"))
        for one in _forms() if one.country in ("", country)
    )  # fmt: skip


_BARE_BEFORE: Final = re.compile(rf"{_DOLLAR}\s*$")


def _dollar(country: str, said: set[str]) -> str:
    """Give what a "$" alone means in a text about a country that names some "$" currencies."""
    own = {one.currency for one in _forms() if one.is_dollar and country == one.country != ""}
    if own == {"USD"}:
        return "USD"
    # Where the country has pesos, "US$" beside "$" tells nothing of the latter.
    return next(iter(said)) if len(said) == 1 and own <= said else ""


class Currencies:
    """The currencies of one document: its country, and what a "$" alone means in it.

    >>> [Currencies([text]).dollar for text in ("us$ 5 in peru", "in ecuador", "us$ 5 in mexico")]
    ['USD', 'USD', '']
    """

    def __init__(self, softened: Iterable[str]) -> None:
        soft = " ".join(softened)
        self.country = commonest_country(soft)
        said = {one.currency for one in _forms()
                if one.is_dollar and one.country in ("", self.country) and one.form != "$"
                and one.pattern.search(soft)}  # fmt: skip
        self.dollar = _dollar(self.country, said)

    def named(self, words: str) -> str:
        """Give the currency that a label names: "Budget (USD)"; or nothing."""
        soft = soften(words)
        fits = (one for one in _forms() if one.country in ("", self.country))
        return next((one.currency for one in fits if one.pattern.search(soft)), "")

    def of(self, words: str, number: NumberReading) -> tuple[str, Span] | None:
        """Give the currency of a sum and the span of the sum with its signs, or None.

        The currency is empty for a "$" of which the document does not say whose it is.
        """
        first = max(0, number.start - _BEFORE)
        before = soften(words[first : number.start])
        after = soften(words[number.end : number.end + _AFTER])
        found = ""
        start, end = number.start, number.end
        for name, left, right in _ways(self.country):
            if found in ("", name) and (match := left.search(before)):
                start, found = min(start, first + match.start()), name
            if found in ("", name) and (match := right.match(after)):
                end, found = max(end, number.end + match.end()), name
        if bare := _BARE_BEFORE.search(before):
            start, found = min(start, first + bare.start()), found or self.dollar
        return (found, (start, end)) if (start, end) != (number.start, number.end) else None
