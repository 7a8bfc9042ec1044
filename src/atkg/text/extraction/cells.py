"""What a cell of a table speaks of that opens with a cue: "| The helpline | Led by the police |".

A cell that begins with what it says of a thing speaks of what another cell of its row begins with,
mostly the first; a thing that stands further on in a cell is only mentioned there.
"""

from __future__ import annotations

import re
from typing import Final

from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.referring import Referent, before
from atkg.text.extraction.stretches import Stretch

_OPENS: Final = re.compile(rf"[\s\"'(*_•-]*(?:{any_of('article')}\s+)?[\"'(*_]*")


def _opens(one: Stretch, at: int) -> bool:
    """Tell whether a place is where a cell, or a sentence of one, begins."""
    return _OPENS.fullmatch(one.soft, one.soft.rfind("|", 0, at) + 1, at) is not None


def _last(reading: Reading, one: Stretch, end: int, types: frozenset[str]) -> Referent | None:
    """Give the last thing before an offset with which a cell begins."""
    for found in reversed(reading.named(one, 0, end)):
        at = one.offset(found.start), one.offset(found.end)
        if found.type in types and _opens(one, at[0]):
            return Referent(found.thing, at, "")
    return None


def row_subject(
    reading: Reading, one: Stretch, types: frozenset[str], verb: int
) -> Referent | None:
    """Give what the row of a cue speaks of, where the cue opens its cell or a sentence of it."""
    if one.kind != "table-row" or not _opens(one, verb):
        return None
    if found := _last(reading, one, verb, types):
        return found
    for other in before(reading, one):
        if other.passage != one.passage:
            break
        if found := _last(reading, other, len(other.words), types):
            return Referent(found.thing, (0, 0), "anaphora")
    return None
