"""Measures of two-mode networks as such, by networkx's bipartite algorithms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from networkx.algorithms import bipartite

from atkg.network.measures.attempts import Values
from atkg.network.measures.centrality import cut_points
from atkg.network.model import Network


def actors_of(flat: Network) -> set[str]:
    """Give the side of the actors."""
    return {node for node, data in flat.nodes(data=True) if data["bipartite"] == 0}


def density(flat: Network) -> float:
    """Give the share of ties among those possible between the sides."""
    return float(bipartite.density(flat, actors_of(flat)))


def reinforcement(flat: Network) -> float:
    """Give Robins and Alexander's clustering; without a path of three ties it is not defined."""
    paths = sum((flat.degree(a) - 1) * (flat.degree(b) - 1) for a, b in flat.edges)
    if not paths:
        raise ZeroDivisionError("no path of three ties")
    return float(bipartite.robins_alexander_clustering(flat))


TWO_MODE: Final[Mapping[str, Callable[[Network], Values]]] = {
    "degree": lambda flat: dict(flat.degree()),
    "strength": lambda flat: dict(flat.degree(weight="weight")),
    "cut_point": cut_points,
    "mode": lambda flat: {node: data["bipartite"] for node, data in flat.nodes(data=True)},
    "degree_two_mode": lambda flat: bipartite.degree_centrality(flat, actors_of(flat)),
    "closeness_two_mode": lambda flat: bipartite.closeness_centrality(flat, actors_of(flat)),
    "betweenness_two_mode": lambda flat: bipartite.betweenness_centrality(flat, actors_of(flat)),
    "clustering_two_mode": lambda flat: bipartite.latapy_clustering(flat, mode="dot"),
}
