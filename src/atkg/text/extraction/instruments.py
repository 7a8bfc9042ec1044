"""Instruments: what laws, protocols and policies do: supplement, amend, prohibit, be approved.

Their dates are `periods`; who issued them in a sentence that names both is `roles`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from atkg.text.blocks import Span
from atkg.text.cues import cue_table, is_cued
from atkg.text.extraction.antecedents import meant, spoken_of
from atkg.text.extraction.grammar import clause, listed, undertaking
from atkg.text.extraction.patterns import any_of, pattern_table
from atkg.text.extraction.proposals import About, Proposal, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.spotting import spotted
from atkg.text.extraction.stretches import Stretch
from atkg.text.mentioned import Mention

_TABLE: Final = "instrument_phrases.csv"
_INSTRUMENT: Final = frozenset({"atkg:Instrument"})
_UNDERTAKINGS: Final = frozenset({"atkg:Intervention", "atkg:Evaluation"})
_FORM: Final = "atkgv:form."
_FAR: Final = 120
_NEAR: Final = 90
# "amends articles 2 and 3 of the Code"
_ARTICLES: Final = re.compile(rf"[\s\"'(*_]*(?:(?:\w+\s+)?{any_of('article-of')}[^.;]{{0,40}}\s)?")


@cache
def _effects() -> dict[str, re.Pattern[str]]:
    return dict(pattern_table(_TABLE))


def _before(reading: Reading, one: Stretch, begin: int, end: int) -> Mention | None:
    """Give the last instrument that is named before a cue, in its clause or close by."""
    named = [each for each in reading.named(one, begin, end) if each.type in _INSTRUMENT]
    return named[-1] if named and end - one.offset(named[-1].end) < _NEAR else None


def _after(reading: Reading, one: Stretch, at: int) -> Iterator[Mention]:
    """Yield the instruments of the list that begins at an offset, or at "articles 2 and 3 of"."""
    named = [each for each in reading.named(one, at) if each.type in _INSTRUMENT]
    begin = one.offset(named[0].start) if named else at
    start = begin if _ARTICLES.fullmatch(one.soft, at, begin) else at
    yield from listed(reading, one, start, lambda found: found.type in _INSTRUMENT)


def _changes(reading: Reading, one: Stretch) -> Iterator[About]:
    """Yield "Protocol A supplementing Convention B", "Law A amends Law B"."""
    for name in ("supplements", "amends"):
        for match in _effects()[name].finditer(one.soft):
            subject = _before(reading, one, 0, match.start())
            for other in _after(reading, one, match.end()) if subject else ():
                if subject and other.thing != subject.thing:
                    span = one.span(one.offset(subject.start), one.offset(other.end))
                    yield About(subject.thing, Say(f"atkg:{name}", other.thing, span), 0.75)


def _forms(one: Stretch, begin: int, end: int) -> Iterator[tuple[str, Span]]:
    """Yield the forms of trafficking and exploitation named in a part, longer names first."""
    found = [
        (match.span(), term) for term, pattern in cue_table().items() if term.startswith(_FORM)
        for match in pattern.finditer(one.soft, begin, end)
    ]  # fmt: skip
    taken: list[Span] = []
    for span, term in sorted(found, key=lambda each: (each[0][0] - each[0][1], each)):
        if not any(a < span[1] and span[0] < b for a, b in taken):
            taken.append(span)
            yield term, span


def _prohibits(reading: Reading, one: Stretch) -> Iterator[About]:
    for match in _effects()["prohibits"].finditer(one.soft):
        subject = _before(reading, one, 0, match.start())
        _, stop = clause(one, *match.span())
        for term, (_, end) in _forms(one, match.end(), stop) if subject else ():
            if subject:
                span = one.span(one.offset(subject.start), end)
                yield About(subject.thing, Say("atkg:prohibits", term, span), 0.7)


def _aligned(reading: Reading, one: Stretch) -> Iterator[About]:
    """Yield "the project is aligned with the National Policy"."""
    for match in _effects()["aligned"].finditer(one.soft):
        about = undertaking(reading, one, 0, match.start(), _UNDERTAKINGS)
        _, stop = clause(one, *match.span())
        named = [each for each in reading.named(one, match.end(), stop)
                 if each.type in _INSTRUMENT
                 and one.offset(each.start) < match.end() + _FAR]  # fmt: skip
        for found in named if about else ():
            if about:
                anchors = {"subject": about[2]} if about[2] else {}
                if not is_cued("atkg:alignedWith", match[0]):
                    anchors["predicate"] = "implicit"
                span = one.span(about[1][0], one.offset(found.end))
                say = Say("atkg:alignedWith", found.thing, span, anchors=anchors)
                yield About(about[0], say, 0.65)


def _approved(reading: Reading, one: Stretch, known: tuple[Mention, ...]) -> Iterator[About]:
    """Yield "It was approved by the Congress"; where the instrument is named, `roles` does."""
    for match in _effects()["approved"].finditer(one.soft):
        subject = meant(one, match.end(), known, _INSTRUMENT)
        agents = listed(reading, one, match.end(), lambda found: found.is_agent)
        for agent in agents if subject else ():
            if subject:
                span = one.span(subject[1][0], one.offset(agent.end))
                anchors = {"subject": "anaphora"}
                say = Say("atkg:approvedBy", agent.thing, span, anchors=anchors, status="achieved")
                yield About(subject[0], say, 0.65)


class _Instruments:
    name = "instruments"
    version = "1"

    def propose(self, reading: Reading) -> Iterable[Proposal]:
        for one, known in spoken_of(reading):
            if spotted(_TABLE, one.soft):
                yield from _changes(reading, one)
                yield from _prohibits(reading, one)
                yield from _aligned(reading, one)
                yield from _approved(reading, one, known)


EXTRACTOR = _Instruments()
