"""Sections: whether a stretch stands under recommendations, lessons, practices or a criterion."""

from __future__ import annotations

import re
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


@lru_cache(maxsize=4096)
def item_kind(trail: tuple[str, ...]) -> str:
    """Give the kind of item that a section lists, or nothing; ``trail`` is folded, outermost first.

    A heading that names several kinds, or findings too, leaves it to the headings below.

    >>> item_kind(("lessons learned and recommendations", "recommendations", "r.1 on lessons"))
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
    return ending.match(_NUMBER.sub("", heading)) is not None and not item_kind((heading,))


@lru_cache(maxsize=4096)
def criterion(trail: tuple[str, ...]) -> str:
    """Give the one criterion that the innermost heading naming any names, or nothing.

    What stands in a method, an annex or another such part has none.

    >>> criterion(("4 analysis project effectiveness", "4.1 hotline")), criterion(("lessons",))
    ('effectiveness', '')
    >>> criterion(("findings", "will the results be sustained?")), criterion(("annex", "impact"))
    ('sustainability', '')
    """
    if item_kind(trail):
        return ""
    for index in reversed(range(len(trail))):
        named = criteria_named(trail[index])
        if named:
            ended = any(map(ends_items, trail[:index]))
            return named[0] if len(named) == 1 and not ended else ""
        if ends_items(trail[index]):
            return ""
    return ""


def criteria_named(heading: str) -> list[str]:
    """Give the criteria that a folded heading or label names, by a noun or in a question.

    >>> criteria_named("3.1 was the design relevant to the needs?"), criteria_named("relevant laws")
    (['relevance'], [])
    """
    # A long heading is a title that quotes the project's own.
    terms = _terms(" ".join(heading.split()[:_MOST_WORDS]))
    for kind in ("criterion", "asked"):
        found = [term.partition(".")[2] for term in terms if term.startswith(f"{kind}.")]
        if found and (kind == "criterion" or _asks(heading)):
            return found
    return []


def _asks(heading: str) -> bool:
    opening = dict(pattern_table(_TABLE))["asking"].match(_NUMBER.sub("", heading).lstrip("¿ "))
    return heading.rstrip(" *_:").endswith("?") or opening is not None
