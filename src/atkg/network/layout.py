"""Where the nodes of a picture stand: parts side by side, no node on another.

Each connected part is laid out by springs (Fruchterman and Reingold 1991) and then pushed apart
until no two of its nodes are nearer than one; the parts are packed in rows, the largest first.
Deterministic: the same network stands the same way each time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from atkg.network.model import Network

Points = NDArray[np.float64]
_SEED: Final = 7
_SPRINGS: Final = 200
_PUSHES: Final = 300
_GAP: Final = 1.6


def _push_apart(points: Points) -> Points:
    """Move nodes that are nearer than one away from each other, a little at a time."""
    for _ in range(_PUSHES):
        apart = points[:, None] - points[None]
        distance = np.hypot(apart[..., 0], apart[..., 1])
        np.fill_diagonal(distance, 2)
        near = distance < 1
        if not near.any():
            break
        push = np.where(near, (1.02 - distance) / 2 / np.maximum(distance, 1e-9), 0)
        points = points + 0.6 * (apart * push[..., None]).sum(axis=1)
    return points


def _part(graph: Network, nodes: list[str]) -> Points:
    """Lay out one connected part, with its lower left corner at the origin."""
    if len(nodes) == 1:
        return np.zeros((1, 2))
    part: Network = nx.Graph()
    part.add_nodes_from(nodes)
    part.add_edges_from(sorted((min(e), max(e)) for e in graph.subgraph(nodes).edges))
    spread = 2 / len(nodes) ** 0.5
    placed = nx.spring_layout(part, k=spread, iterations=_SPRINGS, seed=_SEED, weight=None)
    points = np.array([placed[node] for node in nodes])
    size = np.ptp(points, axis=0).max() or 1
    points = _push_apart(points * (0.9 * len(nodes) ** 0.5 / size))
    return np.asarray(points - points.min(axis=0))


def place_nodes(graph: Network, aspect: float = 1.0) -> Mapping[str, tuple[float, float]]:
    """Give each node its place; two nodes are about one apart or more.

    ``aspect`` is the width of the whole against its height.
    """
    parts = [sorted(part) for part in nx.connected_components(graph)]
    placed = [(nodes, _part(graph, nodes)) for nodes in sorted(parts, key=lambda p: (-len(p), p))]
    area = sum(float(np.prod(points.max(axis=0) + _GAP)) for _, points in placed)
    widest = max((float(points[:, 0].max()) + _GAP for _, points in placed), default=0.0)
    width = max(widest, (area * aspect) ** 0.5 * 1.1)
    places: dict[str, tuple[float, float]] = {}
    left = top = height = 0.0
    for nodes, points in placed:
        across, up = points.max(axis=0) + _GAP
        if left + across > width and left:
            left, top, height = 0.0, top + height, 0.0
        for node, (x, y) in zip(nodes, points, strict=True):
            places[node] = (round(left + float(x), 4), round(-top - float(y), 4))
        left, height = left + float(across), max(height, float(up))
    return places
