"""Forms of a network that measures are taken of: one tie per pair, with weight and distance."""

from __future__ import annotations

import networkx as nx

from atkg.network.model import Network


def simple(graph: Network) -> Network:
    """Give the network with one tie per pair; the weights of several (layers) are summed.

    Nodes and ties come in order, so that what depends on order is the same each time. A tie's
    ``distance`` is the inverse of its weight.
    """
    flat: Network = nx.DiGraph() if graph.is_directed() else nx.Graph()
    flat.graph.update(graph.graph)
    flat.add_nodes_from(sorted(graph.nodes(data=True), key=lambda node: node[0]))
    for left, right, weight in sorted(
        (a, b, float(data.get("weight", 1))) for a, b, data in graph.edges(data=True)
    ):
        if left != right:
            known = flat.get_edge_data(left, right, {"weight": 0.0})["weight"]
            flat.add_edge(left, right, weight=known + weight)
    _measure_out(flat)
    return flat


def undirected(flat: Network) -> Network:
    """Give a simple network without directions; the weights of both ways are summed."""
    if not flat.is_directed():
        return flat
    both: Network = nx.Graph()
    both.add_nodes_from(flat.nodes(data=True))
    for left, right, data in flat.edges(data=True):
        known = both.get_edge_data(left, right, {"weight": 0.0})["weight"]
        both.add_edge(left, right, weight=known + data["weight"])
    _measure_out(both)
    return both


def _measure_out(flat: Network) -> None:
    for *_, data in flat.edges(data=True):
        data["distance"] = 1 / data["weight"]
