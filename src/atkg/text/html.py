"""From the tree of an HTML page to Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from atkg.text.markup import Writer, cell, escaped, folded
from atkg.text.reading import superscript

_LEFT_OUT: Final = frozenset(
    ("script", "style", "noscript", "template", "nav", "aside", "form", "button", "iframe", "svg",
     "head", "header", "footer", "object", "select", "-comment")
)  # fmt: skip
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_BLOCKS: Final = frozenset(
    ("address", "article", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
     "figcaption", "figure", "hr", "html", "legend", "li", "main", "ol", "p", "pre", "section",
     "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "blockquote", "caption",
     *_HEADINGS)
)  # fmt: skip
_BOLD: Final = frozenset(("b", "strong"))
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
_MAIN_SHARE: Final = 0.5


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


def _words(node: Any) -> Iterator[str]:
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
        elif child.tag not in _LEFT_OUT and "hidden" not in child.attributes:
            between = " " if child.tag in _BLOCKS else ""
            yield between
            yield from _words(child)
            yield between
        child = child.next


class _Walker:
    def __init__(self) -> None:
        self.out = Writer()
        self.run: list[str] = []
        self.prefix = ""
        self.depth = 0
        self.between = "\n\n"

    def flush(self) -> None:
        """Write the words collected since the last block as one."""
        text = folded("".join(self.run))
        self.run.clear()
        if text:
            self.out.block(self.prefix + (text if self.prefix else escaped(text)), self.between)
            self.prefix = "  " * self.depth if self.depth else ""

    def children(self, node: Any) -> None:
        child = node.child
        while child is not None:
            self.visit(child)
            child = child.next

    def visit(self, node: Any) -> None:
        tag = node.tag
        if tag == "-text":
            self.run.append(node.text_content or "")
        elif tag in _LEFT_OUT or "hidden" in node.attributes:
            return
        elif tag == "br":
            self.run.append(" ")
        elif tag == "sup":
            self.run += _words(node)
        elif tag in _BLOCKS:
            self.flush()
            self.block(node, tag)
            self.flush()
        elif tag in _BOLD and not folded("".join(self.run)):
            words = folded(
                "".join(_words(node))
            )  # bold words at the beginning are a label or a heading
            self.run.append(f" **{words}** " if words else "")
        else:
            self.children(node)

    def block(self, node: Any, tag: str) -> None:
        if tag in _HEADINGS:
            self.prefix = "#" * _HEADINGS[tag] + " "
            self.run += _words(node)
            self.flush()
            self.prefix = ""
        elif tag in ("ul", "ol"):
            self.items(node, tag)
        elif tag == "tr":
            self.row(node)
        elif tag == "blockquote":
            self.prefix = "> "
            self.children(node)
            self.flush()
            self.prefix = ""
        else:
            self.children(node)

    def items(self, node: Any, tag: str) -> None:
        start = node.attributes.get("start") or ""
        number = int(start) if start.isdecimal() else 1
        child = node.child
        while child is not None:
            if child.tag == "li":
                self.prefix = "  " * self.depth + (f"{number}. " if tag == "ol" else "- ")
                number += 1
                self.depth += 1
                self.children(child)
                self.flush()
                self.depth -= 1
                self.prefix = ""
            else:
                self.visit(child)
            child = child.next

    def row(self, node: Any) -> None:
        """Write a row of cells; one cell alone is layout, its blocks are written as they are."""
        cells = [each for each in node.iter() if each.tag in ("td", "th")]
        if len(cells) == 1:
            self.children(cells[0])
        words = [cell(folded("".join(_words(each)))) for each in cells]
        if len(cells) > 1 and any(words):
            previous = self.out.pieces[-1] if self.out.pieces else ""
            between = "\n" if previous.startswith("| ") else "\n\n"
            self.out.block("| " + " | ".join(words) + " |", between)


def _body(tree: Any) -> Any:
    """Give the main element where it holds most of the words, else the body."""
    body = tree.body
    mains = tree.css("main") or tree.css("article")
    if len(mains) == 1 and body is not None:
        share = len(folded(mains[0].text())) / max(1, len(folded(body.text())))
        return mains[0] if share >= _MAIN_SHARE else body
    return body


def write_body(tree: Any) -> str:
    """Give the words of a page as Markdown."""
    walker = _Walker()
    body = _body(tree)
    if body is not None:
        walker.children(body)
        walker.flush()
    return walker.out.finish()[0]
