"""Several actions in one sentence: "should train its staff and publish a report" asks for two.

A comma or "and" parts two actions where a verb follows that stands beside the first one: a known
verb in English, an infinitive in Spanish, with an object before it, outside of a clause of purpose
or a relative clause.
"""

from __future__ import annotations

import re
from typing import Final

from atkg.text.blocks import Span
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.stretches import Stretch

_TABLE: Final = "action_verbs.csv"
_INFINITIVE: Final = rf"(?!{any_of('no-verb', _TABLE)})\w{{2,}}(?:ar|er|ir)(?:l[aeo]s?|se)?(?!\w)"
_SURE: Final = rf"(?:{any_of('verb', _TABLE)}|{_INFINITIVE})"
# "and support" may be a noun, "and support the" is a verb.
_LIKELY: Final = rf"{any_of('verb-or-noun', _TABLE)}(?=\s{any_of('object', _TABLE)})"
VERB: Final = re.compile(rf"(?:{_SURE}|{_LIKELY})")
_CUT: Final = re.compile(
    rf"(?:,\s(?:and\s|y\s)?|\s(?:and|y|e)\s)(?:then\s|also\s|luego\s|también\s)?(?={VERB.pattern})"
)
_INNER: Final = re.compile(any_of("inner", _TABLE))
_FEWEST: Final = 3


def starts_with_verb(one: Stretch, begin: int) -> bool:
    """Tell whether a part of a stretch opens with a verb: "Search for funds", "Ampliar la línea".

    A word that may be a noun counts here: a sentence that opens with "Report" asks for it.
    """
    opening = re.compile(rf"[\W_]*(?:{_SURE}|{any_of('verb-or-noun', _TABLE)}\s)")
    return opening.match(one.soft, begin) is not None


def parted(one: Stretch, begin: int, end: int) -> list[Span]:
    """Give the offsets of the actions in the words of one demand, in order."""
    if not VERB.match(one.soft, begin) and not starts_with_verb(one, begin):
        return [(begin, end)]
    parts: list[Span] = []
    for cut in _CUT.finditer(one.soft, begin, end):
        words = one.soft[begin : cut.start()]
        if len(words.split()) >= _FEWEST and not _INNER.search(words):
            parts.append((begin, cut.start()))
            begin = cut.end()
    return [*parts, (begin, end)]
