"""Where things happen: statements by the regions of the country that documents speak of most.

A city counts in the region that it lies in, as the authority file says. A place of the country
whose region is not on record counts in none, and is told apart: a region without evidence may owe
its silence to that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from atkg.graph.sayings import Saying
from atkg.graph.spoken import Spoken, place_of
from atkg.graph.terms import node
from atkg.namespaces import compact
from atkg.opening import OpenBuild

GROUPS: Final = ("fact", "said", "denied")
WHOLE, UNPLACED, ELSEWHERE = "country", "unplaced", "elsewhere"
_COUNTRY: Final = "atkgv:place.country"
_REGION: Final = "atkgv:place.region"


@dataclass(frozen=True, slots=True)
class Area:
    """A region, or what lies in none: its key, the places that are named there, what is said.

    ``key`` is the ISO 3166-2 code of a region, else the CURIE of its place, else one of the names
    above; ``place`` is the region's own record, if there is one.
    """

    key: str
    place: str
    places: tuple[str, ...]
    sayings: Mapping[str, tuple[Saying, ...]]

    def count(self, group: str) -> int:
        """Give how many statements of a group speak of places here."""
        return len(self.sayings.get(group, ()))


@dataclass(frozen=True, slots=True)
class Placed:
    """The country (empty where no place lies in one), its code, and the areas by key."""

    country: str
    code: str
    areas: Mapping[str, Area]


def placed(build: OpenBuild) -> Placed:
    """Give what is said of places, by area."""
    spoken, codes = build.spoken, codes_of(build.store)
    said = {place: own for place in _places(spoken) if (own := _said(spoken, place))}
    country = _country(spoken, said)
    homes: dict[str, list[str]] = defaultdict(list)
    records: dict[str, str] = {}
    for place in _places(spoken):
        for key, record in _home(spoken, codes, place, country).items():
            records.setdefault(key, record)
            if place in said or place == record:
                homes[key].append(place)
    areas = {key: _area(key, records[key], own, said) for key, own in homes.items()}
    return Placed(country, codes.get(country, ""), areas)


def codes_of(store: ox.Store) -> dict[str, str]:
    """Give the ISO 3166 codes of places."""
    quads = store.quads_for_pattern(None, node("atkg:iso3166"), None, None)
    return {
        compact(one.subject.value): one.object.value
        for one in quads
        if isinstance(one.subject, ox.NamedNode) and isinstance(one.object, ox.Literal)
    }


def _places(spoken: Spoken) -> list[str]:
    return sorted(one for one, own in spoken.classes.items() if "atkg:Place" in own)


def _said(spoken: Spoken, place: str) -> tuple[Saying, ...]:
    """Give what is said with a place as an end; its own names and kinds are not news of it."""
    ends = (*spoken.by_object.get(place, ()), *spoken.by_subject.get(place, ()))
    own = (one for one in ends if one.group in GROUPS and one.predicate != "rdf:type")
    return tuple(sorted(dict.fromkeys(own), key=place_of))


def _country(spoken: Spoken, said: Mapping[str, tuple[Saying, ...]]) -> str:
    counts: dict[str, int] = defaultdict(int)
    for place, own in said.items():
        for one in spoken.wider(place):
            if spoken.kind.get(one) == _COUNTRY:
                counts[one] += len(own)
    return max(sorted(counts), key=counts.__getitem__, default="")


def _home(spoken: Spoken, codes: Mapping[str, str], place: str, country: str) -> dict[str, str]:
    """Give the areas in which a place counts, each with its record."""
    if not country or place == country:
        return {WHOLE: place} if place == country else {ELSEWHERE: ""}
    around = spoken.wider(place)
    if country not in around:
        return {ELSEWHERE: ""}
    mark = f"{codes.get(country, '?')}-"
    found = {codes[one]: one for one in sorted(around) if codes.get(one, "").startswith(mark)}
    regions = {one: one for one in sorted(around) if spoken.kind.get(one) == _REGION}
    return found or regions or {UNPLACED: ""}


def _area(
    key: str, record: str, places: Iterable[str], said: Mapping[str, tuple[Saying, ...]]
) -> Area:
    own = dict.fromkeys(one for place in places for one in said.get(place, ()))
    groups = {name: tuple(one for one in own if one.group == name) for name in GROUPS}
    return Area(key, record, tuple(places), groups)
