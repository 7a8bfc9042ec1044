"""Periods of the front matter: in one entry, or its first and last day in two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from atkg.text.blocks import Span
from atkg.text.dates import DateReading, Order, read_dates
from atkg.text.extraction.labels import Entry, labelled, subject
from atkg.text.extraction.nodes import open_end, period
from atkg.text.extraction.proposals import SURE, Nil, Node, Say
from atkg.text.extraction.reading import DAY_FIRST, Reading
from atkg.text.folding import soften

SEVERAL: Final = "several dates, and nothing tells which is meant"
REVERSED: Final = "it ends before it begins"
_BOUNDS: Final = {"start": "from", "end": "to"}
_LENGTHS: Final = frozenset({"official", "scope"})
_GAP: Final = 30
_FORM: Final = re.compile(r"\b(?:dd?[/.-]mm?|mm?[/.-]dd?)\b")
_COARSE: Final = ("day", "month", "year")


def _dates(reading: Reading, entry: Entry) -> list[DateReading]:
    """Read the dates of a value; the label may say which comes first, by itself or its language."""
    label = reading.text[entry.span[0] : entry.value[0]].lower()
    order: Order | None = "day" if entry.lang in DAY_FIRST else reading.date_order
    if form := _FORM.search(label):  # "Duration (dd/mm/yyyy)"
        order = "day" if form[0].startswith("d") else "month"
    return read_dates(reading.text[slice(*entry.value)], order)


def _joined(entry: Entry, found: list[DateReading]) -> DateReading | None:
    """Give the one date or span of an entry: "from: May 2019; to: June 2021" is one."""
    if len(found) < 2 or found[0].doubt or entry.field.predicate not in _LENGTHS:
        return found[0] if found else None
    first, last = found[0], found[1]
    if len(found) > 2 or last.start - first.end > _GAP or last.to < first.from_:
        return None
    precision = max(first.precision, last.precision, key=_COARSE.index)
    return replace(first, end=last.end, to=last.to, precision=precision, is_span=True)


def _whole(reading: Reading, entry: Entry) -> Iterator[Node | Nil]:
    found = _dates(reading, entry)
    dates = _joined(entry, found)
    if dates is None or dates.doubt:
        if found:
            yield Nil(entry.span, dates.doubt if dates else SEVERAL)
        return
    node = period(entry.field.predicate, subject(reading, entry), dates, entry.span, SURE)
    if open_ := open_end(soften(reading.text[slice(*entry.value)]), dates):
        node.says = [say for say in node.says if say.predicate != f"atkg:{open_}"]
    yield _labelled(reading, entry, node)


def _labelled(reading: Reading, entry: Entry, node: Node) -> Node:
    node.says = [labelled(reading, entry, say) for say in node.says]
    return node


def _bound(reading: Reading, entry: Entry) -> DateReading | Nil | None:
    found = _dates(reading, entry)
    if not found:
        return None
    doubt = found[0].doubt or (SEVERAL if len(found) > 1 else "")
    return Nil(entry.span, doubt) if doubt else found[0]


def _ends(reading: Reading, found: Sequence[Entry]) -> Iterator[Node | Nil]:
    """Yield the period that "Start date" and "End date" give, or the one of them that stands."""
    read: dict[str, tuple[Entry, DateReading]] = {}
    for entry in found:
        dates = _bound(reading, entry)
        end = _BOUNDS[entry.field.how]
        if isinstance(dates, DateReading):
            if end in read and read[end][1].from_ != dates.from_:
                yield Nil(entry.span, SEVERAL)
            read.setdefault(end, (entry, dates))
        elif dates:
            yield dates
    if not read:
        return
    begin, last = read.get("from"), read.get("to")
    if begin and last and begin[1].from_ > last[1].to:
        yield from (Nil(entry.span, REVERSED) for entry, _ in (begin, last))
        return
    yield _of_ends(reading, read)


def _of_ends(reading: Reading, read: dict[str, tuple[Entry, DateReading]]) -> Node:
    entry, dates = next(iter(read.values()))
    node = period(entry.field.predicate, subject(reading, entry), dates, entry.span, SURE)
    coarse = max((one for _, one in read.values()), key=lambda one: _COARSE.index(one.precision))
    where: Span = next(each.span for each, one in read.values() if one is coarse)
    node.says = [say for say in node.says if say.predicate in ("atkg:periodOf", "atkg:meaning")]
    for end, (each, one) in read.items():
        day = one.from_ if end == "from" else one.to
        node.says.append(Say(f"atkg:{end}", day.isoformat(), each.span))
    node.says.append(Say("atkg:precision", f"atkgv:precision.{coarse.precision}", where))
    return _labelled(reading, entry, node)


def front_periods(reading: Reading, found: Iterable[Entry]) -> Iterator[Node | Nil]:
    """Yield the periods of the front matter, and the dates that may be read in two ways."""
    kept = list(found)
    for entry in kept:
        if entry.field.how == "period":
            yield from _whole(reading, entry)
    about = dict.fromkeys(entry.field.about for entry in kept)
    for one in about:
        bounds = [entry for entry in kept if entry.field.how in _BOUNDS]
        yield from _ends(reading, [entry for entry in bounds if entry.field.about == one])
