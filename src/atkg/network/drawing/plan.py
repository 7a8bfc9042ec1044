"""Where nodes and names stand on the sheet, and how springs place them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from atkg.network.drawing.labels import Label, Wish, disc, place_labels
from atkg.network.drawing.routes import MARK, routes_of
from atkg.network.drawing.ruler import forms
from atkg.network.drawing.traits import by_importance, name_of, plain_of
from atkg.network.layout import place_nodes
from atkg.network.model import Network

NAME: Final = 7.0  # size of names, in points
_LENGTHS: Final = (20, 14, 30, 44)  # characters of a line of a name, the best first
_RADII: Final = (3.0, 11.0)  # of the least and the most important node
_STEP: Final = 5.0  # points of a tie that names should not cover
_WIDEST: Final = 2.2  # how much more springs may be stretched in one direction than in the other


@dataclass(frozen=True, slots=True)
class Plan:
    """Places and radii of nodes, the names with their places, and those that found none."""

    width: float
    height: float
    places: Mapping[str, tuple[float, float]]
    radii: Mapping[str, float]
    labels: list[Label]
    left_out: list[str] = field(default_factory=list)


def style_of(graph: Network, node: str) -> str:
    """Give the style of a name: italics for what the actors are tied to."""
    return "italic" if graph.nodes[node].get("bipartite") == 1 else "normal"


def springs(
    graph: Network, shares: Mapping[str, float], size: tuple[float, float], lang: str
) -> Plan:
    """Lay out by springs, as wide and high as given; names stand where there is room."""
    width, height = size
    places = _fitted(place_nodes(plain_of(graph), width / height), width, height)
    least, most = _RADII
    most = min(most, max(least, 0.45 * _nearest(places)))
    radii = {node: least + (most - least) * shares[node] ** 0.5 for node in places}
    wishes = [
        Wish(node, *places[node], radii[node],
             forms(name_of(graph, node, lang), NAME, style_of(graph, node), _LENGTHS))
        for node in by_importance(graph, shares)
    ]  # fmt: skip
    frame = (0.0, 0.0, width, height)
    taken = [disc(*route.spot, MARK) for route in routes_of(graph, places) if route.mark]
    labels, left_out = place_labels(wishes, frame, _samples(graph, places), taken)
    return Plan(width, height, places, radii, labels, left_out)


def _fitted(
    places: Mapping[str, tuple[float, float]], width: float, height: float
) -> dict[str, tuple[float, float]]:
    """Bring places into a frame, with a margin for the names at its borders."""
    margin = (60.0, 22.0)
    xs, ys = zip(*places.values(), strict=True)
    spans = (max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0)
    scale = [(whole - 2 * edge) / span
             for whole, edge, span in zip((width, height), margin, spans, strict=True)]  # fmt: skip
    scale = [min(one, _WIDEST * min(scale)) for one in scale]
    middle = ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)
    return {
        node: (width / 2 + (x - middle[0]) * scale[0], height / 2 + (y - middle[1]) * scale[1])
        for node, (x, y) in places.items()
    }


def _nearest(places: Mapping[str, tuple[float, float]]) -> float:
    points = np.array(list(places.values()))
    if len(points) < 2:
        return 2 * _RADII[1]
    apart = points[:, None] - points[None]
    distance = np.hypot(apart[..., 0], apart[..., 1])
    np.fill_diagonal(distance, np.inf)
    return float(distance.min())


def _samples(graph: Network, places: Mapping[str, tuple[float, float]]) -> NDArray[np.float64]:
    """Give points along all ties."""
    found = [np.empty((0, 2))]
    for left, right in sorted({(min(e[:2]), max(e[:2])) for e in graph.edges}):
        start, end = np.array(places[left]), np.array(places[right])
        count = int(np.hypot(*(end - start)) / _STEP) + 2
        found.append(start + (end - start) * np.linspace(0, 1, count)[:, None])
    return np.concatenate(found)
