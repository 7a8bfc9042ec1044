"""Names of columns and figures in both languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.network.measures.table import measure_table

_TABLE: Final = Path(__file__).with_name("columns.csv")


@cache
def _labels() -> dict[str, dict[str, str]]:
    return {row["name"]: row for _, row in read_records(_TABLE, ("name", "en", "es"))}


def column_label(name: str, lang: str) -> str:
    """Give the label of a column: of a measure, or of ``columns.csv``; else the name itself."""
    if known := measure_table().get(name):
        return known.labels[lang]
    return _labels()[name][lang] if name in _labels() else name


def choice_label(name: str, lang: str) -> str:
    """Give the name of a choice, as the line above a table tells it; unknown ones keep theirs."""
    known = _labels().get(f"choice_{name}")
    return known[lang] if known else name
