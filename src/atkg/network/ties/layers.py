"""The layers of ties: the name of each in two languages, and the letter that marks it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records

_TABLE: Final = Path(__file__).with_name("layers.csv")


@cache
def _names() -> dict[str, dict[str, str]]:
    return {row["layer"]: row for _, row in read_records(_TABLE, ("layer", "mark", "en", "es"))}


def layer_name(layer: str, lang: str) -> str:
    """Give the name of a layer in a language; its own where the table has none."""
    return _names().get(layer, {}).get(lang, layer)


def layer_mark(layer: str) -> str:
    """Give the letter that marks a layer in a picture."""
    return _names().get(layer, {}).get("mark", layer[:1].upper())
