"""A two-mode network in two columns: actors on the left, what they are tied to on the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Final

import networkx as nx

from atkg.network.model import Network

_ROUNDS: Final = 12
_BETWEEN: Final = 0.5  # rows between two parts


def order_columns(graph: Network) -> tuple[dict[str, float], float]:
    """Give the row of each node, from the top, and the number of rows; few ties cross.

    Each node stands near the mean of its partners (the barycentre method of Sugiyama, Tagawa and
    Toda 1981). Parts that hang together stand together, the largest first.
    """
    rows: dict[str, float] = {}
    top = 0.0
    for part in sorted((sorted(p) for p in nx.connected_components(graph)), key=_largest):
        left, right = _ordered(graph, part)
        high = max(len(left), len(right))
        for column in (left, right):
            for place, node in enumerate(column):
                rows[node] = top + (place + 0.5) * high / len(column)
        top += high + _BETWEEN
    return rows, max(top - _BETWEEN, 1)


def _ordered(graph: Network, part: Sequence[str]) -> tuple[list[str], list[str]]:
    """Give both columns of a part."""
    sides = [[n for n in part if graph.nodes[n].get("bipartite") == side] for side in (0, 1)]
    left, right = sorted(sides[0], key=lambda node: (-graph.degree(node), node)), sides[1]
    for _ in range(_ROUNDS):
        right = _near(graph, right, _places(left))
        left = _near(graph, left, _places(right))
    return left, right


def _largest(part: Sequence[str]) -> tuple[int, str]:
    return -len(part), part[0]


def _places(column: Sequence[str]) -> dict[str, int]:
    return {node: place for place, node in enumerate(column)}


def _near(graph: Network, column: Sequence[str], places: Mapping[str, int]) -> list[str]:
    middle = {node: fmean([places[o] for o in graph[node]] or [0]) for node in column}
    return sorted(column, key=lambda node: (middle[node], node))
