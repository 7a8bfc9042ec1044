"""Rows of an HTML table in which cells may reach into the rows below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


def whole(node: Any, name: str, default: int) -> int:
    """Give an attribute that is a small whole number."""
    value = node.attributes.get(name) or ""
    return int(value) if value.isdecimal() and len(value) < 5 else default


@dataclass(slots=True)
class Table:
    """Where the last row ended, and which cells reach into the rows below: (rows left, width)."""

    end: int = -1
    reaching: dict[int, tuple[int, int]] = field(default_factory=dict)

    def row(self, cells: Sequence[tuple[str, int, int]]) -> list[str]:
        """Give the cells of a row (words, width, height) with an empty one below each high one."""
        above, self.reaching = self.reaching, {}
        words: list[str] = []
        at = 0

        def skip() -> int:
            column = at
            while column in above:
                left, width = above.pop(column)
                if left > 1:
                    self.reaching[column] = left - 1, width
                words.append("")
                column += width
            return column

        for own, width, height in cells:
            at = skip()
            words.append(own)
            if height > 1:
                self.reaching[at] = height - 1, max(1, width)
            at += max(1, width)
        skip()
        return words
