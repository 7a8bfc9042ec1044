"""Text folded for matching: case, accents, white space, markdown signs and typographic variants.

Folding is for finding names and cues only; a quote is always compared character for character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from atkg.text.phrasetrees import tree
from atkg.text.reading import RAISED

_MARKS: Final = re.compile(r"[*_`#\\\[\]]+")
_SPACE: Final = re.compile(r"\s+")
_TYPOGRAPHIC: Final = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "´": "'", "–": "-", "—": "-", "\u00ad": ""}
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Fold a text for matching.

    >>> fold("**Evaluación  Final** – “OIT”")
    'evaluacion final - "oit"'
    """
    text = unicodedata.normalize("NFKD", text.translate(_TYPOGRAPHIC)).translate(_TYPOGRAPHIC)
    text = "".join(char for char in text if not unicodedata.combining(char))
    return _SPACE.sub(" ", _MARKS.sub("", text)).strip().casefold()


_WHITE: Final = dict.fromkeys(map(ord, "\n\r\t\f\v\u00a0\u2028\u2009\u202f"), " ")


@cache
def _soft(char: str) -> str:
    plain = unicodedata.normalize("NFKD", char)
    return (plain[0] if plain else char).lower()[:1] or char


class _Softening(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = soft = _soft(chr(code))
        return soft


# The sign of a note belongs to no word or number before it.
_NOTES: Final = dict.fromkeys(map(ord, RAISED), "^")
_SOFTENING: Final = _Softening(
    {**{code: str(sign) for code, sign in _TYPOGRAPHIC.items() if sign}, **_WHITE, **_NOTES}
)


def soften(text: str) -> str:
    """Fold case, accents and typographic variants only, so that every offset stays.

    >>> soften("Evaluación – “OIT”")
    'evaluacion - "oit"'
    """
    return text.translate(_SOFTENING)


def phrases(words: Iterable[str]) -> re.Pattern[str]:
    """Compile phrases for search in folded text, at word bounds; ``recommend*`` is a prefix.

    The longest phrase is found; no phrases at all give a pattern that never matches.

    >>> bool(phrases(["aim*", "% of"]).search("5% of cases")), phrases([]).search("aims")
    (True, None)
    """
    is_open: dict[str, bool] = {}
    for word in words:
        phrase = fold(word.removesuffix("*"))
        # A side that is no word character ("%") needs no bound.
        inside = word.endswith("*") or not re.search(r"\w$", phrase)
        is_open[phrase] = is_open.get(phrase, False) or inside
    return re.compile(tree(is_open))
