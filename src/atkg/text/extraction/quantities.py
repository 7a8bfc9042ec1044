"""Quantities: numbers with what they count, their unit and bound, and shares in percent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from atkg.text.blocks import Span
from atkg.text.dates import read_dates
from atkg.text.extraction.grammar import clause, undertaking
from atkg.text.extraction.manner import manner, tell
from atkg.text.extraction.nodes import bound, figure, open_end
from atkg.text.extraction.patterns import any_of, pattern_table
from atkg.text.extraction.proposals import Nil, Node, Proposal, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.referrals import referrals
from atkg.text.extraction.shares import ratio, share
from atkg.text.extraction.stretches import Stretch
from atkg.text.extraction.units import counted, goes_on, population, range_start, unit_after
from atkg.text.numbers import NumberReading, read_numbers

_DIGIT: Final = re.compile(r"[0-9]")
_WORDED: Final = re.compile(
    r"\b(?:t(?:wo|hree|en|welve|hirty|wenty)|f(?:our|ive|orty|ifty)|s(?:ix|even)|eight|nine|eleven"
    r"|hundred|thousand|millions?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|veint\w+"
    r"|treinta|cuarenta|cincuenta|cien\w*|mil|millon(?:es)?)"
)
_REFERENCE: Final = re.compile(
    r"\S*(?:www\.|https?:)\S*|\[?\b[0-9]{1,3}\]|\((?!\s*[0-9]{1,3}(?:,[0-9]{3}){2,}\s*\))\s*[0-9]{1,3}(?:\s*[,;-]\s*[0-9]{1,3})*\s*\)"
)
_AGE: Final = re.compile(any_of("age"))
_UNITS: Final = "atkgv:unit."
_TIMES: Final = frozenset({f"{_UNITS}{name}" for name in ("year", "month", "week", "day")})
_THE: Final = re.compile(rf"{any_of('definite')}\s+$")
_ITS: Final = re.compile(rf"(?:{any_of('definite')}|{any_of('possessive')})\s+$")
_LISTS: Final = re.compile(r"\s*:")
_COMPOUND: Final = re.compile(r"[-‐‑]\w")
_FOR_EVERY: Final = re.compile(rf"{any_of('for-every', 'quantity_phrases.csv')}\s+$")
# "(-3.6%)": less than nothing, which is no share; "5 - 10%" is a range.
_MINUS: Final = re.compile(r"(?:^|\(|[^\s\d%]\s)\s*[-–−]$")
MINUS: Final = "a number with a minus sign: what it measures stands elsewhere"
_DATED: Final = re.compile(rf"{any_of('dated')}\s*$")
_UNDERTAKINGS: Final = frozenset({"atkg:Intervention", "atkg:Evaluation", "atkg:Output"})


def _dates(reading: Reading, one: Stretch, span: Span) -> Iterator[Say]:
    """Yield the bounds of the one date in the clause of a figure; "until 2019" has no from."""
    found = read_dates(one.words[span[0] : span[1]], reading.date_order)
    if len(found) == 1 and not found[0].doubt:
        begin = span[0] + found[0].start
        if _DATED.search(one.soft, max(0, begin - 12), begin):
            where, open_ = one.span(*span), open_end(one.soft, found[0], span[0])
            if open_ != "from":
                yield Say("atkg:from", found[0].from_.isoformat(), where)
            if open_ != "to":
                yield Say("atkg:to", found[0].to.isoformat(), where)


def _complete(
    reading: Reading, one: Stretch, node: Node, number: NumberReading, end: int,
    first: int | None = None,
) -> None:  # fmt: skip
    """Complete a figure; its words may begin before the number, at ``first``."""
    begin = number.start if first is None else first
    if found := bound(one, number.start):
        begin = found[1]
        node.says.append(Say("atkg:bound", f"atkgv:bound.{found[0]}"))
    within = clause(one, begin, end)
    tell(node, one, (begin, end), manner(reading, one, (begin, number.end), end))
    harmed = pattern_table("harm_phrases.csv")[0][1]
    if harmed.search(one.soft, begin, end):
        node.says.append(Say("atkg:countsPersonsHarmed", "true"))
    about = undertaking(reading, one, 0, within[1], _UNDERTAKINGS)
    if about:
        span = min(about[1][0], begin), max(about[1][1], end)
        anchors = {"object": about[2]} if about[2] else {}
        node.says.append(Say("atkg:concerns", about[0], one.span(*span), anchors=anchors))
    node.says += _dates(reading, one, within)


def _counts_nothing(one: Stretch, number: NumberReading, unit: tuple[str, Span]) -> bool:
    """Tell numbers that a unit follows and that count nothing all the same.

    "During the four years" points back, "its three parts: A, B and C" names its list, an age is no
    length of time, "a two-day course" is one course, and "one for every 500 workers" is a rate.
    """
    start, (_, end) = number.start, unit[1]
    back = unit[0] in _TIMES and _THE.search(one.soft, 0, start)
    if back or (_LISTS.match(one.soft, end) and _ITS.search(one.soft, 0, start)):
        return True
    if _FOR_EVERY.search(one.soft, max(0, start - 20), start):
        return True
    compound = _COMPOUND.match(one.soft, number.end)
    return bool(compound or number.value < 2 or _AGE.search(one.soft, max(0, start - 14), end + 8))


def _whole(number: NumberReading, unit: str) -> NumberReading:
    """Read "2,000" as two thousand before what is counted one by one, however commas are used."""
    if len(number.values) < 2 or unit in _TIMES:
        return number
    point = "comma" if number.read_as.endswith("comma") else "point"
    values = tuple(sorted(number.values, reverse=True))
    return replace(number, values=values, read_as=f"thousands {point}")


def _count(one: Stretch, number: NumberReading) -> tuple[Node, int] | None:
    unit = unit_after(one, number)
    if unit is None:
        return _population(one, number)
    number = _whole(number, unit[0])
    if _counts_nothing(one, number, unit):
        return None
    of = counted(one, number.end, unit[1][1])
    node = figure(number, one.span(number.start, of[1]), 0.75)
    node.says += [Say("atkg:counts", one.words[slice(*of)]), Say("atkg:unit", unit[0])]
    return node, of[1]


def _population(one: Stretch, number: NumberReading) -> tuple[Node, int] | None:
    named = population(one, number)
    if named is None:
        return None
    span = one.span(named[0], number.end)
    node = figure(number, span, 0.7)
    node.says.append(Say("atkg:unit", f"{_UNITS}person"))
    return node, number.end


_PROPOSED: Final[dict[str, Callable[[Stretch, NumberReading], tuple[Node, int] | None]]] = {
    "count": _count, "percent": share, "ratio": ratio,
}  # fmt: skip


def _numbers(reading: Reading, one: Stretch) -> list[NumberReading]:
    """Give the numbers of a stretch outside addresses, references and ratios."""
    references = [match.span() for match in _REFERENCE.finditer(one.words)]
    numbers = read_numbers(one.words, reading.habits)
    ratios = [(number.start, number.end) for number in numbers if number.kind == "ratio"]
    return [
        number for number in numbers
        if not any(a <= number.start < b for a, b in references)
        and (number.kind == "ratio" or not any(a <= number.start < b for a, b in ratios))
    ]  # fmt: skip


def _unit_of(node: Node) -> str:
    return next((str(say.object) for say in node.says if say.predicate == "atkg:unit"), "")


def _saved(one: Stretch, number: NumberReading, end: int, unit: str, bound: str = "") -> Node:
    """Propose a count whose unit stands at another number: "90 calls, of which 12 …"."""
    number = _whole(number, unit)
    node = figure(number, one.span(number.start, end), 0.65)
    node.says.append(Say("atkg:unit", unit, anchors={"object": "anaphora"}))
    if bound:
        node.says.append(Say("atkg:bound", f"atkgv:bound.{bound}"))
    return node


def _made(one: Stretch, number: NumberReading) -> tuple[Node, int] | None:
    return _PROPOSED[number.kind](one, number) if number.kind in _PROPOSED else None


def _opened(one: Stretch, first: NumberReading | None, second: NumberReading) -> int | None:
    """Give where the range begins that ends at a number: "5 to 10 percent", "between 5 and 10"."""
    if first is None or second.kind not in ("count", "percent"):
        return None
    if first.kind not in ("count", second.kind) or _made(one, second) is None:
        return None
    return range_start(one, first, second)


def _quantities(reading: Reading, one: Stretch) -> Iterator[Node | Nil]:
    last: tuple[NumberReading, Node] | None = None
    before: NumberReading | None = None
    numbers = _numbers(reading, one)
    for number, following in zip_longest(numbers, numbers[1:]):
        if _MINUS.search(one.words[max(0, number.start - 4) : number.start]):
            yield Nil(one.span(number.start, number.end), MINUS)
            continue
        if following and _opened(one, number, following) is not None:
            before = number  # it is proposed with the other end of its range
            continue
        made = _made(one, number)
        if made:
            opened = _opened(one, before, number)
            _complete(reading, one, made[0], number, made[1], opened)
            yield made[0]
            if opened is not None and before:
                made[0].says.append(Say("atkg:bound", "atkgv:bound.at-most"))
                low = _saved(one, before, made[1], _unit_of(made[0]), "at-least")
                low.says += [say for say in made[0].says if say.predicate == "atkg:measure"]
                _complete(reading, one, low, before, made[1], opened)
                yield low
            last = (number, made[0]) if number.kind == "count" else last
        elif last and number.kind == "count" and goes_on(one, last[0], number):
            node = _saved(one, number, number.end, _unit_of(last[1]))
            _complete(reading, one, node, number, number.end)
            yield node
        before = number


class _Quantities:
    name = "quantities"
    version = "2"

    def propose(self, reading: Reading) -> Iterable[Proposal | Nil]:
        for one in reading.stretches:
            if _DIGIT.search(one.words) or _WORDED.search(one.soft):
                found = list(_quantities(reading, one))
                yield from found
                counts = [((one.offset(node.span[0]), one.offset(node.span[1])), node)
                          for node in found if isinstance(node, Node)]  # fmt: skip
                yield from referrals(reading, one, counts)


EXTRACTOR = _Quantities()
