"""From offsets of a canonical text to the pages of the original: a table beside the text.

``<id>.pages.csv`` has one row per page of a DOCX, or per stretch of a line of a PDF whose
characters count on (a raised mark and a ligature break off): ``start`` and ``end`` (a half-open
span of code points), ``page`` (from 1) and, for a PDF, ``character``: the number, from 0, that the
span's first character has in the text layer of its page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records, write_records
from atkg.errors import FileFormatError
from atkg.text.reading import Place

COLUMNS: Final = ("start", "end", "page", "character")


def table_name(document: str) -> str:
    """Give the name of a document's table."""
    return f"{document}.pages.csv"


def write_places(path: Path, places: Sequence[Place], length: int) -> None:
    """Write the places of a text that has so many characters."""
    ends = [*(place.start for place in places[1:]), length]
    write_records(path, COLUMNS, (
        {
            "start": str(place.start), "end": str(end), "page": str(place.page),
            "character": "" if place.character is None else str(place.character),
        }
        for place, end in zip(places, ends, strict=True) if place.start < end
    ))  # fmt: skip


def read_places(path: Path) -> tuple[Place, ...]:
    """Read a table of places. Raises FileFormatError where it is not in its form or order."""
    places: list[Place] = []
    last = 0
    for line, record in read_records(path, COLUMNS):
        numbers = (record["start"], record["end"], record["page"], record["character"] or "0")
        if not all(number.isdecimal() for number in numbers) or int(record["start"]) < last:
            what = "is no row of a table of places, or not in order"
            mend = "restore the table: atkg add wrote it with the text"
            raise FileFormatError(what, file=path, line=line, mend=mend)
        start, last, page, character = map(int, numbers)
        places.append(Place(start, page, character if record["character"] else None))
    return tuple(places)


def place_at(places: Sequence[Place], offset: int) -> Place | None:
    """Give the place of a character: its page, and which character of the page it is.

    Characters count on from the first of their row. Nothing before the first place.
    """
    at = bisect_right(places, offset, key=lambda place: place.start) - 1
    if at < 0:
        return None
    place = places[at]
    number = None if place.character is None else place.character + offset - place.start
    return Place(offset, place.page, number)


def last_page(places: Iterable[Place]) -> int:
    """Give the number of the last page on which something stands; 0 where there are no pages."""
    return max((place.page for place in places), default=0)
