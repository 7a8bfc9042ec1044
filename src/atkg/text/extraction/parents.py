"""Units: which larger body an office, division or section belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.proposals import About, Proposal, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.stretches import Stretch
from atkg.text.mentioned import Mention

_UNIT: Final = "atkg:OrganizationalUnit"
_WHOLES: Final = frozenset({"atkg:Organization", _UNIT})
_ARTICLE: Final = rf"(?:{any_of('article')}\s+)?"
_BRACKETS: Final = r"[\s\"')*_]*(?:\([^)]{0,20}\)\s*)?"
_APPOSED: Final = rf"(?:,\s{any_of('apposed', 'agent_phrases.csv')}\s(?:[\w-]+\s){{1,3}}?)?"
_OF: Final = re.compile(
    rf"{_BRACKETS}(?:{_APPOSED}{any_of('unit-of')}\s+|[-–]\s){_ARTICLE}[\"'*_]*"
)
# "the Council through its Technical Office", "the Council's Technical Office"
_OTHER: Final = r"(?:(?!(?:and|or|y|o|e)\s)\w+\s)?[\"'*_]*"  # "the Council's or the Office"
_THROUGH: Final = re.compile(
    rf"{_BRACKETS}(?:,?\s?{any_of('through', 'agent_phrases.csv')}\s|'s\s){_OTHER}"
)
# "commissioned by the Council and managed by its Technical Office"
_ITS: Final = re.compile(
    rf"{_BRACKETS}[^,;:.()]{{0,60}}?\b{any_of('own', 'agent_phrases.csv')}\s(?:\w+\s)?[\"'*_]*"
)
# A label of front matter: "Administrative office (ILO): **Office for the Andes**"
_LABEL: Final = re.compile(r"\):[\s*_]*")


def _about(unit: Mention, whole: str, span: tuple[int, int], sure: float = 0.8) -> About:
    return About(unit.thing, Say("atkg:unitOf", whole, span, status="holds"), sure)


def _between(reading: Reading, one: Stretch) -> Iterator[Proposal]:
    """Yield "the Human Rights Office of the Ministry of Interior" as a unit of the Ministry."""
    for first, second in pairwise(reading.named(one)):
        gap = one.offset(first.end), one.offset(second.start)
        span = first.start, second.end
        if first.type == _UNIT and second.type in _WHOLES and _OF.fullmatch(one.soft, *gap):
            yield _about(first, second.thing, span)
        elif (
            second.type == _UNIT
            and first.type in _WHOLES
            and (_THROUGH.fullmatch(one.soft, *gap) or _ITS.fullmatch(one.soft, *gap))
        ):
            yield _about(second, first.thing, span)


def _in_name(reading: Reading, one: Stretch) -> Iterator[Proposal]:
    """Yield "the Human Rights Office of the Ministry of Interior" where all of it is one name.

    A whole that is a unit itself is told to be one of the rest of the name.
    """
    for named in reading.named(one):
        if named.type != _UNIT or named.is_nil:
            continue
        unit, begin, end = named.thing, one.offset(named.start), one.offset(named.end)
        for match in _OF.finditer(one.soft, begin, end):
            whole = reading.organizations.get(one.soft[match.end() : end], unit)
            if whole != unit:
                say = Say("atkg:unitOf", whole, one.span(begin, end), status="holds")
                yield About(unit, say, 0.8)
                if reading.authority.things[whole].type != _UNIT:
                    break
                unit, begin = whole, match.end()


def _labelled(reading: Reading) -> Iterator[Proposal]:
    """Yield the unit that a label gives after naming the whole in brackets."""
    for whole, unit in pairwise(reading.mentions.linked):
        named = unit.type == _UNIT and whole.type == "atkg:Organization"
        if named and reading.text[whole.start - 1 : whole.start] == "(":
            gap = reading.text[whole.end : unit.start]
            if whole.thing != unit.thing and _LABEL.fullmatch(gap):
                yield _about(unit, whole.thing, (whole.start, unit.end), 0.7)


class _Units:
    name = "units"
    version = "2"

    def propose(self, reading: Reading) -> Iterable[Proposal]:
        yield from _labelled(reading)
        for one in reading.stretches:
            yield from _between(reading, one)
            yield from _in_name(reading, one)


EXTRACTOR = _Units()
