"""In what manner a clause means what it counts or dates: as done, denied, planned or possible.

"The project did not train 500 judges" denies its figure, "the donor will provide USD 2 million"
plans it. The words that say so stand before the figure in its clause, or in the verb after it
("500 judges will be trained"); the quote is drawn to hold them. A verb after a figure does not deny
it: of "40 percent were not enrolled" the number is a fact, about those who were not; only an event
that was called off takes its number with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from atkg.text.blocks import Span
from atkg.text.cues import modal_spans
from atkg.text.extraction.calledoff import called_off
from atkg.text.extraction.grammar import clause
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.proposals import Node
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.sections import item_kind
from atkg.text.extraction.stretches import Stretch

# Where several cues stand, the first of these decides: "could" asks, or says what is possible.
_ORDER: Final = ("hedged", "planned", "potential", "recommended", "proposed")
_DENIED: Final = re.compile(rf"{any_of('denied')}|\b\w+n't\b")
_NOT_DENIED: Final = re.compile(any_of("not-denied"))
# A denial does not reach over these: "had no office and trained 500", "not there, 500 came".
_BARRIER: Final = re.compile(rf"[,:;()]|{any_of('aside')}")
# Nor into a circumstance: "did not answer in 45 cases", "was not paid for three months".
_CIRCUMSTANCE: Final = re.compile(rf"{any_of('circumstance')}\s+(?:\w+\s+){{0,2}}?$")
_FOR: Final = re.compile(rf"{any_of('for')}\s+(?:\w+\s+){{0,2}}?$")
_TIME: Final = re.compile(rf"\s+(?:\w+\s+)?{any_of('time-unit')}")
_ASIDE: Final = re.compile(rf"[,;]\s+{any_of('aside')}")
# "Potential partners met 500 judges": the word of a noun says nothing of the number.
_LOOSE: Final = re.compile(rf"{any_of('proposal')}|{any_of('adjective')}")
_NEXT: Final = re.compile(r"\s+(?:of\s+|de\s+)?")
_VERB: Final = re.compile(rf"[\s)\"*_]*(?:{any_of('verb-before')}\s+){{1,4}}\w+")
_HELPER: Final = re.compile(rf"(?:{any_of('verb-before')}\s+){{1,2}}$")
_STATES: Final = re.compile(rf"{any_of('state')}|{any_of('past')}|\b\w{{3,}}(?:ed|aron|ieron)\b")


@dataclass(frozen=True, slots=True)
class Manner:
    """Status, whether it is denied, and the offsets of the words that show it."""

    status: str
    negated: bool
    shown: Span | None


def _denial(one: Stretch, start: int, core: Span) -> tuple[Span, bool] | None:
    """Find the denial before a figure, and tell whether it reaches the figure itself."""
    words = _NOT_DENIED.sub(lambda match: "_" * len(match[0]), one.soft[: core[0]])
    barriers = [match.end() for match in _BARRIER.finditer(words, start)]
    start = max([start, *barriers])
    found = list(_DENIED.finditer(words, start))
    if not found:
        return None
    spent = _CIRCUMSTANCE.search(words, found[-1].end()) or (
        _TIME.match(one.soft, core[1]) and _FOR.search(words, found[-1].end())
    )
    helper = _HELPER.search(words, 0, found[-1].start())
    return (helper.start() if helper else found[-1].start(), found[-1].end()), not spent


def _after(one: Stretch, end: int, stop: int) -> Span:
    """Give the offsets of the verb that follows a figure directly."""
    match = _VERB.match(one.soft, end, stop)
    return (end, match.end() if match else end)


def _modality(one: Stretch, start: int, core: Span, end: int, stop: int) -> tuple[str, Span] | None:
    """Give the status that the words before a figure, or the verb after it, point to."""
    asides = [match.end() for match in _ASIDE.finditer(one.soft, start, core[0])]
    before = max([start, *asides])
    verb = _after(one, end, stop)
    for window in ((before, core[0]), verb):
        loose = {match.span() for match in _LOOSE.finditer(one.soft, *window)
                 if not _NEXT.fullmatch(one.soft, match.end(), core[0])}  # fmt: skip
        found = modal_spans(one.words, *window)
        for name in _ORDER:
            spans = [span for span in found.get(name, ()) if span not in loose]
            if spans:
                return name, verb if window is verb else spans[-1]
    return None


def manner(
    reading: Reading, one: Stretch, core: Span, end: int | None = None, default: str = "holds"
) -> Manner:
    """Tell in what manner a clause means a figure at ``core``, whose words go on to ``end``.

    What a recommendation asks for is recommended, unless the clause states a fact.
    """
    start, stop = clause(one, *core)
    last = core[1] if end is None else end
    if denial := _denial(one, start, core):
        return Manner(default, denial[1], denial[0])
    said = _modality(one, start, core, last, stop)
    if (off := called_off(one, core, last, stop)) and not said:
        how, shown = off
        return Manner("planned" if how == "planned" else default, how == "denied", shown)
    asked = item_kind(reading.trail(one)) == "recommendation"
    if said:
        status = "recommended" if asked and said[0] == "potential" else said[0]
        return Manner(status, False, said[1])
    if asked and not _STATES.search(one.soft, start, stop):
        return Manner("recommended", False, None)
    return Manner(default, False, None)


def tell(node: Node, one: Stretch, span: Span, how: Manner) -> None:
    """Give a node its status and denial, and a quote that holds the words which show them."""
    node.status, node.negated = how.status, how.negated
    if how.shown:
        span = min(span[0], how.shown[0]), max(span[1], how.shown[1])
    node.span = one.span(*span)
