"""Rank intervals instead of single ranks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

from atkg.network.measures.nodes import measure_nodes
from atkg.network.measures.table import measure_table
from atkg.network.model import Network

_LOW, _HIGH = 0.025, 0.975


@dataclass(frozen=True, slots=True)
class Interval:
    """Best and worst rank of a node over networks, and the share of them that it is in."""

    best: int | None
    worst: int | None
    share: float


def ranks(values: Mapping[str, float], first: str = "highest") -> dict[str, int]:
    """Give ranks from 1 for the highest or the lowest; equal values share the best rank.

    Values are compared to nine digits, so that ways of summing do not part what is equal.
    """
    rounded = {node: round(value, 9) for node, value in values.items()}
    ordered = sorted(rounded.values(), reverse=first != "lowest")
    places: dict[float, int] = {}
    for place, value in enumerate(ordered, 1):
        places.setdefault(value, place)
    return {node: places[value] for node, value in rounded.items()}


def ranks_in(networks: Iterable[tuple[str, Network]], measure: str) -> list[dict[str, int]]:
    """Give the ranks by a measure in each network."""
    return [ranks_by(measure_nodes(graph, [measure])[measure], measure) for _, graph in networks]


def ranks_by(values: Mapping[str, float], measure: str) -> dict[str, int]:
    """Give ranks by a measure, from the end that its table names (``first``)."""
    return ranks(values, measure_table()[measure].first)


def intervals(
    nodes: Iterable[str], ranked: Sequence[Mapping[str, int]], *, whole: bool
) -> dict[str, Interval]:
    """Give each node's interval: from best to worst (whole), or the middle 95 percent."""
    found = {}
    for node in nodes:
        own = sorted(one[node] for one in ranked if node in one)
        share = len(own) / len(ranked) if ranked else 0.0
        low, high = (0, len(own) - 1) if whole else _middle(len(own))
        found[node] = Interval(own[low], own[high], share) if own else Interval(None, None, share)
    return found


def _middle(count: int) -> tuple[int, int]:
    return floor(_LOW * (count - 1)), ceil(_HIGH * (count - 1))
