"""What a report calls its project besides "the project": "Beacon is a four-year activity"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from atkg.text.blocks import Span
from atkg.text.extraction.patterns import any_of
from atkg.text.folding import soften

_WITHIN: Final = 80
_DEFINED: Final = re.compile(
    rf"[\"')*_]*\s{any_of('is')}\s{any_of('an')}\s(?:[\w-]+\s){{0,3}}?(?P<noun>{any_of('called')})"
)


def called(text: str, named: Iterable[Span]) -> re.Pattern[str]:
    """Compile "the activity" where the text says after a name that it is one.

    Where it says so nowhere, the pattern never matches. ``named`` is where the project is named.

    >>> bool(called("Beacon is a small initiative.", [(0, 6)]).search("the initiative ended"))
    True
    """
    nouns: set[str] = set()
    for _, end in named:
        if match := _DEFINED.match(soften(text[end : end + _WITHIN]).replace("\n", " ")):
            nouns.add(match["noun"])
    words = "|".join(map(re.escape, sorted(nouns)))
    said = rf"(?<!\w)(?:{any_of('definite')}|{any_of('article')})\s(?:{words})(?!\w)"
    return re.compile(said if nouns else r"(?!)")
