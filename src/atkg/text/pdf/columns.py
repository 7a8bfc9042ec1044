"""Reading order: which rows stand under each other, in one column or in several.

Lines that all begin at one x right of others, with prose on both sides, are a second column. Prose
is what fills its column; short labels with values beside them are rows of a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median
from typing import Final

from atkg.text.pdf.pieces import Piece, Row, rows_of

_ALIGNED: Final = 3.0
_GUTTER: Final = 4.0
_HANGING: Final = 2.5  # so many line heights, lines of a column begin further in
_MARK: Final = 5
_LEAST: Final = 4  # so many lines make a column
_SHORTEST: Final = 20  # characters of a line of prose
_FILLED: Final = 0.55
_DENSE: Final = 0.7
_DEEPEST: Final = 3


def _is_prose(pieces: Sequence[Piece], left: float, right: float) -> bool:
    pieces = [piece for piece in pieces if len(piece.text) > _MARK]  # hanging numbers apart
    if len(pieces) < _LEAST or right <= left:
        return False
    filled = median(piece.width for piece in pieces) / (right - left)
    return filled >= _FILLED and median(len(piece.text) for piece in pieces) >= _SHORTEST


def _dense(first: Sequence[Piece], second: Sequence[Piece]) -> bool:
    """Tell whether both have about as many lines where they stand side by side.

    Labels of a table leave room below; the lines of a column do not.
    """
    low = max(min(one.y for one in pieces) for pieces in (first, second))
    high = min(max(one.y for one in pieces) for pieces in (first, second))
    fewer, more = sorted(sum(low <= one.y <= high for one in each) for each in (first, second))
    return fewer >= _DENSE * more


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Give the x at which a second column begins; None where there is one column only."""
    left, right = min(one.x for one in pieces), max(one.right for one in pieces)
    starts = sorted(
        {round(one.x) for one in pieces if 0.2 < (one.x - left) / (right - left + 1) < 0.8}
    )
    for start in starts:
        before = [one for one in pieces if one.right <= start - _GUTTER]
        after = [one for one in pieces if one.x >= start - _ALIGNED]
        aligned = [one for one in after if one.x - start <= _HANGING * one.height]
        if 2 * len(aligned) < len(after) or 2 * (len(before) + len(after)) < len(pieces):
            continue
        prose = _is_prose(before, left, start) and _is_prose(aligned, start, right)
        if prose and _dense(before, after):
            return start - _ALIGNED
    return None


def regions(pieces: Sequence[Piece], depth: int = 0) -> Iterator[list[Row]]:
    """Yield the rows of a page, column by column, in the order in which they are read."""
    start = _gutter(pieces) if depth < _DEEPEST and len(pieces) >= 2 * _LEAST else None
    if start is None:
        if pieces:
            yield rows_of(pieces)
        return
    downwards = sorted(pieces, key=lambda one: (-one.y, one.x))
    across = {one for one in pieces if one.x < start and one.right > start}
    for spans, group in groupby(downwards, key=lambda one: one in across):
        band = list(group)
        if spans:
            yield rows_of(band)
        else:
            yield from regions([one for one in band if one.x < start], depth + 1)
            yield from regions([one for one in band if one.x >= start], depth + 1)
