"""Rows carried to a new reading of their document: spans and anchors move, ids and judgements stay.

A row stays behind as a whole when its quote or one of its anchors cannot be placed, and takes with
it what cannot stand without it: the other half of its support, and the rows of a node whose head
stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from atkg.model import Row
from atkg.resolution import heads_of
from atkg.rowrules import anchor_span
from atkg.text.alignment import Alignment, Placed

_ANCHORS = ("subject_anchor", "predicate_anchor", "object_anchor", "source_anchor",
            "modality_anchor")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Left:
    """What stays with the old reading, in which line of its file, and why."""

    line: int
    quote: str
    why: str


class Carrier:
    """Carries the rows of one document; asked again with fewer rows, it does not align again."""

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment
        self._placed: dict[tuple[int, int], Placed | str] = {}

    def place(self, start: int, end: int) -> Placed | str:
        """Give where a span stands in the new reading, or the reason why nowhere."""
        if (start, end) not in self._placed:
            self._placed[start, end] = self._alignment.place(start, end)
        return self._placed[start, end]

    def row(self, row: Row) -> Row:
        """Carry one row. Raises ValueError with the reason where it has to stay."""
        placed = self.place(row.start, row.end)
        if isinstance(placed, str):
            raise ValueError(placed)
        anchors = {}
        for name in _ANCHORS:
            if span := anchor_span(getattr(row, name)):
                anchor = self.place(*span)
                if isinstance(anchor, str):
                    raise ValueError(f"of its {name.replace('_', ' ')}, {anchor}")
                anchors[name] = f"{anchor.start}..{anchor.end}"
        start, end = placed.start, placed.end
        made: Row = replace(row, **anchors)  # type: ignore[arg-type]
        return replace(made, start=start, end=end, quote=self._alignment.new[start:end])


def _halves_left(rows: Iterable[Row], left: dict[int, str]) -> bool:
    """Let the other halves of a support stay with the one that does."""
    by_support: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in rows:
        if row.together:
            by_support[row.id, row.together].append(row.line)
    found = {line for lines in by_support.values() if left.keys() & set(lines) for line in lines}
    new = found - left.keys()
    left.update(dict.fromkeys(new, "the other half of its support stays"))
    return bool(new)


def _nodes_left(rows: Sequence[Row], left: dict[int, str]) -> bool:
    """Let the rows stay whose subject or object is a node without a head in the new reading."""
    going = [row for row in rows if row.line not in left]
    lost = heads_of(rows).keys() - heads_of(going).keys()
    new = [row.line for row in going if row.subject in lost or row.object in lost]
    left.update(dict.fromkeys(new, "the head row of its node stays"))
    return bool(new)


def with_dependents(rows: Sequence[Row], left: dict[int, str]) -> dict[int, str]:
    """Add to the lines that stay, with their reasons, those that cannot go without them."""
    left = dict(left)
    while _halves_left(rows, left) or _nodes_left(rows, left):
        pass
    return left


def carry_rows(
    carrier: Carrier, rows: Sequence[Row], staying: dict[int, str]
) -> tuple[list[Row], dict[int, str]]:
    """Carry rows; give the carried ones, and the lines that stay with the reason of each.

    ``staying`` are lines that are known to stay. Carried rows keep the line of their old row.
    """
    left = dict(staying)
    carried: dict[tuple[str, int, int], Row] = {}
    for row in rows:
        if row.line in left:
            continue
        try:
            made = carrier.row(row)
        except ValueError as error:
            left[row.line] = str(error)
            continue
        if made.key in carried:
            left[row.line] = f"it would stand where line {carried[made.key].line} stands"
        else:
            carried[made.key] = made
    left = with_dependents(rows, left)
    return [row for row in carried.values() if row.line not in left], left
