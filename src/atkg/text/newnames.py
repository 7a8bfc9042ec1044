"""Names in a text that no authority record bears: they become NIL mentions, with candidates.

A name is a run of capitalized words with the small words that join them, around a noun that tells
what it names ("Ministry", "Fundación"; ``name_nouns.csv``), or words before an acronym in
parentheses. A record is a candidate when `rapidfuzz` finds its name alike; it is taken for the same
thing only where one letter or two of one long word differ, the numbers are the same and both name
the same countries: "Ministry of Labor" is not the one of the neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from rapidfuzz import fuzz, process

from atkg.csvfiles import read_records
from atkg.text.countries import countries_in
from atkg.text.definitions import Definition
from atkg.text.folding import phrases, soften
from atkg.text.reading import RAISED

_TABLE: Final = Path(__file__).with_name("name_nouns.csv")
_JOINER: Final = (
    r"(?:of|the|for|and|on|against|to|in|de|del|la|las|el|los|para|por|y|contra|en|e|&)"
)
_LETTER: Final = rf"[^\W{RAISED}]"  # the sign of a note belongs to no name
_CAPITALIZED: Final = rf"[A-ZÁÉÍÓÚÑÜ](?:{_LETTER}|['’.-])*{_LETTER}"
# A full line breaks a name, a short one is a heading or a cell.
_BLANK: Final = r"(?: |(?<=[^\n]{60})\n)"
_RUN: Final = re.compile(
    rf"(?<![\w.@/-]){_CAPITALIZED}(?:,?[ \n]{_JOINER}(?:[ \n]{_JOINER}){{0,2}}[ \n]{_CAPITALIZED}"
    rf"|{_BLANK}{_CAPITALIZED})*"
    r"(?P<acronym> \([A-Z][\w&/-]{1,11}\))?"
)
_OPENER: Final = re.compile(
    r"(?:The|See|This|These|In|On|At|For|By|El|La|Los|Las|En|Por|Para|Según) "
)
_DETERMINER: Final = re.compile(r".*\s(?:the|la|el|los|las)\s", re.S)
# "Law No. 1098 of 2006", "Decreto Supremo N.º 001-2016-IN": the number belongs to the name.
_NUMBER: Final = re.compile(
    r"\s+(?:(?:no|n|nro|num)\s?\.?\s?[°ºª]?\s*)?(?P<number>[0-9]+(?:[./-]\w+)*)", re.IGNORECASE
)
_NUMBER_SIGN: Final = re.compile(r"\s+(?:No|N|Nro|Num|Núm)\.?[°ºª]?$")
_YEAR: Final = re.compile(r"\s+(?:of|de|del)\s+(?:19|20)[0-9]{2}\b")
_SMALL: Final = re.compile(r"\s(?:of|for|on|against|to|in|de|del|para|por|contra|en)\s")
_THE: Final = re.compile(r"\b(?:the|la|el|los|las)\s")
_HEAD_ENDS: Final = re.compile(r"$|['’]s\b|,?\s(?:of|the|for|and|on|against|to|in|&)\s|[,(]")
# "Ecuador's Ministry of Labor" is the Ministry, "the Ministry of Labor and UNICEF" are two.
_OWNED: Final = re.compile(r"^[^\n]*?['’]s\s(?=[A-Z][\w-]*(?:\s[A-Z][\w-]*)?\s(?:of|for)\s)")
_AND_ACRONYM: Final = re.compile(r"\s(?:and|y|e)\s[A-Z]{2,}$")
_NOUN_OF: Final = re.compile(r"(?<!\w)[A-Z][a-z]+ (?:of|for|de)[ \n](?:the |la )?$")
_NOUN_WITHIN: Final = 30
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_DIGITS: Final = re.compile(r"[0-9]+")
_INSTRUMENT: Final = "atkg:Instrument"
_BODY: Final = "atkg:Organization"
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
def _nouns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    grouped: dict[tuple[str, str], list[str]] = {}
    for _, one in read_records(_TABLE, ("type", "lang", "noun")):
        grouped.setdefault((one["type"], one["lang"]), []).append(one["noun"])
    return tuple((type_, lang, phrases(words)) for (type_, lang), words in grouped.items())


def _is_head(soft: str, lang: str, match: re.Match[str]) -> bool:
    """Tell whether a noun is the one that its name is about: "Labor Law Enforcement" is no law.

    In English it ends the words before the first preposition, in Spanish it begins them.
    """
    before, after = soft[: match.start()], soft[match.end() :]
    if _NUMBER.match(after):
        return True
    before = _THE.split(before)[-1]  # "Ana Paz of the Ministry of Labour"
    if lang == "es":
        return len(before.split()) <= 1
    return _SMALL.search(before) is None and _HEAD_ENDS.match(after) is not None


def _type(name: str) -> tuple[int, str]:
    """Give place and class of the first noun that is the head of a name, or nothing.

    >>> _type("Office of the Law"), _type("Labor Law Enforcement"), _type("Rule of Law")
    ((0, 'atkg:Organization'), (0, ''), (0, ''))
    """
    soft = soften(name)
    found = [(match.start(), type_) for type_, lang, pattern in _nouns()
             for match in pattern.finditer(soft) if _is_head(soft, lang, match)]  # fmt: skip
    return min(found, default=(0, ""))


def _numbered(text: str, start: int, end: int) -> int:
    """Give the end of a name with the number and year that a law, decree or plan bears."""
    sign = _NUMBER_SIGN.search(text, start, end)
    last = sign.start() if sign else end
    soft = soften(text[start:last])
    instruments = (pattern for type_, _, pattern in _nouns() if type_ == _INSTRUMENT)
    ends = max((match.end() for one in instruments for match in one.finditer(soft)), default=-1)
    number = _NUMBER.match(text, last)
    # "Ley 28950", "Decreto Supremo 001"
    if number is None or ends < 0 or len(soft[ends:].split()) > 1:
        return end
    year = _YEAR.match(text, number.end())
    return year.end() if year else number.end()


def new_names(text: str, defined: Iterable[Definition] = ()) -> Iterator[NewName]:
    """Yield the names of a text that say by their own words what they name.

    A single word says nothing ("Ministry"), nor does a run without such a noun or an acronym. What
    the initials of an acronym show (``defined``) is a name as far as they show it.
    """
    sure = {one.end: (_with_noun(text, one.start), one.end) for one in defined if one.is_sure}
    taken = -1
    for name in sorted(
        (*(NewName(*one, _type(text[slice(*one)])[1] or _BODY) for one in sure.values()),
         *_runs(text)),
        key=lambda one: (one.start, -one.end),
    ):  # fmt: skip
        span = name.start, name.end
        crossed = any(a < span[1] and span[0] < b for a, b in sure.values() if (a, b) != span)
        if name.start >= taken and not crossed:
            taken = name.end
            yield name


def _with_noun(text: str, start: int) -> int:
    """Give where a name begins with the noun before it: "Bureau of" is no letter of "(DRL)"."""
    match = _NOUN_OF.search(text, max(0, start - _NOUN_WITHIN), start)
    return match.start() if match and _type(f"{match[0]}X")[1] else start


def _runs(text: str) -> Iterator[NewName]:
    """Yield the names that a noun or an acronym tells.

    >>> text = "In Quito the Fundación Alas Abiertas (FAA) met Ana Paz of the Ministry of Labour."
    >>> [(text[one.start:one.end], one.type) for one in _runs(text)]
    [('Fundación Alas Abiertas', 'atkg:Organization'), ('Ministry of Labour', 'atkg:Organization')]
    """
    for match in _RUN.finditer(text):
        end = match.start("acronym") if match["acronym"] else match.end()
        opener = _OPENER.match(text, match.start(), end)
        start = opener.end() if opener else match.start()
        end = _numbered(text, start, end)
        name = text[start:end]
        noun, type_ = _type(name)
        if cut := _DETERMINER.match(name[:noun] if type_ else name):  # "Ana Paz of the Ministry"
            start, name = start + cut.end(), name[cut.end() :]
        if type_ and (owned := _OWNED.match(name)):
            start, name = start + owned.end(), name[owned.end() :]
        if last := _AND_ACRONYM.search(name) or _POSSESSIVE.search(name):
            end, name = start + last.start(), name[: last.start()]
        if " " in name and (type_ or match["acronym"]) and not name.isupper():
            yield NewName(start, end, type_ or _BODY)


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
