"""Columns and rows of a table: from the white between its words, and from how its lines follow.

In most tables the lines of one cell stand closer than two rows do; then closeness decides. Where
all lines stand alike, a line goes on where its first word had no room in the line above.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from atkg.text.pdf.pieces import Piece

TableRow = list[list[Piece]]  # the lines of each cell, column by column; [] for an empty cell
_NARROWEST: Final = 3.0  # of a gutter
_CROSSING: Final = 0.1  # so many of the lines may cross a gutter: heads over several columns
_ROOMY: Final = 1.15  # gaps that differ by so much are of two kinds
_MOSTLY: Final = 0.9
_SELDOM: Final = 0.2
_LONG: Final = 0.6  # so much of its column fills a line that has no room left
_TICK: Final = 3
_BESIDE: Final = 0.25  # of a line's height: base lines as near as this are one


def white(pieces: Sequence[Piece], most: int = 0) -> list[float]:
    """Give the middle of each upright stretch that so many lines cross at most, beside words."""
    edges = sorted([(one.x, 1) for one in pieces] + [(one.right, -1) for one in pieces])
    found: list[float] = []
    covering, begun = 0, None
    for x, step in edges:
        before = covering
        covering += step
        if before > most >= covering:
            begun = x
        elif before <= most < covering:
            if begun is not None and x - begun >= _NARROWEST:
                found.append((begun + x) / 2)
            begun = None
    return found


def gutters(pieces: Sequence[Piece]) -> list[float]:
    """Give the middle of each gutter between columns; a head over several may cross one."""
    clear = white(pieces)
    crossed = white(pieces, int(_CROSSING * len(pieces)))
    return crossed if len(crossed) > len(clear) else clear


def column_of(piece: Piece, edges: Sequence[float]) -> int:
    """Give the column of a piece, counted from 0, by where it begins."""
    return bisect_right(edges, piece.x + min(2.0, piece.width / 2))


class _Splitter:
    """Parts the words of one table (or of one band of it) into rows."""

    def __init__(self, columns: Sequence[list[Piece]]) -> None:
        self.columns = [sorted(own, key=lambda one: (-one.y, one.x)) for own in columns]
        self.every = [one for own in self.columns for one in own]
        self.lefts = [min((one.x for one in own), default=0.0) for own in self.columns]
        self.rights = [max((one.right for one in own), default=0.0) for own in self.columns]
        pairs = [
            (at, above, line) for at, own in enumerate(self.columns)
            for above, line in pairwise(own) if above.y - line.y > _BESIDE * line.height
        ]  # fmt: skip
        tight = min((above.y - line.y for _, above, line in pairs), default=0.0)
        self.is_staggered = any(
            _BESIDE * one.height < abs(one.y - other.y) < 0.75 * tight
            for one in self.every for other in self.columns[0]
        )  # fmt: skip
        self.limit = self._limit(pairs, tight)
        # Where each line has words in every column, none goes on.
        self.is_plain = not self.limit and all(
            len({at for at, _, _ in self._beside(one)}) == len(self.columns) for one in self.every
        )

    def _limit(self, pairs: Sequence[tuple[int, Piece, Piece]], tight: float) -> float:
        """Give the gap from which on a line begins a row; 0 where closeness tells nothing.

        Where all lines stand alike, gaps between the lines of a column are whole lines, and
        what stands close was not broken for want of room.
        """
        gaps = [above.y - line.y for _, above, line in pairs]
        roomy = [gap for gap in gaps if gap > _ROOMY * tight]
        if not roomy:
            return 0.0
        limit = (tight + min(roomy)) / 2
        close = [self._is_full(at, above, line) for (at, above, line), gap
                 in zip(pairs, gaps, strict=True) if gap < limit]  # fmt: skip
        in_lines = all(abs(gap / tight - round(gap / tight)) < 0.1 for gap in gaps)
        wrapped = sum(close) / len(close)
        clear = not in_lines and not self.is_staggered and wrapped >= _SELDOM
        return limit if clear or wrapped >= _MOSTLY else 0.0

    def _is_full(self, at: int, last: Piece, line: Piece) -> bool:
        """Tell whether the first word of a line had no room left in the line above."""
        word = line.text.split(" ", 1)[0]
        end = last.right + line.width * (len(word) + 1) / max(1, len(line.text))
        following = self.lefts[at + 1] if at + 1 < len(self.lefts) else 0.0
        border = following or self.rights[at]
        long = last.width >= _LONG * (border - self.lefts[at])
        return end > border or (end > self.rights[at] and long)

    def _beside(self, line: Piece) -> Iterator[tuple[int, Piece | None, Piece]]:
        """Yield the lines on the base line of this one, with column and the line above each."""
        near = _BESIDE * line.height
        for at, own in enumerate(self.columns):
            for above, one in pairwise((None, *own)):
                if one is not None and abs(one.y - line.y) <= near:
                    yield at, above, one

    def _goes_on(self, at: int, last: Piece, line: Piece) -> bool:
        """Tell whether a line goes on in the cell above it; a tick or "Yes" never does."""
        if last.y - line.y <= _BESIDE * line.height:
            return True
        if len(last.text) <= _TICK and len(line.text) <= _TICK:
            return False
        if self.limit or self.is_plain:
            return last.y - line.y < self.limit
        if self.is_staggered:
            return self._is_full(at, last, line)
        beside = list(self._beside(line))
        if all(column > 0 for column, _, _ in beside):
            return True
        return all(above and self._is_full(column, above, one) for column, above, one in beside)

    def _cells(self) -> list[tuple[int, list[Piece]]]:
        made: list[tuple[int, list[Piece]]] = []
        for at, own in enumerate(self.columns):
            for number, line in enumerate(own):
                if number and self._goes_on(at, own[number - 1], line):
                    made[-1][1].append(line)
                else:
                    made.append((at, [line]))
        return made

    def rows(self) -> list[TableRow]:
        """Give the rows: cells that stand beside each other, at least in part, are of one."""
        cells = self._cells()
        cells.sort(key=lambda cell: (-cell[1][0].y - cell[1][0].height / 2, cell[0]))
        made: list[TableRow] = []
        bottom = 0.0
        for at, lines in cells:
            top = lines[0].y + _BESIDE * lines[0].height
            if not made or top < bottom:
                made.append([[] for _ in self.columns])
                bottom = lines[-1].y
            made[-1][at] += lines
            bottom = min(bottom, lines[-1].y)
        return made


def split_rows(columns: Sequence[list[Piece]]) -> list[TableRow]:
    """Give the rows of a table whose words are given column by column."""
    return _Splitter(columns).rows()


def by_column(pieces: Iterable[Piece], edges: Sequence[float]) -> list[list[Piece]]:
    """Sort pieces into columns; ``edges`` part them."""
    columns: list[list[Piece]] = [[] for _ in range(len(edges) + 1)]
    for piece in pieces:
        columns[column_of(piece, edges)].append(piece)
    return columns
