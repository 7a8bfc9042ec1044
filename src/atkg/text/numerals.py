"""Numerals, and what their separators may mean: ``1.377`` is 1377 to some, 1.377 to others."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

NUMERAL: Final = re.compile(
    r"(?<![0-9])(?<![0-9][.,])(?:"
    r"(?P<head>[0-9]{1,3})(?P<sep>[.,'’\u00a0\u202f ])(?P<rest>[0-9]{3}(?:(?P=sep)[0-9]{3})*)"
    r"(?P<tail>(?!(?P=sep))[.,][0-9]+)?"
    r"|[0-9]+(?:(?P<point>[.,])[0-9]+)?"
    r")(?![.,]?[0-9])"
)


# "(17,44)" refers to two notes; "(27,546,574)" is a number.
_LISTED: Final = re.compile(
    r"\(\s*(?![0-9]{1,3}(?:,[0-9]{3})+\s*\))[0-9]{1,3}(?:\s*[,;]\s*[0-9]{1,3})+\s*\)"
)


def number_habits(text: str) -> frozenset[str]:
    """Give the ways of using separators that a text shows beyond doubt.

    >>> sorted(number_habits("27,546,574 people; 9,4%; S/. 460.00"))
    ['decimal comma', 'decimal point', 'thousands comma']
    """
    names = {".": "point", ",": "comma"}
    habits = set()
    for match in NUMERAL.finditer(_LISTED.sub("", text)):
        sep, tail = match["sep"], match["tail"]
        if sep in names and (tail or sep in match["rest"]):
            habits.add(f"thousands {names[sep]}")
        if tail:
            habits.add(f"decimal {names[tail[0]]}")
        if match["point"]:
            habits.add(f"decimal {names[match['point']]}")
    return frozenset(habits)


def number_form(read_as: str) -> str:
    """Give the concept for how a numeral was read.

    >>> number_form("thousands point")
    'atkgv:numeral.thousands-point'
    """
    return f"atkgv:numeral.{read_as.replace(' ', '-')}"


def numeral_values(
    match: re.Match[str], habits: frozenset[str], small: bool | None
) -> tuple[list[Decimal], str]:
    """Give the possible values of a numeral and how the first was read.

    ``small``: before % or "million", where three decimals are likelier; None: money, which has
    none.
    """
    sep, tail, point = match["sep"], match["tail"] or "", match["point"]
    if not sep:
        return [Decimal(match[0].replace(",", "."))], (
            f"decimal {'comma' if point == ',' else 'point'}" if point else "numeral"
        )
    digits = match["head"] + match["rest"].replace(sep, "")
    whole = Decimal(digits + tail.replace(",", "."))
    name = {".": "point", ",": "comma", "'": "apostrophe", "’": "apostrophe"}.get(sep, "space")
    if tail or sep in match["rest"] or sep not in ".,":
        return [whole], f"thousands {name}"
    parted = Decimal(f"{match['head']}.{match['rest']}")
    if match["head"].startswith("0"):
        return [parted], f"decimal {name}"
    if not _is_doubtful(sep, habits, small):
        return [whole], f"thousands {name}"
    if small or (sep == "," and "thousands point" in habits):
        return [parted, whole], f"decimal {name}"
    return [whole, parted], f"thousands {name}"


def _is_doubtful(sep: str, habits: frozenset[str], small: bool | None) -> bool:
    """Tell whether one separator before three digits may part decimals as well as thousands."""
    if sep == ",":
        return small is not None and (small or "decimal comma" in habits)
    return "thousands point" not in habits or "decimal point" in habits
