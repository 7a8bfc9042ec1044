"""Dates that stand beside a name without a word for their meaning: what is named tells it.

"The Convention (November 2000)" was adopted then; "Since 1996, the NGO …" is active since; a
campaign "held in 2002" was in operation; a place and a date alone on the title page date the
evaluation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from atkg.text.blocks import Span
from atkg.text.dates import DateReading, read_dates
from atkg.text.extraction.grammar import clause
from atkg.text.extraction.nodes import period
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.periods import TYPES
from atkg.text.extraction.proposals import Node, Proposal
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.spotting import spotted
from atkg.text.extraction.stretches import Stretch, stretch
from atkg.text.mentioned import AGENTS, Mention

_YEAR: Final = re.compile(r"(?:1[89]|20)[0-9]{2}")
_BODIES: Final = AGENTS - {"atkg:Professional", "atkg:CollectiveActor"}
_PARENTHESIS: Final = re.compile(r"[\s\"“”«»'*_]*(?:\([A-Z][\w/-]{1,11}\)\s*)?\(\s*$")
_SINCE: Final = re.compile(rf"{any_of('since')}\s*$")
_IN: Final = re.compile(rf"{any_of('dated')}\s*$")
# "The unit launched the portal in 2023" dates the portal, not the unit.
_DONE: Final = re.compile(
    rf"{any_of('done')}(?!\s+(?:{any_of('article')}|{any_of('indefinite', 'agent_phrases.csv')})\b)"
)
_PLACE_ONLY: Final = re.compile(r"[\W_]*[^\W\d_]+(?: [^\W\d_]+){0,3},\s*$")
_AND: Final = re.compile(r" (?:and|y) ")
_BESIDE: Final = re.compile(rf"[\s,]*(?:{any_of('article')}\s+(?:\w+\s+){{0,2}}?)?[\"“«'*_]*")
_LEADS: Final = 12
_FAR: Final = 120


def _is_cued(reading: Reading, one: Stretch) -> bool:
    """Leave to `periods` what has a word for its meaning and names what that word can be of."""
    types = {found.type for found in reading.named(one)}
    for term, pattern in spotted("period_phrases.csv", one.soft):
        wanted = TYPES.get(term.partition(" ")[2])
        if (wanted is None or wanted & types) and pattern.search(one.soft):
            return True
    return False


def _parenthesized(one: Stretch, dates: DateReading, named: Iterable[Mention]) -> Mention | None:
    """Give the instrument that a date in parentheses follows."""
    for found in named:
        gap = one.words[one.offset(found.end) : dates.start]
        if found.type == "atkg:Instrument" and _PARENTHESIS.fullmatch(gap):
            return found
    return None


def _of(one: Stretch, dates: DateReading, named: list[Mention]) -> tuple[str, list[Mention]]:
    """Give the meaning of a date and the things it is of; nothing where nobody can tell."""
    near = [each for each in named if abs(one.offset(each.start) - dates.end) < _FAR]
    undertaken = [each for each in near if each.type == "atkg:Intervention"]
    if since := _since(one, dates):
        body = named[0] if named[0].type in _BODIES else None
        if body is None:
            return "operation", undertaken[:1]
        return ("activity", [body]) if _leads(one, body, (since.start(), dates.end)) else ("", [])
    if not _IN.search(one.soft[: dates.start]):
        return "", []
    if _is_one_list(one, undertaken) and _DONE.search(one.soft):
        return "operation", undertaken
    works = [each for each in near if each.type == "atkg:CitedWork"]
    # "An inquiry made by the institute in 2003": when the work was done, be it part of its name.
    for work in works[-1:]:
        ends = one.offset(work.end)
        begin = ends if ends <= dates.start else one.offset(work.start)
        if _DONE.search(one.soft, begin, dates.start):
            return "activity", [work]
    return "", []


def _leads(one: Stretch, body: Mention, since: Span) -> bool:
    """Tell whether a body leads the clause of a date, or stands right after "Since 1996, the"."""
    begin = one.offset(body.start)
    if begin >= since[1]:
        return _BESIDE.fullmatch(one.soft, since[1], begin) is not None
    return begin - clause(one, begin, begin + 1)[0] <= _LEADS


def _is_one_list(one: Stretch, named: list[Mention]) -> bool:
    """Tell whether names stand in one list; of several apart, nobody can tell which is dated."""
    gaps = (one.soft[one.offset(first.end) : one.offset(second.start)]
            for first, second in pairwise(named))  # fmt: skip
    return bool(named) and all(len(gap.split()) <= 1 or _AND.search(gap) for gap in gaps)


def _since(one: Stretch, dates: DateReading) -> re.Match[str] | None:
    """Find "since 1996"; "from 2018 to 2024" has an end."""
    return None if dates.is_span else _SINCE.search(one.soft[: dates.start])


def _untold(node: Node, since: bool) -> Node:
    """Declare that no word tells the meaning; what began and goes on has no end."""
    untold = {"predicate": "implicit", "object": "implicit"}
    node.says = [
        replace(say, anchors=untold) if say.predicate == "atkg:meaning" else say
        for say in node.says
        if not (since and say.predicate == "atkg:to")
    ]
    return node


def _one_date(reading: Reading, one: Stretch) -> DateReading | None:
    """Give the only date of a stretch, or two years that "and" joins; of others nobody can tell."""
    found = read_dates(one.words, reading.date_order)
    if any(each.doubt for each in found):
        return None
    if len(found) == 2 and _AND.fullmatch(one.soft[found[0].end : found[1].start]):
        return replace(found[0], end=found[1].end, to=found[1].to)
    return found[0] if len(found) == 1 else None


def _adopted(reading: Reading, one: Stretch) -> Iterator[Node]:
    """Yield "the Convention (November 2000)", whatever else the sentence dates."""
    named = [each for each in reading.named(one) if each.type == "atkg:Instrument"]
    for dates in read_dates(one.words, reading.date_order) if named else ():
        if found := _parenthesized(one, dates, named):
            span = one.span(one.offset(found.start), dates.end)
            yield _untold(period("adoption", found.thing, dates, span, 0.6), False)


def _dated(reading: Reading, one: Stretch) -> Iterator[Node]:
    named = list(reading.named(one))
    dates = _one_date(reading, one) if named else None
    if dates is None:
        return
    meaning, things = _of(one, dates, named)
    since = _since(one, dates)
    first = since.start() if since else dates.start
    for thing in things:
        begin, end = one.offset(thing.start), one.offset(thing.end)
        span: Span = one.span(min(begin, first), max(end, dates.end))
        yield _untold(period(meaning, thing.thing, dates, span, 0.6), since is not None)


def _of_title_page(reading: Reading) -> Iterator[Node]:
    """Yield the date that stands with a place, or alone, on the title page."""
    for block in reading.blocks:
        if block.kind != "title":
            continue
        one = stretch(reading.text, [(block.start, block.end)], "title", (), 0, True)
        for dates in read_dates(one.words, reading.date_order)[:1]:
            before, after = one.words[: dates.start].strip(), one.words[dates.end :].strip(" .*_")
            if (
                not dates.doubt
                and not after
                and (not before.strip("*_ ") or _PLACE_ONLY.fullmatch(before + " "))
            ):
                span = one.span(0, dates.end)
                yield _untold(period("completion", reading.evaluation, dates, span, 0.7), False)


class _Dated:
    name = "dated-names"
    version = "3"

    def propose(self, reading: Reading) -> Iterable[Proposal]:
        yield from _of_title_page(reading)
        for one in reading.stretches:
            if one.kind == "front-matter" or not _YEAR.search(one.words):
                continue
            adopted = list(_adopted(reading, one))
            yield from adopted
            if not adopted and not _is_cued(reading, one):
                yield from _dated(reading, one)


EXTRACTOR = _Dated()
