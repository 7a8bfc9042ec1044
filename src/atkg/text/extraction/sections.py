"""Sections: whether a stretch stands under recommendations, lessons, practices or a criterion."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from atkg.text.extraction.patterns import pattern_table

ITEMS: Final = ("recommendation", "lesson", "good-practice")
_TABLE: Final = "item_headings.csv"
_MOST_WORDS: Final = 14
_SHORT: Final = 7
_NUMBER: Final = re.compile(r"^[\W_]*(?:[0-9]+(?:\.[0-9]+)*|[ivxl]+)?[.):]*\s+|^[\W_]+")


@lru_cache(maxsize=4096)
def _terms(heading: str) -> tuple[str, ...]:
    """Give the terms that a heading has words of; asked again for each sentence below it."""
    return tuple(term for term, pattern in pattern_table(_TABLE) if pattern.search(heading))


def item_kind(trail: Sequence[str]) -> str:
    """Give the kind of item that a section lists, or nothing; ``trail`` is folded, outermost first.

    A heading that names several kinds, or findings too, leaves it to the headings below.

    >>> item_kind(["lessons learned and recommendations", "recommendations", "r.1 on lessons"])
    'recommendation'
    """
    for heading in trail:
        found = _terms(heading) if len(heading.split()) <= _SHORT else ()
        kinds = [term for term in found if term in ITEMS]
        if len(kinds) == 1 and "other" not in found:
            return kinds[0]
    return ""


def ends_items(heading: str) -> bool:
    """Tell whether a folded heading opens another part of a report, whatever its level says.

    >>> ends_items("annex ii: interviews"), ends_items("3. strengthen the context of referral")
    (True, False)
    """
    ending = dict(pattern_table(_TABLE))["ends"]
    return ending.match(_NUMBER.sub("", heading)) is not None and not item_kind([heading])


def criterion(trail: Sequence[str]) -> str:
    """Give the one criterion that the innermost heading naming any names, or nothing.

    >>> criterion(["4 analysis project effectiveness", "4.1 hotline"]), criterion(["lessons"])
    ('effectiveness', '')
    """
    if item_kind(trail):
        return ""
    for heading in reversed(trail):
        # A long heading is a title that quotes the project's own.
        start = " ".join(heading.split()[:_MOST_WORDS])
        found = [term for term in _terms(start) if term.startswith("criterion.")]
        if len(found) == 1:
            return found[0].partition(".")[2]
        if found:
            return ""
    return ""
