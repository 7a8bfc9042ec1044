"""Money: sums with currency and measure, and who contributed them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from atkg.text.blocks import Span
from atkg.text.cues import cue_table
from atkg.text.extraction.currencies import WHOSE
from atkg.text.extraction.grammar import clause, listed, listed_before, undertaking
from atkg.text.extraction.nodes import bound, figure
from atkg.text.extraction.patterns import any_of, pattern_table
from atkg.text.extraction.proposals import Nil, Node, Proposal, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.stretches import Stretch
from atkg.text.mentions import Mention
from atkg.text.numbers import NumberReading, read_numbers

_HINT: Final = re.compile(rf"[$€£]|s/\.|{any_of('money-hint')}")
_MEASURES: Final = ("evaluation-budget", "total-cost", "budget", "contribution", "wage")
_WHOLE: Final = frozenset({"budget", "total-cost", "contribution", "evaluation-budget"})
_UNDERTAKINGS: Final = frozenset({"atkg:Intervention", "atkg:Evaluation"})
_FAR: Final = 60
_SUM_GAP: Final = re.compile(rf"[\s,(*_]*(?:{any_of('sum-link')}[\s,(]*){{0,5}}")


_PASSIVE_GAP: Final = re.compile(rf"[\s*_]*(?:{any_of('passive-link')}\s*){{0,5}}")


def _measure(one: Stretch, span: Span) -> tuple[str, Span] | None:
    """Give the measure whose cue stands nearest before a sum, else directly after it."""
    best: tuple[int, str, Span] | None = None
    for name in _MEASURES:
        for match in cue_table()[f"atkgv:measure.{name}"].finditer(one.soft):
            before = span[0] - match.end()
            after = match.start() - span[1]
            distance = before if before >= 0 else after + _FAR // 2 if after >= 0 else _FAR + 1
            if distance <= _FAR and (best is None or distance < best[0]):
                best = distance, name, match.span()
    return (best[1], best[2]) if best else None


def _figure(reading: Reading, one: Stretch, span: Span, node: Node, currency: str) -> Span:
    """Complete a figure with currency, measure and what it concerns; give its span in words."""
    node.says.append(Say("atkg:currency", f"atkgv:currency.{currency}"))
    measure = _measure(one, span)
    if measure is None:
        node.confidence = 0.5
        return span
    name, cue = measure
    node.says.append(Say("atkg:measure", f"atkgv:measure.{name}"))
    whole = min(cue[0], span[0]), max(cue[1], span[1])
    if name in _WHOLE:
        about = undertaking(reading, one, 0, whole[1], _UNDERTAKINGS)
        thing = about[0] if about else reading.project
        if name == "evaluation-budget":
            thing = reading.evaluation
        if thing:
            anchor = {"object": "anaphora" if about else "document"}
            node.says.append(Say("atkg:concerns", thing, anchors=anchor))
    return whole


def _read(reading: Reading, one: Stretch) -> list[tuple[NumberReading, str, Span]]:
    """Give the sums of a stretch: number, currency or nothing, and the offsets with its signs."""
    numbers = [each for each in read_numbers(one.words, reading.habits) if each.kind == "money"]
    found = [(number, reading.currencies.of(one.words, number)) for number in numbers]
    return [(number, *currency) for number, currency in found if currency]


def _sum(reading: Reading, one: Stretch, number: NumberReading, currency: str, span: Span) -> Node:
    node = figure(number, one.span(*span), 0.85)
    whole = _figure(reading, one, span, node, currency)
    if found := bound(one, span[0]):
        node.says.append(Say("atkg:bound", f"atkgv:bound.{found[0]}"))
        whole = min(found[1], whole[0]), whole[1]
    node.span = one.span(*whole)
    return node


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
    says = [
        Say("atkg:contributor", agent.thing),
        Say("atkg:contributionTo", about[0] if about else reading.project,
            anchors={"object": "anaphora" if about else "document"}),
    ]  # fmt: skip
    if amount:
        says.append(Say("atkg:amount", amount))
    return Node("contribution", one.span(begin, end), "achieved", 0.8, says)


def _given(reading: Reading, one: Stretch, sums: list[tuple[Span, Node]]) -> Iterator[Node]:
    """Yield "the Agency contributed USD 900,000 to the project"."""
    giving = dict(pattern_table("funding_phrases.csv"))["giving"]
    for match in giving.finditer(one.soft):
        start, _ = clause(one, *match.span())
        amounts = [(span, node) for span, node in sums
                   if _SUM_GAP.fullmatch(one.soft, match.end(), span[0])]  # fmt: skip
        for agent in listed_before(reading, one, start, match.start()) if amounts else ():
            (_, end), node = amounts[0]
            about = undertaking(reading, one, end, min(end + _FAR, len(one.words)), _UNDERTAKINGS)
            span = one.span(one.offset(agent.start), about[1][1] if about else end)
            anchors = {"object": "anaphora" if about else "document"}
            says = [
                Say("atkg:contributor", agent.thing),
                Say("atkg:contributionTo", about[0] if about else reading.project, anchors=anchors),
                Say("atkg:amount", node),
            ]
            yield Node("contribution", span, "achieved", 0.8, says)


def _contributions(reading: Reading, one: Stretch, sums: list[tuple[Span, Node]]) -> Iterator[Node]:
    for term, pattern in pattern_table("funding_phrases.csv"):
        for match in () if term == "giving" else pattern.finditer(one.soft):
            start, end = clause(one, *match.span())
            if not any(start <= span[0] <= end for span, _ in sums) or not reading.project:
                continue
            for agent in listed(reading, one, match.end(), lambda found: found.is_agent):
                yield _contribution(reading, one, agent, match.span(), sums)


class _Money:
    name = "money"
    version = "1"

    def propose(self, reading: Reading) -> Iterable[Proposal | Nil]:
        for one in reading.stretches:
            if one.kind == "front-matter" or not _HINT.search(one.soft):
                continue
            read = _read(reading, one)
            yield from (Nil(one.span(*span), WHOSE) for _, name, span in read if not name)
            sums = [(span, _sum(reading, one, number, name, span))
                    for number, name, span in read if name]  # fmt: skip
            yield from (node for _, node in sums)
            yield from _contributions(reading, one, sums)
            yield from _given(reading, one, sums)


EXTRACTOR = _Money()
