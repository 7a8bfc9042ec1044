"""The tree of an HTML page: how deep it is, what of it is seen, and the words of its elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from atkg.text.markup import folded
from atkg.text.reading import superscript

_LEFT_OUT: Final = frozenset(
    ("script", "style", "noscript", "template", "nav", "button", "iframe", "svg", "head", "object",
     "select", "textarea", "label", "datalist", "video", "audio", "canvas", "del", "rt", "rp",
     "-comment")
)  # fmt: skip
_AROUND: Final = frozenset(("header", "footer", "aside"))  # of a page; inside a text they are text
_WITHIN: Final = frozenset(("article", "main", "section"))
_UNSEEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
BLOCKS: Final = frozenset(
    ("address", "article", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
     "figcaption", "figure", "hr", "html", "legend", "li", "main", "ol", "p", "pre", "section",
     "summary", "header", "footer", "aside", "form", "table", "tbody", "td", "tfoot", "th",
     "thead", "tr", "ul", "blockquote", "caption",
     *HEADINGS)
)  # fmt: skip
_TAG: Final = re.compile(
    r"<!--.*?-->|<(?P<whole>script|style)\b.*?</(?P=whole)|<(?P<shut>/?)(?P<name>[a-z][\w-]*)"
    r"(?P<rest>[^<>]*)", re.IGNORECASE | re.DOTALL,
)  # fmt: skip
_SHAPES: Final = frozenset(
    ("path", "circle", "rect", "use", "line", "polygon", "polyline", "ellipse", "stop", "image")
)
_FLAT: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
     "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option",
     "colgroup")
)  # fmt: skip


def document_of(text: str) -> Any:
    """Parse a page; the parser mends what is not well formed."""
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(text)


def depth_of(text: str) -> int:
    """Give how deep elements are nested, before anything is parsed: parsing a bomb takes hours.

    Elements that the next one closes, or that hold nothing, do not count, nor what stands in
    scripts and remarks.
    """
    deepest = depth = 0
    for match in _TAG.finditer(text):
        name = (match["name"] or "").lower()
        drawn = name in _SHAPES and match["rest"].endswith("/")
        if name and name not in _FLAT and not drawn:
            depth = max(0, depth + (-1 if match["shut"] else 1))
            deepest = max(deepest, depth)
    return deepest


def is_left_out(node: Any) -> bool:
    """Tell what nobody sees, and what surrounds the text."""
    style = node.attributes.get("style") or ""
    unseen = "hidden" in node.attributes or _UNSEEN.search(style) is not None
    return node.tag in _LEFT_OUT or unseen or (node.tag in _AROUND and not _stands_within(node))


def _stands_within(node: Any) -> bool:
    above = node.parent
    while above is not None and above.tag not in _WITHIN:
        above = above.parent
    return above is not None


def words_of(node: Any) -> Iterator[str]:
    """Yield the words below an element, raised numbers as such, a blank where a block begins."""
    if node.tag == "sup" and (digits := folded(node.text())).isdecimal() and digits.isascii():
        yield superscript(digits)
        return
    child = node.child
    while child is not None:
        if child.tag == "-text":
            yield child.text_content or ""
        elif child.tag == "br":
            yield " "
        elif not is_left_out(child):
            between = " " if child.tag in BLOCKS else ""
            yield between
            yield from words_of(child)
            yield between
        child = child.next
