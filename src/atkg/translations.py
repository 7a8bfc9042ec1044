"""Working translations of quotes: ``data/translations.csv``, one quote in one language a line.

The quote stays the evidence, in its own language; a translation is shown below it, marked as such
and with who made it when. It is known by the exact words of the quote, so that it serves wherever a
document's statements rest on them, and no longer once these words are quoted no more. The file may
be missing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.errors import Fault, StatementError

COLUMNS: Final = ("document", "quote", "lang", "words", "translated_by", "translated_on", "note")
LANGUAGES: Final = ("en", "es")
_NUMBER: Final = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_NEEDED: Final = {
    "words": "write the quote in that language, or delete the line",
    "translated_by": "give a role: editor",
}


@dataclass(frozen=True, slots=True)
class Translation:
    """The words of a quote in another language; ``translated_by`` is a role."""

    document: str
    quote: str
    lang: str
    words: str
    translated_by: str
    translated_on: str
    note: str = ""


def load_translations(
    path: Path, known: Mapping[str, Container[str]], today: str = ""
) -> tuple[Translation, ...]:
    """Read translations; a file that does not exist holds none.

    ``known`` are the quotes of the statement files by document id. Raises StatementError with a
    fault per broken line (also for a date after ``today``), FileFormatError for a file that is not
    in the strict form.
    """
    if not path.exists():
        return ()
    read = [(line, Translation(**record)) for line, record in read_records(path, COLUMNS)]
    faults = [
        Fault(str(path), line, *wrong)
        for line, one in read
        for wrong in (*_ends(one, known), *_wrong(one, today))
    ]
    faults += _twice(path, read)
    if faults:
        raise StatementError(f"{len(faults)} fault(s) in the translations", faults=sorted(faults))
    return tuple(one for _, one in read)


def _ends(one: Translation, known: Mapping[str, Container[str]]) -> Iterator[tuple[str, str]]:
    if one.document not in known:
        yield f"no statements of a document {one.document!r}", "take the id of documents.csv"
    elif one.quote not in known[one.document]:
        mend = "copy the column quote of the statement file, character for character"
        yield f"{one.quote!r} is no quote of {one.document}", mend


def _wrong(one: Translation, today: str) -> Iterator[tuple[str, str]]:
    if one.lang not in LANGUAGES:
        yield f"lang is {one.lang!r}", "the language of the translation: en or es"
    for column, mend in _NEEDED.items():
        if not getattr(one, column).strip():
            yield f"{column} is empty", mend
    if one.words == one.quote:
        yield "words are those of the quote", "write them in the other language"
    elif _numbers(one.words) != _numbers(one.quote):
        yield "words have other numbers than the quote", "write each number of the quote, in digits"
    if not _is_day(one.translated_on):
        yield f"translated_on is {one.translated_on!r}", "an ISO date such as 2026-12-01"
    elif today and one.translated_on > today:
        yield f"translated_on is {one.translated_on}, still to come", "give the day it was made"


def _numbers(text: str) -> Counter[str]:
    """Count the numbers that stand in digits, however a language groups them."""
    return Counter(re.sub(r"\D", "", number) for number in _NUMBER.findall(text))


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def _twice(path: Path, read: Sequence[tuple[int, Translation]]) -> Iterator[Fault]:
    seen: dict[tuple[str, str, str], int] = {}
    for line, one in read:
        key = (one.document, one.quote, one.lang)
        if key in seen:
            what = f"translates the same words as line {seen[key]}"
            yield Fault(str(path), line, what, "keep one")
        seen.setdefault(key, line)
