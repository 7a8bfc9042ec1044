from __future__ import annotations

from itertools import combinations
from math import dist

import networkx as nx
import pytest

from atkg.network.layout import place_nodes
from atkg.network.model import Network


def named(numbered: nx.Graph[int]) -> Network:
    graph: Network = nx.Graph()
    graph.add_nodes_from(f"n{node:03}" for node in numbered)
    graph.add_edges_from((f"n{a:03}", f"n{b:03}") for a, b in numbered.edges)
    return graph


GRAPHS = {
    "clique": named(nx.complete_graph(30)),
    "star": named(nx.star_graph(60)),
    "two parts": named(nx.disjoint_union(nx.complete_graph(12), nx.path_graph(2))),
    "eighty": named(nx.gnp_random_graph(80, 0.08, seed=3)),
    "alone": named(nx.empty_graph(5)),
}


@pytest.mark.parametrize("name", GRAPHS)
def test_no_node_covers_another(name: str) -> None:
    places = place_nodes(GRAPHS[name])
    assert places.keys() == set(GRAPHS[name])
    nearest = min(dist(a, b) for a, b in combinations(places.values(), 2))
    assert nearest > 0.93, "a node is at most 0.95 wide"


def test_the_same_network_stands_the_same_way_whatever_the_order_of_its_ends() -> None:
    graph = GRAPHS["eighty"]
    turned: Network = nx.Graph()
    turned.add_nodes_from(sorted(graph, reverse=True))
    turned.add_edges_from([(b, a) for a, b in graph.edges][::-1])
    assert place_nodes(graph) == place_nodes(turned)


def test_parts_stand_side_by_side() -> None:
    graph = GRAPHS["two parts"]
    places = place_nodes(graph)
    big, small = sorted(nx.connected_components(graph), key=len, reverse=True)
    boxes = []
    for part in (big, small):
        xs, ys = zip(*(places[node] for node in part), strict=True)
        boxes.append((min(xs), max(xs), min(ys), max(ys)))
    (a, b, c, d), (e, f, g, h) = boxes
    assert b < e or f < a or d < g or h < c


def test_an_empty_network_has_no_places() -> None:
    assert place_nodes(nx.Graph()) == {}
