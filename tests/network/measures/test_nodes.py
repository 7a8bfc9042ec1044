from __future__ import annotations

import networkx as nx

from atkg.network.measures.nodes import measures


def test_measures_are_degree_strength_and_betweenness() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edge("a", "b", weight=2)
    graph.add_edge("b", "c", weight=1)
    assert measures(graph) == {
        "a": {"degree": 1, "strength": 2, "betweenness": 0},
        "b": {"degree": 2, "strength": 3, "betweenness": 1},
        "c": {"degree": 1, "strength": 1, "betweenness": 0},
    }
    assert measures(nx.Graph()) == {}
