"""Where a quote stands, and what is wrong with one that does not stand where it should.

A quote is compared character for character. Only to explain a failure are the signs of Markdown,
white space and typographic variants set aside; letters and their case never are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

Verdict = Literal["exact", "elsewhere", "normalisation", "fabricated"]

_ALIKE: Final = {
    **dict.fromkeys("“”„«»″", '"'),
    **dict.fromkeys("’‘´`′", "'"),
    **dict.fromkeys("–—‑−‐", "-"),
    **dict.fromkeys("*_\u00ad\u200b\ufeff", ""),
    "…": "...",
}
# White space; a stroke that only escapes; words that stay, a blank between two; a character that
# is looked up.
_STAYS: Final = rf"[^\s\\{re.escape(''.join(_ALIKE))}]++"
_TOKEN: Final = re.compile(rf"({_STAYS}(?: {_STAYS})*+)|(\s+)|\\(?=[^\w\s])|([^\s\\]|\\)")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made comparable; ``offsets[i]`` is where character i came from in the original."""

    text: str
    offsets: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Give the span in the original of a non-empty span here."""
        return self.offsets[start], self.offsets[end - 1] + 1


@lru_cache(maxsize=4)
def fold_with_offsets(text: str) -> Folded:
    r"""Fold white space to one blank, drop Markdown emphasis and escapes, unify quotes and dashes.

    >>> fold_with_offsets("a  **budget** of \\$7 – “all”").text
    'a budget of $7 - "all"'
    """
    parts: list[str] = []
    offsets: list[int] = []
    for match in _TOKEN.finditer(text):
        if match[1]:
            parts.append(match[1])
            offsets += range(match.start(), match.end())
            continue
        if match[2]:
            folded = " " if parts and parts[-1] != " " else ""
        else:
            folded = _ALIKE.get(match[3], match[3]) if match[3] else ""
        if folded:
            parts.append(folded)
            offsets += [match.start()] * len(folded)
    if parts and parts[-1] == " ":
        parts.pop()
        offsets.pop()
    return Folded("".join(parts), tuple(offsets))


def occurrences(text: str, quote: str) -> list[int]:
    """Give every offset at which a quote stands exactly; none for an empty quote.

    >>> occurrences("no, no", "no")
    [0, 4]
    """
    found: list[int] = []
    at = text.find(quote) if quote else -1
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + 1)
    return found


def prints(words: str, name: str) -> bool:
    r"""Tell whether words of a text are a name, which may run over a line end.

    >>> prints("Port\nAgency", "Port Agency"), prints("Port-Agency", "Port Agency")
    (True, False)
    >>> prints(" Port Agency", "Port Agency")  # a span begins and ends with its name
    False
    """
    return words == words.strip() and words.split() == name.split()


def _nearest(places: Iterable[int], at: int) -> int:
    return min(places, key=lambda place: (abs(place - at), place))


def diagnose(text: str, quote: str, start: int, end: int) -> tuple[Verdict, tuple[int, int] | None]:
    """Say how a quote relates to its span, and where it really stands.

    ``exact``: ``text[start:end] == quote``; ``elsewhere``: it stands exactly at the span returned
    (the nearest one); ``normalisation``: it stands there but for spaces, marks, quotes and dashes;
    ``fabricated``: nowhere, with None.
    """
    if quote and 0 <= start <= end and text[start:end] == quote:
        return "exact", (start, end)
    if places := occurrences(text, quote):
        at = _nearest(places, start)
        return "elsewhere", (at, at + len(quote))
    folded, wanted = fold_with_offsets(text), fold_with_offsets(quote).text
    if places := occurrences(folded.text, wanted):
        at = _nearest(places, bisect_left(folded.offsets, start))
        return "normalisation", folded.original(at, at + len(wanted))
    return "fabricated", None
