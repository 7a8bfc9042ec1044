"""What a number counts: the noun phrase after it, its unit, and units that the sentence saves."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from atkg.text.blocks import Span
from atkg.text.countries import countries_in
from atkg.text.cues import cue_table, cue_words
from atkg.text.extraction.calledoff import called_off
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.spotting import Spotter
from atkg.text.extraction.stretches import Stretch, trimmed
from atkg.text.numbers import NumberReading
from atkg.text.reading import RAISED

_UNITS: Final = "atkgv:unit."
_PERSON: Final = f"{_UNITS}person"
_TABLE: Final = "quantity_phrases.csv"
_WORDS_BETWEEN: Final = 5
_NO_NOUN: Final = re.compile(r"[.;:()]|,\s|\s[–—-]\s")
_ENDS: Final = re.compile(
    rf"[,;:(){RAISED}]|\.(?=\W|$)|\b(?:and|to|y|a) [0-9]|{any_of('phrase-end')}"
    # A second percentage has words of its own; "independently selected" is a verb.
    r"|\b(?:and|y) (?:[^\W\d_]+ ){0,9}?[0-9][0-9.,]*\s?(?:%|per ?cent|por ciento)"
    r"|\b\w{3,}ly \w+ed\b"
)
# The noun is the last word of "bibliographical documents"; a verb or "of" ends the phrase.
_NO_PHRASE: Final = re.compile(
    rf"\b(?:of|de|to|a|in|en|were|was|y)\b|s and\b|{any_of('made-of', 'quantity_phrases.csv')}"
)
_SCALE_OF: Final = re.compile(r"(?:s|on|millones|miles)\s+(?:of|de)\s+(?=\w)")
# "two fiscal year 2022 acts": years that have a number of their own count nothing.
_DATED: Final = re.compile(r" (?:19|20)[0-9]{2}\b")
_PEOPLE: Final = re.compile(r"\s+(?:of|de)?\s*([^\W\d_]+(?:ans|ese|[eai]n[oa]s))(?!\w)")
_POPULATION: Final = re.compile(
    rf"{any_of('population', _TABLE)}(?:\s+(?:is|was|of|es|era|de))?[\s(]*$"
)
_LEAST_POPULATION: Final = 1000


@cache
def _units() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (term, pattern) for term, pattern in cue_table().items()
        if term.startswith(_UNITS) and term != f"{_UNITS}percent"
    )  # fmt: skip


@cache
def _spotter() -> Spotter:
    return Spotter(
        (cue, index) for index, (term, _) in enumerate(_units()) for cue in cue_words()[term]
    )


def unit_after(one: Stretch, number: NumberReading) -> tuple[str, Span] | None:
    """Give the unit that follows a number within a few words: the first named, the longest."""
    start = number.end
    # "2.5 millions of workers": the scale word takes an "of".
    if one.soft[start - 1].isalpha() and (scale := _SCALE_OF.match(one.soft, start - 1)):
        start = scale.end()
    stops = (_NO_NOUN.search(one.soft, start), _ENDS.search(one.soft, start))
    end = min([number.end + 60, *(stop.start() for stop in stops if stop)])
    best: tuple[int, int, str] | None = None
    for index in _spotter().spotted(one.soft[start:end]):
        term, pattern = _units()[index]
        match = pattern.search(one.soft, start, end)
        if match and len(one.soft[start : match.start()].split()) <= _WORDS_BETWEEN:
            key = (match.start(), -match.end(), term)
            best = min(best, key) if best else key
    if best is None:
        return _people(one, number)
    if _NO_PHRASE.search(one.soft, start, best[0]) or _DATED.match(one.soft, -best[1]):
        return None
    return best[2], (best[0], -best[1])


def _people(one: Stretch, number: NumberReading) -> tuple[str, Span] | None:
    """Give persons for "200 Ecuadorians", whom no list of units could name in full."""
    match = _PEOPLE.match(one.soft, number.end)
    return (_PERSON, match.span(1)) if match and countries_in(match[1]) else None


def population(one: Stretch, number: NumberReading) -> Span | None:
    """Give the offsets of "population" directly before a number that counts it."""
    if number.value < _LEAST_POPULATION:
        return None
    match = _POPULATION.search(one.soft, max(0, number.start - 40), number.start)
    return match.span() if match else None


# "500 judges were not trained" counts those who were not.
_UNDONE: Final = re.compile(
    rf"[\s)\"*_]*(?:{any_of('verb-before')}\s+){{0,3}}(?:{any_of('denied')}|\w+n't)"
    rf"\s+(?:{any_of('verb-before')}\s+){{0,2}}\w+"
)


def undone(one: Stretch, end: int) -> int:
    """Give where a denied verb ends that follows directly: "USD 500 were never paid"."""
    match = _UNDONE.match(one.soft, end)
    return match.end() if match else end


def counted(one: Stretch, start: int, least: int) -> Span:
    """Give what is counted: from the number to the end of its noun phrase."""
    stop = _ENDS.search(one.soft, max(start, least))
    end = stop.start() if stop else len(one.words)
    if not called_off(one, (start, start), len(one.words[:end].rstrip()), len(one.words)):
        end = undone(one, end)
    return trimmed(one.words, start, end)


_BETWEEN: Final = re.compile(rf"{any_of('between', _TABLE)}\s+$")
_JOIN: Final = re.compile(rf"\s*(?:{any_of('range-join', _TABLE)}|-)\s*")
_DASH: Final = re.compile(r"\s*-\s*")
_CHANGED: Final = re.compile(any_of("change-verb", _TABLE))
_OF_THEM: Final = re.compile(rf"[,;]\s+(?:and |y )?{any_of('of-them', _TABLE)},?\s+$")
_FROM: Final = re.compile(rf"{any_of('span-from', _TABLE)}\s+$")
_TO: Final = re.compile(rf"{any_of('span-to', _TABLE)}\s+$")


def range_start(one: Stretch, first: NumberReading, second: NumberReading) -> int | None:
    """Give where a range begins that two numbers are the ends of: "between 5 and 10 years".

    "From 5 to 10" is a range too, unless something rose from one to the other.
    """
    return joined_range(one, (first.start, first.end), (second.start, second.end))


def joined_range(one: Stretch, first: Span, second: Span) -> int | None:
    """Give where a range begins whose ends stand at two offsets, or nothing."""
    if not _JOIN.fullmatch(one.soft, first[1], second[0]):
        return None
    if opened := _BETWEEN.search(one.soft, max(0, first[0] - 12), first[0]):
        return opened.start()
    if _DASH.fullmatch(one.soft, first[1], second[0]):
        return first[0]
    opened = _FROM.search(one.soft, max(0, first[0] - 8), first[0])
    if opened is None or not _TO.search(one.soft, first[1], second[0]):
        return None
    return None if _CHANGED.search(one.soft, 0, opened.start()) else opened.start()


def goes_on(one: Stretch, last: NumberReading, number: NumberReading) -> bool:
    """Tell whether a number counts what the last one did: "90 calls, of which 12 …"."""
    if _OF_THEM.search(one.soft, last.end, number.start):
        return True
    begun = _FROM.search(one.soft, max(0, last.start - 8), last.start)
    return bool(begun and _TO.search(one.soft, last.end, number.start))
