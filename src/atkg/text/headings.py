"""Headings of texts without markup, from numbers, tables of contents and white space.

A line counts as a heading when the table of contents lists it, or when it stands by itself, is
short, ends like no sentence, and its number is the next one. Numbered lines that follow each other
with nothing between are a list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from atkg.text.blocks import NOWHERE, Block, Line
from atkg.text.contents import Contents, is_contents_title
from atkg.text.numbering import Numbering, split_number

_MOST_WORDS: Final = 16
_LONGEST: Final = 200
_LONG: Final = 60
_RUNNING: Final = 3  # the same line so often is a running head
_CAPITALS_LENGTH: Final = 8  # shorter ones are acronyms out of tables
_LEADERS: Final = re.compile(r"(?:[.…·_]\s?){4}")
_NO_TITLE_END: Final = re.compile(r"[.;,:…](?:[\"”»)\]*]*)$")
_TITLE_START: Final = re.compile(r"[*_\"“«¿¡(]*[A-ZÁÉÍÓÚÑÜÀÂÇÈÊÎÔÛ0-9]")
_CAPITALS: Final = re.compile(r"[^a-zà-ÿ]*[A-ZÁÉÍÓÚÑ]{3}[^a-zà-ÿ]*")


def heading_block(line: Line, skip: int = 0, level: int = 0) -> Block:
    """Make a heading of a line; the mark is its printed number, if any.

    ``skip`` characters of markup are no part of the title; ``level`` 0 takes it from the number.
    """
    split = split_number(line.words[skip:])
    if split is None:
        body = (line.start + skip, line.end) if skip else NOWHERE
        return Block(line.start, line.end, "heading", level or 1, NOWHERE, body)
    numbering, mark, at = split
    base = line.start + skip
    return Block(
        line.start, line.end, "heading", level or numbering.level,
        (base + mark[0], base + mark[1]), (base + at, line.end),
    )  # fmt: skip


def _looks_like_title(words: str) -> bool:
    return (
        len(words) <= 120
        and len(words.split()) <= _MOST_WORDS
        and _TITLE_START.match(words) is not None
        and _NO_TITLE_END.search(words) is None
        and _LEADERS.search(words) is None
    )


class _Finder:
    """Goes through the lines that are written on, in order."""

    def __init__(
        self, lines: Sequence[Line], taken: Mapping[int, Block], contents: Contents
    ) -> None:
        self.lines, self.taken, self.contents = lines, taken, contents
        self.written = [index for index, line in enumerate(lines) if line.words]
        self.times = Counter(lines[index].words for index in self.written)
        self.last: Numbering | None = None
        self.in_list: Numbering | None = None
        self.level = 0
        self.heading_at = -1

    def headings(self) -> Iterator[tuple[int, Block]]:
        for at, index in enumerate(self.written):
            line = self.lines[index]
            if index in self.taken or len(line.words) > _LONGEST:
                continue
            split = split_number(line.words)
            if split and self._numbered(at, split[0], line.words[split[2] :]):
                self.last, self.in_list, self.level = split[0], None, split[0].level
            elif split:
                self.in_list = split[0]
                continue
            elif not self._unnumbered(at, line.words):
                continue
            self.heading_at = index
            yield index, heading_block(line, level=0 if split else self._level(line.words))

    def _level(self, words: str) -> int:
        return 1 if _CAPITALS.fullmatch(words) or is_contents_title(words) else self.level + 1

    def _alone(self, at: int) -> bool:
        """Tell whether a line has a blank or heading before, and a blank or new text after."""
        index = self.written[at]
        before = index == 0 or self.lines[index - 1].is_blank or self.heading_at == index - 1
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        after = following is None or following.is_blank or self._opens(following.words)
        return before and after

    @staticmethod
    def _opens(words: str) -> bool:
        """Tell whether a line directly below begins a paragraph or a part of this one."""
        long = len(words) > _LONG and _TITLE_START.match(words) is not None
        return long or split_number(words) is not None

    def _next(self, at: int) -> str:
        return self.lines[self.written[at + 1]].words if at + 1 < len(self.written) else ""

    def _numbered(self, at: int, numbering: Numbering, title: str) -> bool:
        if self.contents.lists(numbering, title):
            return True
        if not (_looks_like_title(title) and self._alone(at) and numbering.follows(self.last)):
            return False
        following = split_number(self._next(at))
        in_row = following is not None and _is_next(numbering, following[0])
        return not in_row and not (self.in_list and _is_next(self.in_list, numbering))

    def _unnumbered(self, at: int, words: str) -> bool:
        if is_contents_title(words) or self.contents.lists_title(words):
            return self._alone(at)
        if not _looks_like_title(words) or not self._alone(at) or not words[-1].isalnum():
            return False
        if self.times[words] >= _RUNNING or not any(map(str.isalpha, words)):
            return False
        if _CAPITALS.fullmatch(words):
            return len(words) >= _CAPITALS_LENGTH
        return len(words) <= 80 and len(words.split()) <= 10 and self._stands_out(at)

    def _stands_out(self, at: int) -> bool:
        """Tell whether a whole sentence ends before and a long paragraph begins after."""
        index = self.written[at]
        before = self.lines[self.written[at - 1]].words if at else "."
        ended = self.heading_at == self.written[at - 1] or before.rstrip('"”»*)')[-1:] in ".!?:"
        gap = self.lines[index + 1].is_blank if index + 1 < len(self.lines) else False
        following = self._next(at)
        return ended and gap and len(following) > _LONG and not following[:1].islower()


def _is_next(first: Numbering, second: Numbering) -> bool:
    same = first.family == second.family and first.numbers[:-1] == second.numbers[:-1]
    return same and second.numbers[-1] == first.numbers[-1] + 1


def find_headings(
    lines: Sequence[Line], taken: Mapping[int, Block], contents: Contents
) -> dict[int, Block]:
    """Give the headings among lines that nothing has taken yet, by line index."""
    return dict(_Finder(lines, taken, contents).headings())
