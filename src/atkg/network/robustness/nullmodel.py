"""Is it more than degrees lead to expect? Networks by chance in which every node keeps its degree.

Ties are swapped two by two (Maslov and Sneppen 2002), in a two-mode network so that the sides stay
(Gotelli 2000), in a directed one so that each node keeps its degree in and out; networkx has no
swap for the former. A p-value is two-sided, (r + 1) / (n + 1), r being the networks that are as far
from the mean of all as the real one (Davison and Hinkley 1997).
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from math import isnan
from typing import Final

import networkx as nx

from atkg.network.measures.forms import simple
from atkg.network.measures.table import mode_of
from atkg.network.measures.wholes import WHOLES
from atkg.network.model import Network

TESTED: Final = {
    "one-mode": ("transitivity", "assortativity"),
    "directed": ("transitivity", "assortativity"),
    "two-mode": ("reinforcement", "assortativity_shared", "assortativity_degree"),
}
_SWAPS: Final = 10  # tried for each tie
_SAME: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Tested:
    """A measure of the whole beside what degrees lead to expect; None where it has no value."""

    measure: str
    observed: float | None
    mean: float | None
    low: float | None
    high: float | None
    p: float | None


def swapped(flat: Network, seed: str) -> Network:
    """Give a network by chance with the same degrees; sides and directions stay.

    Ends of two ties are swapped; a swap that would double a tie or tie a node to itself is none,
    and counts as a try, so that every network is as likely. Weights are not kept.
    """
    graph: Network = flat.copy()
    chance, mode = random.Random(seed), mode_of(graph)  # noqa: S311  (nothing is secret)
    ties = [_actor_first(graph, tie) if mode == "two-mode" else tie for tie in graph.edges]
    for _ in range(_SWAPS * len(ties) if len(ties) > 1 else 0):
        first, second = chance.sample(range(len(ties)), 2)
        (a, p), (b, q) = ties[first], ties[second]
        if mode == "one-mode" and chance.random() < 0.5:  # a tie without direction has two readings
            b, q = q, b
        if a != q and b != p and not graph.has_edge(a, q) and not graph.has_edge(b, p):
            graph.remove_edges_from([(a, p), (b, q)])
            graph.add_edges_from([(a, q), (b, p)], weight=1.0)
            ties[first], ties[second] = (a, q), (b, p)
    return graph


def _actor_first(graph: Network, tie: tuple[str, str]) -> tuple[str, str]:
    left, right = tie
    return (left, right) if graph.nodes[left]["bipartite"] == 0 else (right, left)


def null_model(graph: Network, count: int, seed: int) -> list[Tested]:
    """Test clustering and assortativity by sector against networks of the same degrees."""
    flat = simple(graph)
    names = TESTED[mode_of(graph)]
    drawn = [swapped(flat, f"{seed}-{number}") for number in range(count)] if len(flat) else []
    return [_tested(name, WHOLES[name], flat, drawn) for name in names]


def _value(measure: Callable[[Network], float], graph: Network) -> float | None:
    try:
        value = float(measure(graph))
    except (nx.NetworkXException, ZeroDivisionError, ValueError):
        return None
    return None if isnan(value) else value


def _tested(
    name: str, measure: Callable[[Network], float], flat: Network, drawn: list[Network]
) -> Tested:
    observed = _value(measure, flat)
    values = sorted(one for graph in drawn if (one := _value(measure, graph)) is not None)
    if observed is None or not values or values[-1] - values[0] < _SAME:
        return Tested(name, observed, None, None, None, None)
    mean = sum(values) / len(values)
    far = sum(abs(one - mean) >= abs(observed - mean) - _SAME for one in values)
    low, high = (values[round(share * (len(values) - 1))] for share in (0.025, 0.975))
    return Tested(name, observed, mean, low, high, (far + 1) / (len(values) + 1))
