"""How a figure reads: its bound, number and unit, then what it counts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from atkg.csvfiles import read_records
from atkg.graph.naming import Naming
from atkg.graph.wording import filled, number_words, quoted

# A node's objects by predicate and language, in the order of the text.
Said: TypeAlias = Mapping[tuple[str, str], Sequence[str]]
_UNITS: Final = Path(__file__).with_name("units.csv")
_PERCENT: Final = "atkgv:unit.percent"
# So many words at the head of what is counted may name the unit.
_NEAR: Final = 6


@cache
def _plurals() -> dict[str, dict[str, tuple[str, ...]]]:
    """Give the words that name several of a unit, by concept and language; the first is shown."""
    return {
        f"atkgv:unit.{record['unit']}": {
            lang: tuple(record[lang].split("|")) for lang in ("en", "es")
        }
        for _, record in read_records(_UNITS, ("unit", "en", "es"))
    }


def first(said: Said, predicate: str, lang: str = "") -> str:
    """Give the first object of a predicate, or nothing."""
    return next(iter(said.get((f"atkg:{predicate}", lang), ())), "")


def quantity(said: Said, naming: Naming, lang: str, *, bare: bool = False) -> str:
    """Write bound, number and unit: ``about 25 calls``, ``52 %``; ``bare`` leaves a unit out."""
    value, unit = first(said, "value"), first(said, "unit")
    if not value:
        return ""
    number = number_words(value, lang)
    if currency := first(said, "currency").rpartition(".")[2]:
        number = filled("quantity.money", lang, {"currency": currency, "number": number})
    elif unit == _PERCENT:
        number = filled("quantity.percent", lang, {"number": number})
    elif unit and not bare:
        number = f"{number} {_units(unit, value, naming, lang)[0]}"
    bound = first(said, "bound")
    return f"{naming.label(bound, lang)} {number}" if bound else number


def figure_label(said: Said, naming: Naming, lang: str) -> str:
    """Write a figure; words of another language than the label's stand in quotation marks.

    Where the words that say what is counted name the unit, they follow the number as they are.
    """
    counts, unit = first(said, "counts", lang), first(said, "unit")
    value = first(said, "value")
    if counts and value and _follows(counts, unit, value, naming, lang):
        bare = quantity(said, naming, lang, bare=True)
        return filled("figure.counted", lang, {"quantity": bare, "counts": counts})
    if not counts:
        counts = _counts_elsewhere(said, unit, value, naming, lang)
    measure = first(said, "measure") if first(said, "currency") else ""
    slots = {
        "quantity": quantity(said, naming, lang),
        "measure": naming.label(measure, lang) if measure else "",
        "counts": counts,
    }
    return filled("figure.told", lang, slots) or counts


def _counts_elsewhere(said: Said, unit: str, value: str, naming: Naming, lang: str) -> str:
    """Quote what is counted in another language, unless it is the unit's name again."""
    for (predicate, tongue), own in said.items():
        if predicate == "atkg:counts" and tongue != lang:
            known = {one.casefold() for one in _units(unit, value, naming, tongue)}
            return "" if own[0].casefold() in known else quoted(own[0], lang)
    return ""


def _follows(counts: str, unit: str, value: str, naming: Naming, lang: str) -> bool:
    """Tell whether the words read on after the number: 31 *cases*, 52 % *of callers*."""
    if unit == _PERCENT:
        return re.match(r"(?:of|de|del)\b", counts) is not None
    near = " ".join(counts.split()[:_NEAR])
    names = _units(unit, value, naming, lang)
    return not unit or any(re.search(rf"\b{re.escape(one)}\b", near, re.I) for one in names)


def _units(unit: str, value: str, naming: Naming, lang: str) -> tuple[str, ...]:
    """Give the words for so many of a unit; a unit without a line in the table has its label."""
    if not unit:
        return ()
    label = naming.label(unit, lang)
    return (label,) if value == "1" else _plurals().get(unit, {}).get(lang, (label,))
