"""The choices behind a network in words, for the caption of a picture and the foot of a page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.graph.naming import LANGUAGES, Naming
from atkg.network.making.options import LAST, Options, kinds
from atkg.network.ties.layers import layer_name

_TABLE: Final = Path(__file__).with_name("telling.csv")
_ALWAYS: Final = ("kind", "weight", "statuses")
_ELSEWHERE: Final = ("also", "first", "last")  # told as statuses and as years


@cache
def _texts() -> dict[tuple[str, str], dict[str, str]]:
    records = read_records(_TABLE, ("option", "value", "en", "es"))
    return {(row["option"], row["value"]): row for _, row in records}


def told_options(options: Options, naming: Naming, lang: str, around: str = "") -> str:
    """Tell kind, weight and statuses, and each other choice that is not the usual one.

    ``around`` is the CURIE of the actor whose own network is meant.
    """
    record, usual = options.as_record(), Options(kind=options.kind).as_record()
    changed = {name for name in record if record[name] != usual[name]} - set(_ELSEWHERE)
    values = {name: record[name] for name in record if name in (*_ALWAYS, *changed)}
    if (options.first, options.last) != (0, LAST):
        values["window"] = f"{options.first or ''}–{options.last if options.last < LAST else ''}"
    if around:
        values["around"] = naming.label(around, lang)
    told = [_told(name, value, naming, lang) for name, value in values.items()]
    text = "; ".join(told)
    return f"{text[:1].upper()}{text[1:]}."


def _told(name: str, value: object, naming: Naming, lang: str) -> str:
    """Tell one choice: its name and value, or a sentence of its own where the table has one."""
    heading = _texts().get((name, ""))
    if heading is None:
        return _texts()[name, str(value).lower()][lang]
    return f"{heading[lang]}: {_value(name, value, naming, lang)}"


def _value(name: str, value: object, naming: Naming, lang: str) -> str:
    if name == "kind":
        return kinds()[str(value)].labels[LANGUAGES.index(lang)]
    if name == "statuses":
        parts = [naming.label(f"atkgv:status.{one}", lang) for one in str(value).split("|")]
        return ", ".join(parts)
    if isinstance(value, tuple):  # layers, documents
        label = layer_name if name == "layers" else naming.label
        return ", ".join(label(str(one), lang) for one in value)
    known = _texts().get((name, str(value)))
    return str(value) if known is None else known[lang]
