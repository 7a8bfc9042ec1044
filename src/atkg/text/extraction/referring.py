"""What "the campaign", "this institution", "it" or a heading stands for: something named before.

A description is taken for the last thing of its kind that was named near by; a pronoun that opens a
clause for the first thing of a fitting class in the sentences before it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Final, NamedTuple

from atkg.text.blocks import Span
from atkg.text.extraction.grammar import undertaking
from atkg.text.extraction.patterns import any_of, pattern_of, pattern_table
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.stretches import Stretch
from atkg.text.mentioned import AGENTS, Mention

_TABLE: Final = "agent_phrases.csv"
# How far back a description is looked up, in characters, and a pronoun, in sentences.
_FAR: Final = 2000
_SENTENCES: Final = 3
# A sentence is about what it names in its first characters.
_OPENING: Final = 90
_PRONOUN: Final = re.compile(
    rf"\W*(?:{any_of('opening', _TABLE)}[,\s]+)?{any_of('pronoun', _TABLE)}(?=[\s,])"
)


_SAID: Final = pattern_of("demonstrative", _TABLE)
_PART: Final = re.compile(rf"\W*{any_of('part', _TABLE)}(?!\w)")


class Referent(NamedTuple):
    """A thing, the offsets of the words that stand for it, and how they do: an anchor's reason."""

    thing: str
    at: Span
    how: str


@cache
def _nouns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (term, re.compile(rf"{_SAID.pattern}\s(?:[\w-]+\s)?(?P<noun>{noun.pattern})"))
        for term, noun in pattern_table("referring_nouns.csv")
    )


def _is_a(reading: Reading, found: Mention, term: str) -> bool:
    return term == found.type or reading.authority.things[found.thing].kind == term


def _last(reading: Reading, place: int, term: str, types: Collection[str]) -> str:
    """Give the last thing of a class or kind named before a place, or nothing."""
    for found in reversed(reading.mentions.within(max(0, place - _FAR), place)):
        if found.type in types and _is_a(reading, found, term):
            return found.thing
    return ""


def described(
    reading: Reading, one: Stretch, begin: int, end: int, types: Collection[str]
) -> Referent | None:
    """Give what the last description in a part of a stretch stands for, or None."""
    best: Referent | None = None
    if not _SAID.search(one.soft, begin, end):
        return None
    for term, pattern in _nouns():
        for match in pattern.finditer(one.soft, begin, end):
            if reading.mentions.touches(one.at(match.start("noun")), one.at(match.end())):
                continue  # "the Ministry of Justice" is a name
            thing = _last(reading, one.at(match.start()), term, types)
            if thing and (best is None or match.end() > best.at[1]):
                best = Referent(thing, match.span(), "anaphora")
    return best


def before(reading: Reading, one: Stretch) -> Iterator[Stretch]:
    """Yield the sentences before one in its section, the nearest first."""
    index = reading.places[one.start]
    for other in reversed(reading.stretches[max(0, index - _SENTENCES) : index]):
        if other.trail != one.trail:
            return
        yield other


def taken_up(reading: Reading, one: Stretch, begin: int, types: Collection[str]) -> Referent | None:
    """Give what a pronoun that opens a clause stands for: who or what was named first before."""
    pronoun = _PRONOUN.match(one.soft, begin)
    if pronoun is None:
        return None
    for other in before(reading, one):
        first = group(reading, other, 0) if set(types) <= AGENTS else None
        named = (found.thing for found in reading.named(other) if found.type in types)
        if thing := first.thing if first else next(named, ""):
            return Referent(thing, pronoun.span(), "anaphora")
    return None


def is_pronoun(one: Stretch, at: Span) -> bool:
    """Tell whether words that stand for a thing are no more than a pronoun."""
    words = _PRONOUN.match(one.soft, at[0])
    return at != (0, 0) and words is not None and words.end() == at[1]


def topic(reading: Reading, one: Stretch, types: Collection[str]) -> Referent | None:
    """Give what the sentences before it in its paragraph speak of: what one of them opens with.

    "The second part" is one of what the paragraph began with.
    """
    own = [other for other in before(reading, one) if other.passage == one.passage]
    for other in reversed(own) if _PART.match(one.soft) else own:
        for found in reading.named(other, 0, _OPENING):
            if found.type in types:
                return Referent(found.thing, (0, 0), "anaphora")
        if said := undertaking(
            reading, other, 0, min(_OPENING, len(other.words)), frozenset(types)
        ):
            return Referent(said[0], (0, 0), "anaphora")
    return None


def headed(reading: Reading, one: Stretch, types: Collection[str]) -> Referent | None:
    """Give the one thing of these classes that the innermost heading names, or None."""
    if len(one.trail) < 2:  # the title of the whole document is no topic
        return None
    named = [each for each in reading.mentions.within(*one.trail[-1]) if each.type in types]
    things = {each.thing for each in named} - {reading.project, reading.evaluation}
    return Referent(things.pop(), (0, 0), "heading") if len(things) == 1 else None


def group(reading: Reading, one: Stretch, begin: int) -> Referent | None:
    """Give the agent that a description directly at an offset stands for, or None."""
    for term, pattern in _nouns() if _SAID.match(one.soft, begin) else ():
        match = pattern.match(one.soft, begin)
        if match and not reading.mentions.touches(one.at(match.start("noun")), one.at(match.end())):
            thing = _last(reading, one.at(begin), term, AGENTS)
            if thing:
                return Referent(thing, match.span(), "anaphora")
    return None
