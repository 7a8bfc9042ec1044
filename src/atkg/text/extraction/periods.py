"""Periods: dates in running text, with what they are the dates of and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from atkg.text.blocks import Span
from atkg.text.dates import DateReading, read_dates
from atkg.text.extraction.antecedents import meant, spoken_of
from atkg.text.extraction.grammar import undertaking
from atkg.text.extraction.manner import manner, tell
from atkg.text.extraction.nodes import open_end, period
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.proposals import Nil, Node, Proposal
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.spotting import spotted
from atkg.text.extraction.stretches import Stretch
from atkg.text.mentioned import AGENTS, Mention

_YEAR: Final = re.compile(r"(?:1[89]|20)[0-9]{2}")
TYPES: Final = {
    "undertaking": frozenset({"atkg:Intervention", "atkg:Evaluation"}),
    "service": frozenset({"atkg:Intervention"}),
    "instrument": frozenset({"atkg:Instrument"}),
    "body": AGENTS - {"atkg:Professional", "atkg:CollectiveActor"},
}
_FAR: Final = 110
_NEAR: Final = 60
# What an evaluation may cover, and the words that it covers it by.
_COVERED: Final = frozenset({("project", "official"), ("project", "active")})
_COVERING: Final = frozenset({"scope", "focus"})
_OPEN: Final = frozenset({"activity", "operation", "in-force", "establishment"})


@dataclass(frozen=True, slots=True)
class _Cue:
    meaning: str
    about: str
    span: Span


def _cues(one: Stretch) -> list[_Cue]:
    return [
        _Cue(term.partition(" ")[0], term.partition(" ")[2], match.span())
        for term, pattern in spotted("period_phrases.csv", one.soft)
        for match in pattern.finditer(one.soft)
    ]


_RANGE_FROM: Final = re.compile(rf"{any_of('range-from')}[^,;.]{{0,40}}$")
_RANGE_TO: Final = re.compile(
    rf"[^\w]*{any_of('range-to')}\s+(?:{any_of('article')}\s+)?(?:\w+\s+){{0,2}}(?:in|on|en|el)\s+"
)


def _joined(one: Stretch, readings: list[DateReading]) -> list[DateReading]:
    """Join "from its inception in October 2017 to its conclusion in December 2024" to one range."""
    made: list[DateReading] = []
    for dates in readings:
        last = made[-1] if made else None
        if last and last.start == dates.start:
            continue  # the second reading of an ambiguous date
        joins = (
            last is not None
            and _RANGE_TO.fullmatch(one.soft, last.end, dates.start)
            and _RANGE_FROM.search(one.soft, max(0, last.start - 60), last.start)
        )
        if last and joins and last.from_ < dates.to:
            made[-1] = replace(last, end=dates.end, to=dates.to)
        else:
            made.append(dates)
    return made


def _distance(cue: _Cue, dates: DateReading) -> int:
    before, after = dates.start - cue.span[1], cue.span[0] - dates.end
    return before if before >= 0 else after + 20 if after >= 0 else _FAR


def _nearest(cues: list[_Cue], dates: DateReading, others: list[DateReading]) -> _Cue | None:
    """Give the cue nearest to a date, one before it rather than one after.

    A cue after the date counts only where no other date is nearer to it.
    """
    near = [
        cue
        for cue in cues
        if _distance(cue, dates) < _FAR
        and (cue.span[1] <= dates.start
             or all(_distance(cue, dates) <= _distance(cue, other) for other in others))
    ]  # fmt: skip
    return min(near, key=lambda cue: _distance(cue, dates), default=None)


def _about(
    reading: Reading, one: Stretch, cue: _Cue, dates: DateReading
) -> tuple[str, Span] | None:
    """Give the thing that a period is of, and the offsets of its name."""
    if cue.about in ("project", "evaluation"):
        thing = reading.project if cue.about == "project" else reading.evaluation
        return (thing, cue.span) if thing else None
    types = TYPES[cue.about]
    last = max(cue.span[1], dates.end)
    before = undertaking(reading, one, 0, cue.span[0], types)
    after = [found for found in reading.named(one, cue.span[1]) if found.type in types]
    # "the government constituted the Group": what was made stands after an active verb.
    active = cue.about == "body" and cue.meaning == "establishment" and "was" not in \
        one.soft[max(0, cue.span[0] - 5) : cue.span[1]]  # fmt: skip
    if after and (active or before is None) and one.offset(after[0].start) - last < 60:
        found = after[0]
        return found.thing, (one.offset(found.start), one.offset(found.end))
    return (before[0], before[1]) if before else None


def _told(cues: list[_Cue], dates: DateReading, readings: list[DateReading]) -> Iterator[_Cue]:
    """Yield the cues of a date: the nearest, and who evaluates exactly that time.

    "The evaluation covered the project cycle, from 2017 to 2024": it is the time of both.
    """
    nearest = _nearest([cue for cue in cues if cue.meaning != "focus"], dates, readings)
    if nearest is None:
        return
    yield nearest
    if (nearest.about, nearest.meaning) not in _COVERED or nearest.span[1] > dates.start:
        return
    since = max((each.end for each in readings if each.end <= nearest.span[0]), default=0)
    covering = [cue for cue in cues if cue.about == "evaluation" and cue.meaning in _COVERING
                and since <= cue.span[0] and cue.span[1] <= nearest.span[0]]  # fmt: skip
    if covering and nearest.span[0] - covering[-1].span[1] < _NEAR:
        yield covering[-1]


def _period(
    reading: Reading, one: Stretch, known: tuple[Mention, ...], cue: _Cue, dates: DateReading
) -> Iterator[Node | Nil]:
    types = TYPES.get(cue.about)
    said = meant(one, cue.span[0], known, types) if types else None
    about = said or _about(reading, one, cue, dates)
    if about is None:
        return
    begin = min(cue.span[0], about[1][0], dates.start)
    end = max(cue.span[1], about[1][1], dates.end)
    if dates.doubt:
        yield Nil(one.span(begin, end), dates.doubt)
        return
    node = period(cue.meaning, about[0], dates, one.span(begin, end), 0.7)
    tell(node, one, (begin, end), manner(reading, one, (cue.span[1], cue.span[1]), dates.end))
    open_ = open_end(one.soft, dates)
    if open_ == "from" or (open_ == "to" and cue.meaning in _OPEN):
        node.says = [say for say in node.says if say.predicate != f"atkg:{open_}"]
    how = "document" if cue.about in ("project", "evaluation") else "anaphora"
    if how == "document" or said or about[0] == reading.project:
        node.says = [
            replace(say, anchors={"object": how}) if say.predicate == "atkg:periodOf" else say
            for say in node.says
        ]
    yield node


def _periods(reading: Reading, one: Stretch, known: tuple[Mention, ...]) -> Iterator[Node | Nil]:
    cues = _cues(one)
    readings = _joined(one, read_dates(one.words, reading.date_order)) if cues else []
    for dates in readings:
        for cue in _told(cues, dates, readings):
            yield from _period(reading, one, known, cue, dates)


class _Periods:
    name = "periods"
    version = "2"

    def propose(self, reading: Reading) -> Iterable[Proposal | Nil]:
        for one, known in spoken_of(reading):
            if _YEAR.search(one.words):
                yield from _periods(reading, one, known)


EXTRACTOR = _Periods()
