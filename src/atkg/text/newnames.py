"""Names in a text that no authority record bears: they become NIL mentions, with candidates.

A name is a run of capitalized words with the small words that join them, around a noun that tells
what it names ("Ministry", "Fundación"; ``name_nouns.csv``), or words before an acronym in
parentheses. A record is a candidate when `rapidfuzz` finds its name alike; it is taken for the same
thing only where one letter or two of one long word differ, the numbers are the same and both name
the same countries: "Ministry of Labor" is not the one of the neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from rapidfuzz import fuzz, process

from atkg.csvfiles import read_records
from atkg.text.countries import countries_in
from atkg.text.folding import phrases, soften

_TABLE: Final = Path(__file__).with_name("name_nouns.csv")
_JOINER: Final = (
    r"(?:of|the|for|and|on|against|to|in|de|del|la|las|el|los|para|por|y|contra|en|e|&)"
)
_CAPITALIZED: Final = r"[A-ZÁÉÍÓÚÑÜ][\w'’.-]*[\w]"
_RUN: Final = re.compile(
    rf"(?<![\w.@/-]){_CAPITALIZED}(?:,?[ \n]{_JOINER}(?:[ \n]{_JOINER}){{0,2}}[ \n]{_CAPITALIZED}"
    rf"| {_CAPITALIZED})*"
    r"(?P<acronym> \([A-Z][\w&/-]{1,11}\))?"
)
_OPENER: Final = re.compile(r"(?:The|This|These|In|On|At|For|By|El|La|Los|Las|En|Por|Para|Según) ")
_DETERMINER: Final = re.compile(r".*\s(?:the|la|el|los|las)\s", re.S)
_DIGITS: Final = re.compile(r"[0-9]+")
_ALIKE: Final = 75.0
_SAME_WORD: Final = 80.0
_LONG_WORD: Final = 6
_CANDIDATES: Final = 3


@dataclass(frozen=True, slots=True)
class NewName:
    """A name at a half-open span, with the class that its noun tells, or nothing."""

    start: int
    end: int
    type: str


@cache
def _nouns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    grouped: dict[str, list[str]] = {}
    for _, one in read_records(_TABLE, ("type", "lang", "noun")):
        grouped.setdefault(one["type"], []).append(one["noun"])
    return tuple((type_, phrases(words)) for type_, words in grouped.items())


def _type(name: str) -> tuple[int, str]:
    """Give place and class of the first noun in a name: "Office of the Law" is an office."""
    soft = soften(name)
    found = [(match.start(), type_) for type_, pattern in _nouns()
             if (match := pattern.search(soft))]  # fmt: skip
    return min(found, default=(0, ""))


def new_names(text: str) -> Iterator[NewName]:
    """Yield the names of a text that say by their own words what they name.

    A single word says nothing ("Ministry"), nor does a run without such a noun or an acronym.

    >>> text = "In Quito the Fundación Alas Abiertas (FAA) met Ana Paz of the Ministry of Labour."
    >>> [(text[one.start:one.end], one.type) for one in new_names(text)]
    [('Fundación Alas Abiertas', 'atkg:Organization'), ('Ministry of Labour', 'atkg:Organization')]
    """
    for match in _RUN.finditer(text):
        end = match.start("acronym") if match["acronym"] else match.end()
        opener = _OPENER.match(text, match.start(), end)
        start = opener.end() if opener else match.start()
        name = text[start:end]
        noun, type_ = _type(name)
        if cut := _DETERMINER.match(name[:noun] if type_ else name):  # "Ana Paz of the Ministry"
            start, name = start + cut.end(), name[cut.end() :]
        if " " in name and (type_ or match["acronym"]) and not name.isupper():
            yield NewName(start, end, type_ or "atkg:Organization")


def _is_same(name: str, other: str) -> bool:
    """Tell whether two softened names differ in no more than the spelling of one long word."""
    if sorted(_DIGITS.findall(name)) != sorted(_DIGITS.findall(other)):
        return False
    if countries_in(name) != countries_in(other):
        return False
    mine, theirs = name.split(), other.split()
    if len(mine) != len(theirs):
        return False
    pairs = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    return len(pairs) <= 1 and all(
        min(len(a), len(b)) >= _LONG_WORD and fuzz.ratio(a, b) >= _SAME_WORD for a, b in pairs
    )


def alike(name: str, known: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Give the thing that a name is a misspelling of, if any, and the candidates, likeliest first.

    ``known`` gives the thing of each softened name.

    >>> alike("Ministery of Labour", {"ministry of labour": "x:mtpe", "ministry of health": "x:ms"})
    ('x:mtpe', ('x:mtpe',))
    >>> alike("Law 28251", {"law 28250": "x:law"})
    ('', ('x:law',))
    """
    soft = soften(name)
    found = process.extract(
        soft, known.keys(), scorer=fuzz.token_sort_ratio, limit=_CANDIDATES + 2, score_cutoff=_ALIKE
    )
    same = next((known[other] for other, *_ in found if _is_same(soft, other)), "")
    things = tuple(dict.fromkeys(known[other] for other, *_ in found))[:_CANDIDATES]
    return same, things
