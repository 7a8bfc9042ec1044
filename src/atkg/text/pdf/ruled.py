"""Ruled tables: what level rulings part into rows, and upright ones or white into columns.

A table found here takes its words out of the page and leaves one piece in their place, which holds
its rows; so it is read where it stands, in whatever column of the page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from atkg.text.pdf.grids import TableRow, by_column, gutters, split_rows, white
from atkg.text.pdf.pieces import Piece, rows_of
from atkg.text.pdf.rulings import Ruling, Rulings

_NARROWEST: Final = 60.0  # of a table
_OVER: Final = 4.0  # words may stand so far outside the rulings
_SAME: Final = 3.0
_WIDE: Final = 0.6
_INDENTED: Final = 0.1
_ROOM: Final = 1.3  # line heights of white that a row with one line does not have
_LEAST: Final = 2  # rows with words in two cells
_LONGEST: Final = 12  # lines of the usual cell where no upright ruling parts it from the next
_MANY: Final = 4  # so many bands are rows; of fewer, one with as many lines may hold several
_MOSTLY: Final = 0.75
_DEEPEST: Final = 6


@dataclass(frozen=True, slots=True)
class _Area:
    """Level rulings that belong together, from the top down, and the words between them."""

    level: tuple[Ruling, ...]
    upright: tuple[Ruling, ...]
    pieces: tuple[Piece, ...]

    @property
    def left(self) -> float:
        return min(one.start for one in self.level)

    @property
    def right(self) -> float:
        return max(one.end for one in self.level)

    def bands(self) -> list[float]:
        """Give the heights of the rulings, each once, from the bottom up."""
        made: list[float] = []
        for one in reversed(self.level):
            if not made or one.at - made[-1] > _SAME:
                made.append(one.at)
        return made

    def inner(self) -> list[float]:
        """Give where upright rulings stand inside."""
        high = self.level[0].at - self.level[-1].at
        made: list[float] = []
        for one in self.upright:
            inside = max([self.left, *made[-1:]]) + _SAME < one.at < self.right - _SAME
            if inside and one.end - one.start >= high / 4:
                made.append(one.at)
        return made


def _middle(piece: Piece) -> float:
    return piece.y + 0.3 * piece.height


def _groups(level: Sequence[Ruling]) -> Iterator[tuple[Ruling, ...]]:
    """Yield rulings that stand above each other, directly or by way of others."""
    left = list(level)
    while left:
        group = [left.pop(0)]
        grown = True
        while grown:
            start, end = min(one.start for one in group), max(one.end for one in group)
            more = [one for one in left if one.start < end - _SAME and start < one.end - _SAME]
            beside = [one for one in left if one not in more and _beside(one, group)]
            grown = bool(more or beside)
            group += more + beside
            left = [one for one in left if one not in group]
        yield tuple(sorted(group, key=lambda one: -one.at))


def _beside(ruling: Ruling, group: Sequence[Ruling]) -> bool:
    """Tell whether a ruling carries one of the group on, at its height."""
    return any(
        abs(one.at - ruling.at) <= _SAME
        and min(abs(one.end - ruling.start), abs(ruling.end - one.start)) <= _SAME
        for one in group
    )


def _area(level: tuple[Ruling, ...], rulings: Rulings, pieces: Sequence[Piece]) -> _Area:
    low, high = level[-1].at, level[0].at
    left, right = min(one.start for one in level), max(one.end for one in level)
    inside = tuple(
        one for one in pieces
        if low < _middle(one) < high and left - _OVER <= one.x and one.right <= right + _OVER
    )  # fmt: skip
    upright = tuple(
        one for one in rulings.upright
        if left - _OVER <= one.at <= right + _OVER and one.start < high and low < one.end
    )  # fmt: skip
    return _Area(level, upright, inside)


def _in_bands(area: _Area) -> list[list[Piece]]:
    """Give the words between each two rulings, from the bottom up."""
    heights = area.bands()
    made: list[list[Piece]] = [[] for _ in range(len(heights) + 1)]
    for piece in area.pieces:
        made[bisect_left(heights, _middle(piece))].append(piece)
    return made[1:-1]


def _edges(area: _Area) -> list[float]:
    inner = area.inner()
    found = gutters(area.pieces)
    gaps = [one for one in found if all(abs(one - other) > 2 * _OVER for other in inner)]
    return sorted(inner + gaps) if not inner or len(found) > len(inner) else inner


def _is_outside(band: Sequence[Piece], area: _Area, high: float) -> bool:
    """Tell words that stand between two tables from a row: lines on end, or one with room."""
    if not band or white(band):
        return False
    wide, left = area.right - area.left, min(one.x for one in band)
    if left > area.left + _INDENTED * wide:
        return False
    tall = max(one.height for one in band)
    lines = len({round(one.y) for one in band})
    longest = max(one.right for one in band) - left
    return (lines > 1 and longest >= _WIDE * wide) or high > (lines + _ROOM) * tall


def _cut(area: _Area) -> tuple[Ruling, ...] | None:
    """Give the rulings above the first band that is no part of a table, or nothing."""
    heights = area.bands()
    for at, band in reversed(list(enumerate(_in_bands(area)))):
        if _is_outside(band, area, heights[at + 1] - heights[at]):
            return tuple(one for one in area.level if one.at > heights[at] + _SAME)
    return None


def _rows(area: _Area, edges: Sequence[float]) -> list[TableRow]:
    """Give the rows; the words of a cell over several rows stand in the first of them."""
    bands = area.bands()
    sides = [area.left, *edges, area.right]
    covers = [(start + end) / 2 for start, end in pairwise(sides)]
    made: list[TableRow] = [[[] for _ in covers] for _ in range(len(bands) - 1)]
    for column, own in enumerate(by_column(area.pieces, edges)):
        over = sorted(one.at for one in area.level
                      if one.start - _SAME <= covers[column] <= one.end + _SAME)  # fmt: skip
        for piece in own:
            at = bisect_left(over, _middle(piece))
            top = over[at] if at < len(over) else bands[-1]
            row = len(bands) - 1 - min(range(len(bands)), key=lambda one: abs(bands[one] - top))
            made[min(row, len(made) - 1)][column].append(piece)
    return [row for row in made if any(row)]


def _holds_rows(row: TableRow) -> bool:
    """Tell whether one band holds several rows: most of its lines have words in every column."""
    lines = rows_of([piece for cell in row for piece in cell])
    filled = [line for line in lines if all(any(one in cell for one in line) for cell in row)]
    return len(lines) >= _MANY and len(filled) >= _MOSTLY * len(lines)


def _table(area: _Area) -> list[TableRow]:
    """Give the rows of a table; nothing where the rulings draw something else."""
    edges = _edges(area)
    if not edges:
        return []
    rows = _rows(area, edges)
    if len(rows) < _MANY:  # a head, all rows, a sum
        rows = [one for row in rows for one in (split_rows(row) if _holds_rows(row) else [row])]
    rows = [[_in_lines(cell) for cell in row] for row in rows]
    lengths = [len(cell) for row in rows for cell in row if cell]
    if sum(sum(map(bool, row)) > 1 for row in rows) < _LEAST:
        return []
    return rows if area.inner() or median(lengths) <= _LONGEST else []


def _in_lines(cell: Sequence[Piece]) -> list[Piece]:
    return [piece for row in rows_of(cell) for piece in row]


def _placeholder(rows: Sequence[TableRow], pieces: Sequence[Piece]) -> Piece:
    top = max(pieces, key=lambda one: one.y)
    left, right = min(one.x for one in pieces), max(one.right for one in pieces)
    frozen = tuple(tuple(map(tuple, row)) for row in rows)
    return Piece("", left, right, top.y, top.height, False, top.at, frozen)


def _tables(area: _Area, rulings: Rulings, depth: int) -> Iterator[tuple[_Area, list[TableRow]]]:
    if len(area.level) < 2 or area.right - area.left < _NARROWEST or not area.pieces:
        return
    above = _cut(area) if depth < _DEEPEST else None
    if above is None:
        yield area, _table(area)
        return
    below = area.level[len(above) :]
    for level in (above, below):
        for group in _groups(level):
            yield from _tables(_area(group, rulings, area.pieces), rulings, depth + 1)


def with_tables(pieces: list[Piece], rulings: Rulings) -> list[Piece]:
    """Give the pieces of a page, with one in the place of all those of each ruled table."""
    wide = tuple(one for one in rulings.level if one.end - one.start >= _NARROWEST / 4)
    for group in _groups(wide):
        for area, rows in _tables(_area(group, rulings, pieces), rulings, 0):
            if rows:
                gone = set(area.pieces)
                pieces = [one for one in pieces if one not in gone]
                pieces.append(_placeholder(rows, area.pieces))
    return sorted(pieces, key=lambda one: (-one.y, one.x))
