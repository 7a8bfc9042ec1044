"""Acronyms in a text: where they stand, whom they name, and what they are defined as."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final, TypeAlias

from atkg.text.definitions import Definition
from atkg.text.folding import fold, soften
from atkg.text.mentioned import Mention, Mentions
from atkg.text.quotes import Folded

# Where a name stands in folded text, and whom it may name.
Hit: TypeAlias = tuple[int, int, tuple[str, ...]]
_DEFINED: Final = re.compile(r"\s*\(\W{0,2}([A-Z][A-Za-z&/-]{1,11})\W{0,2}\)")


@lru_cache(maxsize=65536)
def is_acronym(name: str) -> bool:
    """Tell an acronym: mostly capitals, no blank.

    >>> is_acronym("J-TIP"), is_acronym("Lima"), is_acronym("CARE model")
    (True, False, False)
    """
    letters = [char for char in name if char.isalpha()]
    capitals = sum(map(str.isupper, letters))
    return " " not in name and 2 <= len(name) <= 12 and 2 * capitals > len(letters)


def case_fits(name: str, written: str) -> bool:
    """Tell whether a name may be written so: an acronym in capitals, one word in its own case."""
    if is_acronym(name):
        return written == name or written.rstrip("s") == name
    if " " not in name and name[:1].isupper():
        return written[:1].isupper()
    return True


def places_of(acronym: str, text: str) -> Iterator[tuple[int, int]]:
    """Give the spans of an acronym as a word of its own."""
    for place in re.finditer(rf"(?<!\w){re.escape(acronym)}(?!\w)", text):
        yield place.span()


def defined_acronyms(folded: Folded, soft: str, known: dict[str, tuple[str, ...]]) -> Iterator[Hit]:
    """Yield mentions of acronyms that stand in parentheses after a known name."""
    longest = sorted(known, key=lambda name: (-len(name), name))
    for match in _DEFINED.finditer(folded.text):
        acronym = match[1]
        before = soft[max(0, match.start() - 120) : match.start()]
        first = soften(acronym[0])
        named = (name for name in longest if name[0] == first and before.endswith(name))
        things = known.get(next(named, ""))
        if things is None or not is_acronym(acronym) or soften(acronym) in known:
            continue
        for place in re.finditer(rf"(?<!\w){re.escape(acronym)}(?!\w)", folded.text):
            yield *place.span(), things


def gathered(
    text: str, nil: Iterable[Mention], defined: Iterable[Definition], known: Mentions
) -> list[Mention]:
    """Let all mentions of one unknown name be of one thing, and its acronym with it.

    ``known`` are the mentions so far: an acronym that is a record's stays that record's.
    """
    nil = sorted(nil)
    first: dict[str, Mention] = {}
    for one in nil:
        first.setdefault(fold(text[one.start : one.end]), one)
    by_end = {one.end: first[fold(text[one.start : one.end])] for one in nil}
    made: list[Mention] = []
    of_acronym: dict[str, Mention] = {}
    # What the initials tell comes first: of other long names the beginning is only guessed.
    for each in sorted(defined, key=lambda one: not one.is_sure):
        if (long := by_end.get(each.end)) is None:
            continue
        if each.acronym in of_acronym:  # another long name of the same body
            first[fold(text[long.start : long.end])] = of_acronym[each.acronym]
            continue
        places = list(places_of(each.acronym, text))
        borne = [one.thing for place in places for one in known.within(*place)]
        if borne:  # the acronym is on record, this name of the same body is not
            long = replace(long, candidates=tuple(dict.fromkeys([*borne, *long.candidates])))
            first[fold(text[long.start : long.end])] = long
            continue
        of_acronym[each.acronym] = first[fold(each.acronym)] = long
        made += [replace(long, start=start, end=end) for start, end in places
                 if not known.touches(start, end)]  # fmt: skip
    for one in nil:
        meant = first[fold(text[one.start : one.end])]
        made.append(replace(one, thing=meant.thing, candidates=meant.candidates))
    return made
