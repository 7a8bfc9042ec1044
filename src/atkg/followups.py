"""What came later: ``data/follow-up/follow-up.csv``, written by people, one follow-up a line.

A recommendation was accepted, rejected or done, by which act and known from which source; or a
statement is contested. Nothing of the statement changes by it: a follow-up is shown beside it, with
who says so. The file may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records, write_records
from atkg.errors import Fault, StatementError
from atkg.namespaces import is_curie

COLUMNS: Final = ("about", "kind", "words", "lang", "act", "source", "said_by", "date")
KINDS: Final = ("accepted", "rejected", "done", "contested")
LANGUAGES: Final = ("en", "es")
NAME: Final = "follow-up.csv"
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_NEEDED: Final = ("words", "said_by")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One follow-up: the CURIE of the statement or node, and what is said of it.

    ``said_by`` is a role, never a private name; ``date`` is the ISO date on which it was said.
    """

    about: str
    kind: str
    words: str
    lang: str
    act: str
    source: str
    said_by: str
    date: str


def load_followups(path: Path, known: Container[str], today: str = "") -> tuple[FollowUp, ...]:
    """Read follow-ups; a file that does not exist holds none.

    ``known`` are the CURIEs of statements and nodes. Raises StatementError with a fault per broken
    line (also for a date after ``today``), FileFormatError for a file that is not in the strict
    form.
    """
    read = list(_read(path))
    faults = [fault for line, one in read for fault in _faults(path, line, one, known, today)]
    faults += _twice(path, read)
    if faults:
        raise StatementError(f"{len(faults)} fault(s) in the follow-ups", faults=sorted(faults))
    return tuple(one for _, one in read)


def add_followup(path: Path, one: FollowUp, known: Container[str]) -> None:
    """Add a follow-up to the file, which is made if need be.

    Raises as ``load_followups``; then the file stays as it was.
    """
    old = load_followups(path, known)
    line = len(old) + 2
    faults = [*_faults(path, line, one, known)]
    if one in old:
        faults.append(Fault(str(path), old.index(one) + 2, "says the same already"))
    if faults:
        raise StatementError("the follow-up was not added", faults=faults)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_records(path, COLUMNS, [asdict(each) for each in (*old, one)])


def _read(path: Path) -> Iterator[tuple[int, FollowUp]]:
    if path.exists():
        for line, record in read_records(path, COLUMNS):
            yield line, FollowUp(**record)


def _twice(path: Path, read: Sequence[tuple[int, FollowUp]]) -> Iterator[Fault]:
    seen: dict[FollowUp, int] = {}
    for line, one in read:
        if one in seen:
            yield Fault(str(path), line, f"says the same as line {seen[one]}", "delete one")
        seen.setdefault(one, line)


def _faults(
    path: Path, line: int, one: FollowUp, known: Container[str], today: str = ""
) -> Iterator[Fault]:
    for what, mend in _wrong(one, known):
        yield Fault(str(path), line, what, mend)
    if today and _is_day(one.date) and one.date > today:
        mend = "give the day on which it was said"
        yield Fault(str(path), line, f"date is {one.date}, still to come", mend)


def _wrong(one: FollowUp, known: Container[str]) -> Iterable[tuple[str, str]]:
    if not is_curie(one.about) or one.about not in known:
        mend = "take the id that atkg explain or atkg ledger shows"
        yield f"about is {one.about!r}: no statement or node has this id", mend
    if one.kind not in KINDS:
        yield f"kind is {one.kind!r}", f"one of: {', '.join(KINDS)}"
    if one.lang not in LANGUAGES:
        yield f"lang is {one.lang!r}", "the language of the words: en or es"
    for column in _NEEDED:
        if not getattr(one, column).strip():
            yield f"{column} is empty", "say what is so" if column == "words" else "give a role"
    if one.kind != "contested" and not one.source.strip():
        yield f"source is empty, and the kind is {one.kind}", "say where this can be read"
    if not _is_day(one.date):
        yield f"date is {one.date!r}", "an ISO date such as 2025-03-01"


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False
