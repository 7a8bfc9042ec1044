"""Tables: consecutive rows with several cells, and the rows that go on in cells above.

In most tables the lines of one cell stand closer than two rows do; then closeness decides. Where
all lines stand alike, a line goes on only in cells beside an empty first one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from atkg.text.pdf.pieces import Piece, Row

Cells = list[list[Piece]]
_FAR: Final = 2.2  # so many line heights below, a row is no part of the table above
_ROOMY: Final = 1.15  # gaps that differ by so much are of two kinds
_ALIGNED: Final = 4.0
_TICK: Final = 3


def _places(cells: Cells, row: Row) -> list[int] | None:
    """Give the cell under which each piece stands; None where one stands under none."""
    places = []
    for piece in row:
        near = [
            at for at, cell in enumerate(cells)
            if abs(cell[0].x - piece.x) < _ALIGNED
            or (cell[0].x <= piece.x and piece.right <= max(one.right for one in cell) + _ALIGNED)
        ]  # fmt: skip
        if not near:
            return None
        places.append(near[0])
    return places


def _extent(rows: Sequence[Row], at: int) -> int:
    """Give the row after the last one of the table that begins here."""
    width = [[cell] for cell in rows[at]]
    end = at + 1
    while end < len(rows):
        row, above = rows[end], rows[end - 1]
        gap = above[0].y - row[0].y
        if not 0 < gap <= _FAR * row[0].height:
            break
        if len(row) == 1:
            places = _places(width, row)
            beyond = places is not None and any(
                cell[0].x > row[0].x and row[0].right > cell[0].x for cell in width
            )
            if places is None or beyond or (row[0].bold and 0 in places):
                break
        else:
            width = [[cell] for cell in row] if len(row) >= len(width) else width
        end += 1
    return end


def _goes_on(cells: Cells, row: Row, places: list[int], close: bool, roomy: bool) -> bool:
    """Tell whether a row goes on in the cells above it; a tick or "Yes" never does."""
    ticks = any(
        len(piece.text) <= _TICK and len(cells[at][-1].text) <= _TICK
        for at, piece in zip(places, row, strict=True)
    )
    return not ticks and (close or (0 not in places and not roomy))


def table_at(rows: Sequence[Row], at: int) -> tuple[int, list[Cells]]:
    """Give the row after a table, and the table as rows of cells of lines."""
    end = _extent(rows, at)
    gaps = [above[0].y - row[0].y for above, row in pairwise(rows[at:end])]
    tight = min(gaps, default=0.0)
    roomy = [gap for gap in gaps if gap > _ROOMY * tight]
    limit = (tight + min(roomy)) / 2 if roomy else 0.0
    made: list[Cells] = [[[cell] for cell in rows[at]]]
    for row, gap in zip(rows[at + 1 : end], gaps, strict=True):
        places = _places(made[-1], row)
        if places is not None and _goes_on(made[-1], row, places, gap < limit, bool(roomy)):
            for place, piece in zip(places, row, strict=True):
                made[-1][place].append(piece)
        else:
            made.append([[cell] for cell in row])
    return end, made
