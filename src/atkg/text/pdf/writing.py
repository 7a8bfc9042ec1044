"""The canonical text of a PDF: Markdown, a form feed after each page, a place for each line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from atkg.text.markup import Writer, cell, escaped
from atkg.text.pdf.hyphens import Hyphens
from atkg.text.pdf.paragraphs import Part
from atkg.text.pdf.pieces import Piece
from atkg.text.reading import Place

_OPEN_FORMS: Final = frozenset({"text", "heading"})


class _Writer:
    def __init__(self, hyphens: Hyphens) -> None:
        self.hyphens = hyphens
        self.out = Writer()
        self.page = 0

    def lines(self, lines: Sequence[Piece], *, in_cell: bool = False) -> None:
        """Write lines after each other, each with its place."""
        for at, line in enumerate(lines):
            text, between = line.text, ""
            if at + 1 < len(lines):
                text, between = self.hyphens.joined(line.text, lines[at + 1].text)
            written = cell(text) if in_cell else text if at else escaped(text)
            self._place(line, text, written, in_cell)
            self.out.add(written)
            self.out.add(between)

    def _place(self, line: Piece, text: str, written: str, in_cell: bool) -> None:
        """Say where the letters of a line stand, which begins here; marks before some count too."""
        jumps = {0: line.at, **dict(line.jumps)}
        if in_cell:
            jumps |= {bar.start(): line.without(bar.start()).at for bar in re.finditer(r"\|", text)}
        starts = {self.out.length: line.at}
        for offset, number in sorted(jumps.items()):
            marks = text.count("|", 0, offset + 1) if in_cell else len(written) - len(text)
            if offset < len(text):
                starts[self.out.length + offset + marks] = number
        self.out.places += [Place(start, self.page, number) for start, number in starts.items()]

    def part(self, part: Part, before: Part | None) -> None:
        rows = before is not None and before.form == part.form == "row"
        self.out.open("\n" if rows else "\n\n")
        if part.form == "row":
            for each in part.cells:
                self.out.add("| ")
                self.lines(each, in_cell=True)
                self.out.add(" ")
            self.out.add("|")
            return
        if part.form == "heading":
            self.out.add("#" * part.level + " ")
        self.lines(part.lines)


def _move_word(pages: Sequence[list[Part]], hyphens: Hyphens) -> None:
    """Let a word that a page cuts end on the page on which it begins."""
    for page, following in pairwise(pages):
        last = next((part for part in reversed(page) if part.form != "note"), None)
        first = next((part for part in following if part.form != "note"), None)
        if not last or not first or {last.form, first.form} != {"text"}:
            continue
        line, after = last.lines[-1], first.lines[0]
        text, between = hyphens.joined(line.text, after.text)
        head, _, rest = after.text.partition(" ")
        if between or not line.text.endswith("-") or not head[0].islower() or not rest:
            continue
        last.lines[-1] = replace(line, text=text + head)
        first.lines[0] = after.without(len(after.text) - len(rest))


def write_pages(pages: Sequence[list[Part]], lines: Iterable[str]) -> tuple[str, list[Place]]:
    """Give canonical text and places of a PDF; ``lines`` show how its words are written."""
    hyphens = Hyphens(lines)
    _move_word(pages, hyphens)
    writer = _Writer(hyphens)
    for number, parts in enumerate(pages, 1):
        writer.page = number
        for at, part in enumerate(parts):
            writer.part(part, parts[at - 1] if at else None)
        if number < len(pages):
            writer.out.end_page()
    return writer.out.finish()
