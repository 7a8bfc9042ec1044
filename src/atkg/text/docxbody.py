"""From the body of a DOCX to Markdown: headings, lists, tables, footnotes, pages as Word saw them.

What was deleted with changes tracked, fields' codes and the second copy of a drawing are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from atkg.text.docxnumbers import Numbers
from atkg.text.markup import Writer, cell, escaped, folded
from atkg.text.reading import Place, superscript

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED: Final = frozenset(
    ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "txbxContent", "Fallback")
)
_HEADING: Final = re.compile(r"(?:heading|t[íi]tulo|titre)\s*([1-9])", re.IGNORECASE)
_OFF: Final = frozenset(("0", "false", "off"))


@dataclass(slots=True)
class _Text:
    """The words of one paragraph, the words before each page break, the footnotes it names."""

    words: list[str] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    bold: str = ""


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _value(element: Any, *path: str) -> str | None:
    """Give the value of an element below this one; None where there is no such element."""
    for name in path:
        element = element.find(_W + name) if element is not None else None
    return None if element is None else str(element.get(_W + "val", ""))


class Body:
    """Writes the paragraphs and tables of a document in their order."""

    def __init__(self, document: Any, notes: dict[str, Any]) -> None:
        self.styles = {style.style_id: style for style in document.styles}
        self.numbers = Numbers(document)
        self.notes = notes
        self.out = Writer()
        self.page = self.noted = 0
        root = document.element.body
        if next(root.iter(_W + "lastRenderedPageBreak"), None) is not None:
            self.page = 1
            self.out.places.append(Place(0, 1))
        self._blocks(root)

    def _blocks(self, parent: Any) -> None:
        for child in parent:
            name = _name(child)
            if name == "p":
                self._paragraph(child)
            elif name == "tbl":
                self._table(child)
            elif name in ("sdt", "sdtContent", "ins", "customXml", "smartTag"):
                self._blocks(child)

    # --- words ---------------------------------------------------------------------------------

    def _collect(self, parent: Any, text: _Text) -> None:
        for child in parent:
            name = _name(child)
            if name == "t":
                text.words.append(child.text or "")
            elif name in ("tab", "br", "cr"):
                text.words.append(" ")
            elif name == "noBreakHyphen":
                text.words.append("-")
            elif name == "lastRenderedPageBreak":
                text.breaks.append(len(folded("".join(text.words) + "x")) - 1)
            elif name == "footnoteReference":
                self.noted += 1
                text.notes.append(child.get(_W + "id", ""))
                text.words.append(superscript(str(self.noted)))
            elif name == "r":
                self._run(child, text)
            elif name not in _SKIPPED:
                self._collect(child, text)

    def _run(self, run: Any, text: _Text) -> None:
        before = len(text.words)
        self._collect(run, text)
        words = "".join(text.words[before:])
        bold = _value(run, "rPr", "b")
        leads = "".join(text.words[:before]) == text.bold
        if bold is not None and bold not in _OFF and leads:
            text.bold += words
        elif _value(run, "rPr", "vertAlign") == "superscript" and words.isdecimal():
            text.words[before:] = [superscript(words)]

    def _read(self, paragraph: Any) -> _Text:
        text = _Text()
        self._collect(paragraph, text)
        return text

    # --- paragraphs ----------------------------------------------------------------------------

    def _heading_level(self, paragraph: Any) -> int:
        style = self.styles.get(_value(paragraph, "pPr", "pStyle") or "")
        while style is not None:
            if style.name == "Title":
                return 1
            if match := _HEADING.match(style.name or ""):
                return min(int(match[1]), 6)
            style = style.base_style
        return 0

    def _mark(self, paragraph: Any) -> tuple[str, int]:
        """Give marker and depth of a list item; no marker for what is none."""
        number, depth = (_value(paragraph, "pPr", "numPr", key) for key in ("numId", "ilvl"))
        style = self.styles.get(_value(paragraph, "pPr", "pStyle") or "")
        while number is None and style is not None:
            own = style.element
            number, depth = (_value(own, "pPr", "numPr", key) for key in ("numId", "ilvl"))
            style = style.base_style
        if not number or number == "0":
            return "", 0
        level = int(depth) if depth and depth.isdecimal() else 0
        return self.numbers.mark(number, level), level

    def _paragraph(self, paragraph: Any) -> None:
        text = self._read(paragraph)
        words = folded("".join(text.words))
        level = self._heading_level(paragraph)
        mark, depth = self._mark(paragraph) if words else ("", 0)
        if level:
            prefix = "#" * level + " " + (f"{mark} " if mark not in ("", "-") else "")
        else:
            prefix = "  " * depth + f"{mark} " if mark else ""
            words = _with_bold(words, folded(text.bold), prefix)
        self._write(prefix + words if words else "", len(prefix), text.breaks)
        for note in text.notes:
            self._note(note)
        for box in paragraph.iter(_W + "txbxContent"):
            if not any(_name(above) == "Fallback" for above in box.iterancestors()):
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

    def _note(self, name: str) -> None:
        note = self.notes.get(name)
        words = folded(" ".join(_words(note, self))) if note is not None else ""
        number = superscript(str(self.noted))
        self.out.block(f"{number} {words}" if words else "")

    # --- tables --------------------------------------------------------------------------------

    def _table(self, table: Any) -> None:
        first = True
        for row in table.iter(_W + "tr"):
            if next(row.iterancestors(_W + "tbl")) is not table:
                continue
            every = row.iter(_W + "tc")
            cells = [each for each in every if next(each.iterancestors(_W + "tr")) is row]
            if len(cells) == 1:
                self._blocks(cells[0])
                first = True
                continue
            words = [cell(folded(" ".join(_words(each, self)))) for each in cells]
            count = sum(1 for _ in row.iter(_W + "lastRenderedPageBreak"))
            if count:
                self._end_pages(1)
            if any(words):
                self.out.block("| " + " | ".join(words) + " |", "\n\n" if first else "\n")
                first = False


def _words(parent: Any, body: Body) -> Iterator[str]:
    """Yield the words of each paragraph below an element."""
    for paragraph in parent.iter(_W + "p"):
        text = _Text()
        body._collect(paragraph, text)
        yield "".join(text.words)


def _with_bold(words: str, bold: str, prefix: str) -> str:
    """Mark the bold words that begin a paragraph: a label, or a heading without a style."""
    if bold and words.startswith(bold) and any(map(str.isalpha, bold)):
        return f"**{bold}**" + words[len(bold) :]
    return words if prefix else escaped(words)
