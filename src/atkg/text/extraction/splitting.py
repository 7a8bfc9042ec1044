"""Several actions in one sentence: "should train its staff and publish a report" asks for two.

A comma or "and" parts two actions where a verb follows that stands beside the first one: a known
verb in English, an infinitive in Spanish, with an object before it, outside of a clause of purpose
or a relative clause.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from atkg.text.blocks import Span
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.stretches import Stretch
from atkg.text.languages import languages_of

_TABLE: Final = "action_verbs.csv"
_INFINITIVE: Final = rf"(?!{any_of('no-verb', _TABLE)})\w{{2,}}(?:ar|er|ir)(?:l[aeo]s?|se)?(?!\w)"
# "and support" may be a noun, "and support the" is a verb.
_LIKELY: Final = rf"{any_of('verb-or-noun', _TABLE)}(?=\s{any_of('object', _TABLE)})"
_VERBS: Final = {"en": rf"(?:{any_of('verb', _TABLE)}|{_LIKELY})", "es": _INFINITIVE}
_OPENERS: Final = {
    "en": rf"(?:{any_of('verb', _TABLE)}|{any_of('verb-or-noun', _TABLE)}\s)", "es": _INFINITIVE
}  # fmt: skip
_INNER: Final = re.compile(any_of("inner", _TABLE))
_FEWEST: Final = 3


@cache
def _opens(lang: str) -> re.Pattern[str]:
    return re.compile(rf"[\W_]*{_OPENERS[lang]}")


@cache
def _cuts(lang: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:,\s(?:and\s|y\s)?|\s(?:and|y|e)\s)(?:then\s|also\s|luego\s|tambien\s)?"
        rf"(?={_VERBS[lang]})"
    )


def _lang(one: Stretch) -> str:
    return "es" if languages_of(one.words)[0] == "es" else "en"


def starts_with_verb(one: Stretch, begin: int) -> bool:
    """Tell whether a part of a stretch opens with a verb: "Search for funds", "Ampliar la línea".

    A word that may be a noun counts here: a sentence that opens with "Report" asks for it.
    """
    return _opens(_lang(one)).match(one.soft, begin) is not None


def parted(one: Stretch, begin: int, end: int) -> list[Span]:
    """Give the offsets of the actions in the words of one demand, in order."""
    if not starts_with_verb(one, begin):
        return [(begin, end)]
    parts: list[Span] = []
    for cut in _cuts(_lang(one)).finditer(one.soft, begin, end):
        words = one.soft[begin : cut.start()]
        if len(words.split()) >= _FEWEST and not _INNER.search(words):
            parts.append((begin, cut.start()))
            begin = cut.end()
    return [*parts, (begin, end)]
