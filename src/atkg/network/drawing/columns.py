"""A two-mode network in two columns: actors on the left, what they are tied to on the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import fmean
from typing import Final

import networkx as nx

from atkg.network.drawing.labels import Box, Label
from atkg.network.drawing.plan import NAME, Plan, style_of
from atkg.network.drawing.ruler import extent, shortened
from atkg.network.drawing.ruler import width as width_of
from atkg.network.drawing.traits import name_of, plain_of
from atkg.network.model import Network

_ROW: Final = 9.5  # of two columns
_SHARE: Final = 0.38  # of the width for the names of a column
_TWO_LINES: Final = 1.95  # rows from name to name, from which on it may have two lines
_FREE: Final = 9.0  # rows above the first and below the last
_ROUNDS: Final = 12
_BETWEEN: Final = 0.5  # rows between two parts


def order_columns(graph: Network) -> tuple[dict[str, float], float]:
    """Give the row of each node, from the top, and the number of rows; few ties cross.

    Each node stands near the mean of its partners (the barycentre method of Sugiyama, Tagawa and
    Toda 1981). Parts that hang together stand together, the largest first.
    """
    rows: dict[str, float] = {}
    top = 0.0
    for part in sorted((sorted(p) for p in nx.connected_components(graph)), key=_largest):
        left, right = _ordered(graph, part)
        high = max(len(left), len(right))
        for column in (left, right):
            for place, node in enumerate(column):
                rows[node] = top + (place + 0.5) * high / len(column)
        top += high + _BETWEEN
    return rows, max(top - _BETWEEN, 1)


def _ordered(graph: Network, part: Sequence[str]) -> tuple[list[str], list[str]]:
    """Give both columns of a part."""
    sides = [[n for n in part if graph.nodes[n].get("bipartite") == side] for side in (0, 1)]
    left, right = sorted(sides[0], key=lambda node: (-graph.degree(node), node)), sides[1]
    for _ in range(_ROUNDS):
        right = _near(graph, right, _places(left))
        left = _near(graph, left, _places(right))
    return left, right


def _largest(part: Sequence[str]) -> tuple[int, str]:
    return -len(part), part[0]


def _places(column: Sequence[str]) -> dict[str, int]:
    return {node: place for place, node in enumerate(column)}


def _near(graph: Network, column: Sequence[str], places: Mapping[str, int]) -> list[str]:
    middle = {node: fmean([places[o] for o in graph[node]] or [0]) for node in column}
    return sorted(column, key=lambda node: (middle[node], node))


def columns(graph: Network, shares: Mapping[str, float], width: float, lang: str) -> Plan:
    """Lay out in two columns; each row has room for its name, and the sheet for all rows."""
    rows, count = order_columns(_with_sides(graph))
    gaps = _gaps(graph, rows)
    high = count * _ROW
    least, most = 2.5, _ROW / 2 - 0.4
    radii = {node: least + (most - least) * shares[node] ** 0.5 for node in graph}
    room = width * _SHARE
    places, labels = {}, []
    for node in sorted(graph):
        right = graph.nodes[node].get("bipartite") == 1
        x, y = (width - room if right else room), high - rows[node] * _ROW
        style = style_of(graph, node)
        fits = 2 if gaps[node] >= _TWO_LINES else 1
        name = _in_lines(name_of(graph, node, lang), room - most - 4, style, fits)
        wide, tall = extent(name, NAME, style)
        left = x + most + 3 if right else x - most - 3 - wide
        box: Box = (left, y - tall / 2, left + wide, y + tall / 2)
        places[node] = (x, y)
        labels.append(Label(node, name, box, "left" if right else "right"))
    return Plan(width, high, places, radii, labels)


def _in_lines(name: str, room: float, style: str, lines: int) -> str:
    """Give a name in at most so many lines of that width; what is too long is cut."""
    if lines == 1 or width_of(name, NAME, style) <= room:
        return shortened(name, NAME, room, style)
    words, first = name.split(), ""
    while words and width_of(f"{first} {words[0]}".strip(), NAME, style) <= room:
        first = f"{first} {words.pop(0)}".strip()
    rest = shortened(" ".join(words), NAME, room, style)
    return f"{first}\n{rest}" if first and words else shortened(name, NAME, room, style)


def _gaps(graph: Network, rows: Mapping[str, float]) -> dict[str, float]:
    """Give the rows from each node to the next of its column."""
    gaps: dict[str, float] = {}
    for side in (0, 1):
        own = sorted(
            (n for n in rows if graph.nodes[n].get("bipartite") == side), key=lambda n: (rows[n], n)
        )
        steps = [_FREE, *(rows[b] - rows[a] for a, b in pairwise(own)), _FREE]
        gaps |= {node: min(steps[n], steps[n + 1]) for n, node in enumerate(own)}
    return gaps


def _with_sides(graph: Network) -> Network:
    """Give a plain network whose nodes still know their side."""
    plain = plain_of(graph)
    plain.add_nodes_from(
        (node, {"bipartite": graph.nodes[node].get("bipartite")}) for node in plain
    )
    return plain
