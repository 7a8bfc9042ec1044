"""What was called off or put off: "the training of 500 judges was cancelled" trained nobody.

The number has to stand inside the words for the event ("the training of …"): of "12 courses were
cancelled" the number is a fact, about courses that were. So it is where a part or a group comes
first ("40 percent of 500 contracts").
"""

from __future__ import annotations

import re
from typing import Final

from atkg.text.blocks import Span
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.stretches import Stretch

_TABLE: Final = "called_off_phrases.csv"
# An event, its "of", and the number with no more than a few words before it.
_EVENT: Final = re.compile(
    rf"\b(?!{any_of('no-event', _TABLE)})[^\W\d_]{{4,}}\s+{any_of('of', _TABLE)}\s+"
    r"(?:[^\s,;:()]+\s+){0,4}(?:[^\s,;:()]|,(?=[0-9]))+$"
)
_WHERE: Final = (
    rf"(?:\s+{any_of('where', _TABLE)}(?:\s+(?!{any_of('relative', _TABLE)})\w+){{1,5}}?)?"
)
_HELPERS: Final = rf"(?:{any_of('verb-before')}\s+){{1,3}}(?:to\s+be\s+)?"
_OFF: Final = re.compile(
    rf"{_WHERE}\s+(?:{_HELPERS}{any_of('called-off', _TABLE)}|{any_of('not-held', _TABLE)})"
)
_LATER: Final = re.compile(
    rf"{_WHERE}\s+(?:{_HELPERS}{any_of('put-off', _TABLE)}|{any_of('put-off-verb', _TABLE)})"
)


def called_off(one: Stretch, core: Span, end: int, stop: int) -> tuple[str, Span] | None:
    """Tell whether the event that a number at ``core`` belongs to was called off, or put off.

    Gives "denied" or "planned" with the offsets of the words that say so; ``end`` is where the
    words of the number end, ``stop`` the end of its clause.
    """
    if not _EVENT.search(one.soft, 0, core[1]):
        return None
    for how, pattern in (("denied", _OFF), ("planned", _LATER)):
        if match := pattern.match(one.soft, end, stop):
            return how, match.span()
    return None
