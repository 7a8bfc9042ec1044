"""Percentages: shares, and what only looks like one: a change from one time to another, a rate."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from atkg.text.blocks import Span
from atkg.text.extraction.grammar import clause
from atkg.text.extraction.nodes import figure
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.proposals import Node, Say
from atkg.text.extraction.stretches import Stretch
from atkg.text.extraction.units import counted
from atkg.text.numbers import NumberReading

_TABLE: Final = "quantity_phrases.csv"
# After a percentage nothing is counted before a sign, "and", or a row of a table's cells.
_NOTHING: Final = re.compile(
    rf"\s*(?:[^\w\s]|\w?$|{any_of('uncounted', _TABLE)}|(?:\w+\s+){{1,2}}[0-9.,]+\s?%)"
)
_CHANGE: Final = re.compile(rf"\s+(?:(?:of|de)\s+)?(?:\w+\s+)?{any_of('change-noun', _TABLE)}")
_CHANGED: Final = re.compile(
    rf"{any_of('change-verb', _TABLE)}\s+(?:{any_of('change-link', _TABLE)}\s+){{0,4}}$"
)
_CHANGES: Final = re.compile(any_of("change-verb", _TABLE))
_BY: Final = re.compile(
    rf"{any_of('by', _TABLE)}\s+(?:[0-9.,]+\s?(?:%|\w+)\s+(?:and|y)\s+)?"
    rf"(?:{any_of('change-link', _TABLE)}\s+){{0,4}}$"
)
_RATE: Final = re.compile(any_of("rate", _TABLE))
_FAR: Final = 60


def measure(one: Stretch, number: NumberReading) -> str:
    """Give what a percentage measures: growth, rate or share."""
    before = one.soft[max(0, number.start - _FAR) : number.start]
    if _CHANGE.match(one.soft, number.end) or _CHANGED.search(before):
        return "growth"
    within = clause(one, number.start, number.end)
    # "Rose from 2 to 3 million, or by 10 percent".
    if _BY.search(before) and _CHANGES.search(one.soft, within[0], number.start):
        return "growth"
    return "rate" if _RATE.search(one.soft, within[0], number.start) else "share"


def share(one: Stretch, number: NumberReading) -> tuple[Node, int]:
    """Propose a percentage with what it measures and what it is of; give also where it ends."""
    of: Span = (number.end, number.end)
    if not _NOTHING.match(one.soft, number.end):
        of = counted(one, number.end, number.end + 4)
    node = figure(number, one.span(number.start, max(of[1], number.end)), 0.75)
    kind = f"atkgv:measure.{measure(one, number)}"
    node.says += [
        Say("atkg:unit", "atkgv:unit.percent"),
        Say("atkg:measure", kind, anchors={"predicate": "implicit"}),
    ]
    if of[0] < of[1]:
        node.says.append(Say("atkg:counts", one.words[slice(*of)]))
    return node, max(of[1], number.end)


def ratio(one: Stretch, number: NumberReading) -> tuple[Node, int]:
    """Propose "eight of ten cases" as 80 percent, worked out from printed words."""
    node, end = share(one, replace(number, values=(round(number.value * 100, 1),)))
    node.says[0] = replace(node.says[0], anchors={"object": "implicit"})
    node.says.append(Say("atkg:derived", "true"))
    return node, end
