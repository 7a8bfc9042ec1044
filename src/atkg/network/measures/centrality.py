"""How central nodes are: degree, betweenness, closeness, eigenvector, PageRank, core, Burt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import networkx as nx
import numpy as np

from atkg.network.measures.attempts import Values
from atkg.network.measures.forms import undirected
from atkg.network.model import Network

_STEPS: Final = 1000  # of the power iteration, before it is said not to converge
_DAMPING: Final = 0.85


def pagerank(flat: Network) -> Values:
    """Give PageRank: the stationary distribution of networkx's Google matrix.

    (``nx.pagerank`` needs SciPy, which nothing else here does.)
    """
    if not len(flat):
        return {}
    nodes = list(flat)
    matrix = np.asarray(nx.google_matrix(flat, alpha=_DAMPING, nodelist=nodes, weight="weight"))
    equations = np.vstack([matrix.T - np.eye(len(nodes)), np.ones(len(nodes))])
    wanted = np.append(np.zeros(len(nodes)), 1)
    found = np.linalg.lstsq(equations, wanted, rcond=None)[0]
    return dict(zip(nodes, map(float, found), strict=True))


def eigenvector(flat: Network) -> Values:
    """Give eigenvector centrality by power iteration; of a directed network by incoming ties.

    Without a cycle of directed ties all true values are 0, and an iteration that stops tells less.
    """
    if flat.is_directed() and nx.is_directed_acyclic_graph(flat):
        raise nx.NetworkXError("no cycle of directed ties")
    return nx.eigenvector_centrality(flat, max_iter=_STEPS, weight="weight")


def effective_size(flat: Network) -> Values:
    """Give Burt's effective size, direction aside, in Borgatti's form: n - 2t/n, t ties among n.

    Those are the triangles; ``nx.effective_size`` gives the same, much slower. Of no value for who
    is tied to nobody.
    """
    both = undirected(flat)
    triangles = nx.triangles(both)
    found = triangles if isinstance(triangles, dict) else {}
    return {node: n - 2 * found[node] / n for node, n in both.degree() if n}


def constraint(flat: Network) -> Values:
    """Give Burt's constraint by the weights of both directions; of no value without a tie.

    As ``nx.constraint`` has it, which without SciPy takes fifty times as long.
    """
    nodes = list(flat)
    if not nodes:
        return {}
    weights = nx.to_numpy_array(flat, nodelist=nodes, weight="weight")
    mutual = weights + weights.T
    known = np.nan_to_num(mutual / mutual.sum(axis=1, keepdims=True))
    found = np.where(mutual > 0, (known + known @ known) ** 2, 0).sum(axis=1)
    return {
        node: float(value)
        for node, value, ties in zip(nodes, found, mutual.sum(axis=1), strict=True)
        if ties
    }


def cut_points(flat: Network) -> Values:
    """Give 1 for each node without which its part falls apart, else 0; direction aside."""
    cut = set(nx.articulation_points(undirected(flat)))
    return {node: float(node in cut) for node in flat}


def clustering(flat: Network) -> Values:
    """Give the share of each node's pairs of others that are tied."""
    found = nx.clustering(flat)
    return found if isinstance(found, dict) else {}


def _neighbours(flat: Network) -> Values:
    return {node: float(degree) for node, degree in undirected(flat).degree()}


# What every node measure of a network without sides is computed by.
CENTRALITIES: Final[Mapping[str, Callable[[Network], Values]]] = {
    "degree": _neighbours,
    "in_degree": lambda flat: dict(getattr(flat, "in_degree")()),  # noqa: B009
    "out_degree": lambda flat: dict(getattr(flat, "out_degree")()),  # noqa: B009
    "strength": lambda flat: dict(flat.degree(weight="weight")),
    "betweenness": nx.betweenness_centrality,
    "betweenness_weighted": lambda flat: nx.betweenness_centrality(flat, weight="distance"),
    "closeness": nx.closeness_centrality,
    "closeness_weighted": lambda flat: nx.closeness_centrality(flat, distance="distance"),
    "eigenvector": eigenvector,
    "pagerank": pagerank,
    "core": lambda flat: nx.core_number(undirected(flat)),
    "constraint": constraint,
    "effective_size": effective_size,
    "clustering": clustering,
    "cut_point": cut_points,
}
