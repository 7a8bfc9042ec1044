"""Contributions: who gave which sum to what, and who bears costs of which no sum is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from atkg.text.blocks import Span
from atkg.text.extraction.grammar import clause, listed, listed_before, undertaking
from atkg.text.extraction.manner import Manner, manner, tell
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.proposals import Node, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.stretches import Stretch
from atkg.text.mentioned import Mention

_TABLE: Final = "funding_phrases.csv"
_FUNDED: Final = re.compile(any_of("contribution", _TABLE))
_GIVING: Final = re.compile(any_of("giving", _TABLE))
# "Will provide", "planea aportar", "pledged": a sum that nobody has given yet.
_LEADS: Final = rf"{any_of('giving-lead', _TABLE)}\s+"
_LATER: Final = re.compile(
    rf"(?:{_LEADS}|(?:{any_of('verb-before')}\s+){{1,3}})?{any_of('giving-later', _TABLE)}"
    rf"|(?:{any_of('verb-before')}\s+){{0,3}}{any_of('promising', _TABLE)}"
)
_PROMISED: Final = re.compile(rf"{_LEADS}|{any_of('promising', _TABLE)}")
_BORNE: Final = re.compile(any_of("borne", _TABLE))
_COST: Final = re.compile(rf"(?:\b(?:the|los|las|el)\s+)?(?:\w+\s+)?{any_of('cost', _TABLE)}")
_UNDERTAKINGS: Final = frozenset({"atkg:Intervention", "atkg:Evaluation"})
_FAR: Final = 60
_SUM_GAP: Final = re.compile(rf"[\s,(*_]*(?:{any_of('sum-link')}[\s,(]*){{0,5}}")
_PASSIVE_GAP: Final = re.compile(rf"[\s*_]*(?:{any_of('passive-link')}\s*){{0,5}}")


def _contribution(
    reading: Reading, one: Stretch, agent: Mention, cue: Span, sums: list[tuple[Span, Node]]
) -> Node:
    begin, end = cue[0], one.offset(agent.end)
    amount = None
    for span, node in sums:
        after = _SUM_GAP.fullmatch(one.soft, end, span[0]) if span[0] >= end else None
        passive = span[1] <= cue[0] and not one.soft.startswith(("with", "con "), cue[0])
        before = _PASSIVE_GAP.fullmatch(one.soft, span[1], cue[0]) if passive else None
        if after or (before and amount is None):
            amount, begin, end = node, min(begin, span[0]), max(end, span[1])
    about = undertaking(reading, one, 0, begin, _UNDERTAKINGS)
    if about and about[2]:
        begin = min(begin, about[1][0])  # the shortest clause that names all ends
    says = [
        Say("atkg:contributor", agent.thing),
        Say("atkg:contributionTo", about[0] if about else reading.project,
            anchors={"object": "anaphora" if about else "document"}),
    ]  # fmt: skip
    if amount:
        says.append(Say("atkg:amount", amount))
    node = Node("contribution", one.span(begin, end), "achieved", 0.8, says)
    tell(node, one, (begin, end), manner(reading, one, cue, default="achieved"))
    return node


def _gifts(reading: Reading, one: Stretch) -> Iterator[tuple[Span, Manner]]:
    """Yield the verbs by which something is given, and how each is meant."""
    for match in _GIVING.finditer(one.soft):
        yield match.span(), manner(reading, one, match.span(), default="achieved")
    for match in _LATER.finditer(one.soft):
        default = "planned" if _PROMISED.search(match[0]) else "achieved"
        how = manner(reading, one, (match.end(), match.end()), default=default)
        if how.status != "achieved":  # else it is an aim, or a noun
            yield match.span(), how


def _given(reading: Reading, one: Stretch, sums: list[tuple[Span, Node]]) -> Iterator[Node]:
    """Yield "the Agency contributed USD 900,000 to the project"."""
    for cue, how in _gifts(reading, one):
        start, _ = clause(one, *cue)
        amounts = [(span, node) for span, node in sums
                   if _SUM_GAP.fullmatch(one.soft, cue[1], span[0])]  # fmt: skip
        for agent in listed_before(reading, one, start, cue[0]) if amounts else ():
            (_, end), node = amounts[0]
            about = undertaking(reading, one, end, min(end + _FAR, len(one.words)), _UNDERTAKINGS)
            span = one.offset(agent.start), about[1][1] if about else end
            anchors = {"object": "anaphora" if about else "document"}
            says = [
                Say("atkg:contributor", agent.thing),
                Say("atkg:contributionTo", about[0] if about else reading.project, anchors=anchors),
                Say("atkg:amount", node),
            ]
            given = Node("contribution", one.span(*span), "achieved", 0.8, says)
            tell(given, one, span, how)
            yield given


def costs_borne(reading: Reading, one: Stretch) -> Iterator[Node]:
    """Yield "the costs of X were borne by the Agency": a contribution without a sum."""
    for match in _BORNE.finditer(one.soft):
        start, _ = clause(one, *match.span())
        cost = _COST.search(one.soft, start, match.start())
        agents = listed(reading, one, match.end(), lambda found: found.is_agent) if cost else ()
        for agent in agents:
            node = _contribution(reading, one, agent, match.span(), [])
            span = cost.start() if cost else start, one.offset(agent.end)
            tell(node, one, span, manner(reading, one, match.span(), default="achieved"))
            yield node


def _funded(reading: Reading, one: Stretch, sums: list[tuple[Span, Node]]) -> Iterator[Node]:
    for match in _FUNDED.finditer(one.soft):
        start, end = clause(one, *match.span())
        if not any(start <= span[0] <= end for span, _ in sums) or not reading.project:
            continue
        for agent in listed(reading, one, match.end(), lambda found: found.is_agent):
            yield _contribution(reading, one, agent, match.span(), sums)


def contributions(reading: Reading, one: Stretch, sums: list[tuple[Span, Node]]) -> Iterator[Node]:
    """Yield who gave what, of the sums of a stretch with the offsets they stand at."""
    yield from _funded(reading, one, sums)
    yield from _given(reading, one, sums)
