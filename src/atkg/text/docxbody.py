"""From the body of a DOCX to Markdown: headings, lists, tables, notes, pages as Word saw them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from atkg.text.docxnumbers import Numbers
from atkg.text.docxwords import (
    Collector,
    Note,
    W,
    boxes,
    is_copy,
    is_joined,
    name_of,
    note_forms,
    value_of,
)
from atkg.text.markup import Writer, cell, escaped, folded
from atkg.text.reading import Place

_HEADING: Final = re.compile(r"(?:heading|t[íi]tulo|titre)\s*([1-9])", re.IGNORECASE)
_LONGEST_HEADING: Final = 200  # characters: an outline level may stand on a whole paragraph
_HOLDERS: Final = ("sdt", "sdtContent", "ins", "customXml", "smartTag", "moveTo")


class Body:
    """Writes the paragraphs and tables of a document in their order.

    ``notes`` has the footnotes and endnotes by kind and id.
    """

    def __init__(self, document: Any, notes: dict[tuple[str, str], Any]) -> None:
        self.styles = {style.style_id: style for style in document.styles}
        self.numbers = Numbers(document)
        self.notes = notes
        self.out = Writer()
        self.page = 0
        self.collector = Collector(note_forms((document.settings.element, document.element.body)))
        self.joined: list[Any] = []  # paragraphs that end in the next one
        self.last_notes: list[Note] = []
        root = document.element.body
        if next(root.iter(W + "lastRenderedPageBreak"), None) is not None:
            self.page = 1
            self.out.places.append(Place(0, 1))
        self._blocks(root)
        for note in self.last_notes:
            self._note(*note)

    def _blocks(self, parent: Any) -> None:
        for child in parent:
            name = name_of(child)
            if name == "p" and is_joined(child):
                self.joined.append(child)
            elif name == "p":
                self._paragraph(child)
            elif name == "tbl":
                self._rest()
                self._table(child)
            elif name in _HOLDERS:
                self._blocks(child)
        if name_of(parent) not in _HOLDERS:
            self._rest()

    def _rest(self) -> None:
        """Write a paragraph whose end was deleted, and which no other follows."""
        if self.joined:
            self._paragraph(self.joined.pop())

    # --- paragraphs ----------------------------------------------------------------------------

    def _heading_level(self, paragraph: Any, length: int) -> int:
        style = self.styles.get(value_of(paragraph, "pPr", "pStyle") or "")
        while style is not None:
            if style.name == "Title":
                return 1
            if match := _HEADING.match(style.name or ""):
                return min(int(match[1]), 6)
            if length <= _LONGEST_HEADING and (level := _outline(style.element)):
                return level
            style = style.base_style
        return _outline(paragraph) if length <= _LONGEST_HEADING else 0

    def _mark(self, paragraph: Any) -> tuple[str, int]:
        """Give marker and depth of a list item; no marker for what is none."""
        number, depth = (value_of(paragraph, "pPr", "numPr", key) for key in ("numId", "ilvl"))
        style = self.styles.get(value_of(paragraph, "pPr", "pStyle") or "")
        while number is None and style is not None:
            own = style.element
            number, depth = (value_of(own, "pPr", "numPr", key) for key in ("numId", "ilvl"))
            style = style.base_style
        if not number or number == "0":
            return "", 0
        level = int(depth) if depth and depth.isdecimal() else 0
        return self.numbers.mark(number, level), level

    def _paragraph(self, paragraph: Any) -> None:
        joined, self.joined = self.joined, []
        text = self.collector.read([*joined, paragraph])
        words = folded("".join(text.words))
        level = self._heading_level(paragraph, len(words)) if words else 0
        mark, depth = self._mark(paragraph)  # an empty item is counted too
        if level:
            prefix = "#" * level + " " + (f"{mark} " if mark not in ("", "-") else "")
        else:
            prefix = "  " * depth + f"{mark} " if mark else ""
            words = _with_bold(words, folded(text.bold), prefix)
        self._write(prefix + words if words else "", len(prefix), text.breaks)
        self._notes(text.notes)
        for host in (*joined, paragraph):
            for box in boxes(host):
                self._blocks(box)

    def _write(self, block: str, skip: int, breaks: list[int], between: str = "\n\n") -> None:
        """Write one block; pages that end inside it end for the text where the block ends."""
        if breaks and breaks[0] == 0:
            self._end_pages(1)
            breaks = breaks[1:]
        self.out.open(between) if block else None
        start = self.out.length
        self.out.add(block)
        for at, words in enumerate(breaks, 1):
            place = min(start + skip + words, self.out.length)
            self.out.places.append(Place(place, self.page + at))
        self._end_pages(len(breaks), placed=True)

    def _end_pages(self, count: int, *, placed: bool = False) -> None:
        for _ in range(count):
            self.out.end_page()
            self.page += 1
            if not placed:
                self.out.places.append(Place(self.out.length, self.page))

    def _notes(self, named: Sequence[Note]) -> None:
        """Write footnotes below what names them, and keep endnotes for the end."""
        for note in named:
            if note[0] == "endnote":
                self.last_notes.append(note)
            else:
                self._note(*note)

    def _note(self, kind: str, name: str, number: str) -> None:
        note = self.notes.get((kind, name))
        words = self._words_of(note)[0] if note is not None else ""
        self.out.block(f"{number} {words}" if words else "")

    def _words_of(self, parent: Any) -> tuple[str, list[Note]]:
        """Give the words of all paragraphs below an element, and the notes they name."""
        own = [each for each in parent.iter(W + "p") if not is_copy(each)]
        texts = [self.collector.read([each]) for each in own]
        words = folded(" ".join("".join(text.words) for text in texts))
        return words, [note for text in texts for note in text.notes]

    # --- tables --------------------------------------------------------------------------------

    def _table(self, table: Any) -> None:
        first, notes = True, list[Note]()
        for row in table.iter(W + "tr"):
            if next(row.iterancestors(W + "tbl")) is not table:
                continue
            every = row.iter(W + "tc")
            cells = [each for each in every if next(each.iterancestors(W + "tr")) is row]
            if len(cells) == 1:
                self._blocks(cells[0])
                first = True
                continue
            read = [self._words_of(each) for each in cells]
            notes += [note for _, own in read for note in own]
            if next(row.iter(W + "lastRenderedPageBreak"), None) is not None:
                self._end_pages(1)
            if any(words for words, _ in read):
                line = "| " + " | ".join(cell(words) for words, _ in read) + " |"
                self.out.block(line, "\n\n" if first else "\n")
                first = False
        self._notes(notes)


def _outline(element: Any) -> int:
    """Give the level that an element has in the outline of the document; 0 for body text."""
    value = value_of(element, "pPr", "outlineLvl") or ""
    return int(value) + 1 if value.isdecimal() and int(value) < 6 else 0


def _with_bold(words: str, bold: str, prefix: str) -> str:
    """Mark the bold words that begin a paragraph: a label, or a heading without a style."""
    if bold and words.startswith(bold) and any(map(str.isalpha, bold)):
        return f"**{bold}**" + words[len(bold) :]
    return words if prefix else escaped(words)
