"""Measures of single nodes."""

from __future__ import annotations

import networkx as nx

from atkg.network.model import Network


def measures(graph: Network) -> dict[str, dict[str, float]]:
    """Give degree, strength (sum of weights) and betweenness (Freeman 1977) of each node."""
    betweenness = nx.betweenness_centrality(graph)
    return {
        node: {
            "degree": float(graph.degree(node)),
            "strength": float(graph.degree(node, weight="weight")),
            "betweenness": round(betweenness[node], 6),
        }
        for node in sorted(graph)
    }
