"""Hyphens at line ends: whether they part one word, or belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_END: Final = re.compile(r"([^\W\d_]+)-$")
_BEGIN: Final = re.compile(r"[^\W\d_]+")
_DASHED: Final = re.compile(r"[\w)][-–—/]$")


class Hyphens:
    """The words of one document, by which its line ends are judged."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.words: set[str] = set()
        for line in lines:
            self.words.update(word.lower() for word in _WORD.findall(line.rstrip("-")))

    def joined(self, first: str, second: str) -> tuple[str, str]:
        """Give the first line as it is written before the second, and what stands between them."""
        end, begin = _END.search(first), _BEGIN.match(second)
        if end and begin and begin[0][0].islower():
            keep = self._is_compound(end[1].lower(), begin[0].lower())
            return (first if keep else first[:-1]), ""
        if _DASHED.search(first) and second[:1].isalnum() and first[-2:-1] != " ":
            return first, ""
        return first, " "

    def _is_compound(self, before: str, after: str) -> bool:
        """Tell "anti-trafficking" from "traf-ficking": by what the document writes elsewhere."""
        if f"{before}-{after}" in self.words:
            return True
        if before + after in self.words:
            return False
        return len(before) > 2 and before in self.words and after in self.words
