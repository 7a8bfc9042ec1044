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
from atkg.text.extraction.nodes import period
from atkg.text.extraction.patterns import any_of, pattern_table
from atkg.text.extraction.proposals import Node, Proposal
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.stretches import Stretch
from atkg.text.mentions import AGENTS, Mention

_YEAR: Final = re.compile(r"(?:1[89]|20)[0-9]{2}")
_SINCE: Final = re.compile(rf"{any_of('since')}\s*$")
TYPES: Final = {
    "undertaking": frozenset({"atkg:Intervention", "atkg:Evaluation"}),
    "service": frozenset({"atkg:Intervention"}),
    "instrument": frozenset({"atkg:Instrument"}),
    "body": AGENTS - {"atkg:Professional", "atkg:CollectiveActor"},
}
_FAR: Final = 110
_OPEN: Final = frozenset({"activity", "operation", "in-force", "establishment"})


@dataclass(frozen=True, slots=True)
class _Cue:
    meaning: str
    about: str
    span: Span


def _cues(one: Stretch) -> list[_Cue]:
    return [
        _Cue(term.partition(" ")[0], term.partition(" ")[2], match.span())
        for term, pattern in pattern_table("period_phrases.csv")
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


def _periods(reading: Reading, one: Stretch, known: tuple[Mention, ...]) -> Iterator[Node]:
    cues = _cues(one)
    readings = _joined(one, read_dates(one.words)) if cues else []
    for dates in readings:
        cue = _nearest(cues, dates, readings)
        types = TYPES.get(cue.about) if cue else None
        said = meant(one, cue.span[0], known, types) if cue and types else None
        about = said or (_about(reading, one, cue, dates) if cue else None)
        if cue is None or about is None:
            continue
        begin = min(cue.span[0], about[1][0], dates.start)
        end = max(cue.span[1], about[1][1], dates.end)
        node = period(cue.meaning, about[0], dates, one.span(begin, end), 0.7)
        since = _SINCE.search(one.soft, max(0, dates.start - 16), dates.start)
        if since and cue.meaning in _OPEN and " to " not in one.soft[dates.start : dates.end]:
            node.says = [say for say in node.says if say.predicate != "atkg:to"]
        node.says = [
            replace(say, anchors={"object": "document"})
            if say.predicate == "atkg:periodOf" and cue.about in ("project", "evaluation")
            else replace(say, anchors={"object": "anaphora"})
            if say.predicate == "atkg:periodOf" and (said or about[0] == reading.project) else say
            for say in node.says
        ]  # fmt: skip
        yield node


class _Periods:
    name = "periods"
    version = "2"

    def propose(self, reading: Reading) -> Iterable[Proposal]:
        for one, known in spoken_of(reading):
            if _YEAR.search(one.words):
                yield from _periods(reading, one, known)


EXTRACTOR = _Periods()
