"""Items: recommendations, lessons and good practices as their section lays them out.

An item begins at a heading inside the section, a numbered or first-level list item, a paragraph
that opens with a printed number, or any paragraph where nothing else marks the items. What follows
belongs to it until the next one begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from atkg.text.blocks import NOWHERE, Block, Span
from atkg.text.cues import modalities
from atkg.text.extraction.addressed import group_of
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.sections import ITEMS, ends_items, item_kind
from atkg.text.extraction.stretches import Stretch
from atkg.text.folding import fold
from atkg.text.passages import Passage

_NUMBERED: Final = re.compile(
    r"[*_#\s]*(?P<number>(?:(?:Recommendation|Lesson(?: [Ll]earned)?|Good [Pp]ractice|Recomendación"
    r"|Lección(?: aprendida)?|Buena [Pp]ráctica|Recommandation)\s+(?:N[°º.]\s*)?[0-9]{1,2}"
    r"|(?:R|LA|LL|BP|GP)\.?\s?[0-9]{1,2}))\s*[.:–—-][\s*_]*"
)
_CLOSING: Final = re.compile(r"\((?:Recommendation|Recomendación)\s+(?P<number>[0-9]{1,2})\)")
_LABEL: Final = re.compile(
    r"\W*(recommendation|recomendacion|lesson(?: learned)?|leccion(?: aprendida)?|good practice"
    r"|buena practica)\s+(?:n\W{1,2})?[0-9]{1,2}\s*[.:-]"
)
_CLOSING_LABEL: Final = re.compile(r"\((recommendation|recomendacion) [0-9]{1,2}\)\W*$")
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
    section: Span | None = None
    number_at: Span | None = None


class _Maker:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.items: list[Item] = []
        self.now: Item | None = None
        self.section: Span | None = None
        self.over: set[Span] = set()
        self.by_start: dict[int, Block] = {block.start: block for block in reading.blocks}
        self.stretches: dict[int, list[Stretch]] = {}
        for one in reading.stretches:
            self.stretches.setdefault(one.passage, []).append(one)

    def make(self) -> list[Item]:
        for passage in self.reading.passages:
            headings = [span for span in passage.heading if span not in self.over]
            trail = self.reading.trail_of(headings)
            if passage.kind == "heading" and ends_items(fold(self.text[slice(*passage.spans[0])])):
                # In texts made from PDF the levels of headings are not to be relied on.
                self.over.update(headings)
                continue
            kind = item_kind(trail)
            section = headings[0] if headings else None
            if not kind or section != self.section:
                self.now, self.section = None, section
            if kind and passage.kind == "heading":
                self._heading(passage, kind)
            elif self.stretches.get(passage.index):
                self._body(passage, kind or self._labelled(passage))
        return [item for item in self.items if _is_meant(item, self.items)]

    def _labelled(self, passage: Passage) -> str:
        """Give the kind that a label tells outside any section: "(Recommendation 1)" closes it."""
        words = fold(self.text[passage.spans[0][0] : passage.spans[-1][1]])
        label = _LABEL.match(words) or _CLOSING_LABEL.search(words)
        return item_kind((label[1],)) if label else ""

    def _begin(self, item: Item) -> None:
        self.now = item
        item.section = self.section
        self.items.append(item)

    def _heading(self, passage: Passage, kind: str) -> None:
        self.now = None
        block = self.by_start.get(passage.spans[0][0])
        own = fold(self.text[slice(*passage.spans[0])])
        if match := _NUMBERED.match(self.text, *passage.spans[0]):
            number = " ".join(match["number"].split()[-1:])
            title = _bare(self.text, (match.end(), passage.spans[-1][1]))
            self._begin(Item(kind, (match.start("number"), title[1]), number, title,
                             layout="heading"))  # fmt: skip
            return
        if block is None or item_kind((own,)) in ITEMS:
            return  # the heading of a section inside the section
        if kind == "recommendation" and group_of(self.reading, passage.spans[0]):
            return  # "For the Ministry": those whom the items below address
        body = block.body if block.body != NOWHERE else (block.start, block.end)
        title = _bare(self.text, body)
        if block.mark == NOWHERE:
            self._begin(Item(kind, title, title=title, layout="heading"))
        else:
            number = self.text[slice(*block.mark)].strip(" .:)")
            self._begin(Item(kind, (block.mark[0], title[1]), number, title, layout="heading"))

    def _body(self, passage: Passage, kind: str) -> None:
        if not kind:
            return
        content = self.stretches[passage.index]
        start = passage.spans[0][0]
        block = self.by_start.get(start)
        digits = _DIGITS.fullmatch(block.label(self.text).strip()) if block else None
        if match := _NUMBERED.match(self.text, start):
            number = " ".join(match["number"].split()[-1:])
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
            item.number, item.number_at = match["number"], match.span()
        self._begin(item)


def _is_meant(item: Item, items: list[Item]) -> bool:
    """Tell whether a paragraph of a section is an item of it, not a word about its items.

    A recommendation asks for something; where paragraphs bear numbers, those without are no items.
    """
    if item.layout != "paragraph" or item.number:
        return True
    if any(other.section == item.section and other.number for other in items):
        return False
    asks = any("recommended" in modalities(one.soft) for one in item.content)
    return item.kind != "recommendation" or asks or item.title is not None


def _bare(text: str, span: Span) -> Span:
    """Leave out emphasis signs and a closing dot of a title."""
    start, end = span
    while start < end and text[start] in "*_# ":
        start += 1
    while start < end and text[end - 1] in "*_ .:":
        end -= 1
    return start, end


@lru_cache(maxsize=1)
def items(reading: Reading) -> tuple[Item, ...]:
    """Give the items of a document in order; more than one extractor asks for them."""
    return tuple(_Maker(reading).make())
