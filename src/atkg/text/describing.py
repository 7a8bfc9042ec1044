"""What a document says of itself: title, authors, publisher, date; for a person to look over.

Fields that the file was given come first, then labelled lines, then the title page. The labels are
``document_labels.csv``; nothing is made up where nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.text.blocks import Block
from atkg.text.dates import DateReading, read_dates
from atkg.text.folding import fold
from atkg.text.languages import UNKNOWN, languages_of
from atkg.text.reading import RAISED, Reading

_TABLE: Final = Path(__file__).with_name("document_labels.csv")
_FILE_NAME: Final = re.compile(r"\.[a-z]{3,4}\b|_|\\|/\w+/", re.IGNORECASE)
_DATE: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_SIGNS: Final = re.compile(rf"\*\*|^#+ |[{RAISED}]+$")
_FIRST: Final = 40  # so many blocks are looked at
_MOST: Final = 300  # characters of a field
_LONG_TITLE: Final = 3  # words, from which on a heading may stand for the title of the file
_LONG_LINE: Final = 5  # words; shorter ones are names of publishers and series
_WRITTEN: Final = {"day": 10, "month": 7, "year": 4}
HEAD: Final = 20_000  # characters at the beginning, where a document tells what it is


@cache
def _labels() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for _, record in read_records(_TABLE, ("field", "lang", "label")):
        found.setdefault(record["field"], set()).add(fold(record["label"]))
    return {field: frozenset(own) for field, own in found.items()}


def _labelled(text: str, blocks: Sequence[Block], field: str) -> str:
    """Give the words of the first line with a label of this field."""
    for block in blocks:
        if block.kind == "front-matter" and fold(block.label(text)) in _labels()[field]:
            return _tidy(block.words(text))
    return ""


def _tidy(words: str) -> str:
    """Give the words of a field without emphasis, note signs and the signs of a heading."""
    return _SIGNS.sub("", " ".join(words.split()))[:_MOST].strip()


def _is_written_by_program(words: str) -> bool:
    """Tell a title from what programs write there: the name of a file, "Untitled"."""
    folded = fold(words).strip(" ()[]<>-_.")
    named = any(folded.startswith(label) for label in _labels()["no-title"])
    return named or not any(map(str.isalpha, words)) or _FILE_NAME.search(words) is not None


def _printed_title(text: str, blocks: Sequence[Block]) -> str:
    """Give the first of the highest headings, else the first long line of the title page."""
    headings = [one for one in blocks if one.kind == "heading"]
    if headings and text[headings[0].start] == "#":
        highest = min(headings, key=lambda one: one.level)
        return _tidy(highest.words(text))
    words = [_tidy(one.words(text)) for one in blocks if one.kind == "title"]
    lines = [one for one in words if one and not one[0].islower()]  # no half of a sentence
    if long := next((one for one in lines if len(one.split()) >= _LONG_LINE), ""):
        return long
    return (lines or [_tidy(one.words(text)) for one in headings] or [""])[0]


def _title(known: str, printed: str) -> str:
    """Give the title in a file's fields, unless a program wrote it or the page has a better one."""
    known = _tidy(known)
    if _is_written_by_program(known):
        return printed
    if len(known.split()) == 1:
        return printed or known
    within = len(printed.split()) >= _LONG_TITLE and fold(printed) in fold(known)
    return printed if within else known


def _written(reading: DateReading) -> str:
    return reading.from_.isoformat()[: _WRITTEN[reading.precision]]


def _date(text: str, blocks: Sequence[Block], known: str) -> str:
    """Give a date as precise as it is printed; nothing where a day may be read in two ways."""
    if _DATE.fullmatch(known):
        return known
    titles = [one.words(text) for one in blocks if one.kind == "title"]
    for words in (known, _labelled(text, blocks, "date"), *titles):
        dates = read_dates(words)
        whole = [one for one in dates if one.from_.isoformat()[:4] == one.to.isoformat()[:4]]
        if len(whole) == 1:
            return _written(whole[0])
        if whole and len({one.start for one in whole}) == 1:  # 1/12/2024
            return _written(whole[0])[:4]
    return ""


def describe(reading: Reading, blocks: Sequence[Block]) -> dict[str, str]:
    """Give ``title``, ``authors``, ``publisher``, ``date``, ``language``; empty where unsaid.

    ``blocks`` are those of the text's beginning.
    """
    text, known, first = reading.text, reading.known, blocks[:_FIRST]
    languages = languages_of(text)
    if languages == (UNKNOWN,) and re.fullmatch("[a-z]{2,3}", known.language):
        languages = (known.language,)
    return {
        "title": _title(known.title, _printed_title(text, first)),
        "authors": _labelled(text, first, "authors"),
        "publisher": _tidy(known.publisher) or _labelled(text, first, "publisher"),
        "date": _date(text, first, known.date),
        "language": ";".join(languages),
    }
