"""Echoes: what in a later report takes up, answers or repeats something of an earlier one.

``data/authority/echoes.csv`` holds what editors judged after they had read both: later node,
earlier node, how, reviewer (a role), reviewed (a date) and a note. A workspace of one report has
no such file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.errors import AuthorityError, Fault

FILE: Final = "echoes.csv"
COLUMNS: Final = ("later", "earlier", "how", "reviewer", "reviewed", "note")
HOWS: Final = ("answers", "repeats", "takes-up")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Echo:
    """One judgement: two nodes as CURIEs, one of ``HOWS``, and who judged when."""

    later: str
    earlier: str
    how: str
    reviewer: str
    reviewed: str
    note: str
    line: int


def load_echoes(folder: Path) -> tuple[Echo, ...]:
    """Read the echoes of an authority folder; none where it has no such file.

    Raises AuthorityError with a fault per broken row, FileFormatError for a broken file.
    """
    path = folder / FILE
    if not path.exists():
        return ()
    echoes = [Echo(**record, line=line) for line, record in read_records(path, COLUMNS)]
    _refuse([fault for echo in echoes for fault in _form(path, echo)] + _twice(path, echoes))
    return tuple(echoes)


def check_ends(folder: Path, echoes: Iterable[Echo], dates: Mapping[str, str]) -> None:
    """See that both ends of each echo are known, and in which order they were said.

    ``dates`` gives the date of its document for every node of an accepted statement. Raises
    AuthorityError with a fault per echo that leads nowhere or back in time.
    """
    _refuse([fault for echo in echoes for fault in _ends(folder / FILE, echo, dates)])


def _form(path: Path, echo: Echo) -> Iterator[Fault]:
    if echo.how not in HOWS:
        yield _fault(path, echo, f"how is {echo.how!r}", f"write one of: {', '.join(HOWS)}")
    if not echo.reviewer.strip():
        yield _fault(path, echo, "nobody is said to have judged it", "write a role: editor")
    if not _DATE.fullmatch(echo.reviewed):
        yield _fault(path, echo, f"reviewed is {echo.reviewed!r}", "write a date: 2026-11-24")


def _twice(path: Path, echoes: Iterable[Echo]) -> list[Fault]:
    seen: dict[tuple[str, str], int] = {}
    faults = []
    for echo in echoes:
        pair = (echo.later, echo.earlier)
        if pair in seen:
            what = f"the same two nodes stand in line {seen[pair]} too"
            faults.append(_fault(path, echo, what, "keep one"))
        seen.setdefault(pair, echo.line)
    return faults


def _ends(path: Path, echo: Echo, dates: Mapping[str, str]) -> Iterator[Fault]:
    unknown = [end for end in (echo.later, echo.earlier) if end not in dates]
    for end in unknown:
        mend = "take the id of a node from the statement files (column subject)"
        yield _fault(path, echo, f"no accepted statement gives the node {end}", mend)
    if not unknown and dates[echo.later] <= dates[echo.earlier]:
        what = f"{echo.later} is not from a later report than {echo.earlier}"
        yield _fault(path, echo, what, "later is the node of the later report")


def _fault(path: Path, echo: Echo, what: str, mend: str) -> Fault:
    return Fault(str(path), echo.line, what, mend)


def _refuse(faults: list[Fault]) -> None:
    if faults:
        raise AuthorityError(f"the echoes have {len(faults)} fault(s)", faults=faults)
