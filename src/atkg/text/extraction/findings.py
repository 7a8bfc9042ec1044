"""Findings: the judging clauses of a criterion's section, with polarity and what they concern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from atkg.text.cues import cue_table, modalities
from atkg.text.extraction.grammar import clauses, undertaking
from atkg.text.extraction.patterns import any_of, pattern_table
from atkg.text.extraction.proposals import Node, Proposal, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.sections import criterion
from atkg.text.extraction.stretches import Stretch, trimmed

_CONCERNED: Final = frozenset(
    f"atkg:{name}"
    for name in ("Intervention", "Output", "Approach", "CoordinationBody", "Instrument")
)  # fmt: skip
_UNDERTAKINGS: Final = frozenset({"atkg:Intervention"})
# A limitation that somebody mitigated or that was absent is a strength.
_TURNED: Final = re.compile(rf"{any_of('turned')}\w*\W+(?:\w+\W+){{0,5}}$")
_NEGATED: Final = re.compile(rf"{any_of('negated')}\W+(?:\w+\W+){{0,3}}$")
_LEAST: Final = 5


def polarity(soft: str) -> str:
    """Give the polarity of a softened clause, or nothing where no word judges.

    >>> polarity("the system was efficient"), polarity("it was not efficient"), polarity("today")
    ('strength', 'limitation', '')
    """
    table = cue_table()
    own = dict(pattern_table("polarity_phrases.csv"))
    good = bad = 0
    for pattern in (table["atkgv:polarity.limitation"], own["limitation"]):
        for match in pattern.finditer(soft):
            turned = _TURNED.search(soft[max(0, match.start() - 60) : match.start()])
            good, bad = (good + 1, bad) if turned else (good, bad + 1)
    for pattern in (table["atkgv:polarity.strength"], own["strength"]):
        for match in pattern.finditer(soft):
            negated = _NEGATED.search(soft[max(0, match.start() - 40) : match.start()])
            good, bad = (good, bad + 1) if negated else (good + 1, bad)
    if good == bad == 0:
        return ""
    return "limitation" if bad >= good else "strength"


def _status(soft: str) -> str:
    found = modalities(soft)
    return next((name for name in ("hedged", "potential") if name in found), "holds")


def _concerns(reading: Reading, one: Stretch, begin: int, end: int) -> Iterator[Say]:
    found = [each for each in reading.named(one, begin, end) if each.type in _CONCERNED]
    for each in found:
        yield Say("atkg:concerns", each.thing)
    about = undertaking(reading, one, begin, end, _UNDERTAKINGS)
    if about and about[0] not in [each.thing for each in found]:
        yield Say("atkg:concerns", about[0], anchors={"object": about[2]} if about[2] else {})
    elif not found and reading.project:
        yield Say("atkg:concerns", reading.project, anchors={"object": "document"})


def _findings(reading: Reading, one: Stretch, of: str) -> Iterator[Node]:
    for start, stop in clauses(one):
        begin, end = trimmed(one.words, start, stop)
        soft = one.soft[begin:end]
        sign = polarity(soft) if len(soft.split()) >= _LEAST else ""
        if not sign:
            continue
        node = Node("finding", one.span(begin, end), _status(soft), 0.6)
        node.says = [
            Say("atkg:criterion", f"atkgv:criterion.{of}"),
            Say("atkg:polarity", f"atkgv:polarity.{sign}"),
            Say("atkg:words", one.words[begin:end]),
            *_concerns(reading, one, begin, end),
        ]
        yield node


class _Findings:
    name = "findings"
    version = "1"

    def propose(self, reading: Reading) -> Iterable[Proposal]:
        for one in reading.stretches:
            of = criterion(reading.trail(one)) if one.kind in ("paragraph", "list-item") else ""
            if of:
                yield from _findings(reading, one, of)


EXTRACTOR = _Findings()
