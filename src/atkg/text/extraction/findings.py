"""Findings: the judging clauses of a criterion's section, with polarity and what they concern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from atkg.text.blocks import Span
from atkg.text.cues import modalities
from atkg.text.extraction.grammar import clauses, undertaking
from atkg.text.extraction.judging import judges_nothing, polarity
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.proposals import Node, Proposal, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.sections import criterion
from atkg.text.extraction.stretches import Stretch, trimmed

_CONCERNED: Final = frozenset(
    f"atkg:{name}"
    for name in ("Intervention", "Output", "Approach", "CoordinationBody", "Instrument")
)  # fmt: skip
_UNDERTAKINGS: Final = frozenset({"atkg:Intervention"})
_RELATIVE: Final = re.compile(any_of("relative"))
_PAST: Final = re.compile(rf"{any_of('past')}|\b(?:has|have) (?:not )?(?!been|showed)\w+ed\b")
_ADDED: Final = re.compile(rf", (?P<added>{any_of('adding')})")
_STATE: Final = re.compile(any_of("state"))
_LEAST: Final = 5


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


def _parts(one: Stretch) -> Iterator[Span]:
    """Yield the offsets of the judging parts of a stretch: clauses, and what is added to them.

    "The team was efficient, which ensured the continuity" judges twice.
    """
    for start, stop in clauses(one):
        begin, end = trimmed(one.words, start, stop)
        added = _ADDED.search(one.soft, begin, end)
        parts = ((begin, added.start()), (added.start("added"), end)) if added else ()
        judged = [
            polarity(one.soft[first:last])
            if len(one.soft[first:last].split()) >= _LEAST else "" for first, last in parts
        ]  # fmt: skip
        if judged and not {"", "neutral"} & set(judged):
            yield from parts
        else:
            yield begin, end


def _findings(reading: Reading, one: Stretch, of: str) -> Iterator[Node]:
    for begin, end in _parts(one):
        soft = one.soft[begin:end]
        enough = len(soft.split()) >= _LEAST and not judges_nothing(soft)
        sign = polarity(soft) if enough else ""
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
    version = "2"

    def propose(self, reading: Reading) -> Iterable[Proposal]:
        for one in reading.stretches:
            of = criterion(reading.trail(one)) if one.kind in ("paragraph", "list-item") else ""
            if of:
                yield from _findings(reading, one, of)


EXTRACTOR = _Findings()
