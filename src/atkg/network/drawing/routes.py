"""The way of each tie: from where to where, how far it bends, and where its mark stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import dist
from typing import Any, Final

from atkg.network.drawing.traits import mark_of
from atkg.network.model import Network

Place = tuple[float, float]
MARK: Final = 4.2  # radius of a mark
_SPREAD: Final = 0.24  # how far several ties of two nodes bend away from each other
_ALONG: Final = (0.5, 0.4, 0.6, 0.32, 0.68)  # where a mark may stand, the best first


@dataclass(frozen=True, slots=True)
class Route:
    """A tie with its way; ``bend`` as matplotlib's arc3 has it."""

    left: str
    right: str
    tie: Mapping[str, Any]
    bend: float
    mark: str
    spot: Place


def routes_of(graph: Network, places: Mapping[str, Place]) -> list[Route]:
    """Give the routes of all ties; several between two nodes bend apart, marks keep apart."""
    several = Counter(_pair(*edge[:2]) for edge in graph.edges)
    seen: Counter[tuple[str, str]] = Counter()
    routes: list[Route] = []
    spots: list[Place] = []
    for left, right, tie in graph.edges(data=True):
        pair = _pair(left, right)
        bend = (seen[pair] - (several[pair] - 1) / 2) * _SPREAD * (1 if left == pair[0] else -1)
        seen[pair] += 1
        mark, spot = mark_of(graph, tie), (0.0, 0.0)
        if mark:
            spot = _spot(places[left], places[right], bend, spots)
            spots.append(spot)
        routes.append(Route(left, right, tie, bend, mark, spot))
    return routes


def _pair(left: str, right: str) -> tuple[str, str]:
    return min(left, right), max(left, right)


def _spot(start: Place, end: Place, bend: float, others: Sequence[Place]) -> Place:
    spots = [on_curve(start, end, bend, share) for share in _ALONG]
    free = [spot for spot in spots if all(dist(spot, other) >= 2 * MARK for other in others)]
    return (free or spots)[0]


def on_curve(start: Place, end: Place, bend: float, share: float) -> Place:
    """Give a point of a tie that bends: a quadratic curve, as matplotlib draws it."""
    (x0, y0), (x1, y1) = start, end
    middle = ((x0 + x1) / 2 + bend * (y1 - y0), (y0 + y1) / 2 - bend * (x1 - x0))
    rest = 1 - share
    return (
        rest**2 * x0 + 2 * rest * share * middle[0] + share**2 * x1,
        rest**2 * y0 + 2 * rest * share * middle[1] + share**2 * y1,
    )
