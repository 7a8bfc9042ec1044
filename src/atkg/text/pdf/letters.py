"""The letters of each page, as PDFium finds them: sign, place, height, weight."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from atkg.text.pdf.rulings import Rulings, read_rulings
from atkg.text.pdf.turning import Box, Turn, quarter_of

_HYPHENS: Final = {0x02: "-", 0xFFFE: "-", 0xAD: "-", 0x2010: "-", 0x2011: "-"}
_BULLETS: Final = dict.fromkeys((0xF0B7, 0xF0A7, 0xF076, 0xF0D8, 0xF0FC, 0xF02D, 0xB7), "•")
_LIGATURES: Final = dict(enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"), 0xFB00))
_SIGNS: Final = _HYPHENS | _BULLETS | _LIGATURES
_BOLD: Final = 600


class Letter(NamedTuple):
    """One letter: its number in the page's text layer; lengths in points, y is the base line."""

    at: int
    sign: str
    x: float
    right: float
    y: float
    height: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1, its height, what stands there; ``broken`` signs mean nothing.

    ``aside`` are letters that stand turned against the others, each group turned to be read.
    ``is_drawn`` where there is a picture or a drawing, so that a page without text is not blank.
    """

    number: int
    height: float
    letters: tuple[Letter, ...]
    aside: tuple[tuple[Letter, ...], ...]
    broken: int
    rulings: Rulings
    is_drawn: bool


def _sign(code: int) -> str:
    """Give the sign of a code; nothing for one that cannot stand in a text."""
    if code in _SIGNS:
        return _SIGNS[code]
    if code in (9, 10, 13, 32, 0xA0, 0x200B) or 0x2000 <= code <= 0x200A:
        return " "
    unusable = code < 32 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xF900 or code >= 0x110000
    return "" if unusable or code in (0xFFFD, 0xFEFF) else chr(code)


def _letters(text_page: Any, seen: Box) -> Iterator[tuple[int | None, Letter] | None]:
    """Yield the letters in the order of the file with their quarter turns, boxes as they lie.

    None for one without meaning; letters outside of what is ``seen`` of the page are left out.
    """
    import pypdfium2.raw as raw

    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    bold, fresh = False, True
    quarter: int | None = 0
    for at in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, at)
        sign = _sign(code)
        if sign == " ":
            fresh = True
        elif fresh:  # one weight and one angle for a word: asking is slow
            bold, fresh = raw.FPDFText_GetFontWeight(text_page, at) >= _BOLD, False
            quarter = quarter_of(raw.FPDFText_GetCharAngle(text_page, at))
        raw.FPDFText_GetLooseCharBox(text_page, at, box)
        raw.FPDFText_GetCharOrigin(text_page, at, x, y)
        if not (seen[0] <= x.value <= seen[2] and seen[1] <= y.value <= seen[3]):
            continue
        if sign and not quarter and quarter is not None:
            left, height = min(box.left, x.value), box.top - box.bottom
            yield 0, Letter(at, sign, left, box.right, y.value, height, bold)
        elif sign:
            turn = Turn(quarter or 0, seen[2], seen[3])
            left, bottom, right, top = turn.box((box.left, box.bottom, box.right, box.top))
            line = turn.point(x.value, y.value)
            yield quarter, Letter(at, sign, min(left, line[0]), right, line[1], top - bottom, bold)
        elif code not in (0, 0xFEFF):
            yield None


def _is_drawn(page: Any) -> bool:
    import pypdfium2.raw as raw

    drawings = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING)
    return next(page.get_objects(filter=drawings, max_depth=8), None) is not None


def read_page(page: Any, number: int) -> Page:
    """Give the letters of an open page, turned as most of them are to be read."""
    seen = page.get_cropbox()
    text_page = page.get_textpage()
    try:
        found = list(_letters(text_page, seen))
    finally:
        text_page.close()
    groups: dict[int, list[Letter]] = {}
    for quarter, letter in filter(None, found):
        if quarter is not None:
            groups.setdefault(quarter, []).append(letter)
    main = max(groups, key=lambda one: (len(groups[one]), -one), default=0)
    turn = Turn(main, seen[2], seen[3])
    aside = tuple(tuple(groups[one]) for one in sorted(groups) if one != main)
    return Page(
        number, turn.tall, tuple(groups.get(main, ())), aside, found.count(None),
        turn.rulings(read_rulings(page)), _is_drawn(page),
    )  # fmt: skip
