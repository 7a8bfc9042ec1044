"""Where the nodes of a picture stand: parts side by side, no node on another.

Each connected part is laid out by springs (Fruchterman and Reingold 1991) and then pushed apart
until no two of its nodes are nearer than one; the parts are packed closely, the largest first.
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
_WIDTHS: Final = 24  # how many widths of the whole are tried


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
    sizes = [tuple(float(side) + _GAP for side in points.max(axis=0)) for _, points in placed]
    corners = _packed([(wide, high) for wide, high in sizes], aspect)
    places: dict[str, tuple[float, float]] = {}
    for (nodes, points), (left, top) in zip(placed, corners, strict=True):
        for node, (x, y) in zip(nodes, points, strict=True):
            places[node] = (round(left + float(x), 4), round(-top - float(y), 4))
    return places


def _packed(sizes: list[tuple[float, float]], aspect: float) -> list[tuple[float, float]]:
    """Give the corner of each box so that all together are small, in a frame of that aspect.

    Several widths are tried; in each, a box goes to the uppermost, then leftmost corner where it
    fits.
    """
    if not sizes:
        return []
    widest, total = max(wide for wide, _ in sizes), sum(wide for wide, _ in sizes)
    best: tuple[float, list[tuple[float, float]]] | None = None
    for step in range(_WIDTHS + 1):
        corners = _in_width(sizes, widest + (total - widest) * step / _WIDTHS)
        across = max(x + wide for (x, _), (wide, _) in zip(corners, sizes, strict=True))
        down = max(y + high for (_, y), (_, high) in zip(corners, sizes, strict=True))
        need = max(across / aspect, down)  # the height of the frame that holds all
        if best is None or need < best[0] - 1e-9:
            best = (need, corners)
    return [] if best is None else best[1]


def _in_width(sizes: list[tuple[float, float]], width: float) -> list[tuple[float, float]]:
    done: list[tuple[float, float, float, float]] = []
    for wide, high in sizes:
        xs = sorted({0.0, *(x + w for x, _, w, _ in done)})
        ys = sorted({0.0, *(y + h for _, y, _, h in done)})
        spots = ((x, y) for y in ys for x in xs if not x or x + wide <= width + 1e-9)
        x, y = next(spot for spot in spots if _free(spot, wide, high, done))
        done.append((x, y, wide, high))
    return [(x, y) for x, y, _, _ in done]


def _free(
    spot: tuple[float, float], wide: float, high: float,
    done: list[tuple[float, float, float, float]],
) -> bool:  # fmt: skip
    slack = 1e-9
    return not any(
        spot[0] + slack < x + w and x + slack < spot[0] + wide
        and spot[1] + slack < y + h and y + slack < spot[1] + high
        for x, y, w, h in done
    )  # fmt: skip
