"""Measures of two-mode networks as such, by networkx's bipartite algorithms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from itertools import permutations
from statistics import correlation
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


def assortativity_degree(flat: Network) -> float:
    """Give the correlation of degrees across ties, the actor's with that of what it is tied to.

    One way round: counted both ways, the sides' different means would pass for a correlation.
    """
    actors = actors_of(flat)
    pairs = [(a, b) if a in actors else (b, a) for a, b in flat.edges]
    own = [float(flat.degree(actor)) for actor, _ in pairs]
    return correlation(own, [float(flat.degree(thing)) for _, thing in pairs])


def assortativity_shared(flat: Network) -> float:
    """Give assortativity by sector among actors that share a thing, once for each thing shared.

    Newman's coefficient, of the projection that counts shared things; the sectors of the two sides
    are of different kinds, so that there is none across ties.
    """
    mixed: Counter[tuple[str, str]] = Counter()
    for thing in flat.nodes - actors_of(flat):
        sectors = [one for actor in flat[thing] if (one := flat.nodes[actor].get("sector", ""))]
        mixed.update(permutations(sectors, 2))
    total, ends = mixed.total(), Counter[str]()
    for (sector, _), count in mixed.items():
        ends[sector] += count
    if len(ends) < 2:
        raise ZeroDivisionError("no two actors of two sectors share a thing")
    same = sum(count for (one, other), count in mixed.items() if one == other) / total
    chance = sum((count / total) ** 2 for count in ends.values())
    return (same - chance) / (1 - chance)


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
