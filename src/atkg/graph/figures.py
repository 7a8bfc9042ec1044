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
from atkg.model import Printed

# A node's objects by predicate and language, in the order of the text.
Said: TypeAlias = Mapping[tuple[str, str], Sequence[str]]
_UNITS: Final = Path(__file__).with_name("units.csv")
_PERCENT: Final = "atkgv:unit.percent"
# So many words at the head of what is counted may name the unit.
_NEAR: Final = 6
_APART: Final = "; "


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


def figure_label(
    said: Said, naming: Naming, lang: str, printed: Printed | None = None, detail: str = ""
) -> str:
    """Write a figure; words of another language than the label's stand in quotation marks.

    Where the words that say what is counted name the unit, they follow the number as they are.
    ``printed`` says how the document prints the number, which is not told again where it stands
    among those words, and is told where the value is worked out; ``detail`` tells the figure apart.
    """
    around = printed.around if printed else None
    details = _details(said, naming, lang, printed, detail)
    if around and around[0]:
        if not (cut := _without_parenthesis(said, naming, around)):
            return _within(said, naming, lang, details)
        around = ("", cut)
    if around:
        said = _recounted(said, around[1])
    return _told(said, naming, lang, details)


def is_bare(said: Said, naming: Naming) -> bool:
    """Tell whether a figure says nothing but its number and its unit: ``12 cases``."""
    unit, value = first(said, "unit"), first(said, "value")
    known = {one.casefold() for lang in ("en", "es") for one in _units(unit, value, naming, lang)}
    counts = [own[0] for (name, _), own in said.items() if name == "atkg:counts"]
    return bool(unit) and all(one.casefold() in known for one in counts)


def _told(said: Said, naming: Naming, lang: str, details: str) -> str:
    counts, unit = first(said, "counts", lang), first(said, "unit")
    value = first(said, "value")
    if counts and value and _follows(counts, unit, value, naming, lang):
        bare = quantity(said, naming, lang, bare=True)
        slots = {"quantity": bare, "counts": counts, "details": details}
        return filled("figure.counted", lang, slots)
    if not counts:
        counts = _counts_elsewhere(said, unit, value, naming, lang)
    measure = first(said, "measure") if first(said, "currency") else ""
    told = [one for one in (naming.label(measure, lang) if measure else "", details) if one]
    slots = {
        "quantity": quantity(said, naming, lang),
        "details": _APART.join(told),
        "counts": counts,
    }
    return filled("figure.told", lang, slots) or counts


def _within(said: Said, naming: Naming, lang: str, details: str) -> str:
    """Write a figure whose number stands inside the words: these, after the unit."""
    counts = first(said, "counts", lang) or _counts_elsewhere(said, "", "", naming, lang)
    unit, value = first(said, "unit"), first(said, "value")
    if currency := first(said, "currency").rpartition(".")[2]:
        name = currency
    elif unit and not _follows(first(said, "counts", lang), unit, value, naming, lang):
        name = _units(unit, value, naming, lang)[0]
    else:
        name = ""
    return filled("figure.within", lang, {"unit": name, "counts": counts, "details": details})


def _details(said: Said, naming: Naming, lang: str, printed: Printed | None, detail: str) -> str:
    """Say what the bare number does not: apart from what, whether cumulative, whether derived."""
    parts = [detail] if detail else []
    if first(said, "cumulative") == "true":
        parts.append(naming.label("atkg:cumulative", lang))
    if first(said, "derived") == "true":
        number = printed.number if printed else ""
        parts.append(
            filled("figure.derived", lang, {"number": quoted(number, lang)} if number else {})
        )
    return _APART.join(parts)


def _without_parenthesis(said: Said, naming: Naming, around: tuple[str, str]) -> str:
    """Leave a parenthesis out that holds nothing but number and unit: ``ranges (3 months)``."""
    inside, closed, after = around[1].partition(")")
    if not closed or not around[0].endswith("("):
        return ""
    unit, value = first(said, "unit"), first(said, "value")
    known = {one.casefold() for lang in ("en", "es") for one in _units(unit, value, naming, lang)}
    if inside.strip().casefold() not in known | {""}:
        return ""
    return " ".join(f"{around[0][:-1]}{after}".split())


def _recounted(said: Said, counts: str) -> Said:
    """Give what is said of a figure with other words for what it counts."""
    return {
        key: ((counts,) if counts else ()) if key[0] == "atkg:counts" else own
        for key, own in said.items()
        if counts or key[0] != "atkg:counts"
    }


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
