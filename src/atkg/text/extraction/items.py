"""Items: recommendations, lessons and good practices as their section lays them out.

An item begins at a heading inside the section, a numbered or first-level list item, a paragraph
that opens with a printed number, or any paragraph where nothing else marks the items. What follows
belongs to it until the next one begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from atkg.text.blocks import NOWHERE, Block, Span
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.sections import ITEMS, item_kind
from atkg.text.extraction.stretches import Stretch
from atkg.text.folding import fold
from atkg.text.passages import Passage

_NUMBERED: Final = re.compile(
    r"[*_#\s]*(?P<number>(?:(?:Recommendation|Lesson(?: [Ll]earned)?|Good [Pp]ractice|Recomendación"
    r"|Lección(?: aprendida)?|Buena [Pp]ráctica|Recommandation)\s+(?:N[°º.]\s*)?[0-9]{1,2}"
    r"|(?:R|LA|LL|BP|GP)\.?\s?[0-9]{1,2}))\s*[.:–—-][\s*_]*"
)
_CLOSING: Final = re.compile(r"\((?:Recommendation|Recomendación)\s+(?P<number>[0-9]{1,2})\)")
_BOLD: Final = re.compile(r"\*\*(?P<title>[^*\n]{4,160}?)[.:]?\*\*[.:]?\s+(?=\S)")
_DIGITS: Final = re.compile(r"\(?([0-9]{1,2})[.)]?")
_LONG: Final = 40


@dataclass(slots=True)
class Item:
    """One item: kind, printed number, spans of head and title, and the stretches of its content."""

    kind: str
    head: Span
    number: str = ""
    title: Span | None = None
    content: list[Stretch] = field(default_factory=list)
    layout: str = "paragraph"


class _Maker:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.items: list[Item] = []
        self.now: Item | None = None
        self.section: Span | None = None
        self.by_start: dict[int, Block] = {block.start: block for block in reading.blocks}
        self.stretches: dict[int, list[Stretch]] = {}
        for one in reading.stretches:
            self.stretches.setdefault(one.passage, []).append(one)

    def make(self) -> list[Item]:
        for passage in self.reading.passages:
            trail = [fold(self.text[start:end]) for start, end in passage.heading]
            kind = item_kind(trail)
            section = passage.heading[0] if passage.heading else None
            if not kind or section != self.section:
                self.now, self.section = None, section
            if kind and passage.kind == "heading":
                self._heading(passage, kind)
            elif kind and self.stretches.get(passage.index):
                self._body(passage, kind)
        return self.items

    def _begin(self, item: Item) -> None:
        self.now = item
        self.items.append(item)

    def _heading(self, passage: Passage, kind: str) -> None:
        self.now = None
        block = self.by_start.get(passage.spans[0][0])
        own = fold(self.text[slice(*passage.spans[0])])
        if block is None or item_kind([own]) in ITEMS:
            return  # the heading of a section inside the section
        body = block.body if block.body != NOWHERE else (block.start, block.end)
        title = _bare(self.text, body)
        if block.mark == NOWHERE:
            self._begin(Item(kind, title, title=title, layout="heading"))
        else:
            number = self.text[slice(*block.mark)].strip(" .:)")
            self._begin(Item(kind, (block.mark[0], title[1]), number, title, layout="heading"))

    def _body(self, passage: Passage, kind: str) -> None:
        content = self.stretches[passage.index]
        start = passage.spans[0][0]
        block = self.by_start.get(start)
        digits = _DIGITS.fullmatch(block.label(self.text).strip()) if block else None
        if match := _NUMBERED.match(self.text, start):
            number = " ".join(match["number"].split()[-1:]) if " " in match["number"] else match[1]
            self._numbered(kind, number, (match.start("number"), content[0].end), content)
        elif passage.kind == "list-item" and block and block.level <= 1 and self._is_flat():
            number = digits[1] if digits else ""
            begin = block.mark[0] if digits else block.body[0]
            self._numbered(kind, number, (begin, content[0].end), content, "list")
        elif self.now is not None and self.now.layout != "paragraph":
            self.now.content += content
        elif content[-1].end - start > _LONG and not content[-1].words.rstrip("* ").endswith(":"):
            self._paragraph(kind, passage, content)

    def _is_flat(self) -> bool:
        """Tell whether list items are the items; under a heading of their own they are parts."""
        return self.now is None or self.now.layout != "heading"

    def _numbered(
        self, kind: str, number: str, head: Span, content: list[Stretch], layout: str = "numbered"
    ) -> None:
        self._begin(Item(kind, head, number, content=list(content), layout=layout))

    def _paragraph(self, kind: str, passage: Passage, content: list[Stretch]) -> None:
        start, end = passage.spans[0]
        item = Item(kind, (start, content[0].end), content=list(content))
        if match := _BOLD.match(self.text, start, end):
            item.head = item.title = match.span("title")
        if match := _CLOSING.search(self.text, start, passage.spans[-1][1]):
            item.number = match["number"]
        self._begin(item)


def _bare(text: str, span: Span) -> Span:
    """Leave out emphasis signs and a closing dot of a title."""
    start, end = span
    while start < end and text[start] in "*_# ":
        start += 1
    while start < end and text[end - 1] in "*_ .:":
        end -= 1
    return start, end


def items(reading: Reading) -> Iterator[Item]:
    """Yield the items of a document in order."""
    yield from _Maker(reading).make()
