"""Blocks: the parts of a document's layout, as spans of its canonical text.

Blocks are sorted and do not overlap; every non-blank character belongs to exactly one. A *break* is
no words: a form feed or printed page number (``level`` 1: a page ends), a rule, or two blank lines
and more, as a conversion leaves them in the middle of a sentence (``level`` 0).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

Span = tuple[int, int]
Kind = Literal[
    "title", "front-matter", "contents", "heading", "paragraph", "list-item", "table-row",
    "quotation", "footnote", "break",
]  # fmt: skip
NOWHERE: Final[Span] = (0, 0)


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """One part of the layout; all spans are half-open code-point offsets into the canonical text.

    ``level`` is the depth of a heading, contents entry or list item, from 1. ``mark`` is the span
    of the front-matter label, printed number, list marker or footnote sign, ``body`` that of the
    words it introduces; both ``NOWHERE`` where there is no mark.
    """

    start: int
    end: int
    kind: Kind
    level: int = 0
    mark: Span = NOWHERE
    body: Span = NOWHERE

    def words(self, text: str) -> str:
        """Give the words of the block without its mark, emphasis signs at both ends taken off."""
        start, end = self.body if self.body != NOWHERE else (self.start, self.end)
        return text[start:end].strip("*_ \t")

    def label(self, text: str) -> str:
        """Give the label, printed number, marker or sign; nothing where there is none."""
        return text[slice(*self.mark)]


class Line(NamedTuple):
    """One line: the span and words without blanks at both ends; blanks before it."""

    start: int
    end: int
    words: str
    indent: int

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing is written here."""
        return not self.words


_LINE: Final = re.compile(r"[^\n\f]*")


def lines_of(text: str) -> list[Line]:
    """Split a text at line feeds and form feeds; the spans point into the text."""
    lines: list[Line] = []
    at = 0
    while at <= len(text):
        match = _LINE.match(text, at)
        raw = match[0] if match else ""
        words = raw.strip()
        start = at + len(raw) - len(raw.lstrip()) if words else at
        lines.append(Line(start, start + len(words), words, start - at))
        at += len(raw) + 1
    return lines


def with_breaks(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks in order with the breaks that lie between them."""
    at = 0
    for block in sorted(blocks):
        gap = text[at : block.start]
        pages = gap.count("\f")
        if pages or gap.count("\n") > 2:
            yield Block(at, block.start, "break", pages)
        yield block
        at = block.end
    if pages := text.count("\f", at):
        yield Block(at, len(text), "break", pages)


def plain_words(text: str) -> list[str]:
    """Give the words of a title or label in lower case, without signs, for comparison."""
    return re.findall(r"[^\W_]+", text.lower())
