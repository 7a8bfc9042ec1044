"""The table of contents: where it stands and which numbers and titles it lists.

It ends the region of its own lines, and it corroborates headings: a short numbered line whose
number and words the table of contents lists is a heading wherever else it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from atkg.text.blocks import Block, Line, plain_words
from atkg.text.numbering import Numbering, split_number

_TITLES: Final = frozenset(
    ("table of contents", "contents", "índice", "índice de contenidos", "índice general",
     "contenido", "contenidos", "tabla de contenido", "tabla de contenidos",
     "table des matières", "sommaire")
)  # fmt: skip
_LONGEST: Final = 300
_ENTRY: Final = re.compile(
    r"(?P<title>.*?)(?P<gap>\s*\t\s*|\s*(?:[.…·_]\s?){3,}|\s{2,}|\s|(?<=\|)\s*)"
    r"(?P<page>[0-9]{1,4}|[ivxlcdm]{1,6})\s*\|?"
)
_LINK: Final = re.compile(r"(?:[-*+]|[0-9.]+)?\s*\[(?P<title>.+?)\]\(#[^)]*\)(?P<gap>)(?P<page>)")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a table of contents lists: its lines as blocks by line index; words by number."""

    found: Mapping[int, Block]
    by_number: Mapping[tuple[str, ...], frozenset[str]]
    titles: frozenset[str]

    def lists(self, numbering: Numbering, title: str) -> bool:
        """Tell whether a numbered title is listed; the wording may differ in part."""
        listed = self.by_number.get(numbering.parts)
        words = set(plain_words(title))
        if not listed or not words:
            return False
        return len(words & listed) >= 0.6 * min(len(words), len(listed))

    def lists_title(self, title: str) -> bool:
        """Tell whether a title without a number is listed in these words."""
        return " ".join(plain_words(title)) in self.titles


def is_contents_title(words: str) -> bool:
    """Tell whether a line is the title of a table of contents."""
    return len(words) < 60 and " ".join(plain_words(words)) in _TITLES


def _entry(line: Line) -> re.Match[str] | None:
    if len(line.words) > _LONGEST:
        return None
    if link := _LINK.match(line.words):
        return link
    entry = _ENTRY.fullmatch(line.words)
    # After one blank only a page number of a plausible size ends an entry, not "civil" or "2005".
    if entry and entry["gap"] in (" ", "\u00a0") and not re.fullmatch("[0-9]{1,3}", entry["page"]):
        return None
    return entry


def _region(lines: Sequence[Line], at: int) -> list[int]:
    """Give the lines of the table below its title: entries, and lines that an entry goes on."""
    found: list[int] = []
    waiting: list[int] = []
    page = 0
    for index in range(at, len(lines)):
        line = lines[index]
        if line.is_blank:
            continue
        entry = _entry(line)
        number = int(entry["page"]) if entry and entry["page"].isdigit() else page
        if entry and number >= page:
            found += [*waiting, index]
            waiting, page = [], number
        elif len(waiting) == 2 or len(line.words) > _LONGEST:
            break
        else:
            waiting.append(index)
    return found


def _block(line: Line) -> Block:
    entry = _entry(line)
    start, end = entry.span("title") if entry else (0, len(line.words))
    title = line.words[start:end]
    split = split_number(title)
    if split is None:
        body = (line.start + start, line.start + end)
        return Block(line.start, line.end, "contents", 1, (body[0], body[0]), body)
    numbering, mark, at = split
    base = line.start + start
    return Block(
        line.start, line.end, "contents", numbering.level,
        (base + mark[0], base + mark[1]), (base + at, line.start + end),
    )  # fmt: skip


def find_contents(text: str, lines: Sequence[Line]) -> Contents:
    """Find the tables of contents of a text, each by its title and at least two entries."""
    found: dict[int, Block] = {}
    by_number: dict[tuple[str, ...], frozenset[str]] = {}
    titles: set[str] = set()
    for index, line in enumerate(lines):
        if index in found or not is_contents_title(line.words):
            continue
        region = _region(lines, index + 1)
        for entry in region if len(region) > 1 else []:
            block = found[entry] = _block(lines[entry])
            title = plain_words(block.words(text))
            split = split_number(f"{block.label(text)} x")
            if split and title:
                by_number[split[0].parts] = frozenset(title)
            elif title:
                titles.add(" ".join(title))
    return Contents(found, by_number, frozenset(titles))
