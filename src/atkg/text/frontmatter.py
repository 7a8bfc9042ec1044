"""Front matter and title page: what stands before the first paragraph of a report.

A front-matter entry is one line, "label: value". In the body such a line may be any sentence with
a colon, so that there only a run of short ones counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from atkg.text.blocks import Block, Line
from atkg.text.contents import Contents, is_contents_title
from atkg.text.numbering import split_number

_ENTRY: Final = re.compile(
    r"[*_]*(?P<label>[^\W\d_](?:[^:.?!]|\.(?!\s)){0,79}?)[*_]*\s*:[*_]*\s+(?P<value>\S.*)"
)
_HEAD_VALUE: Final = 40
_BODY_VALUE: Final = 20
_BODY_RUN: Final = 4
_LONG: Final = 25
_TITLE_LINES: Final = 60
_SENTENCE_END: Final = re.compile(r"[.!?][\"”»)*]*$")


def _entry(line: Line, most: int) -> re.Match[str] | None:
    if len(line.words) > 600:
        return None
    match = _ENTRY.fullmatch(line.words)
    if not match or len(match["label"].split()) > 10 or len(match["value"].split()) > most:
        return None
    return match


def _block(line: Line, match: re.Match[str]) -> Block:
    mark, body = match.span("label"), match.span("value")
    return Block(
        line.start, line.end, "front-matter", 0,
        (line.start + mark[0], line.start + mark[1]), (line.start + body[0], line.start + body[1]),
    )  # fmt: skip


def _is_sentence(words: str) -> bool:
    count = len(words.split())
    return count > 30 or (count > 12 and _SENTENCE_END.search(words) is not None)


def _has_value(match: re.Match[str]) -> bool:
    return _SENTENCE_END.search(match["value"]) is None


def find_front_matter(lines: Sequence[Line], taken: Mapping[int, Block]) -> dict[int, Block]:
    """Give the front-matter entries among lines that nothing has taken, by line index.

    Before the first long line a run of two is enough; later it takes four short ones, most of
    them without the full stop of a sentence.
    """
    found: dict[int, Block] = {}
    run: dict[int, re.Match[str]] = {}
    in_head = True

    def close() -> None:
        values = sum(map(_has_value, run.values()))
        if len(run) >= (2 if in_head else _BODY_RUN) and 2 * values > len(run):
            found.update((index, _block(lines[index], match)) for index, match in run.items())
        run.clear()

    for index, line in enumerate(lines):
        if line.is_blank or (in_head and index in taken):
            continue
        match = (
            _entry(line, _HEAD_VALUE if in_head else _BODY_VALUE) if index not in taken else None
        )
        if match:
            run[index] = match
            continue
        close()
        in_head = in_head and (index in taken or len(line.words.split()) < _LONG)
    close()
    return found


def _ends_title_page(line: Line, contents: Contents) -> bool:
    words = line.words
    numbered = split_number(words) is not None
    return (
        is_contents_title(words)
        or numbered
        or contents.lists_title(words)
        or (_is_sentence(words) and _entry(line, _HEAD_VALUE) is None)
    )


def find_title_page(
    lines: Sequence[Line], taken: Mapping[int, Block], contents: Contents
) -> dict[int, Block]:
    """Give the lines before the table of contents, first numbered heading or first sentence.

    Nothing where none of these comes within the first sixty written lines.
    """
    found: dict[int, Block] = {}
    for index, line in enumerate(lines):
        if line.is_blank:
            continue
        if (index in taken and taken[index].kind != "front-matter") or _ends_title_page(
            line, contents
        ):
            return found
        if len(found) == _TITLE_LINES:
            return {}
        if index not in taken:
            match = _entry(line, 15)
            titled = Block(line.start, line.end, "title")
            found[index] = _block(line, match) if match and _has_value(match) else titled
    return {}
