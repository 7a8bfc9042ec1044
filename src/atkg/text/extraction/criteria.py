"""Criteria of stretches: from the heading, a label that opens a paragraph, or a table's first cell.

"**Efficiency.** The funds …" and "Efficiency: The funds …" judge by efficiency whatever the heading
says; the list that follows such a paragraph belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from atkg.text.blocks import Span
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.sections import criteria_named, criterion, ends_items, item_kind
from atkg.text.extraction.stretches import Stretch
from atkg.text.folding import fold

_LABEL_WORDS: Final = 6
# A label is set off: by emphasis, by a colon, by a dash, or it stands alone with a full stop.
_LABEL: Final = re.compile(
    r"\s*(?:[-•*]\s+)?(?:(?P<mark>\*\*|__|\*|_)(?P<set>[^*_]{3,60}?)(?P=mark)\s*[.:–—-]?\s*"
    r"|(?P<plain>[A-ZÁÉÍÓÚÑ][^.:|–—]{2,60}?)\s*(?:[:–—]|\s-)\s+)"
)
_CELL: Final = re.compile(r"[^|]+")


@dataclass(frozen=True, slots=True)
class Judged:
    """A part of a stretch that stands under a criterion."""

    stretch: Stretch
    begin: int
    end: int
    criterion: str


def _label(words: str) -> tuple[str, int]:
    """Give the criterion of a label that opens some words, and where the words after it begin."""
    match = _LABEL.match(words)
    label = fold(match["set"] or match["plain"]) if match else ""
    named = criteria_named(label) if label and len(label.split()) <= _LABEL_WORDS else []
    return (named[0], match.end()) if match and len(named) == 1 else ("", 0)


def _cells(one: Stretch) -> list[Span]:
    return [cell.span() for cell in _CELL.finditer(one.words) if cell[0].strip()]


class _Reader:
    """Goes through the stretches in order and keeps what a label said until it no longer holds."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.label = ""
        self.cell = ""
        self.under: tuple[str, ...] = ()

    def judged(self) -> Iterator[Judged]:
        for one in self.reading.stretches:
            if one.kind == "table-row":
                yield from self._row(one)
            elif one.kind in ("paragraph", "list-item"):
                yield from self._prose(one)

    def _prose(self, one: Stretch) -> Iterator[Judged]:
        trail = self.reading.trail(one)
        begin = 0
        if trail != self.under:
            self.label, self.under = "", trail
        if one.first and (one.kind == "paragraph" or _label(one.words)[0]):
            self.label, begin = _label(one.words)
        label = "" if item_kind(trail) or any(map(ends_items, trail)) else self.label
        if of := label or criterion(trail):
            yield Judged(one, begin, len(one.words), of)

    def _row(self, one: Stretch) -> Iterator[Judged]:
        trail = self.reading.trail(one)
        cells = _cells(one)
        if one.first:
            first = fold(one.words[slice(*cells[0])]).strip() if cells else ""
            named = criteria_named(first) if len(first.split()) <= _LABEL_WORDS else []
            self.cell = named[0] if len(named) == 1 else ""
            cells = cells[1:]
        if self.cell and not item_kind(trail) and not any(map(ends_items, trail)):
            for begin, end in cells:
                yield Judged(one, begin, end, self.cell)


def judged(reading: Reading) -> Iterator[Judged]:
    """Yield the parts of a document's sentences that stand under a criterion, in order."""
    yield from _Reader(reading).judged()
