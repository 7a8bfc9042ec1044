"""How a document prints the number of each figure: ``1.377``, ``12,0%``, ``two of each three``.

The value of a figure is a number that can be reckoned with; the reader of numbers tells which words
of its quote say it. A derived value, a share worked out from a ratio, leads to the ratio's words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from atkg.model import Evidence, Printed, Statement
from atkg.rowrules import anchor_span
from atkg.text.numbers import NumberReading, read_numbers, zero_cues

_PERCENT: Final = "atkgv:unit.percent"
_APART: Final = "; "


def printed_numbers(text: str, statements: Iterable[Statement]) -> dict[str, Printed]:
    """Give for each figure with an accepted value how ``text`` prints it, by the figure's CURIE.

    A figure whose number the reader of numbers does not find in its quote is left out.
    """
    said: dict[str, dict[str, Statement]] = {}
    for one in statements:
        if one.subject_class == "atkg:Figure" and one.judgement == "accepted":
            said.setdefault(one.subject, {}).setdefault(one.predicate, one)
    found = ((figure, _printed(text, own)) for figure, own in said.items())
    return {figure: printed for figure, printed in found if printed}


def _printed(text: str, said: Mapping[str, Statement]) -> Printed | None:
    value = said.get("atkg:value")
    if value is None:
        return None
    number = Decimal(value.object)
    is_share = "atkg:unit" in said and said["atkg:unit"].object == _PERCENT
    spans = [span for place in _places(value) if (span := _span(text, place, number, is_share))]
    if not spans:
        return None
    forms = dict.fromkeys(" ".join(text[start:end].split()) for start, end in spans)
    return Printed(_APART.join(forms), _around(text, spans[0], said.get("atkg:counts")))


def _places(statement: Statement) -> list[tuple[int, int]]:
    """Give the spans of the quotes of accepted supports, each before the anchor of its object."""
    places = []
    for support in statement.supports:
        if support.judgement != "accepted":
            continue
        places += [(one.start, one.end) for one in support.evidence]
        if span := anchor_span(dict(support.anchors).get("object", "")):
            places.append(span)
    return places


def _span(
    text: str, place: tuple[int, int], number: Decimal, is_share: bool
) -> tuple[int, int] | None:
    """Find the words that say a number: those of its own kind first, the ratio of a share last."""
    words = text[slice(*place)]
    readings = read_numbers(words)
    shown = [one for one in readings if number in one.values]
    shown.sort(key=lambda one: (one.kind == "percent") != is_share)
    shown += [one for one in readings if is_share and _is_ratio(one, number)]
    spans = [(one.start, one.end) for one in shown]
    if number == 0:
        spans += zero_cues(words)
    return next(((place[0] + start, place[0] + end) for start, end in spans), None)


def _is_ratio(reading: NumberReading, number: Decimal) -> bool:
    """Tell whether a share is this ratio, as far as its own decimals go: 66.7 is two of three."""
    return reading.kind == "ratio" and round(reading.value * 100, _decimals(number)) == number


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


def _around(text: str, number: tuple[int, int], counts: Statement | None) -> tuple[str, str] | None:
    """Give what is counted before and after the number, where the number stands in those words."""
    for evidence in _evidence(counts):
        at = evidence.quote.find(counts.object if counts else "")
        start = evidence.start + at
        end = start + len(counts.object if counts else "")
        if at >= 0 and start <= number[0] and number[1] <= end:
            pieces = (text[start : number[0]], text[number[1] : end])
            return " ".join(pieces[0].split()), " ".join(pieces[1].split())
    return None


def _evidence(statement: Statement | None) -> Iterable[Evidence]:
    supports = statement.supports if statement else ()
    return (one for support in supports for one in support.evidence)
