"""The words of a sheet in English and Spanish: its columns and what its lists offer.

A sheet is read in either language, whichever it was written in: a heading or a value counts in
English, in Spanish, or as the code that stands in ``data/``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records

LANGUAGES: Final = ("en", "es")
_TABLE: Final = Path(__file__).with_name("labels.csv")
LISTED: Final = ("judgement", "status", "decision")  # columns whose values come from a list


@cache
def _labels() -> dict[str, dict[str, dict[str, str]]]:
    """Give kind → code → language → label."""
    table: dict[str, dict[str, dict[str, str]]] = {}
    for _, record in read_records(_TABLE, ("kind", "code", *LANGUAGES)):
        own = table.setdefault(record["kind"], {})
        own[record["code"]] = {lang: record[lang] for lang in LANGUAGES}
    return table


@cache
def _codes(kind: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, labels in _labels()[kind].items():
        found |= {label.casefold(): code for label in labels.values()}
    return {code.casefold(): code for code in _labels()[kind]} | found


def codes(kind: str) -> tuple[str, ...]:
    """Give the codes of a kind, in the order of the table."""
    return tuple(_labels()[kind])


def label(kind: str, code: str, lang: str) -> str:
    """Give the label of a code; what is no code stays as it is.

    >>> label("judgement", "accepted", "es"), label("judgement", "", "es")
    ('aceptada', '')
    """
    return _labels()[kind].get(code, {}).get(lang, code)


def headings_of(columns: Iterable[str]) -> str:
    """Name columns as a sheet shows them, in either language.

    >>> headings_of(["id", "exported"])
    'id, exported as (exportada como)'
    """
    shown = [[label("column", column, lang) for lang in LANGUAGES] for column in columns]
    return ", ".join(en if en == es else f"{en} ({es})" for en, es in shown)


def code_of(kind: str, text: str) -> str:
    """Give the code that a label of either language means; what is no label stays as it is.

    >>> code_of("judgement", " Aceptada "), code_of("column", "dictamen")
    ('accepted', 'judgement')
    """
    return _codes(kind).get(" ".join(text.split()).casefold(), text.strip())
