"""Where the ends of a row are anchored: in its quote, at a declared place, or by a reason.

An end is anchored *in the quote* when an alias of a thing, a cue of a predicate or concept, the
number, the date or the words stand there; *at a place* when the anchor column gives a span that
names it; *by reason* when the column says ``heading`` (checked against the enclosing headings),
``document``, ``anaphora`` or ``implicit``. Some ends need none: a node is anchored through its head
row, and a property whose object is the evidence shows itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

from atkg.model import Row
from atkg.predicates import predicate_table
from atkg.rowrules import anchor_span
from atkg.text.cues import is_cued
from atkg.text.folding import fold, phrases
from atkg.text.numbers import read_dates, read_numbers, says_zero

How = Literal["quote", "span", "heading", "document", "anaphora", "implicit", "node", "itself", ""]
_REASONS: Final = frozenset({"document", "anaphora", "implicit"})


@dataclass(frozen=True, slots=True)
class Anchoring:
    """One document, ready for anchor checks.

    ``names`` gives each thing's aliases, ``heading_at`` the enclosing headings' words at an offset,
    ``nodes`` the ids of nodes that have a head row.
    """

    text: str
    names: Mapping[str, tuple[str, ...]]
    heading_at: Callable[[int], str]
    nodes: frozenset[str]

    def subject(self, row: Row, words: str) -> How:
        """Say how the subject of a row is anchored; nothing where it is not."""
        if row.subject in self.nodes:
            return "node"
        return self._place(row.subject_anchor, row.start, words, self._naming(row.subject))

    def predicate(self, row: Row, words: str) -> How:
        """Say how the relation of a row is anchored."""
        known = predicate_table().get(row.predicate)
        if known is None or not known.needs_cue:
            return "itself"
        return self._place(
            row.predicate_anchor, row.start, words, lambda text: is_cued(row.predicate, text)
        )

    def object(self, row: Row, words: str) -> How:
        """Say how the object of a row is anchored."""
        if row.object in self.nodes or row.is_head:
            return "node"
        if row.datatype == "xsd:boolean":
            return "itself"
        return self._place(row.object_anchor, row.start, words, self._showing(row))

    def is_headed(self, row: Row) -> bool:
        """Tell whether an enclosing heading shows the object of a row."""
        return self._showing(row)(self.heading_at(row.start))

    def source(self, row: Row, words: str) -> How:
        """Say how the one who says it is anchored."""
        naming = self._naming(row.attributed_to)
        return self._place(row.source_anchor, row.start, words, naming)

    def _naming(self, thing: str) -> Callable[[str], bool]:
        names = self.names.get(thing, ())
        return lambda text: _named(names).search(fold(text)) is not None

    def _showing(self, row: Row) -> Callable[[str], bool]:
        if row.datatype in ("xsd:decimal", "xsd:integer"):
            return lambda text: shows_number(text, Decimal(row.object))
        if row.datatype == "xsd:date":
            return lambda text: shows_date(text, row.object)
        if row.datatype:  # a code or a number as printed: R1 does not stand in R12
            return lambda text: phrases([row.object]).search(fold(text)) is not None
        if row.is_literal:
            return lambda text: fold(row.object) in fold(text)
        if row.object.startswith("atkgv:precision."):
            return lambda text: shows_precision(text, row.object.rpartition(".")[2])
        if row.object.startswith("atkgv:"):
            return lambda text: is_cued(row.object, text)
        return self._naming(row.object)

    def _place(self, anchor: str, at: int, words: str, shows: Callable[[str], bool]) -> How:
        span = anchor_span(anchor)
        if span and not shows(self.text[slice(*span)]):
            return ""  # a wrong place is wrong even where nobody needs it
        if shows(words):
            return "quote"
        if span:
            return "span"
        if anchor == "heading":
            return "heading" if shows(self.heading_at(at)) else ""
        return anchor if anchor in _REASONS else ""  # type: ignore[return-value]


def shows_number(text: str, value: Decimal) -> bool:
    """Tell whether a number of this value, in any form, stands in the text."""
    if value == 0 and says_zero(text):
        return True
    return any(value in reading.values for reading in read_numbers(text))


def shows_date(text: str, day: str) -> bool:
    """Tell whether a date of the text begins or ends on this day (ISO)."""
    return any(
        day in (reading.from_.isoformat(), reading.to.isoformat()) for reading in read_dates(text)
    )


def shows_precision(text: str, precision: str) -> bool:
    """Tell whether a date of this precision stands in the text."""
    return any(reading.precision == precision for reading in read_dates(text))


def names_by_thing(names: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Give the names of each thing from (thing, name) pairs."""
    grouped: dict[str, list[str]] = {}
    for thing, name in names:
        grouped.setdefault(thing, []).append(name)
    return {thing: tuple(own) for thing, own in grouped.items()}


@lru_cache(maxsize=4096)
def _named(names: tuple[str, ...]) -> re.Pattern[str]:
    """Compile the names of a thing when they are first looked for: most never are."""
    return phrases(names)
