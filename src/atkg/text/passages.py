"""Passages: what belongs together when read, although the page cut it; and their sentences.

A paragraph that ends like no sentence goes on in the next one when that begins in lower case, or
when its own last words are open ("of the", a comma, a name in the middle). Footnotes and breaks
between the halves are stepped over. What it decides on is syntax only, no words of any document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from atkg.text.blocks import Block, Kind, Span
from atkg.text.documents import Document
from atkg.text.readers import reader_named
from atkg.text.reading import RAISED
from atkg.text.sentences import Sentence, split_sentences

__all__ = ["Passage", "Sentence", "headings_among", "headings_at", "passages", "sentences"]


@dataclass(frozen=True, slots=True)
class Passage:
    """What is read as one: spans in order (several where a page cut it), and where it stands.

    ``heading`` has the spans of the enclosing headings' blocks, outermost first. ``page`` counts
    from 1 by form feeds and printed page numbers; 0 where the text shows no pages.
    """

    index: int
    kind: Kind
    spans: tuple[Span, ...]
    heading: tuple[Span, ...]
    page: int

    def words(self, text: str) -> str:
        """Give the words, halves joined by a blank."""
        return " ".join(text[start:end] for start, end in self.spans)


_OPEN_KINDS: Final = frozenset({"paragraph", "list-item", "quotation"})
_GOES_ON: Final = frozenset({"paragraph", "quotation"})
_CLOSED: Final = re.compile(rf"[.!?:;…][\"”»’)\]*_{RAISED}]*$")
# A phrase ends in none of these: what follows belongs to it, whatever its first letter.
_OPEN_END: Final = re.compile(
    r"(?:,|[-–—]|\b(?:the|an?|of|to|in|on|at|by|for|with|from|and|or|nor|that|which|who|whose|as|than"
    r"|its|their|his|her|this|these|those|is|are|was|were|be|been|has|have|had|not"
    r"|el|la|los|las|un|una|de|del|al?|en|con|por|para|y|e|o|u|que|su|sus|se|es|son|fue|fueron))$",
    re.IGNORECASE,
)
# A sentence often begins with these, so that a name before does not go on in them.
_OPENER: Final = re.compile(
    r"(?:the|an?|this|these|those|that|it|its|they|their|we|our|he|she|in|on|at|by|for|from|with|to|of"
    r"|as|if|when|while|although|however|therefore|thus|also|after|before|during|since|there|here"
    r"|one|some|many|most|all|each|both|other|others|such|no|not|only|according|among|besides"
    r"|el|la|los|las|un|una|unos|unas|este|esta|estos|estas|ese|esa|en|de|del|al?|con|por|para|según"
    r"|si|cuando|como|aunque|sin|desde|durante|además|asimismo|se|su|sus|no|entre|tras|y|o|pero)\b",
    re.IGNORECASE,
)
_NAME_END: Final = re.compile(r"[^\W\d_]\S*\s+(?-i:[A-ZÁÉÍÓÚÑ])[^\W\d_]*$")
_LEAST_WORDS: Final = 8
_TAIL: Final = 200


def _goes_on(first: str, second: str) -> bool:
    """Tell whether the second text goes on with the sentence that the first one leaves open."""
    tail = first[-_TAIL:].rstrip("*_ ")
    head = second[:_TAIL].lstrip('*_"“«( ')
    if not tail or not head or _CLOSED.search(tail):
        return False
    if head[0].islower():
        return True
    if _OPEN_END.search(tail):
        return len(first.split(None, _LEAST_WORDS)) >= _LEAST_WORDS
    names = _NAME_END.search(tail) is not None and head[0].isupper() and not _OPENER.match(head)
    return names and len(first.split(None, _LEAST_WORDS)) > _LEAST_WORDS and _reads_on(head)


def _reads_on(head: str) -> bool:
    """Tell a sentence in its course ("Police Force consider …") from a title or a label."""
    words = re.findall(r"[^\W\d_]+", head[:80])
    return len(words) > 4 and any(word.islower() for word in words[1:6])


class _Maker:
    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text = text
        self.blocks = blocks
        self.page = int(any(block.kind == "break" and block.level for block in blocks))
        self.headings: list[Block] = []
        self.made: list[Passage] = []

    def passages(self) -> tuple[Passage, ...]:
        body = -1  # the passage that may go on; footnotes and breaks leave it open
        for block in self.blocks:
            if block.kind == "break":
                self.page += block.level
            elif body >= 0 and self._continues(body, block):
                self._extend(body, block)
            else:
                at = self._add(block)
                if block.kind != "footnote":
                    body = at if block.kind in _OPEN_KINDS else -1
        return tuple(self.made)

    def _continues(self, at: int, block: Block) -> bool:
        if block.kind not in _GOES_ON:
            return False
        start, end = self.made[at].spans[-1]
        return _goes_on(self.text[start:end], self.text[block.start : block.end])

    def _extend(self, at: int, block: Block) -> None:
        old = self.made[at]
        spans = (*old.spans, (block.start, block.end))
        self.made[at] = Passage(old.index, old.kind, spans, old.heading, old.page)

    def _add(self, block: Block) -> int:
        if block.kind == "heading":
            while self.headings and self.headings[-1].level >= block.level:
                self.headings.pop()
        above = tuple((heading.start, heading.end) for heading in self.headings)
        if block.kind == "heading":
            self.headings.append(block)
        span = (block.start, block.end)
        self.made.append(Passage(len(self.made), block.kind, (span,), above, self.page))
        return len(self.made) - 1


def passages(text: str, blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """Give the passages of a text from its blocks, in order of their first words."""
    return _Maker(text, blocks).passages()


def sentences(passage: Passage, text: str) -> tuple[Sentence, ...]:
    """Give the sentences of a passage; one that a page cut has two spans."""
    return split_sentences(text, passage.spans)


def headings_at(document: Document) -> Callable[[int], str]:
    """Give a function from an offset to the words of the enclosing headings, one a line.

    A heading encloses itself.
    """
    return headings_among(document.text, reader_named(document.reader).blocks(document.text))


def headings_among(text: str, blocks: Iterable[Block]) -> Callable[[int], str]:
    """Give the same function where the blocks are known."""
    starts: list[int] = []
    trails: list[str] = []
    trail: list[Block] = []
    for block in blocks:
        if block.kind == "heading":
            trail = [*(heading for heading in trail if heading.level < block.level), block]
            starts.append(block.start)
            trails.append("\n".join(text[heading.start : heading.end] for heading in trail))

    def at(offset: int) -> str:
        index = bisect_right(starts, offset)
        return trails[index - 1] if index else ""

    return at
