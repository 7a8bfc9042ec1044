"""Markdown as our readers write it: blank lines between blocks, form feeds between pages."""

from __future__ import annotations

import re
from typing import Final

from atkg.text.reading import Place

_MARKUP: Final = re.compile(r"#{1,6}\s|[>|]|(?:[-*_=]\s?){3,}$|`{3}|~{3}")
_BLANKS: Final = re.compile(r"[ \t\r\n\f\v\u00a0\u2028\u2029]+")
_UNSEEN: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")  # where a word may be cut, or not


def folded(text: str) -> str:
    """Write every run of white space as one blank, and leave out signs that nobody sees."""
    return _BLANKS.sub(" ", _UNSEEN.sub("", text)).strip(" ")


def escaped(text: str) -> str:
    r"""Keep the first words of a paragraph from being read as markup.

    >>> escaped("# of victims"), escaped("No. 3")
    ('\\# of victims', 'No. 3')
    """
    return "\\" + text if _MARKUP.match(text) else text


def cell(text: str) -> str:
    """Keep a bar in a cell from ending it."""
    return text.replace("|", "\\|")


class Writer:
    """Collects a text and its places; offsets are code points of the text so far."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.places: list[Place] = []
        self._fresh = True

    def add(self, text: str) -> None:
        """Write on."""
        if text:
            self.pieces.append(text)
            self.length += len(text)
            self._fresh = False

    def open(self, between: str = "\n\n") -> None:
        """Begin a block: what parts it from the one before stands between, if there is one."""
        if not self._fresh:
            self.add(between)

    def block(self, text: str, between: str = "\n\n") -> None:
        """Write one block; nothing where it has no words."""
        if text:
            self.open(between)
            self.add(text)

    def end_page(self) -> None:
        """End a page."""
        self.add("\n\f" if not self._fresh else "\f")
        self._fresh = True

    def finish(self) -> tuple[str, list[Place]]:
        """Give text and places."""
        return "".join(self.pieces) + "\n", self.places
