"""Measures of a network as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import networkx as nx

from atkg.network.measures import twomode
from atkg.network.measures.forms import undirected
from atkg.network.model import Network


def centralisation(values: Sequence[float], most: float) -> float:
    """Give Freeman's centralisation: the sum of distances to the highest, against that of a star.

    ``most`` is that sum in a star; not defined where it is 0 (too few nodes).
    """
    return (len(values) * max(values) - sum(values)) / most


def _by_degree(flat: Network) -> float:
    count = len(flat)
    return centralisation([d for _, d in flat.degree()], (count - 1) * (count - 2))


def _by_way(name: str) -> Callable[[Network], float]:
    def measured(flat: Network) -> float:
        return centralisation([d for _, d in getattr(flat, name)()], (len(flat) - 1) ** 2)

    return measured


def _by_betweenness(flat: Network) -> float:
    return centralisation([*nx.betweenness_centrality(flat).values()], max(len(flat) - 1, 0))


def _by_closeness(flat: Network) -> float:
    if not nx.is_connected(flat):
        raise nx.NetworkXError("the network has several parts")
    count = len(flat)
    values = [*nx.closeness_centrality(flat).values()]
    return centralisation(values, (count - 1) * (count - 2) / (2 * count - 3))


def assortativity(flat: Network) -> float:
    """Give assortativity by sector among the nodes that have one."""
    own = flat.subgraph([node for node, data in flat.nodes(data=True) if data.get("sector")])
    if not own.number_of_edges():
        raise nx.NetworkXError("no tie between nodes with a sector")
    if len({data["sector"] for _, data in own.nodes(data=True)}) == 1:
        raise nx.NetworkXError("one sector only")
    return float(nx.attribute_assortativity_coefficient(own, "sector"))


def transitivity(flat: Network) -> float:
    """Give transitivity, direction aside; without a path of two ties it is not defined."""
    both = undirected(flat)
    if not any(degree > 1 for _, degree in both.degree()):
        raise nx.NetworkXError("no path of two ties")
    return float(nx.transitivity(both))


def _density(flat: Network) -> float:
    if len(flat) < 2:
        raise nx.NetworkXError("fewer than two nodes")
    sided = all("bipartite" in data for _, data in flat.nodes(data=True))
    return twomode.density(flat) if sided and not flat.is_directed() else float(nx.density(flat))


WHOLES: Final[Mapping[str, Callable[[Network], float]]] = {
    "nodes": len,
    "ties": lambda flat: flat.number_of_edges(),
    "components": lambda flat: nx.number_connected_components(undirected(flat)),
    "density": _density,
    "centralisation_degree": _by_degree,
    "centralisation_in": _by_way("in_degree"),
    "centralisation_out": _by_way("out_degree"),
    "centralisation_betweenness": _by_betweenness,
    "centralisation_closeness": _by_closeness,
    "reciprocity": nx.overall_reciprocity,
    "transitivity": transitivity,
    "mean_clustering": nx.average_clustering,
    "assortativity": assortativity,
    "bridges": lambda flat: len(bridges(flat)),
    "cut_points": lambda flat: len(set(nx.articulation_points(undirected(flat)))),
    "reinforcement": twomode.reinforcement,
    "assortativity_degree": twomode.assortativity_degree,
    "assortativity_shared": twomode.assortativity_shared,
}


def bridges(flat: Network) -> list[tuple[str, str]]:
    """Give the ties without which a part falls apart, direction aside."""
    return sorted((min(pair), max(pair)) for pair in nx.bridges(undirected(flat)))
