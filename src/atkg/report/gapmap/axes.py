"""The sides of a gap map: which values a side has, and which of them a finding belongs to.

A finding belongs to a side by what it concerns: the kind of an intervention, the P that it serves,
the region where it was found, its criterion. Outcomes have no vocabulary of their own in the
reports; their side is the kind of thing in which a change is stated (people, institutions, norms),
read from ``outcome_areas.csv``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

from atkg.csvfiles import read_records
from atkg.graph.naming import Naming
from atkg.graph.spoken import Spoken

Values: TypeAlias = Callable[[Spoken, str], frozenset[str]]
NOWHERE: Final = ""
_AREAS: Final = Path(__file__).with_name("outcome_areas.csv")
_LEFT_OUT: Final = Path(__file__).with_name("left_out.csv")
_PARENT: Final = "atkg:recommendedAction"
_ABOUT: Final = ("atkg:concerns", "atkg:targetGroup", "atkg:resultOf")
_FINDING: Final = "atkg:Finding"
_COUNTRY: Final = "atkgv:place.country"
_REGION: Final = "atkgv:place.region"
ITSELF: Final = "itself"


@cache
def areas() -> Mapping[str, str]:
    """Give the outcome area of each class of things, in the order of the file."""
    return {one["class"]: one["area"] for _, one in read_records(_AREAS, ("class", "area"))}


@cache
def left_out() -> frozenset[str]:
    """Give the values that are shown only where something is found there."""
    return frozenset(one["value"] for _, one in read_records(_LEFT_OUT, ("value", "reason")))


def ends_of(spoken: Spoken, node: str) -> tuple[str, ...]:
    """Give what a node concerns; of an action also what its recommendation concerns."""
    parents = [one.subject for one in spoken.to(node, _PARENT)]
    ends = (end for one in (node, *parents) for end in spoken.values(one, *_ABOUT))
    return tuple(dict.fromkeys(ends))


def interventions_of(spoken: Spoken, node: str) -> frozenset[str]:
    """Give the interventions that a node concerns, itself or through what they brought about."""
    ends = ends_of(spoken, node)
    made = [one for end in ends for one in spoken.values(end, "atkg:resultOf")]
    return frozenset(one for one in (*ends, *made) if _is(spoken, one, "atkg:Intervention"))


def _is(spoken: Spoken, thing: str, kind: str) -> bool:
    return kind in spoken.classes.get(thing, frozenset())


def _kinds(spoken: Spoken, node: str) -> frozenset[str]:
    kinds = {spoken.kind.get(one, NOWHERE) for one in interventions_of(spoken, node)}
    return frozenset(kinds - {NOWHERE})


def _ps(spoken: Spoken, node: str) -> frozenset[str]:
    own = (spoken.values(one, "atkg:servesP") for one in interventions_of(spoken, node))
    return frozenset(p for values in own for p in values)


def _criteria(spoken: Spoken, node: str) -> frozenset[str]:
    """Give the criteria of a node; of what is recommended also those of the findings it names."""
    own = [node, *(one.subject for one in spoken.to(node, _PARENT))]
    named = [
        one.object
        for part in own
        if not _is(spoken, part, _FINDING)
        for one in spoken.by_subject.get(part, ())
        if _is(spoken, one.object, _FINDING) and one.judgement == "accepted" and not one.negated
    ]
    return frozenset(x for one in (*own, *named) for x in spoken.values(one, "atkg:criterion"))


def _regions(spoken: Spoken, node: str) -> frozenset[str]:
    ends = (*spoken.values(node, "atkg:inPlace"), *ends_of(spoken, node))
    places = (one for one in ends if _is(spoken, one, "atkg:Place"))
    return frozenset(region for place in places for region in region_of(spoken, place))


def region_of(spoken: Spoken, place: str) -> frozenset[str]:
    """Give the regions in which a place lies; one that lies in none stands for itself."""
    regions = {one for one in spoken.wider(place) if spoken.kind.get(one) == _REGION}
    return frozenset(regions or {place})


def _areas(spoken: Spoken, node: str) -> frozenset[str]:
    ends = ends_of(spoken, node)
    found = {area for end in ends for area in _area(spoken, end)}
    is_alone = sum(_is(spoken, end, "atkg:Intervention") for end in ends) == 1
    if found == {"interventions"} and is_alone:
        return frozenset({ITSELF})
    others = found - ({"interventions"} if is_alone or found - {"interventions"} else set())
    return frozenset(others)


def _area(spoken: Spoken, end: str) -> Iterator[str]:
    own = spoken.classes.get(end, frozenset())
    yield from [area for kind, area in areas().items() if kind in own][:1]


AXES: Final[Mapping[str, Values]] = MappingProxyType(
    {
        "intervention": _kinds,
        "p": _ps,
        "region": _regions,
        "criterion": _criteria,
        "outcome": _areas,
    }
)


def listed(spoken: Spoken, naming: Naming, axis: str) -> tuple[str, ...]:
    """Give the values of a side that are shown although nothing may be found there, A to Z.

    They are the concepts of a scheme; the kinds of the interventions that documents name; the
    regions of a country that are on record; the outcome areas.
    """
    if axis == "outcome":
        return (ITSELF, *areas().values())
    if axis == "intervention":
        found = {spoken.kind[one] for one in spoken.kind if _is(spoken, one, "atkg:Intervention")}
    elif axis == "region":
        found = {one for one, kind in spoken.kind.items() if kind == _REGION}
        found = {one for one in found if _in_country(spoken, one)}
    else:
        found = {one for one in naming.labels if one.startswith(f"atkgv:{axis}.")} - left_out()
    return tuple(sorted(found))


def _in_country(spoken: Spoken, place: str) -> bool:
    return any(spoken.kind.get(one) == _COUNTRY for one in spoken.wider(place))
