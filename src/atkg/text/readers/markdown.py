"""Markdown: headings by ``#`` or underline, bold lines as headings, quotations, tables, rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from atkg.text.blocks import NOWHERE, Block, Line, lines_of
from atkg.text.contents import find_contents
from atkg.text.frontmatter import find_front_matter, find_title_page
from atkg.text.headings import find_headings, heading_block
from atkg.text.layout import find_page_numbers, gather
from atkg.text.readers import Reader, as_it_is

_HASHES: Final = re.compile(r"(?P<level>#{1,6})\s+(?=\S)")
_UNDERLINE: Final = re.compile(r"(=|-)\1{2,}")
_RULE: Final = re.compile(r"([-*_])(?:\s*\1){2,}|\|?[\s:|-]*-{3}[\s:|-]*")
_FENCE: Final = re.compile(r"`{3,}\w*|~{3,}\w*")
_BOLD: Final = re.compile(r"(\*\*|__)(?=\S)(?:(?!\1).)+\1[.:]?")
_BOLD_LENGTH: Final = 120


def _hashed(lines: Sequence[Line]) -> dict[int, Block]:
    """Give headings by ``#`` and by underline, with the underline as a break."""
    found: dict[int, Block] = {}
    for index, line in enumerate(lines):
        if hashes := _HASHES.match(line.words):
            found[index] = heading_block(line, hashes.end(), len(hashes["level"]))
        elif _is_underline(lines, index, found):
            above = lines[index - 1]
            found[index - 1] = heading_block(above, 0, 1 if line.words[0] == "=" else 2)
            found[index] = Block(line.start, line.end, "break")
    return found


def _is_underline(lines: Sequence[Line], index: int, found: Mapping[int, Block]) -> bool:
    if not _UNDERLINE.fullmatch(lines[index].words) or index == 0 or index - 1 in found:
        return False
    alone = index == 1 or lines[index - 2].is_blank
    above = lines[index - 1].words
    return alone and bool(above) and not above.startswith(("-", "|", ">", "*"))


def _marked_up(lines: Sequence[Line], taken: Mapping[int, Block]) -> Iterator[tuple[int, Block]]:
    """Yield quotations, table rows, rules and fences, which are one line each."""
    for index, line in enumerate(lines):
        if line.is_blank or index in taken:
            continue
        if len(line.words) < 400 and (_RULE.fullmatch(line.words) or _FENCE.fullmatch(line.words)):
            yield index, Block(line.start, line.end, "break")
        elif line.words.startswith("|"):
            yield index, Block(line.start, line.end, "table-row")
        elif line.words.startswith(">"):
            body = (line.start + len(line.words) - len(line.words.lstrip("> ")), line.end)
            yield index, Block(line.start, line.end, "quotation", 0, NOWHERE, body)


def _bold(lines: Sequence[Line], taken: Mapping[int, Block]) -> Iterator[tuple[int, Block]]:
    """Yield lines alone and wholly bold: headings one level below the last one."""
    level = 0
    for index, line in enumerate(lines):
        if index in taken:
            level = taken[index].level if taken[index].kind == "heading" else level
            continue
        if len(line.words) > _BOLD_LENGTH or not _BOLD.fullmatch(line.words):
            continue
        before = index == 0 or lines[index - 1].is_blank or index - 1 in taken
        after = index + 1 == len(lines) or lines[index + 1].is_blank
        if before and after and not line.words.rstrip("*_").endswith("."):
            yield index, heading_block(line, 0, level + 1)


def read_blocks(text: str) -> tuple[Block, ...]:
    """Give the blocks of a Markdown text; without any ``#`` headings are found as in plain text."""
    lines = lines_of(text)
    headings = _hashed(lines)
    contents = find_contents(text, lines)
    found = dict(contents.found) | headings
    found |= dict(_marked_up(lines, found))
    found |= find_page_numbers(lines, found)
    found |= find_front_matter(lines, found)
    if headings:
        found |= find_title_page(lines, found, contents)
        found |= dict(_bold(lines, found))
    else:
        found |= find_title_page(lines, found, contents)
        found |= find_headings(lines, found, contents)
    return gather(text, lines, found)


READER: Final = Reader("markdown", "1", (".md", ".markdown"), as_it_is, read_blocks)
