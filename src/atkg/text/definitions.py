"""Acronyms that a text defines itself: "Harbour Relief Fund (HRF)", "HRF (Harbour Relief Fund)".

How far the long name reaches is told by its initials; where they do not fit (an acronym from
another language), by the run of capitalized words before the bracket. Lists of acronyms
("HRF: Harbour Relief Fund") count where the initials fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from atkg.text.folding import soften
from atkg.text.reading import RAISED

_ACRONYM: Final = r"[A-Z][A-Za-z&/-]{1,11}"
_BRACKETED: Final = re.compile(rf"[ \n]\(\W{{0,2}}(?P<acronym>{_ACRONYM})\W{{0,2}}\)")
_OPENED: Final = re.compile(rf"(?<![\w(])(?P<acronym>{_ACRONYM}) \((?P<name>[^()\n]{{6,90}})\)")
_LISTED: Final = re.compile(
    rf"^\W{{0,3}}(?P<acronym>{_ACRONYM})\W{{0,3}}(?:[:|\t–-]|  )\W{{0,4}}(?P<name>[^\n|]{{6,90}})$",
    re.M,
)
_WORD: Final = re.compile(r"[^\W_][^\s()/-]*")
_SENTENCE: Final = re.compile(r".*(?:[.;:!?]\s|\n\s*\n|\()", re.S)
_OWN: Final = re.compile(rf"(?:['’]s)?[{RAISED}]*$")  # a note's sign belongs to no name
_MOST_WORDS: Final = 16
_FAR: Final = 160
_LONGEST_PART: Final = 4


@dataclass(frozen=True, slots=True)
class Definition:
    """The half-open span of a long name and the acronym that stands for it from there on.

    ``is_sure`` tells that the initials fit; else the long name ends there and begins somewhere.
    """

    start: int
    end: int
    acronym: str
    is_sure: bool


def _matches(words: list[str], letters: str, skipped: int) -> int:
    """Give how many words from the end spell the letters, 0 where none do."""
    if not letters:
        return 0
    if not words:
        return -_MOST_WORDS * 2
    word = words[-1]
    if word[0].islower():  # "of" may give a letter and mostly gives none
        tries = [0, 1] if soften(word[0]) == letters[-1] else [0]
    else:
        tries = [size for size in range(1, _LONGEST_PART + 1)
                 if len(letters) >= size and soften(word[:size]) == letters[-size:]]  # fmt: skip
        tries += [0] if skipped else []
    for size in tries:
        lost = int(size == 0 and word[0].isupper())
        rest = letters[: len(letters) - size]
        if not rest and (word[0].islower() or not size):
            continue
        count = 1 + _matches(words[:-1], rest, skipped - lost)
        if count > 0:
            return count
    return -_MOST_WORDS * 2


def initials(name: str, acronym: str) -> int:
    """Give where in some words the name begins that an acronym stands for, or -1.

    >>> words = "officers of the Harbour Relief and Rescue Fund"
    >>> words[initials(words, "HRRF"):], initials(words, "XYZ")
    ('Harbour Relief and Rescue Fund', -1)
    """
    acronym = acronym[:-1] if acronym.endswith("s") and acronym[:-1].isupper() else acronym
    letters = "".join(char for char in soften(acronym) if char.isalpha())
    found = list(_WORD.finditer(name))[-_MOST_WORDS:]
    if len(letters) < 2 or not found or found[-1][0][0].islower():
        return -1
    count = _matches([match[0] for match in found], letters, 1)
    return found[-count].start() if 1 < count <= len(found) else -1


def _is_acronym(word: str) -> bool:
    letters = [char for char in word if char.isalpha()]
    return 2 * sum(map(str.isupper, letters)) >= len(letters) and len(letters) > 1


def definitions(text: str) -> Iterator[Definition]:
    """Yield the acronyms that a text defines, each where it does.

    >>> [one.acronym for one in definitions("The Harbour Relief Fund (HRF) met ILO staff.")]
    ['HRF']
    """
    for match in _BRACKETED.finditer(text):
        if not _is_acronym(match["acronym"]):
            continue
        begin = max(0, match.start() - _FAR)
        before = text[begin : match.start()]
        if ended := _SENTENCE.match(before):
            begin, before = begin + ended.end(), before[ended.end() :]
        at = initials(before, match["acronym"])
        start = begin + at if at >= 0 else match.start()
        end = match.start() - len(before) + len(_OWN.sub("", before))
        yield Definition(min(start, end), end, match["acronym"], at >= 0)
    for pattern in (_OPENED, _LISTED):
        for match in pattern.finditer(text):
            if _is_acronym(match["acronym"]) and initials(match["name"], match["acronym"]) == 0:
                yield Definition(*match.span("name"), match["acronym"], True)
