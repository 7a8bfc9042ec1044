"""HTML: headings, paragraphs, lists, tables as rows; what surrounds the report is left out."""

from __future__ import annotations

import re
from typing import Any, Final

from atkg.text.decoding import decoded
from atkg.text.html import depth_of, document_of, write_body
from atkg.text.readers import Reader
from atkg.text.readers.markdown import read_blocks
from atkg.text.reading import Known, Reading, refuse_binary

_DEEPEST: Final = 200
_CHARSET: Final = re.compile(
    rb"""(?i)<(?:meta|\?xml)[^>]{0,200}(?:charset|encoding)=["']?([\w-]+)"""
)
_BOMS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_META: Final = {
    "title": ("dc.title", "dcterms.title", "citation_title", "og:title"),
    "publisher": ("dc.publisher", "dcterms.publisher", "citation_publisher", "publisher",
                  "og:site_name"),
    "date": ("dc.date", "dcterms.date", "dcterms.issued", "citation_publication_date",
             "article:published_time", "date"),
}  # fmt: skip


def _decoded(data: bytes) -> str:
    """Decode by byte order mark, else by the charset it states, else as a text that states none."""
    named = next((name for mark, name in _BOMS if data.startswith(mark)), "")
    if not named:
        stated = _CHARSET.search(data[:4096])
        if stated is None:
            return decoded(data)[0]
        named = stated[1].decode("ascii").lower()
        named = "cp1252" if named in ("iso-8859-1", "latin1", "us-ascii") else named
    try:
        return data.decode(named)
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
    text = refuse_binary(_decoded(data))
    if "<" not in text:
        raise ValueError("is no HTML: it holds no element; is it plain text? name it .txt")
    if depth_of(text) > _DEEPEST:
        raise ValueError(f"has elements nested more than {_DEEPEST} deep; no reader follows them")
    tree = document_of(text)
    try:
        return Reading(write_body(tree), known=_known(tree))
    except RecursionError as error:
        raise ValueError("has elements nested too deep; no reader follows them") from error


READER: Final = Reader("html", "1", (".html", ".htm", ".xhtml"), read, read_blocks, ".md")
