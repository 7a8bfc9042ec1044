"""Where the words of one reading of a document stand in another reading of it.

Two readings differ in white space, hyphens, marks and here and there in words. Words that both
have in the same order are aligned first (the longest common runs of words, as ``difflib`` finds
them); between two aligned words lies the window in which a quote has to be found. A quote whose
paragraph was moved is found outside it, if there is no doubt which place is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final

from atkg.text.quotes import occurrences

Span = tuple[int, int]
_TOKEN: Final = re.compile(r"\w+|[^\w\s]")
_DROPPED: Final = re.compile(r"[\s*_\\#|\-–—‑−‐\u00ad\u200b\ufeff\x0c]")
_ALIKE: Final = str.maketrans({**dict.fromkeys("“”„«»″", '"'), **dict.fromkeys("’‘´`′", "'")})
_CONTEXT: Final = 40  # characters on each side that tell two places of the same words apart
_ENOUGH: Final = 20  # of these have to be the same


@dataclass(frozen=True, slots=True)
class Placed:
    """Where words stand now; ``respaced`` where white space, hyphens or marks differ."""

    start: int
    end: int
    respaced: bool


class Squeezed:
    """A text without white space, hyphens and marks; ``offsets`` lead back to it."""

    def __init__(self, text: str) -> None:
        kept = [(char, at) for at, char in enumerate(text) if not _DROPPED.match(char)]
        self.text = "".join(char for char, _ in kept).translate(_ALIKE)
        self.offsets = [at for _, at in kept]

    def places(self, words: str) -> list[Span]:
        """Give each span of the text at which words stand, squeezed."""
        size = len(words)
        return [(self.offsets[at], self.offsets[at + size - 1] + 1)
                for at in occurrences(self.text, words)]  # fmt: skip

    def around(self, span: Span) -> tuple[str, str]:
        """Give the squeezed characters before and after a span."""
        start, end = (bisect_left(self.offsets, at) for at in span)
        return self.text[max(0, start - _CONTEXT) : start], self.text[end : end + _CONTEXT]


def _shared(one: str, other: str) -> int:
    """Count the characters that two texts share from their beginning."""
    for count, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return count
    return min(len(one), len(other))


def _is_edge(text: str, at: int) -> bool:
    """Tell whether no word runs over this offset."""
    return not (0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum())


class Alignment:
    """Two readings of one document, made ready for carrying spans from the old to the new."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self._old, self._new = Squeezed(old), Squeezed(new)

    @cached_property
    def _tokens(self) -> tuple[list[Span], list[Span]]:
        """The spans of words that both readings have in the same order, pair by pair."""
        old = [match.span() for match in _TOKEN.finditer(self.old)]
        new = [match.span() for match in _TOKEN.finditer(self.new)]
        matcher = SequenceMatcher(
            None, [self.old[slice(*one)] for one in old], [self.new[slice(*one)] for one in new]
        )
        pairs = [(old[block.a + n], new[block.b + n]) for block in matcher.get_matching_blocks()
                 for n in range(block.size)]  # fmt: skip
        return [one for one, _ in pairs], [two for _, two in pairs]

    def _window(self, span: Span) -> Span:
        """Give the part of the new reading between the aligned words around a span."""
        old, new = self._tokens
        before = bisect_right(old, span[0], key=lambda one: one[1]) - 1
        after = bisect_left(old, span[1], key=lambda one: one[0])
        start = new[before][1] if before >= 0 else 0
        return start, new[after][0] if after < len(new) else len(self.new)

    def _expected(self, span: Span) -> int | None:
        """Give where the first word of a span stands now, if it is aligned."""
        old, new = self._tokens
        at = bisect_left(old, span[0], key=lambda one: one[0])
        return new[at][0] if at < len(old) and old[at][0] == span[0] else None

    def _likeness(self, span: Span) -> Callable[[Span], int]:
        before, after = self._old.around(span)

        def shared(place: Span) -> int:
            left, right = self._new.around(place)
            return max(_shared(before[::-1], left[::-1]), _shared(after, right))

        return shared

    def _nearest(self, span: Span, places: Sequence[Span]) -> Span | None:
        """Choose the place whose surroundings are those of the span, if one alone has them."""
        likeness = self._likeness(span)
        ranked = sorted(places, key=lambda place: -likeness(place))
        if not ranked or likeness(ranked[0]) < _ENOUGH:
            return None
        if len(ranked) > 1 and likeness(ranked[1]) == likeness(ranked[0]):
            return None
        return ranked[0]

    def _inside(self, span: Span, places: Sequence[Span]) -> Span | None:
        low, high = self._window(span)
        inside = [place for place in places if low <= place[0] and place[1] <= high]
        if len(inside) > 1:
            expected = self._expected(span)
            exact = [place for place in inside if place[0] == expected]
            return exact[0] if exact else self._nearest(span, inside)
        return inside[0] if inside else None

    def _fitting(self, span: Span, places: Sequence[Span]) -> list[Span]:
        """Leave out places inside a word where the old one stood at a word's edge."""
        return [
            place for place in places
            if all(_is_edge(self.new, now) or not _is_edge(self.old, then)
                   for then, now in zip(span, place, strict=True))
        ]  # fmt: skip

    def place(self, start: int, end: int) -> Placed | str:
        """Give where the words of a span stand in the new reading, or the reason why nowhere."""
        span, words = (start, end), self.old[start:end]
        squeezed = Squeezed(words).text
        same = [(at, at + len(words)) for at in occurrences(self.new, words)]
        exact = self._fitting(span, same)
        alike = self._fitting(span, self._new.places(squeezed)) if squeezed else []
        for places in (exact, alike):
            if found := self._inside(span, places):
                return self._placed(found, words)
        alone = len(self._old.places(squeezed)) == 1 if squeezed else self.old.count(words) == 1
        for places in (exact, alike):
            if alone and len(places) == 1:
                return self._placed(places[0], words)
            if found := self._nearest(span, places):
                return self._placed(found, words)
        if not exact and not alike:
            return "its words stand nowhere in the new reading"
        return f"its words stand {len(alike or exact)} time(s) elsewhere; which is meant is unclear"

    def _placed(self, span: Span, words: str) -> Placed:
        return Placed(*span, respaced=self.new[slice(*span)] != words)
