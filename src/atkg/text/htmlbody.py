"""From the tree of an HTML page to Markdown: headings, lists, tables as rows, quotations."""

from __future__ import annotations

import re
from typing import Any, Final

from atkg.text.html import BLOCKS, HEADINGS, is_left_out, words_of
from atkg.text.htmltables import Table, whole
from atkg.text.markup import Writer, cell, escaped, folded
from atkg.text.numbering import written

_BOLD: Final = frozenset(("b", "strong"))
_FORMS: Final = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_BLANK_LINE: Final = re.compile(r"\n[ \t\r]*\n")
_MAIN_SHARE: Final = 0.5


class Walker:
    """Writes the blocks below an element in their order."""

    def __init__(self) -> None:
        self.out = Writer()
        self.run: list[str] = []
        self.prefix = ""
        self.depth = 0
        self.quoted = False
        self.table = Table()

    def _follow(self) -> None:
        """Set what stands before the next block of the same item or quotation."""
        self.prefix = "> " if self.quoted else "  " * self.depth

    def flush(self) -> None:
        """Write the words collected since the last block as one."""
        text = folded("".join(self.run))
        self.run.clear()
        if text:
            self.out.block(self.prefix + (text if self.prefix else escaped(text)))
            self._follow()

    def children(self, node: Any) -> None:
        """Write what stands below an element."""
        child = node.child
        while child is not None:
            self._visit(child)
            child = child.next

    def _visit(self, node: Any) -> None:
        tag = node.tag
        if tag == "-text":
            self.run.append(node.text_content or "")
        elif is_left_out(node):
            return
        elif tag == "br":
            self.run.append(" ")
        elif tag == "sup":
            self.run += words_of(node)
        elif tag in BLOCKS:
            self.flush()
            self._block(node, tag)
            self.flush()
        elif tag in _BOLD and not folded("".join(self.run)):
            words = folded("".join(words_of(node)))  # at the beginning: a label or a heading
            self.run.append(f" **{words}** " if words else "")
        else:
            self.children(node)

    def _block(self, node: Any, tag: str) -> None:
        if tag in HEADINGS:
            self.prefix = "#" * HEADINGS[tag] + " "
            self.run += words_of(node)
            self.flush()
            self._follow()
        elif tag in ("ul", "ol"):
            self._items(node, tag)
        elif tag == "table":
            outer, self.table = self.table, Table()
            self.children(node)
            self.table = outer
            outer.end = -1  # what stands in a cell parts the rows around it
        elif tag == "tr":
            self._row(node)
        elif tag == "pre":
            self._lines(node)
        elif tag == "blockquote":
            outside, self.quoted = self.quoted, True
            self._follow()
            self.children(node)
            self.flush()
            self.quoted = outside
            self._follow()
        else:
            self.children(node)

    def _items(self, node: Any, tag: str) -> None:
        number = whole(node, "start", 1)
        form = _FORMS.get(node.attributes.get("type") or "", "decimal")
        child = node.child
        while child is not None:
            if child.tag == "li":
                number = whole(child, "value", number)
                mark = f"{written(number, form)}. " if tag == "ol" else "- "
                self.prefix = "  " * self.depth + mark
                number += 1
                self.depth += 1
                self.children(child)
                self.flush()
                self.depth -= 1
            else:
                self._visit(child)
            child = child.next
        self._follow()

    def _lines(self, node: Any) -> None:
        """Write typed text: a blank line parts its paragraphs."""
        for words in _BLANK_LINE.split("".join(words_of(node))):
            self.run.append(words)
            self.flush()

    def _row(self, node: Any) -> None:
        """Write a row of cells; one cell alone is layout, its blocks are written as they are."""
        cells = [each for each in node.iter() if each.tag in ("td", "th")]
        if len(cells) == 1 and not self.table.reaching:
            self.children(cells[0])
            return
        words = self.table.row([
            (cell(folded("".join(words_of(each)))), whole(each, "colspan", 1),
             whole(each, "rowspan", 1))
            for each in cells
        ])  # fmt: skip
        if any(words):
            between = "\n" if self.table.end == self.out.length else "\n\n"
            self.out.block("| " + " | ".join(words) + " |", between)
            self.table.end = self.out.length


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
    walker = Walker()
    body = _body(tree)
    if body is not None:
        walker.children(body)
        walker.flush()
    return walker.out.finish()[0]
