"""What a text mentions: things of the authority file, and names that no record bears."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

AGENTS: Final = frozenset(
    f"atkg:{name}"
    for name in (
        "Organization", "OrganizationalUnit", "CoordinationBody", "CollectiveActor", "Professional",
    )
)  # fmt: skip
NIL: Final = "nil:"


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A thing named at a half-open span; ``thing`` is ``nil:…`` where no record is meant."""

    start: int
    end: int
    thing: str
    type: str
    candidates: tuple[str, ...] = ()
    is_foreign: bool = False

    @property
    def is_agent(self) -> bool:
        """Tell whether this is somebody who can act."""
        return self.type in AGENTS

    @property
    def is_nil(self) -> bool:
        """Tell whether no record could be linked."""
        return self.thing.startswith(NIL)


class Mentions:
    """The mentions of a text in order, without overlaps; ``nil`` wait for a person."""

    def __init__(self, linked: Iterable[Mention], nil: Iterable[Mention]) -> None:
        self.linked = tuple(sorted(linked))
        self.nil = tuple(sorted(nil))
        self._all = tuple(sorted((*self.linked, *self.nil)))
        self._starts = [mention.start for mention in self._all]

    def named(self, start: int, end: int) -> tuple[Mention, ...]:
        """Give the mentions inside a span, linked or not."""
        low = bisect_left(self._starts, start)
        high = bisect_left(self._starts, end, low)
        return tuple([one for one in self._all[low:high] if one.end <= end])

    def touches(self, start: int, end: int) -> bool:
        """Tell whether a span shares characters with a mention."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._all[at].end > start

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Give the linked mentions inside a span."""
        return tuple(one for one in self.named(start, end) if not one.is_nil)


def nil_thing(start: int, end: int) -> str:
    """Give what stands for the unknown thing of a NIL mention.

    >>> nil_thing(10, 24)
    'nil:10-24'
    """
    return f"{NIL}{start}-{end}"
