"""Lists of references: what stands in a cited work's title is no statement of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from atkg.text.extraction.patterns import pattern_table

_TABLE: Final = "reference_headings.csv"
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


@cache
def _pattern() -> re.Pattern[str]:
    return dict(pattern_table(_TABLE))["references"]
