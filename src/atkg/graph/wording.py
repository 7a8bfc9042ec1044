"""How numbers, dates and composed labels are written in English and Spanish.

The forms stand in ``forms.csv``, so that a wording is mended without touching code. In a form,
``{name}`` is a slot, and what stands in square brackets is left out where one of its slots is
empty. Numbers follow the RAE in Spanish: a space, not a mark, parts groups of three from five
digits on (1377, but 13 370), and a decimal point, which the RAE recommends and Peru uses; in
English a comma parts them from four digits on.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records

_FORMS: Final = Path(__file__).with_name("forms.csv")
_OPTIONAL: Final = re.compile(r"\[([^\[\]]*)\]")
_SLOT: Final = re.compile(r"\{([A-Za-z]+)\}")
_LONG: Final = 90


@cache
def forms() -> dict[str, dict[str, str]]:
    """Give the form of each name by language; ``label.<kind>`` is that of a kind of node."""
    records = read_records(_FORMS, ("name", "en", "es"))
    return {record["name"]: {lang: record[lang] for lang in ("en", "es")} for _, record in records}


def filled(name: str, lang: str, slots: Mapping[str, str]) -> str:
    """Fill a form; give nothing where a slot that it cannot do without is empty.

    >>> filled("label.period", "en", {"periodOf": "Lantern", "meaning": "operation"})
    'Lantern: operation'
    """
    form = forms()[name][lang]
    form = _OPTIONAL.sub(lambda part: part[1] if _is_full(part[1], slots) else "", form)
    return _SLOT.sub(lambda slot: slots[slot[1]], form) if _is_full(form, slots) else ""


def _is_full(form: str, slots: Mapping[str, str]) -> bool:
    return all(slots.get(name) for name in _SLOT.findall(form))


def number_words(value: str, lang: str) -> str:
    """Write a number in the digits of a language; what is no number stays as it is.

    >>> [number_words(value, "en") for value in ("1377", "12.0", "-7940000", "0.50")]
    ['1,377', '12', '-7,940,000', '0.5']
    >>> [number_words(value, "es").split() for value in ("1377", "13370", "73.6")]
    [['1377'], ['13', '370'], ['73.6']]
    """
    if not re.fullmatch(r"[+-]?(?:\d+\.?\d*|\.\d+)", value, re.ASCII):
        return value
    number = Decimal(value)
    whole, _, part = f"{abs(number):f}".partition(".")
    if len(whole) > int(forms()["number.ungrouped"][lang]):
        whole = f"{int(whole):,}".replace(",", forms()["number.group"][lang])
    part = part.rstrip("0")
    return ("-" if number < 0 else "") + whole + (f".{part}" if part else "")


def value_words(value: str, lang: str) -> str:
    """Write the value of a typed literal: a number, a truth value, else as it is.

    >>> value_words("true", "es"), value_words("1377", "en"), value_words("2004-03-01", "en")
    ('sí', '1,377', '2004-03-01')
    """
    return forms()[value][lang] if value in ("true", "false") else number_words(value, lang)


def quoted(words: str, lang: str) -> str:
    """Put words of another language into the quotation marks of this one."""
    return filled("quote", lang, {"words": words})


def clipped(text: str) -> str:
    """Cut a long text between two words, to stand inside a label.

    >>> clipped("short"), len(clipped("word " * 40)) <= 91, clipped("word " * 40)[-5:]
    ('short', True, 'word…')
    """
    if len(text) <= _LONG:
        return text
    cut = text[:_LONG]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:") + "…"


def span_words(first: str, last: str, precision: str, lang: str) -> str:
    """Write a span of time by its ISO bounds, either of which may be empty.

    ``precision`` is year, month or day; without one, bounds that are whole years or months are
    written as such.

    >>> span_words("2017-10-01", "2024-12-31", "month", "es")
    'de octubre de 2017 a diciembre de 2024'
    >>> span_words("2003-01-01", "2003-12-31", "", "en"), span_words("1996-01-01", "", "year", "es")
    ('2003', 'desde 1996')
    """
    try:
        bounds = [date.fromisoformat(one) if one else None for one in (first, last)]
    except ValueError:
        return " – ".join(one for one in (first, last) if one)
    if precision not in ("year", "month", "day"):
        precision = precision_of(*bounds)
    start, end = (_date_words(one, precision, lang) if one else "" for one in bounds)
    if start == end:
        return start
    form = ("from" if start else "") + ("-" if start and end else "") + ("to" if end else "")
    unit = "day" if precision == "day" else "month"
    return filled(f"span.{form}.{unit}", lang, {"from": start, "to": end})


def precision_of(first: date | None, last: date | None) -> str:
    """Tell how exact bounds are that are not said to be so: whole years, whole months, or days."""
    if first is None or last is None:
        return "day"
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return "day"
    return "year" if (first.month, last.month) == (1, 12) else "month"


def _date_words(day: date, precision: str, lang: str) -> str:
    month = forms()[f"month.{day.month}"][lang]
    slots = {"day": str(day.day), "month": month, "year": str(day.year)}
    return filled(f"date.{precision}", lang, slots)
