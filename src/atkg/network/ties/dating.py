"""The years of a tie, and where they come from.

A period stated of the tie's own node (a participation) goes first, then the periods of the
undertaking (``dating.csv`` says which meanings tell when a thing went on), else the year of the
document that reports it. Not reported is not absent: a tie dated by its document was there at the
latest then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

from atkg.csvfiles import read_records
from atkg.graph.witnesses import Witnesses

Source = Literal["tie", "thing", "document", "none"]
_TABLE: Final = Path(__file__).with_name("dating.csv")
_YEAR: Final = 4  # digits of a year at the start of a date


@dataclass(frozen=True, slots=True, order=True)
class Years:
    """First and last year, both included, and what they were stated of; 0 where none is known."""

    first: int
    last: int
    source: Source

    def meet(self, first: int, last: int) -> bool:
        """Tell whether they share a year with a window, both ends included."""
        return bool(self.first) and self.first <= last and first <= self.last


UNDATED: Final = Years(0, 0, "none")


@cache
def _uses() -> dict[str, str]:
    """Give what the dates of each meaning say of a thing: when it went on, began, or ended."""
    records = read_records(_TABLE, ("meaning", "dates"))
    return {f"atkgv:period.{row['meaning']}": row["dates"] for _, row in records}


def read_years(seen: Witnesses) -> Mapping[str, tuple[int, int]]:
    """Give first and last year of each thing or node that has a period which dates it.

    Several periods give the hull of all. What began, and of which no end is stated, goes on until
    the document that says so. A thing that is only known to have ended is dated by that.
    """
    found: dict[str, list[int]] = defaultdict(list)
    ends: dict[str, list[int]] = defaultdict(list)
    for subject, triples in seen.by_subject.items():
        values: dict[str, list[str]] = defaultdict(list)
        for _, predicate, value in triples:
            values[predicate].append(value)
        uses = {_uses().get(meaning, "no") for meaning in values["atkg:meaning"]}
        dates = [date for name in ("atkg:from", "atkg:to") for date in values[name]]
        if not values["atkg:to"]:  # it went on at least until the document says so
            dates += [one.year for t in triples if t[1] == "atkg:from" for one in seen.of(t)]
        years = [int(date[:_YEAR]) for date in dates if date[:_YEAR].isdigit()]
        for thing in values["atkg:periodOf"]:
            if "yes" in uses:
                found[thing] += years
            elif uses & {"begin", "end"}:
                ends[thing] += years
        if "atkg:periodOf" not in values and years:
            found[subject] += years
    hulls = {thing: own for thing, own in {**ends, **found}.items() if own}
    return {thing: (min(own), max(own)) for thing, own in hulls.items()}


def document_years(year: str) -> Years:
    """Give the year of a document as the years of a tie that has no others."""
    number = int(year[:_YEAR]) if year[:_YEAR].isdigit() else 0
    return Years(number, number, "document") if number else UNDATED
