"""Plain text: title page, table of contents, numbered headings, paragraphs, lists, footnotes."""

from __future__ import annotations

from typing import Final

from atkg.text.blocks import Block, lines_of
from atkg.text.contents import find_contents
from atkg.text.frontmatter import find_front_matter, find_title_page
from atkg.text.headings import find_headings
from atkg.text.layout import find_page_numbers, gather
from atkg.text.readers import Reader, as_it_is


def read_blocks(text: str) -> tuple[Block, ...]:
    """Give the blocks of a plain text."""
    lines = lines_of(text)
    contents = find_contents(text, lines)
    found = dict(contents.found)
    found |= find_page_numbers(lines, found)
    found |= find_front_matter(lines, found)
    found |= find_title_page(lines, found, contents)
    found |= find_headings(lines, found, contents)
    return gather(text, lines, found)


READER: Final = Reader("plain", "2", (".txt", ".text"), as_it_is, read_blocks)
