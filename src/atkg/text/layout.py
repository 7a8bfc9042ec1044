"""What all readers of written text share: paragraphs, lists, footnotes, quotations, page numbers.

Lines that something more telling has claimed (a heading, an entry) come with their blocks; the
others are gathered here. A paragraph ends at a blank line, at a claimed line or where a list item
begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from atkg.text.blocks import Block, Kind, Line, with_breaks
from atkg.text.reading import RAISED

_ITEM: Final = re.compile(
    r"(?P<mark>(?P<bullet>[-–—*+•▪●◦‣○■·])|\((?P<inner>\w{1,3})\)|(?P<number>[0-9]{1,3})[.)]"
    r"|(?P<letter>[a-z]{1,4})\))\s+(?=\S)"
)
_NOTE: Final = re.compile(
    rf"(?P<mark>[{RAISED}]+|\[\^[^\]\s]{{1,20}}\]:|<sup>[0-9]+</sup>)\s*(?=\S)"
)
_CLOSED: Final = re.compile(r"[.!?:;][\"”»)*\]]*$")
_QUOTED: Final = re.compile(r"[*_]*[\"“«](?P<inner>[^\"“”«»]*)[\"”»][.,;]?[*_]*")
_QUOTED_WORDS: Final = 8
_PAGE_NUMBER: Final = re.compile(r"(?:[-–—]\s?)?([0-9]{1,4})(?:\s?[-–—])?")
_PAGE_LINES: Final = 5


def find_page_numbers(lines: Sequence[Line], taken: Mapping[int, Block]) -> dict[int, Block]:
    """Give lines that are printed page numbers: a number alone, part of a rising row."""
    seen: dict[int, int] = {}
    found: dict[int, Block] = {}
    for index, line in enumerate(lines):
        match = _PAGE_NUMBER.fullmatch(line.words) if 0 < len(line.words) < 9 else None
        if not match or index in taken:
            continue
        number = int(match[1])
        before = seen.get(number - 1)
        if before is not None and index - before >= _PAGE_LINES:
            for at in (before, index):
                found[at] = Block(lines[at].start, lines[at].end, "break", 1)
        seen[number] = index
    return found


class _Nesting:
    """How deep list items are: by blanks before them, kind of marker, and an open colon."""

    def __init__(self) -> None:
        self.open: list[tuple[int, str]] = []
        self.colon = False

    def level(self, indent: int, kind: str) -> int:
        key = (indent, kind)
        if key in self.open:
            del self.open[self.open.index(key) + 1 :]
            return len(self.open)
        while self.open and (
            self.open[-1][0] > indent or (self.open[-1][0] == indent and not self.colon)
        ):
            self.open.pop()
        self.open.append(key)
        return len(self.open)

    def close(self) -> None:
        self.open, self.colon = [], False


def _marker_kind(match: re.Match[str]) -> str:
    names = ("bullet", "inner", "number", "letter")
    name = next(name for name in names if match[name])
    return match[name] if name == "bullet" else name


class _Gatherer:
    def __init__(self, text: str, lines: Sequence[Line], found: Mapping[int, Block]) -> None:
        self.text, self.lines, self.found = text, lines, found
        self.nesting = _Nesting()

    def blocks(self) -> Iterator[Block]:
        index = 0
        while index < len(self.lines):
            if index in self.found:
                block = self.found[index]
                if block.kind not in ("break", "footnote"):
                    self.nesting.close()
                yield block
                index += 1
            elif self.lines[index].is_blank:
                index += 1
            else:
                end = self._end(index)
                yield self._block(index, self.lines[end - 1].end)
                index = end

    def _end(self, index: int) -> int:
        """Give the line after the last one of the paragraph that begins here."""
        listed = _ITEM.match(self.lines[index].words) is not None
        for at in range(index + 1, len(self.lines)):
            line = self.lines[at]
            if line.is_blank or at in self.found or _NOTE.match(line.words):
                return at
            closed = _CLOSED.search(self.lines[at - 1].words) is not None
            if (listed or closed or line.words[0] in "•▪●") and _ITEM.match(line.words):
                return at
        return len(self.lines)

    def _block(self, index: int, end: int) -> Block:
        line = self.lines[index]
        if note := _NOTE.match(line.words):
            return _marked("footnote", line, end, note)
        if item := _ITEM.match(line.words):
            level = self.nesting.level(line.indent, _marker_kind(item))
            self.nesting.colon = self.text[end - 1] == ":"
            return _marked("list-item", line, end, item, level)
        if line.indent == 0:
            self.nesting.close()
        quoted = _QUOTED.fullmatch(self.text, line.start, end)
        long = quoted is not None and len(quoted["inner"].split()) >= _QUOTED_WORDS
        return Block(line.start, end, "quotation" if long else "paragraph")


def _marked(kind: Kind, line: Line, end: int, match: re.Match[str], level: int = 0) -> Block:
    mark = match.span("mark")
    return Block(
        line.start, end, kind, level,
        (line.start + mark[0], line.start + mark[1]), (line.start + match.end(), end),
    )  # fmt: skip


def gather(text: str, lines: Sequence[Line], found: Mapping[int, Block]) -> tuple[Block, ...]:
    """Give all blocks of a text, in order, from its lines and the blocks that some already are."""
    return tuple(with_breaks(text, _Gatherer(text, lines, found).blocks()))
