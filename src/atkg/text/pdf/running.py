"""Running heads, running feet and page numbers: what recurs in the margins of the pages.

A running head may hold the page number, and so changes from page to page with it. Words whose
numbers change in any other way ("3 Ibid., p. 12", "7 Ibid., p. 40") are notes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple

from atkg.text.numbering import written
from atkg.text.pdf.letters import Page
from atkg.text.pdf.pieces import Piece, rows_of

_MARGIN: Final = 0.13
_DEPTH: Final = 4  # so many rows of a margin are looked at
_OFTEN: Final = 3
_MOST_NUMBERS: Final = 4  # in one row; of more, none is compared with the page number
_NUMBERS: Final = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_ROMAN: Final = {written(number, "lowerRoman"): number for number in range(1, 400)}
_PAGE_NUMBER: Final = re.compile(
    r"(?:(?:page|p[áa]gina|p[áa]g\.|p\.)\s*)?[-–—|\s]*(?P<number>\d{1,4}|[ivxlc]{1,7})[-–—|\s]*"
    r"(?:(?:of|de|sur|/)\s*\d{1,4})?", re.IGNORECASE,
)  # fmt: skip

Form = tuple[bool, str]  # at the top or not, words with "#+2" for a number two above the page's


class _Margin(NamedTuple):
    """A row of a margin: at the top or not, its words, its base line."""

    top: bool
    words: str
    y: float


class _Margins(NamedTuple):
    """The rows of a page's margins, and its page numbers with their base lines."""

    page: int
    rows: list[_Margin]
    numbers: list[tuple[int | None, float]]


def _value(number: str) -> int | None:
    return int(number) if number.isdecimal() else _ROMAN.get(number.lower())


def _margins(page: Page, pieces: Sequence[Piece]) -> _Margins:
    """Give the rows of both margins; a number alone on the outermost row is a page number."""
    found = _Margins(page.number, [], [])
    rows = rows_of(pieces)
    for top, ordered in ((True, rows), (False, rows[::-1])):
        for depth, row in enumerate(ordered[:_DEPTH]):
            y = row[0].y
            if not (y > (1 - _MARGIN) * page.height if top else y < _MARGIN * page.height):
                break
            words = " ".join(piece.text for piece in row)
            if not (match := _PAGE_NUMBER.fullmatch(words)):
                found.rows.append(_Margin(top, words, y))
            elif depth == 0:
                found.numbers.append((_value(match["number"]), y))
    return found


def _forms(row: _Margin, page: int, printed: set[int | None]) -> Iterator[Form]:
    """Yield a row as it stands, and with numbers told by their distance from the page's.

    Where page numbers are printed beside it, only they can be one in this row.
    """
    numbers = list(_NUMBERS.finditer(row.words))
    choices: list[tuple[str, ...]] = []
    for match in numbers:
        value = _value(match[0])
        may = value is not None and (not printed or value in printed)
        moving = (f"#{value - page:+}",) if value is not None and may else ()
        choices.append((match[0], *moving))
    if len(numbers) > _MOST_NUMBERS:
        choices = [one[:1] for one in choices]
    parts = _NUMBERS.split(row.words)
    for chosen in product(*choices):
        yield row.top, "".join(map("".join, zip(parts, (*chosen, ""), strict=True)))


def _recurring(pages: Sequence[_Margins]) -> list[list[float]]:
    """Give, for each page, the base lines of the rows that recur on others.

    The head of the first page stays: where it is the title, it stands nowhere else.
    """
    forms = [
        [set(_forms(row, one.page, {number for number, _ in one.numbers})) for row in one.rows]
        for one in pages
    ]
    times = Counter(form for own in forms for form in set().union(*own))
    often = min(_OFTEN, max(2, len(pages)))
    return [
        [
            row.y for row, own in zip(one.rows, every, strict=True)
            if any(times[form] >= often for form in own) and not (row.top and one.page == 1)
        ]
        for one, every in zip(pages, forms, strict=True)
    ]  # fmt: skip


def without_running(pages: Sequence[tuple[Page, list[Piece]]]) -> list[list[Piece]]:
    """Give the pieces of each page without what recurs in the margins, and without its number."""
    found = [_margins(page, pieces) for page, pieces in pages]
    kept = []
    for (_, pieces), own, recurring in zip(pages, found, _recurring(found), strict=True):
        gone = [*recurring, *(y for _, y in own.numbers)]
        kept.append(
            [one for one in pieces if all(abs(one.y - y) > 0.35 * one.height for y in gone)]
        )
    return kept
