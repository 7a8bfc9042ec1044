"""Findings: the judging clauses of a criterion's section, with polarity and what they concern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from atkg.text.blocks import Span
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
_RELATIVE: Final = re.compile(any_of("relative"))
_PAST: Final = re.compile(rf"{any_of('past')}|\b(?:has|have) (?:not )?(?!been|showed)\w+ed\b")
_STATE: Final = re.compile(any_of("state"))
_LEAST: Final = 5


def _spans(patterns: Iterable[re.Pattern[str]], soft: str) -> set[Span]:
    return {match.span() for pattern in patterns for match in pattern.finditer(soft)}


def polarity(soft: str) -> str:
    """Give the polarity of a softened clause, or nothing where no word judges.

    >>> polarity("the system was efficient"), polarity("it was not efficient"), polarity("today")
    ('strength', 'limitation', '')
    """
    table = cue_table()
    own = dict(pattern_table("polarity_phrases.csv"))
    # "Turnover has not prevented the work": the verb decides, not the trouble that it names.
    if own["decisive-strength"].search(soft):
        return "strength"
    praise = _spans((table["atkgv:polarity.strength"], own["strength"]), soft)
    blame = _spans((table["atkgv:polarity.limitation"], own["limitation"]), soft)
    good = bad = 0
    for start, end in blame:
        if any(a <= start and end <= b and (a, b) != (start, end) for a, b in praise):
            continue  # "difficult to reverse" is a strength
        turned = _TURNED.search(soft[max(0, start - 60) : start])
        good, bad = (good + 1, bad) if turned else (good, bad + 1)
    for start, _ in praise:
        negated = _NEGATED.search(soft[max(0, start - 40) : start])
        good, bad = (good, bad + 1) if negated else (good + 1, bad)
    if good == bad == 0:
        return ""
    return "limitation" if bad >= good else "strength"


def status(soft: str) -> str:
    """Give how a finding is meant: its own clause counts, not what a relative clause adds.

    >>> status("the project has set a precedent"), status("the design is coherent")
    ('achieved', 'holds')
    """
    main = _RELATIVE.split(soft)[0]
    found = modalities(main)
    for name in ("hedged", "potential", "planned"):
        if name in found:
            return name
    done, state = _PAST.search(main), _STATE.search(main)
    # The first finite verb decides: "was focused" is how things were, "focused on" a deed.
    return "achieved" if done and (state is None or done.start() <= state.start()) else "holds"


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
        node = Node("finding", one.span(begin, end), status(soft), 0.6)
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
