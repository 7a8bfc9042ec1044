"""Markdown: headings by ``#`` or underline, bold lines as headings, quotations, tables, rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from atkg.text.blocks import NOWHERE, Block, Line, lines_of
from atkg.text.contents import find_contents
from atkg.text.frontmatter import find_front_matter, find_title_page
from atkg.text.headings import find_headings, heading_block
from atkg.text.layout import find_page_numbers, gather
from atkg.text.readers import Reader, as_it_is
from atkg.text.reading import Known, Reading

_HASHES: Final = re.compile(r"(?P<level>#{1,6})\s+(?=\S)")
_UNDERLINE: Final = re.compile(r"(=|-)\1{2,}")
_RULE: Final = re.compile(r"([-*_])(?:\s*\1){2,}|\|?[\s:|-]*-{3}[\s:|-]*")
_FENCE: Final = re.compile(r"`{3,}\w*|~{3,}\w*")
_BOLD: Final = re.compile(r"(\*\*|__)(?=\S)(?:(?!\1).)+\1[.:]?")
_BOLD_LENGTH: Final = 120
_REMARK: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEAD: Final = re.compile(
    r"\ufeff?---[ \t]*\r?\n(.*?)\n(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", re.DOTALL
)
_MOST_HEAD: Final = 20_000  # characters


def read(data: bytes) -> Reading:
    """Give the text as it is, and what a head in YAML says of it."""
    reading = as_it_is(data)
    head = _HEAD.match(reading.text[:_MOST_HEAD])
    return reading if head is None else replace(reading, known=_known(head[1]))


def _known(head: str) -> Known:
    import yaml

    try:
        told = yaml.load(head, yaml.BaseLoader)  # noqa: S506 (makes strings, lists, dicts only)
    except (yaml.YAMLError, RecursionError):
        return Known()
    lower = (
        {str(key).lower(): value for key, value in told.items()} if isinstance(told, dict) else {}
    )
    values = {key: value.strip() for key, value in lower.items() if isinstance(value, str)}
    language = values.get("lang") or values.get("language") or ""
    return Known(
        values.get("title", ""), values.get("publisher", ""), values.get("date", ""),
        language.split("-")[0].lower(),
    )  # fmt: skip


def _remarks(text: str, lines: Sequence[Line]) -> dict[int, Block]:
    """Give the lines that a remark fills, which no page shows, each as a break."""
    spans = [match.span() for match in _REMARK.finditer(text)]
    return {
        index: Block(line.start, line.end, "break")
        for index, line in enumerate(lines)
        if not line.is_blank and any(at <= line.start and line.end <= to for at, to in spans)
    }


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
    remarks = _remarks(text, lines)
    headings = {at: one for at, one in _hashed(lines).items() if at not in remarks}
    contents = find_contents(text, lines)
    found = dict(contents.found) | headings | remarks
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


READER: Final = Reader("markdown", "1", (".md", ".markdown"), read, read_blocks)
