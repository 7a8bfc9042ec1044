"""The words of papers in English and Spanish, from ``phrases.csv``: anybody can mend one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records

_FILE: Final = Path(__file__).with_name("phrases.csv")


@cache
def _phrases() -> dict[str, dict[str, str]]:
    return {one["name"]: one for _, one in read_records(_FILE, ("name", "en", "es"))}


def has_phrase(name: str) -> bool:
    """Tell whether the file has a phrase."""
    return name in _phrases()


def phrase(name: str, lang: str, /, **slots: object) -> str:
    """Give a phrase in a language, its ``{slots}`` filled; raise KeyError for an unknown one.

    >>> phrase("ledger.who", "es")
    'A quién'
    """
    return _phrases()[name][lang].format(**slots)
