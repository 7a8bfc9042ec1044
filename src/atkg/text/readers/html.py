"""HTML: headings, paragraphs, lists, tables as rows; what surrounds the report is left out."""

from __future__ import annotations

import re
from typing import Any, Final

from atkg.text.html import depth_of, document_of
from atkg.text.htmlbody import write_body
from atkg.text.readers import Reader, as_it_is
from atkg.text.readers.markdown import read_blocks
from atkg.text.reading import Known, Reading, refuse_binary

_DEEPEST: Final = 200
_CHARSET: Final = re.compile(
    rb"""(?i)<(?:meta|\?xml)[^>]{0,200}(?:charset|encoding)=["']?([\w-]+)"""
)
_BOMS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_OLD: Final = ("iso-8859-1", "latin1", "us-ascii", "windows-1252", "cp1252")
_XML: Final = re.compile(r"\s*(?:<\?xml|<!DOCTYPE[^>]*XHTML)", re.IGNORECASE)
_CLOSES_ITSELF: Final = re.compile(
    r"<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b)"
    r"(?P<name>[a-z][\w:-]*)(?P<rest>(?:\s[^<>]*)?)/>", re.IGNORECASE,
)  # fmt: skip
_META: Final = {
    "title": ("dc.title", "dcterms.title", "citation_title", "og:title"),
    "publisher": ("dc.publisher", "dcterms.publisher", "citation_publisher", "publisher",
                  "og:site_name"),
    "date": ("dc.date", "dcterms.date", "dcterms.issued", "citation_publication_date",
             "article:published_time", "date"),
}  # fmt: skip


def _stated(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Give the charset that a page states, and a note where its bytes tell another one.

    A set of one byte per letter decodes anything; what is UTF-8 beside it hardly is by chance. A
    statement that can be read is not in UTF-16, whatever it says.
    """
    stated = _CHARSET.search(data[:4096])
    named = stated[1].decode("ascii").lower() if stated else ""
    if named.startswith("utf-16"):
        return "utf-8", ()
    if named in _OLD:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            return "cp1252", ()
        said = f"says it is {named}, but is UTF-8; look whether its accents are right"
        return "utf-8", () if data.isascii() else (said,)
    return named, ()


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode by byte order mark, else by the charset it states, else as a text that states none."""
    marked = next((name for mark, name in _BOMS if data.startswith(mark)), "")
    named, notes = (marked, ()) if marked else _stated(data)
    if not named:
        reading = as_it_is(data)
        return reading.text, reading.notes
    try:
        return data.decode(named), notes
    except LookupError as error:
        raise ValueError(f"states an unknown charset, {named}") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"is not {named} (byte {error.start}); save it as UTF-8") from error


def _meta(tree: Any) -> dict[str, str]:
    """Give the contents of the meta elements of the head, by name in lower case."""
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        name = (node.attributes.get("name") or node.attributes.get("property") or "").lower()
        found.setdefault(name, (node.attributes.get("content") or "").strip())
    return found


def _known(tree: Any) -> Known:
    meta = _meta(tree)
    values = {
        field: next((meta[name] for name in names if meta.get(name)), "")
        for field, names in _META.items()
    }
    root = tree.css_first("html")
    language = ((root.attributes.get("lang") if root else "") or "").split("-")[0].lower()
    title = tree.css_first("title")
    return Known(
        values["title"] or (title.text(strip=True) if title else ""),
        values["publisher"],
        values["date"][:10].replace("/", "-"),
        language,
    )


def read(data: bytes) -> Reading:
    """Give the text of a page and what its head says of it."""
    text, notes = _decoded(data)
    refuse_binary(text)
    if _XML.match(text):  # there, <script/> is whole; to the parser the rest of the page is in it
        text = _CLOSES_ITSELF.sub(r"<\g<name>\g<rest>></\g<name>>", text)
    if "<" not in text:
        raise ValueError("is no HTML: it holds no element; is it plain text? name it .txt")
    if depth_of(text) > _DEEPEST:
        raise ValueError(f"has elements nested more than {_DEEPEST} deep; no reader follows them")
    tree = document_of(text)
    try:
        words = write_body(tree)
    except RecursionError as error:
        raise ValueError("has elements nested too deep; no reader follows them") from error
    frames = [node.attributes.get("src") or "" for node in tree.css("frame")]
    if frames and not words.strip():
        raise ValueError(f"holds frames only; add the pages in them: {', '.join(frames)}")
    return Reading(words, known=_known(tree), notes=notes)


READER: Final = Reader("html", "2", (".html", ".htm", ".xhtml"), read, read_blocks, ".md")
