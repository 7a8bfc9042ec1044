"""When things were: periods with their meanings, dates of documents, years of figures.

Bounds are kept with the precision that a document gives them; what has no date is listed as such.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from atkg.graph.sayings import Saying
from atkg.graph.spoken import Spoken
from atkg.graph.terms import node
from atkg.graph.witnesses import shown
from atkg.graph.wording import precision_of
from atkg.model import FACTUAL
from atkg.opening import OpenBuild

# The lanes in their order: name, and the class of things that belong to it.
LANES: Final = (
    ("interventions", "atkg:Intervention"), ("evaluations", "atkg:Evaluation"),
    ("instruments", "atkg:Instrument"), ("agents", "atkg:Agent"),
    ("documents", "atkg:Document"), ("figures", "atkg:Figure"), ("others", ""),
)  # fmt: skip
EXPECTED: Final = LANES[:3]  # of these, those without a date are told
_PRECISIONS: Final = {4: "year", 7: "month"}


@dataclass(frozen=True, slots=True)
class Dated:
    """One span of time: of what, on which node, what it means, its bounds and what says so.

    A bound is None where none is given; ``last`` is the last day that still belongs to it.
    ``is_fact`` is false for what is only planned, recommended or the like.
    """

    thing: str
    node: str
    meaning: str
    first: date | None
    last: date | None
    precision: str
    is_fact: bool
    sayings: tuple[Saying, ...]

    @property
    def known(self) -> date | None:
        """Give the end of the year of the latest document that tells it: it knows no more."""
        years = {basis.year for one in self.sayings for basis in one.bases if basis.year}
        return date(int(max(years)), 12, 31) if years else None


def dated(build: OpenBuild) -> dict[str, tuple[Dated, ...]]:
    """Give all spans by lane, those of one thing together, the earliest first."""
    lanes: dict[str, list[Dated]] = {name: [] for name, _ in LANES}
    for one in _spans(build):
        lanes[lane_of(build.spoken, one.thing)].append(one)
    return {name: _ordered(own) for name, own in lanes.items() if own}


def undated(build: OpenBuild) -> dict[str, tuple[str, ...]]:
    """Give the interventions, evaluations and instruments that no document dates, by lane."""
    known = {one.thing for one in _spans(build)}
    classes = build.spoken.classes
    every = {name: tuple(sorted(one for one, own in classes.items() if kind in own
                                and one not in known)) for name, kind in EXPECTED}  # fmt: skip
    return {name: own for name, own in every.items() if own}


def lane_of(spoken: Spoken, thing: str) -> str:
    """Give the lane of a thing by its class."""
    own = spoken.classes.get(thing, frozenset())
    return next(name for name, kind in LANES if not kind or kind in own)


def _ordered(spans: list[Dated]) -> tuple[Dated, ...]:
    begins: dict[str, date] = {}
    for one in spans:
        begins[one.thing] = min(begins.get(one.thing, date.max), _begin(one))
    return tuple(sorted(spans, key=lambda one: (begins[one.thing], one.thing, _begin(one))))


def _begin(one: Dated) -> date:
    return one.first or one.last or date.max


def _spans(build: OpenBuild) -> Iterator[Dated]:
    spoken = build.spoken
    for period in spoken.nodes("atkg:Period"):
        for thing in spoken.values(period, "atkg:periodOf"):
            yield from _span(spoken, thing, period)
    for figure in spoken.nodes("atkg:Figure"):
        yield from _span(spoken, figure, figure)
    for quad in build.store.quads_for_pattern(None, node("dcterms:date"), None, None):
        yield from _document(build, shown(quad.subject), shown(quad.object))


def _document(build: OpenBuild, thing: str, value: str) -> Iterator[Dated]:
    if thing.partition(":")[2] in build.info["documents"] and (bounds := bounds_of(value)):
        precision = _PRECISIONS.get(len(value), "day")
        yield Dated(thing, thing, "", *bounds, precision, True, ())


def bounds_of(value: str) -> tuple[date, date] | None:
    """Give the first and the last day of a year, month or day in ISO form; None for no date.

    >>> bounds_of("2005-02"), bounds_of("n.d.")
    ((datetime.date(2005, 2, 1), datetime.date(2005, 2, 28)), None)
    """
    first = _day(value if len(value) == 10 else f"{value}-01-01"[:10])
    if first is None or len(value) not in (4, 7, 10):
        return None
    if len(value) == 10 or first.year == date.max.year:
        return first, first if len(value) == 10 else date.max
    following = first.replace(year=first.year + 1) if len(value) == 4 else _month_after(first)
    return first, following - timedelta(days=1)


def _month_after(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _span(spoken: Spoken, thing: str, about: str) -> Iterator[Dated]:
    first, last = (_first(spoken, about, f"atkg:{one}") for one in ("from", "to"))
    if not (first or last):
        return
    head = spoken.head(about)
    said = dict.fromkeys(spoken.of(about, "atkg:from", "atkg:to", "rdf:type"))
    precision = next(iter(spoken.values(about, "atkg:precision")), "").rpartition(".")[2]
    yield Dated(
        thing, about, next(iter(spoken.values(about, "atkg:meaning")), ""), first, last,
        precision or precision_of(first, last),
        head is not None and head.status in FACTUAL and not head.speaker, tuple(said),
    )  # fmt: skip


def _first(spoken: Spoken, about: str, predicate: str) -> date | None:
    return next((day for one in spoken.values(about, predicate) if (day := _day(one))), None)
