"""Quantities: numbers with what they count, their unit and bound, and shares in percent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from atkg.text.blocks import Span
from atkg.text.cues import cue_table, modalities
from atkg.text.dates import read_dates
from atkg.text.extraction.grammar import clause, undertaking
from atkg.text.extraction.nodes import bound, figure
from atkg.text.extraction.patterns import any_of, pattern_table
from atkg.text.extraction.proposals import Node, Proposal, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.stretches import Stretch, trimmed
from atkg.text.numbers import NumberReading, read_numbers

_DIGIT: Final = re.compile(r"[0-9]")
_WORDED: Final = re.compile(
    r"\b(?:t(?:wo|hree|en|welve|hirty|wenty)|f(?:our|ive|orty|ifty)|s(?:ix|even)|eight|nine|eleven"
    r"|hundred|thousand|millions?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|veint\w+"
    r"|treinta|cuarenta|cincuenta|cien\w*|mil|millon(?:es)?)"
)
_REFERENCE: Final = re.compile(
    r"\S*(?:www\.|https?:)\S*|\(\s*[0-9]{1,3}(?:\s*[,;-]\s*[0-9]{1,3})*\s*\)"
)
_AGE: Final = re.compile(any_of("age"))
_UNITS: Final = "atkgv:unit."
_WORDS_BETWEEN: Final = 5
_NO_NOUN: Final = re.compile(r"[.;:()]|,\s|\s[–—-]\s")
_ENDS: Final = re.compile(rf"[,;:.()¹²³⁴-⁹]|\b(?:and|to|y|a) [0-9]|{any_of('phrase-end')}")
_TIMES: Final = frozenset({f"{_UNITS}{name}" for name in ("year", "month", "week", "day")})
_THE: Final = re.compile(rf"{any_of('definite')}\s+$")
_DATED: Final = re.compile(rf"{any_of('dated')}\s*$")
_UNDERTAKINGS: Final = frozenset({"atkg:Intervention", "atkg:Evaluation", "atkg:Output"})


@cache
def _units() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (term, pattern) for term, pattern in cue_table().items()
        if term.startswith(_UNITS) and term != f"{_UNITS}percent"
    )  # fmt: skip


def _unit(one: Stretch, number: NumberReading) -> tuple[str, Span] | None:
    """Give the unit that follows a number within a few words: the first named, the longest."""
    stops = (_NO_NOUN.search(one.soft, number.end), _ENDS.search(one.soft, number.end))
    end = min([number.end + 60, *(stop.start() for stop in stops if stop)])
    best: tuple[int, int, str] | None = None
    for term, pattern in _units():
        match = pattern.search(one.soft, number.end, end)
        # The noun is the last word of "bibliographical documents"; a verb or "of" ends the phrase.
        if match and len(one.soft[number.end : match.start()].split()) <= _WORDS_BETWEEN:
            key = (match.start(), -match.end(), term)
            best = min(best, key) if best else key
    if best is None or re.search(r"\b(?:of|de|to|a|in|en|were|was|and|y)\b",
                                 one.soft[number.end : best[0]]):  # fmt: skip
        return None
    return best[2], (best[0], -best[1])


def _counted(one: Stretch, start: int, least: int) -> Span:
    """Give what is counted: from the number to the end of its noun phrase."""
    stop = _ENDS.search(one.soft, max(start, least))
    return trimmed(one.words, start, stop.start() if stop else len(one.words))


def _dates(one: Stretch, span: Span) -> Iterator[Say]:
    """Yield the bounds of the one date that the clause of a figure has."""
    found = read_dates(one.words[span[0] : span[1]])
    if len(found) == 1:
        begin = span[0] + found[0].start
        if _DATED.search(one.soft, max(0, begin - 12), begin):
            where = one.span(*span)
            yield Say("atkg:from", found[0].from_.isoformat(), where)
            yield Say("atkg:to", found[0].to.isoformat(), where)


def _complete(reading: Reading, one: Stretch, node: Node, number: NumberReading, end: int) -> None:
    begin = number.start
    if found := bound(one, number.start):
        begin = found[1]
        node.says.append(Say("atkg:bound", f"atkgv:bound.{found[0]}"))
    node.span = one.span(begin, end)
    within = clause(one, begin, end)
    words = one.soft[within[0] : within[1]]
    harmed = pattern_table("harm_phrases.csv")[0][1]
    if harmed.search(one.soft, begin, end):
        node.says.append(Say("atkg:countsPersonsHarmed", "true"))
    about = undertaking(reading, one, 0, within[1], _UNDERTAKINGS)
    if about:
        span = min(about[1][0], begin), max(about[1][1], end)
        anchors = {"object": about[2]} if about[2] else {}
        node.says.append(Say("atkg:concerns", about[0], one.span(*span), anchors=anchors))
    node.says += _dates(one, within)
    said = modalities(words)
    node.status = next((name for name in ("recommended", "planned") if name in said), "holds")


def _share(one: Stretch, number: NumberReading) -> tuple[Node, int]:
    counted = _counted(one, number.end, number.end + 4)
    node = figure(number, one.span(number.start, max(counted[1], number.end)), 0.75)
    node.says += [Say("atkg:unit", "atkgv:unit.percent"), Say("atkg:measure", "atkgv:measure.share",
                      anchors={"predicate": "implicit"})]  # fmt: skip
    if counted[0] < counted[1]:
        node.says.append(Say("atkg:counts", one.words[slice(*counted)]))
    return node, max(counted[1], number.end)


def _ratio(one: Stretch, number: NumberReading) -> tuple[Node, int]:
    """Propose "eight of ten cases" as 80 percent, worked out from printed words."""
    node, end = _share(one, replace(number, values=(round(number.value * 100, 1),)))
    node.says[0] = replace(node.says[0], anchors={"object": "implicit"})
    node.says.append(Say("atkg:derived", "true"))
    return node, end


def _count(one: Stretch, number: NumberReading) -> tuple[Node, int] | None:
    unit = _unit(one, number)
    # "During the four years" points back to years that were counted before.
    back = unit and unit[0] in _TIMES and _THE.search(one.soft[: number.start])
    if unit is None or back or number.value < 2 or _AGE.search(one.soft, max(0, number.start - 14),
                                                       unit[1][1] + 8):  # fmt: skip
        return None
    counted = _counted(one, number.end, unit[1][1])
    node = figure(number, one.span(number.start, counted[1]), 0.75)
    node.says += [Say("atkg:counts", one.words[slice(*counted)]), Say("atkg:unit", unit[0])]
    return node, counted[1]


_PROPOSED: Final[dict[str, Callable[[Stretch, NumberReading], tuple[Node, int] | None]]] = {
    "count": _count, "percent": _share, "ratio": _ratio,
}  # fmt: skip


def _quantities(reading: Reading, one: Stretch) -> Iterator[Node]:
    references = [match.span() for match in _REFERENCE.finditer(one.words)]
    numbers = read_numbers(one.words, reading.habits)
    ratios = [(number.start, number.end) for number in numbers if number.kind == "ratio"]
    for number in numbers:
        inside = number.kind != "ratio" and any(a <= number.start < b for a, b in ratios)
        if inside or any(a <= number.start < b for a, b in references):
            continue
        made = _PROPOSED[number.kind](one, number) if number.kind in _PROPOSED else None
        if made:
            _complete(reading, one, made[0], number, made[1])
            yield made[0]


class _Quantities:
    name = "quantities"
    version = "1"

    def propose(self, reading: Reading) -> Iterable[Proposal]:
        for one in reading.stretches:
            if _DIGIT.search(one.words) or _WORDED.search(one.soft):
                yield from _quantities(reading, one)


EXTRACTOR = _Quantities()
