"""Rank intervals instead of single ranks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

from atkg.network.measures.nodes import measure_nodes
from atkg.network.model import Network

_LOW, _HIGH = 0.025, 0.975


@dataclass(frozen=True, slots=True)
class Interval:
    """Best and worst rank of a node over networks, and the share of them that it is in."""

    best: int | None
    worst: int | None
    share: float


def ranks(values: Mapping[str, float]) -> dict[str, int]:
    """Give ranks from 1 for the highest; equal values share the best rank.

    Values are compared to nine digits, so that ways of summing do not part what is equal.
    """
    rounded = {node: round(value, 9) for node, value in values.items()}
    ordered = sorted(rounded.values(), reverse=True)
    first: dict[float, int] = {}
    for place, value in enumerate(ordered, 1):
        first.setdefault(value, place)
    return {node: first[value] for node, value in rounded.items()}


def ranks_in(networks: Iterable[tuple[str, Network]], measure: str) -> list[dict[str, int]]:
    """Give the ranks by a measure in each network."""
    return [ranks(measure_nodes(graph, [measure])[measure]) for _, graph in networks]


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
