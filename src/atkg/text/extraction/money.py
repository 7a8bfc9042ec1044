"""Money: sums with currency and measure, and who contributed them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from atkg.text.blocks import Span
from atkg.text.cues import cue_table
from atkg.text.extraction.contributions import contributions, costs_borne
from atkg.text.extraction.currencies import WHOSE
from atkg.text.extraction.grammar import undertaking
from atkg.text.extraction.manner import manner, tell
from atkg.text.extraction.nodes import bound, figure
from atkg.text.extraction.patterns import any_of, pattern_of_any
from atkg.text.extraction.proposals import Nil, Node, Proposal, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.stretches import Stretch
from atkg.text.extraction.units import joined_range, undone
from atkg.text.folding import soften
from atkg.text.numbers import NumberReading, read_numbers
from atkg.text.numberwords import spelled

_SIGN: Final = re.compile(r"[$€£]|s/\.")
_HINT: Final = pattern_of_any("money-hint")
_MEASURES: Final = ("evaluation-budget", "total-cost", "budget", "contribution", "wage")
_WHOLE: Final = frozenset({"budget", "total-cost", "contribution", "evaluation-budget"})
_UNDERTAKINGS: Final = frozenset({"atkg:Intervention", "atkg:Evaluation"})
_FAR: Final = 60
_SCALED: Final = 1000
SCALE: Final = "a sum that is printed without the scale of the sum that it is compared with"
_SCALE_AFTER: Final = re.compile(
    rf"\s*(?:-|{any_of('range-join', 'quantity_phrases.csv')})\s*[0-9.,]+\s*"
    rf"(?:{'|'.join(spelled('scale', 'en'))}|{'|'.join(map(soften, spelled('scale', 'es')))})\b"
)
_FROM: Final = re.compile(rf"{any_of('span-from', 'quantity_phrases.csv')}\s+(?:\w+\s+)?\D{{0,6}}$")
_TO: Final = re.compile(rf"{any_of('span-to', 'quantity_phrases.csv')}\s+(?:\w+\s+)?\D{{0,6}}$")


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


def _lacks_scale(one: Stretch, first: NumberReading, second: NumberReading) -> bool:
    """Tell "from $2.2 in 2018 to $2.4 billion": the first sum is in billions too, or it is not."""
    bare = first.value < _SCALED and one.words[first.end - 1].isdigit()
    return (
        bare
        and one.words[second.end - 1].isalpha()
        and _FROM.search(one.soft, 0, first.start) is not None
        and _TO.search(one.soft, first.end, second.start) is not None
    )


def _shares_scale(one: Stretch, number: NumberReading) -> bool:
    """Tell "USD 2 to 3 million", where the scale may be that of both ends."""
    return (
        number.value < _SCALED
        and one.words[number.end - 1].isdigit()
        and _SCALE_AFTER.match(one.soft, number.end) is not None
    )


def _ranged(one: Stretch, sums: list[tuple[Span, Node]]) -> None:
    """Bound the two ends of "between USD 2 million and USD 3 million"."""
    for (first, low), (second, high) in pairwise(sums):
        start = joined_range(one, first, second)
        if start is None:
            continue
        for node, name in ((low, "at-least"), (high, "at-most")):
            node.says = [say for say in node.says if say.predicate != "atkg:bound"]
            node.says.append(Say("atkg:bound", f"atkgv:bound.{name}"))
            begin, end = one.offset(node.span[0]), one.offset(node.span[1])
            node.span = one.span(min(start, begin), max(end, second[1]))


def _sum(reading: Reading, one: Stretch, number: NumberReading, currency: str, span: Span) -> Node:
    node = figure(number, one.span(*span), 0.85)
    whole = _figure(reading, one, span, node, currency)
    begin = span[0]
    if found := bound(one, span[0]):
        node.says.append(Say("atkg:bound", f"atkgv:bound.{found[0]}"))
        begin = found[1]
        whole = min(begin, whole[0]), whole[1]
    how = manner(reading, one, (begin, span[1]))
    if whole[0] < begin and not how.negated and how.status == "holds":
        # The word that tells the measure may be denied: "not funded by the Agency (USD 5)".
        how = manner(reading, one, (whole[0], whole[0]), whole[1])
    tell(node, one, (whole[0], undone(one, whole[1])), how)
    return node


class _Money:
    name = "money"
    version = "2"

    def propose(self, reading: Reading) -> Iterable[Proposal | Nil]:
        for one in reading.stretches:
            if one.kind == "front-matter":
                continue
            yield from costs_borne(reading, one)
            if not _SIGN.search(one.soft) and not _HINT.search(one.soft):
                continue
            read = _read(reading, one)
            open_ = {first[0] for first, second in pairwise(read)
                     if _lacks_scale(one, first[0], second[0])}  # fmt: skip
            open_ |= {each[0] for each in read if _shares_scale(one, each[0])}
            for number, name, span in read:
                if number in open_ or not name:
                    yield Nil(one.span(*span), SCALE if number in open_ else WHOSE)
            sums = [(span, _sum(reading, one, number, name, span))
                    for number, name, span in read if name and number not in open_]  # fmt: skip
            _ranged(one, sums)
            yield from (node for _, node in sums)
            yield from contributions(reading, one, sums)


EXTRACTOR = _Money()
