"""Running heads, running feet and page numbers: what recurs in the margins of the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from atkg.text.pdf.letters import Page
from atkg.text.pdf.pieces import Piece, rows_of

_MARGIN: Final = 0.13
_DEPTH: Final = 4  # so many rows of a margin are looked at
_OFTEN: Final = 3
_NUMBERS: Final = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_PAGE_NUMBER: Final = re.compile(
    r"(?:(?:page|p[áa]gina|p[áa]g\.|p\.)\s*)?[-–—|\s]*(?:\d{1,4}|[ivxlc]{1,7})[-–—|\s]*"
    r"(?:(?:of|de|sur|/)\s*\d{1,4})?", re.IGNORECASE,
)  # fmt: skip


class _Margin(NamedTuple):
    """A row of a margin: at the top or not, its words with numbers made alike."""

    top: bool
    words: str


def _margins(page: Page, pieces: Sequence[Piece]) -> Iterator[tuple[_Margin, float]]:
    """Yield the rows of both margins, each with its base line."""
    rows = rows_of(pieces)
    for top, ordered in ((True, rows), (False, rows[::-1])):
        for depth, row in enumerate(ordered[:_DEPTH]):
            y = row[0].y
            if not (y > (1 - _MARGIN) * page.height if top else y < _MARGIN * page.height):
                break
            words = " ".join(piece.text for piece in row)
            if _PAGE_NUMBER.fullmatch(words):
                if depth == 0:
                    yield _Margin(top, ""), y
            else:
                yield _Margin(top, _NUMBERS.sub("#", words)), y


def without_running(pages: Sequence[tuple[Page, list[Piece]]]) -> list[list[Piece]]:
    """Give the pieces of each page without what recurs in the margins.

    A number alone on the outermost row is a page number. The head of the first page stays: where
    it is the title, it stands nowhere else.
    """
    found = [list(_margins(page, pieces)) for page, pieces in pages]
    times = Counter(margin for rows in found for margin in {margin for margin, _ in rows})
    often = min(_OFTEN, max(2, len(pages)))
    kept = []
    for (page, pieces), rows in zip(pages, found, strict=True):
        gone = [
            y for margin, y in rows
            if not margin.words
            or (times[margin] >= often and not (margin.top and page.number == 1))
        ]  # fmt: skip
        kept.append(
            [one for one in pieces if all(abs(one.y - y) > 0.35 * one.height for y in gone)]
        )
    return kept
