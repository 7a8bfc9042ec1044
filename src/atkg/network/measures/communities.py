"""Communities, by seed: Louvain comes with networkx; Leiden with igraph, where it is installed.

igraph is under the GPL (2 or later), so that it is an extra of its own and nothing rests on it.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable
from importlib import import_module
from importlib.util import find_spec

import networkx as nx

from atkg.network.measures.forms import undirected
from atkg.network.model import Network


def louvain(flat: Network, seed: int) -> list[set[str]]:
    """Give the communities of Louvain, the largest first."""
    if not flat.number_of_edges():
        return _ordered({node} for node in flat)
    return _ordered(nx.community.louvain_communities(flat, weight="weight", seed=seed))


def has_leiden() -> bool:
    """Tell whether igraph is installed."""
    return find_spec("igraph") is not None


def leiden(flat: Network, seed: int) -> list[set[str]]:
    """Give the communities of Leiden by modularity, direction aside, the largest first."""
    both = undirected(flat)
    if not both.number_of_edges():
        return _ordered({node} for node in both)
    igraph = import_module("igraph")
    nodes = list(both)
    place = {node: number for number, node in enumerate(nodes)}
    ties = [(place[left], place[right]) for left, right in both.edges]
    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311  (nothing is secret)
    try:
        found = igraph.Graph(len(nodes), ties).community_leiden(
            objective_function="modularity", n_iterations=-1,
            weights=[data["weight"] for *_, data in both.edges(data=True)],
        )  # fmt: skip
    finally:
        igraph.set_random_number_generator(random)
    return _ordered({nodes[number] for number in group} for group in found)


def numbered(groups: Iterable[Collection[str]]) -> dict[str, float]:
    """Give each node the number of its community, from 1."""
    return {node: float(number) for number, group in enumerate(groups, 1) for node in group}


def modularity(flat: Network, groups: Collection[set[str]]) -> float:
    """Give the modularity of communities; not defined without ties."""
    return float(nx.community.modularity(flat, groups, weight="weight"))


def _ordered(groups: Iterable[Iterable[str]]) -> list[set[str]]:
    return sorted((set(group) for group in groups), key=lambda own: (-len(own), min(own)))
