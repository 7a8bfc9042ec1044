"""Places and their role: where an undertaking works first, where later, what was studied there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from atkg.text.blocks import Span
from atkg.text.extraction.grammar import clause, listed, undertaking
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.proposals import About, Proposal, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.spotting import spotted
from atkg.text.extraction.stretches import Stretch
from atkg.text.mentioned import Mention

_TABLE: Final = "place_phrases.csv"
_INTERVENTION: Final = frozenset({"atkg:Intervention"})
_RESEARCH: Final = "atkgv:intervention.research"
# Between a cue and the first place: "the regions of A", "cities such as A".
_LEAD: Final = re.compile(rf"[\s:,]*(?:(?:{any_of('place-lead')}|\w+)[\s:,]+){{0,6}}?")
_FAR: Final = 60
_ROLE: Final = ("Place", "PlaceIn")
_KINDS: Final = tuple(
    (f"atkgv:place.{kind}", re.compile(any_of(f"{kind}-noun", _TABLE)))
    for kind in ("region", "province", "city")
)


def _is_place(found: Mention) -> bool:
    return found.type == "atkg:Place"


def _places(reading: Reading, one: Stretch, at: int) -> Iterator[Mention]:
    """Yield the places of the list that begins soon after an offset, within its clause."""
    _, stop = clause(one, at, at)
    first = next((each for each in reading.named(one, at, stop) if _is_place(each)), None)
    if first is None:
        return
    begin = one.offset(first.start)
    between = reading.named(one, at, begin)
    if begin - at > _FAR or between or not _LEAD.fullmatch(one.soft, at, begin):
        return
    yield from listed(reading, one, begin, _is_place)


def _thing(reading: Reading, one: Stretch, at: int, place: Mention) -> str:
    """Give the place that is meant where region and city share a name: "the regions of Lima"."""
    said = one.soft[at : one.offset(place.end) + _FAR]
    for kind, pattern in _KINDS:
        for each in place.candidates if pattern.search(said) else ():
            if reading.authority.things[each].kind == kind:
                return each
    return place.thing


def _research(reading: Reading, one: Stretch, end: int) -> tuple[str, Span, str] | None:
    """Give the study that a sentence or its headings name."""
    things = reading.authority.things
    for found in reversed(reading.named(one, 0, end)):
        if not found.is_nil and things[found.thing].kind == _RESEARCH:
            return found.thing, (one.offset(found.start), one.offset(found.end)), ""
    for heading in reversed(one.trail):
        for found in reading.mentions.within(*heading):
            if things[found.thing].kind == _RESEARCH:
                return found.thing, (end, end), "heading"
    return None


def _subject(reading: Reading, one: Stretch, role: str, cue: Span) -> tuple[str, Span, str] | None:
    """Give what a place is a place of: thing, offsets, and how it is anchored."""
    if role == "researchPlace":
        return _research(reading, one, cue[0])
    if role == "evaluationPlace":
        return reading.evaluation, cue, "document"
    found = undertaking(reading, one, 0, cue[0], _INTERVENTION)
    # "the priority regions of A" are the project's, whoever goes there.
    return found or ((reading.project, cue, "document") if role == "priorityPlace" else None)


def _sited(reading: Reading, one: Stretch) -> Iterator[About]:
    taken: set[int] = set()
    for role, pattern in spotted(_TABLE, one.soft):
        for match in pattern.finditer(one.soft) if role.endswith(_ROLE) else ():
            about = _subject(reading, one, role, match.span())
            if about is None or (role == "takesPlaceIn" and match.end() in taken):
                continue
            taken.add(match.end())
            for place in _places(reading, one, match.end()):
                thing = _thing(reading, one, match.start(), place)
                begin = min(about[1][0], match.start()) if not about[2] else match.start()
                anchors = {"subject": about[2]} if about[2] else {}
                span = one.span(begin, one.offset(place.end))
                say = Say(f"atkg:{role}", thing, span, anchors=anchors, status="achieved")
                yield About(about[0], say, 0.7)


class _Sited:
    name = "places"
    version = "1"

    def propose(self, reading: Reading) -> Iterable[Proposal]:
        for one in reading.stretches:
            if one.kind != "front-matter":
                yield from _sited(reading, one)


EXTRACTOR = _Sited()
