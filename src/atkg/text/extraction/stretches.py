"""Stretches: sentences, list items and front-matter values as one line of words with offsets.

Extractors search in ``soft`` (case, accents and typographic variants folded, offsets kept) and ask
``span`` where a part of it stands in the canonical text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from atkg.text.blocks import Kind, Span
from atkg.text.folding import soften
from atkg.text.reading import RAISED

_LAST: Final = frozenset(",;:.(*_–—-|" + RAISED)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that are read as one; several spans where a page cut them.

    ``trail`` has the indexes of the enclosing headings' passages' words, outermost first.
    """

    words: str
    soft: str
    spans: tuple[Span, ...]
    kind: Kind
    trail: tuple[Span, ...]
    passage: int
    first: bool

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.spans[-1][1]

    def at(self, offset: int) -> int:
        """Give the place in the text of an offset in the words."""
        for start, end in self.spans:
            if offset <= end - start:
                return start + offset
            offset -= end - start + 1
        return self.end

    def offset(self, place: int) -> int:
        """Give the offset in the words of a place in the text."""
        before = 0
        for start, end in self.spans:
            if place <= end:
                return before + max(0, place - start)
            before += end - start + 1
        return len(self.words)

    def span(self, begin: int, end: int) -> Span:
        """Give the span of a part, without blanks and emphasis signs that open or close nothing."""
        begin, end = trimmed(self.words, begin, end)
        return self.at(begin), (self.at(end - 1) + 1 if end > begin else self.at(begin))


def trimmed(words: str, begin: int, end: int) -> Span:
    """Leave out blanks, stray punctuation and emphasis at both ends of a part of some words."""
    while begin < end and (words[begin].isspace() or words[begin] in ",;:.)*_–—-•|"):
        begin += 1
    while end > begin and (words[end - 1].isspace() or words[end - 1] in _LAST):
        end -= 1
    return begin, end


def stretch(
    text: str, spans: Sequence[Span], kind: Kind, trail: tuple[Span, ...], passage: int, first: bool
) -> Stretch:
    """Make a stretch of some spans; line feeds inside count as blanks."""
    words = " ".join(text[start:end] for start, end in spans)
    words = re.sub(r"[\n\r\t\f]", " ", words)
    return Stretch(words, soften(words), tuple(spans), kind, trail, passage, first)
