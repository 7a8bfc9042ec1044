"""Pieces: letters that stand side by side on one line with no wide gap, and rows of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from atkg.text.pdf.letters import Letter
from atkg.text.reading import RAISED, superscript

_WIDE: Final = 1.0  # a gap as wide as a line is high parts two pieces
_BLANK: Final = 0.15
_MARK: Final = re.compile(
    rf"[-–—•▪●◦‣○■*]|\(?\w{{1,3}}[.)]|(?:[A-Z]\.?)?\d+(?:\.\d+)*\.?|[{RAISED}]+"
)

_WORDS: Final = re.compile(r"[\"“«‘'(<¿¡]*[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line: where they stand; ``at`` is the number of their first letter.

    Letters count on from it; ``jumps`` say where they do not: offset in the text, number there.
    One that stands for a whole table has no words, but the rows of the table.
    """

    text: str
    x: float
    right: float
    y: float
    height: float
    bold: bool
    at: int
    table: tuple[tuple[tuple[Piece, ...], ...], ...] = ()
    jumps: tuple[tuple[int, int], ...] = ()

    @property
    def width(self) -> float:
        """How wide the words are."""
        return self.right - self.x

    def without(self, count: int) -> Piece:
        """Give the piece without so many characters at its beginning."""
        passed = [jump for jump in self.jumps if jump[0] <= count]
        start, number = passed[-1] if passed else (0, self.at)
        jumps = tuple((at - count, to) for at, to in self.jumps if at > count)
        return replace(self, text=self.text[count:], at=number + count - start, jumps=jumps)


Row = tuple[Piece, ...]


def _goes_on(last: Letter, letter: Letter) -> bool:
    tall = max(last.height, letter.height)
    beside = -0.5 * tall <= letter.x - last.right <= _WIDE * tall
    return beside and abs(letter.y - last.y) <= 0.5 * tall


def _runs(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    """Yield letters that go on from each other, with one blank between words."""
    run: list[Letter] = []
    blank: Letter | None = None
    for letter in letters:
        if letter.sign == " ":
            blank = letter
            continue
        if run and not _goes_on(run[-1], letter):
            yield run
            run = []
        elif run and (blank or letter.x - run[-1].right > _BLANK * letter.height):
            at = blank.at if blank else letter.at - 1
            run.append(letter._replace(sign=" ", at=at))
        run.append(letter)
        blank = None
    if run:
        yield run


def _raised(letter: Letter, height: float, base: float) -> bool:
    small = letter.height < 0.85 * height and letter.y > base + 0.1 * height
    return small and letter.sign in "0123456789"


def _piece(run: Sequence[Letter]) -> Piece:
    height = median(letter.height for letter in run)
    if run[0].height < height:  # a raised number begins it
        height = max(letter.height for letter in run)
    base = median(letter.y for letter in run if letter.height >= 0.85 * height)
    signs = [superscript(one.sign) if _raised(one, height, base) else one.sign for one in run]
    text = unicodedata.normalize("NFC", "".join(signs))
    words = [letter for letter in run if letter.sign.isalpha()]
    bold = bool(words) and sum(letter.bold for letter in words) > 0.9 * len(words)
    jumps = tuple(_jumps(signs, [letter.at for letter in run]))
    return Piece(text, run[0].x, run[-1].right, base, height, bold, run[0].at, (), jumps)


def _jumps(signs: Sequence[str], numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield where letters do not count on: offset in the composed text, number of the letter."""
    offset, due = 0, numbers[0]
    for at, (sign, number) in enumerate(zip(signs, numbers, strict=True)):
        if number != due:
            yield offset, number
        before, offset = offset, offset + len(sign)
        if unicodedata.combining(sign[0]):  # may become one with the letter before
            offset = len(unicodedata.normalize("NFC", "".join(signs[: at + 1])))
        due = number + offset - before


def pieces_of(letters: Iterable[Letter]) -> list[Piece]:
    """Give the pieces of a page, from the top down."""
    made = [_piece(run) for run in _runs(letters)]
    return sorted(made, key=lambda one: (-one.y, one.x))


def join(first: Piece, second: Piece, between: str = " ") -> Piece:
    """Make one piece of two that stand side by side."""
    bold, start = first.bold and second.bold, len(first.text) + len(between)
    jumps = (*first.jumps, (start, second.at), *((start + at, to) for at, to in second.jumps))
    text = first.text + between + second.text
    return replace(first, text=text, right=second.right, bold=bold, jumps=jumps)


def _tidied(row: list[Piece]) -> Row:
    """Join what belongs together: a list marker or number with its words, words drawn apart."""
    made: list[Piece] = []
    for piece in sorted(row, key=lambda one: one.x):
        if piece.table or (made and made[-1].table):
            made.append(piece)
            continue
        near = made and piece.x - made[-1].right < 0.5 * piece.height
        mark = len(made) == 1 and _MARK.fullmatch(made[0].text) and _WORDS.match(piece.text)
        if near or (mark and piece.x - made[-1].right < 5 * piece.height):
            touching = piece.x - made[-1].right < _BLANK * piece.height
            made[-1] = join(made[-1], piece, "" if touching and not mark else " ")
        else:
            made.append(piece)
    return tuple(made)


def rows_of(pieces: Iterable[Piece]) -> list[Row]:
    """Give the rows of pieces on one base line each, from the top down."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: -one.y):
        if rows and rows[-1][0].y - piece.y < 0.35 * min(piece.height, rows[-1][0].height):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_tidied(row) for row in rows]
