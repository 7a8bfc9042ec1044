"""Where words stand, as a reader of the original finds them: under which headings, on which page.

Pages come from the table beside the text, else from form feeds, which end a page for certain. The
numbers that a page prints do not count here: some texts print them at the head and some at the
foot, and a wrong page is worse than none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from atkg.model import Where
from atkg.text.blocks import NOWHERE, Block, plain_words
from atkg.text.documents import Document
from atkg.text.places import place_at, read_places, table_name
from atkg.text.readers import reader_named
from atkg.text.reading import Place

Span = tuple[int, int]


def where_words_stand(document: Document, folder: Path, spans: Iterable[Span]) -> dict[Span, Where]:
    """Give headings and pages of spans of a document's text; ``folder`` holds its table of pages.

    Raises FileFormatError where that table is not in its form.
    """
    table = folder / table_name(document.id)
    pages = _pages(document.text, read_places(table) if table.exists() else ())
    headings = _headings(document)
    found = {}
    for start, end in spans:
        first, last = pages(start), pages(max(start, end - 1))
        found[start, end] = Where(headings(start), first, last)
    return found


def _pages(text: str, places: Sequence[Place]) -> Callable[[int], int]:
    if places:
        return lambda offset: place.page if (place := place_at(places, offset)) else 0
    feeds = [at for at, sign in enumerate(text) if sign == "\f"]
    return lambda offset: bisect_right(feeds, offset) + 1 if feeds else 0


def _headings(document: Document) -> Callable[[int], tuple[str, ...]]:
    """Give a function from an offset to the enclosing headings; a heading encloses itself.

    A heading that only repeats the document's title encloses everything and tells nothing.
    """
    text, title = document.text, plain_words(document.title)
    starts: list[int] = []
    trails: list[tuple[str, ...]] = []
    open_: list[Block] = []
    for block in reader_named(document.reader).blocks(text):
        if block.kind == "heading":
            open_ = [*(one for one in open_ if one.level < block.level), block]
            words = [heading_words(one, text) for one in open_]
            starts.append(block.start)
            trails.append(tuple(one for one in words if one and plain_words(one) != title))

    def at(offset: int) -> tuple[str, ...]:
        index = bisect_right(starts, offset)
        return trails[index - 1] if index else ()

    return at


def heading_words(block: Block, text: str) -> str:
    """Give number and title of a heading on one line, without the signs of Markdown around them."""
    start = block.mark[0] if block.mark != NOWHERE else block.start
    words = text[start : block.end].lstrip("# ").replace("**", "").replace("\\", "")
    return " ".join(words.strip("*_ \t").split())
