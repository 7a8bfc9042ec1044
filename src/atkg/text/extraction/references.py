"""Lists of references: what stands in a cited work's title is no statement of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from atkg.text.blocks import Span, lines_of
from atkg.text.extraction.patterns import pattern_table
from atkg.text.folding import fold

_TABLE: Final = "reference_headings.csv"
_LONGEST: Final = 40
_NUMBER: Final = re.compile(r"^[\W_]*(?:(?:annex|appendix|anexo|apendice)\W+)?"
                            r"(?:[0-9]+(?:\.[0-9]+)*|[ivxl]+|[a-h])[.):]+\s*|^[\W_]+")  # fmt: skip


def is_reference(trail: Sequence[str]) -> bool:
    """Tell whether a passage stands under a heading of references; ``trail`` is folded.

    >>> is_reference(["report", "vii. references"]), is_reference(["reference group"])
    (True, False)
    """
    return any(map(_opens_references, trail))


@cache
def _opens_references(heading: str) -> bool:
    return _pattern().fullmatch(_NUMBER.sub("", heading).rstrip(" .:*")) is not None


def is_references_line(words: str) -> bool:
    """Tell whether a line by itself opens a list of references, in texts without headings.

    >>> is_references_line("REFERENCES"), is_references_line("references to the law")
    (True, False)
    """
    bare = words.strip("#*_ :")
    written = bare[:1].isupper() and len(bare) < _LONGEST
    return written and _line().fullmatch(fold(bare)) is not None


def references(text: str, ends: Sequence[int]) -> tuple[Span, ...]:
    """Give the spans from such lines in the second half of a text to the next heading after them.

    ``ends`` are where the headings begin.
    """
    found: list[Span] = []
    for line in lines_of(text):
        if line.start > len(text) // 2 and is_references_line(line.words):
            found.append((line.start, next((end for end in ends if end > line.end), len(text))))
    return tuple(found)


@cache
def _line() -> re.Pattern[str]:
    return dict(pattern_table(_TABLE))["line"]


@cache
def _pattern() -> re.Pattern[str]:
    return dict(pattern_table(_TABLE))["references"]
