"""Text folded for matching: case, accents, white space, markdown signs and typographic variants.

Folding is for finding names and cues only; a quote is always compared character for character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

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


def _alternative(phrase: str) -> str:
    """Bound a phrase on its right; a side that is no word character (``%``) needs no bound."""
    folded = fold(phrase.removesuffix("*"))
    open_end = phrase.endswith("*") or not re.search(r"\w$", folded)
    return re.escape(folded) + ("" if open_end else r"(?!\w)")


def phrases(words: Iterable[str]) -> re.Pattern[str]:
    """Compile phrases for search in folded text, at word bounds; ``recommend*`` is a prefix.

    No phrases at all give a pattern that never matches. Phrases that begin with a word character
    share one bound on their left, so that the engine skips the inside of words: twice as fast.

    >>> bool(phrases(["aim*", "% of"]).search("5% of cases")), phrases([]).search("aims")
    (True, None)
    """
    alternatives = sorted({_alternative(word) for word in words}, key=lambda p: (-len(p), p))
    worded = [one for one in alternatives if re.match(r"\w", one)]
    signs = [one for one in alternatives if not re.match(r"\w", one)]
    bounded = [rf"(?<!\w)(?:{'|'.join(worded)})"] if worded else []
    return re.compile("|".join([*bounded, *signs]) or r"(?!)")
