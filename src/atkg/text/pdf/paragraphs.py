"""Paragraphs, headings and table rows, from rows of pieces and the white space between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final, Literal

from atkg.text.pdf.pieces import Piece, Row
from atkg.text.pdf.tables import begins_table, table_at
from atkg.text.reading import RAISED

Form = Literal["text", "heading", "row", "note"]
_LONGEST: Final = 200  # characters of a heading
_LARGER: Final = 1.1
_MOST_LINES: Final = 4
_CLOSED: Final = re.compile(rf"[.!?:;…][\"”»’)\]*{RAISED}]*$")
_ITEM: Final = re.compile(r"(?:[-–—*•▪●◦‣○■]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]|\(\w{1,3}\))\s")
_NOTE: Final = re.compile(rf"[{RAISED}]+\s*\S")
_NUMBERED: Final = re.compile(r"(?:[A-Z]{1,3}\.?)?\d+(?:\.\d+)*[.:)]?\s|[IVX]+[.)]\s")


@dataclass(slots=True)
class Part:
    """One paragraph, heading, table row or footnote of a page; ``cells`` only of a row."""

    form: Form
    lines: list[Piece]
    cells: list[list[Piece]]
    level: int = 0

    @property
    def last(self) -> Piece:
        """The line that was added last."""
        return self.lines[-1]

    def is_open(self) -> bool:
        """Tell whether the words end like no sentence."""
        return not _CLOSED.search(self.last.text)


def body_height(pages: Iterable[Iterable[Piece]]) -> float:
    """Give the height of the letters of prose: the largest that an eighth of all letters has.

    Tables and notes are smaller and may be more.
    """
    heights: Counter[float] = Counter()
    for pieces in pages:
        for piece in pieces:
            heights[round(piece.height, 1)] += len(piece.text)
    often = [height for height, count in heights.items() if 8 * count >= heights.total()]
    return max(often, default=0.0)


def _leading(rows: Sequence[Row]) -> dict[int, float]:
    """Give the usual distance of lines, by the height of their letters."""
    gaps: dict[int, list[float]] = {}
    for above, row in pairwise(rows):
        gap, height = above[0].y - row[0].y, row[0].height
        if abs(above[0].height - height) < 0.5 and 0 < gap < 2 * height:
            gaps.setdefault(round(height), []).append(gap)
    return {height: median(found) for height, found in gaps.items()}


def _row_parts(table: Iterable[Iterable[Sequence[Piece]]]) -> Iterator[Part]:
    """Yield the rows of a table as parts; a row with one cell alone stays one."""
    for row in table:
        cells = [list(cell) for cell in row]
        yield Part("row", [line for cell in cells for line in cell], cells)


class _Gatherer:
    """Goes down the rows of one column."""

    def __init__(self, rows: Sequence[Row], body: float) -> None:
        self.rows, self.body = rows, body
        self.left = min(row[0].x for row in rows)
        self.right = max(row[-1].right for row in rows)
        self.leading = _leading(rows)

    def parts(self) -> list[Part]:
        made: list[Part] = []
        at = 0
        while at < len(self.rows):
            row = self.rows[at]
            if row[0].table:
                made += _row_parts(row[0].table)
                at += 1
                continue
            if begins_table(self.rows, at):
                at, table = table_at(self.rows, at)
                made += _row_parts(table)
                continue
            at += 1
            if made and made[-1].form != "row" and not self._begins(made[-1], row[0]):
                made[-1].lines.append(row[0])
            else:
                made.append(Part("note" if self._is_note(row[0]) else "text", [row[0]], []))
        return made

    def _is_note(self, line: Piece) -> bool:
        return line.height < 0.97 * self.body and _NOTE.match(line.text) is not None

    def _begins(self, part: Part, line: Piece) -> bool:
        """Tell whether a line begins something new below the lines of a part."""
        last = part.last
        if abs(last.height - line.height) > 0.08 * last.height or last.bold != line.bold:
            return not (part.form == "note" and line.height < self.body and not line.bold)
        leading = self.leading.get(round(line.height), 1.1 * line.height)
        if last.y - line.y > 1.25 * leading or last.y < line.y or self._is_note(line):
            return True
        closed = not part.is_open()
        listed = _ITEM.match(part.lines[0].text) is not None
        if _ITEM.match(line.text) and (closed or listed or line.text[0] in "•▪●■◦"):
            return True
        hanging = line.x < last.x - 0.6 * line.height  # the words of a numbered item are set in
        if (line.bold or hanging) and _NUMBERED.match(line.text):
            return True
        indented = not listed and line.x > max(self.left, last.x) + 0.6 * line.height
        short = last.right < self.right - 0.15 * (self.right - self.left)
        return closed and (indented or short)


def _is_heading(part: Part, body: float) -> bool:
    words = " ".join(line.text for line in part.lines)
    letters = sum(map(str.isalpha, words))
    if part.form != "text" or len(words) > _LONGEST or letters < 3:
        return False
    ended = words.endswith((".", ";", ",")) or (_ITEM.match(words) and not words[0].isalnum())
    if ended or len(part.lines) > _MOST_LINES or not (words[0].isalnum() or words[0] in '¿¡"“«('):
        return False
    larger = part.lines[0].height >= _LARGER * body and not words[0].islower()
    return larger or all(line.bold for line in part.lines)


def gather(regions: Iterable[Sequence[Row]], body: float) -> list[Part]:
    """Give the parts of a page; a paragraph that goes on in the next column is one."""
    made: list[Part] = []
    for rows in regions:
        parts = _Gatherer(rows, body).parts()
        for part in parts:
            if _is_heading(part, body):
                part.form = "heading"
        if made and parts and _flows(made[-1], parts[0]):
            made[-1].lines += parts.pop(0).lines
        made += parts
    return made


def _flows(first: Part, second: Part) -> bool:
    texts = first.form == second.form == "text"
    return texts and first.is_open() and second.lines[0].text[0].islower()


def set_levels(pages: Sequence[list[Part]]) -> None:
    """Give every heading its level: the larger the letters, the higher; bold ones come last."""
    headings = [part for page in pages for part in page if part.form == "heading"]
    heights = sorted({round(part.lines[0].height) for part in headings}, reverse=True)
    for part in headings:
        part.level = min(1 + heights.index(round(part.lines[0].height)), 6)
