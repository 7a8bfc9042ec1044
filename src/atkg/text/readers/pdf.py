"""PDF: text with its places, read by PDFium; nothing is read off pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from atkg.text.pdf.columns import regions
from atkg.text.pdf.letters import Page, read_page
from atkg.text.pdf.paragraphs import body_height, gather, set_levels
from atkg.text.pdf.pieces import Piece, pieces_of
from atkg.text.pdf.ruled import with_tables
from atkg.text.pdf.running import without_running
from atkg.text.pdf.writing import write_pages
from atkg.text.readers import Reader
from atkg.text.readers.markdown import read_blocks
from atkg.text.reading import Known, Reading

_MOST_PAGES: Final = 5000
_HEAD: Final = 1024  # the mark may stand after so many bytes of something else
_TAIL: Final = 2048
_BROKEN: Final = 0.1
_FEW: Final = 10  # letters of a page without text: a stamp, a page number
_PASSWORD: Final = 4


def _open(data: bytes) -> Any:
    """Open a PDF; raise ValueError with the reason where it cannot be read."""
    import pypdfium2

    if b"%PDF-" not in data[:_HEAD]:
        raise ValueError("is no PDF: it does not begin with %PDF-")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise ValueError("is encrypted: save it without a password") from error
        raise ValueError(f"{_cut(data)} ({error})") from error
    if b"%%EOF" not in data[-_TAIL:]:
        document.close()
        raise ValueError(_cut(data))
    return document


def _cut(data: bytes) -> str:
    if b"%%EOF" in data[-_TAIL:]:
        return "is a broken PDF"
    return "is cut off: its end is missing; fetch it again"


def _pages(document: Any) -> Iterator[Page]:
    import pypdfium2

    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError as error:
            raise ValueError(f"is broken: page {index + 1} cannot be read") from error
        try:
            yield read_page(page, index + 1)
        finally:
            page.close()


def _unread(pages: list[Page]) -> tuple[int, ...]:
    """Refuse what holds no text; give the pages that hold something else only."""
    letters = sum(len(page.letters) for page in pages)
    broken = sum(page.broken for page in pages)
    if letters < _FEW * max(1, len(pages) // 10) or (letters < _FEW and broken < _FEW):
        what = f"has no text layer ({len(pages)} pages, {letters} letters)"
        raise ValueError(f"{what}: it holds pictures of pages; run a text recognition first")
    if broken > _BROKEN * (letters + broken):
        raise ValueError(f"has a text layer without meaning: {broken} signs are no letters")
    return tuple(one.number for one in pages if len(one.letters) < _FEW and one.is_drawn)


def read(data: bytes) -> Reading:
    """Give text, places and what the file says of itself."""
    document = _open(data)
    try:
        if len(document) > _MOST_PAGES:
            raise ValueError(f"has {len(document)} pages; {_MOST_PAGES} at most are read")
        pages = list(_pages(document))
        title = document.get_metadata_value("Title")
    finally:
        document.close()
    unread = _unread(pages)
    pieces: list[tuple[Page, list[Piece]]] = [(page, pieces_of(page.letters)) for page in pages]
    kept = without_running(pieces)
    body = body_height(kept)
    pages_rulings = (page.rulings for page in pages)
    laid = [with_tables(own, lines) for own, lines in zip(kept, pages_rulings, strict=True)]
    parts = [gather(regions(own), body) for own in laid]
    aside = [[pieces_of(letters) for letters in page.aside] for page in pages]
    for own, groups in zip(parts, aside, strict=True):
        own += [part for group in groups for part in gather(regions(group), body)]
    set_levels(parts)
    lines = [*kept, *(group for groups in aside for group in groups)]
    text, places = write_pages(parts, (piece.text for own in lines for piece in own))
    return Reading(text, tuple(places), Known(title=title.strip()), unread=unread)


READER: Final = Reader("pdf", "3", (".pdf",), read, read_blocks, ".md")
