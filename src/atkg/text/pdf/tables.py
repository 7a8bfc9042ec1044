"""Tables without rulings: consecutive rows with several cells, and what goes on in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from atkg.text.pdf.grids import TableRow, by_column, gutters, split_rows
from atkg.text.pdf.pieces import Piece, Row

_FAR: Final = 2.2  # so many line heights below, a row is no part of the table above
_NEAR: Final = 1.5  # so many, a line of the same cell
_STAGGERED: Final = 0.8  # nearer than this no line of prose stands to the next
_ALIGNED: Final = 4.0
_MOST_LINES: Final = 12  # of a cell that begins above the label beside it


def _is_under(width: Sequence[Piece], piece: Piece) -> bool:
    """Tell whether a piece stands under the words of a column, by its left or within them."""
    return any(
        abs(one.x - piece.x) < _ALIGNED
        or (one.x <= piece.x and piece.right <= one.right + _ALIGNED)
        or (piece.x <= one.x and one.right <= piece.right and one.x - piece.x < one.height * 3)
        for one in width
    )


def _gap(above: Row, row: Row) -> float:
    return above[0].y - row[0].y


def begins_table(rows: Sequence[Row], at: int) -> bool:
    """Tell whether a table begins here: two cells side by side, or nearly so.

    Where the cells of a row are centred on each other, the first line of a taller one stands above
    the label that is to its left.
    """
    if len(rows[at]) > 1:
        return not any(one.table for one in rows[at])
    first = rows[at][0]
    for following in range(at + 1, min(at + _MOST_LINES, len(rows))):
        row = rows[following]
        gap = _gap(rows[following - 1], row)
        if first.table or row[0].table or not 0 < gap <= _NEAR * first.height:
            return False
        if len(row) == 1 and abs(row[0].x - first.x) < _ALIGNED and gap > _STAGGERED * first.height:
            continue
        beside = row[0].right < first.x or (following == at + 1 and first.right < row[0].x)
        if len(row) == 1:
            return beside and gap < _STAGGERED * first.height
        return row[0].right < first.x and any(abs(one.x - first.x) < _ALIGNED for one in row[1:])
    return False


def _extent(rows: Sequence[Row], at: int) -> int:
    """Give the row after the last one of the table that begins here."""
    width: list[Piece] = list(rows[at])
    end = at + 1
    while end < len(rows):
        row = rows[end]
        gap = _gap(rows[end - 1], row)
        if row[0].table or not 0 < gap <= _FAR * row[0].height:
            break
        staggered = gap < _STAGGERED * row[0].height
        if len(row) == 1 and not staggered and not begins_table(rows, end):
            line = row[0]
            first = min(one.x for one in width)
            beyond = any(one.x > line.x and line.right > one.x for one in width)
            bold = line.bold and abs(line.x - first) < _ALIGNED
            if not _is_under(width, line) or beyond or bold:
                break
        width += row
        end += 1
    return end


def table_at(rows: Sequence[Row], at: int) -> tuple[int, list[TableRow]]:
    """Give the row after a table, and the table as rows of cells of lines."""
    end = _extent(rows, at)
    pieces = [piece for row in rows[at:end] for piece in row]
    edges = gutters(pieces)
    if not edges:  # no white goes all the way down: the cells are what stands side by side
        return end, [[[piece] for piece in row] for row in rows[at:end]]
    return end, split_rows(by_column(pieces, edges))
