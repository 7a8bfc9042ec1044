"""A network as a matrix: a row and a column for each node, a dark cell for each tie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import networkx as nx
from networkx.algorithms.community import greedy_modularity_communities

from atkg.network.drawing.palette import NEGATIVE, POSITIVE, Look
from atkg.network.drawing.plan import NAME, style_of
from atkg.network.drawing.ruler import shortened, width
from atkg.network.drawing.sheet import Sheet
from atkg.network.drawing.traits import (
    by_importance,
    is_fact,
    is_two_mode,
    name_of,
    plain_of,
    sign_of,
    weights_of,
)
from atkg.network.model import Network

_CELLS: Final = (5.5, 12.0)  # points, the least side that reads well, and the greatest
_NAMES: Final = 0.42  # of the width, at most, for the names of the rows
_NARROW: Final = 0.3  # the same where cells are smaller than reads well
_GRID: Final = "#d9d9d9"
_SIGNED: Final = {1: (POSITIVE, "+"), -1: (NEGATIVE, "−"), 0: ("#999999", "±")}


@dataclass(frozen=True, slots=True)
class Matrix:
    """The order of rows and columns, the side of a cell, and the room of the names."""

    rows: Sequence[str]
    columns: Sequence[str]
    cell: float
    left: float
    above: float
    letters: float

    @property
    def reads_well(self) -> bool:
        """Tell whether cells and letters are large enough."""
        return self.cell >= _CELLS[0]

    @property
    def width(self) -> float:
        """Give the width of cells and names."""
        return self.left + self.cell * len(self.columns)

    @property
    def height(self) -> float:
        """Give the height of cells and names."""
        return self.above + self.cell * len(self.rows)


def order_matrix(graph: Network, shares: Mapping[str, float]) -> tuple[list[str], list[str]]:
    """Give rows and columns: communities together, in each the most important first.

    A two-mode network has one mode in its rows and the other in its columns.
    """
    plain, rank = plain_of(graph), {n: p for p, n in enumerate(by_importance(graph, shares))}
    if plain.number_of_edges():
        parts = [sorted(p, key=rank.__getitem__) for p in greedy_modularity_communities(plain)]
    else:
        parts = [sorted(part, key=rank.__getitem__) for part in nx.connected_components(plain)]
    order = [node for part in sorted(parts, key=lambda p: (-len(p), rank[p[0]])) for node in part]
    if not is_two_mode(graph):
        return order, order
    rows, columns = (
        [node for node in order if graph.nodes[node]["bipartite"] == side] for side in (0, 1)
    )
    return rows, columns


def plan_matrix(graph: Network, shares: Mapping[str, float], wide: float, lang: str) -> Matrix:
    """Give a matrix that is at most so wide; its names are cut, and its cells small, for that."""
    rows, columns = order_matrix(graph, shares)
    square = rows is columns
    names = [name_of(graph, node, lang) for node in rows]
    longest = max((width(name, NAME) for name in names), default=0.0)
    left, count = min(longest + 30, wide * _NAMES), max(len(columns), 1)
    if (wide - left) / count < _CELLS[0]:
        left = min(left, wide * _NARROW)
    cell = min((wide - left) / count, _CELLS[1])
    letters = min(NAME, cell * 0.95)
    heads = [str(len(columns))] if square else [name_of(graph, node, lang) for node in columns]
    above = min(max((width(head, letters) for head in heads), default=0.0) + 16, 190)
    return Matrix(rows, columns, cell, left, above, letters)


def draw_matrix(
    sheet: Sheet, graph: Network, made: Matrix, looks: Mapping[str, Look],
    at: tuple[float, float], lang: str,
) -> None:  # fmt: skip
    """Draw cells, names and numbers, with the lower left corner of all at ``at``."""
    x0, top = at[0] + made.left, at[1] + made.cell * len(made.rows)
    _grid(sheet, made, x0, top)
    for number, node in enumerate(made.rows):
        y = top - (number + 0.5) * made.cell
        sheet.node(x0 - 6, y, min(made.cell * 0.42, 4), looks[node])
        known = f"{name_of(graph, node, lang)}"
        tail = f"  {number + 1}" if made.rows is made.columns else ""
        name = shortened(known, made.letters, made.left - 16 - width(tail, made.letters))
        sheet.text(x0 - 12, y, name + tail, made.letters, "right", va="center_baseline")
    for number, node in enumerate(made.columns):
        x = x0 + (number + 0.5) * made.cell
        sheet.node(x, top + 6, min(made.cell * 0.42, 4), looks[node])
        head = str(number + 1)
        if made.rows is not made.columns:
            head = shortened(name_of(graph, node, lang), made.letters, made.above - 14,
                             style_of(graph, node))  # fmt: skip
        sheet.text(x, top + 12, head, made.letters, "center", rotation=90, va="bottom",
                   style=style_of(graph, node))  # fmt: skip
    _cells(sheet, graph, made, x0, top)


def _grid(sheet: Sheet, made: Matrix, x0: float, top: float) -> None:
    right, bottom = x0 + made.cell * len(made.columns), top - made.cell * len(made.rows)
    lines = [[(x0, top - n * made.cell), (right, top - n * made.cell)]
             for n in range(len(made.rows) + 1)]  # fmt: skip
    lines += [[(x0 + n * made.cell, top), (x0 + n * made.cell, bottom)]
              for n in range(len(made.columns) + 1)]  # fmt: skip
    sheet.lines(lines, colors=_GRID, linewidths=0.3)


def _cells(sheet: Sheet, graph: Network, made: Matrix, x0: float, top: float) -> None:
    rows = {node: number for number, node in enumerate(made.rows)}
    columns = {node: number for number, node in enumerate(made.columns)}
    span = weights_of(graph)
    for left, right, tie in graph.edges(data=True):
        ends = [(left, right)] if graph.is_directed() else [(left, right), (right, left)]
        for row, column in ends:
            if row in rows and column in columns:
                x, y = x0 + columns[column] * made.cell, top - (rows[row] + 1) * made.cell
                _cell(sheet, (x, y), made.cell, tie, span)


def _cell(
    sheet: Sheet, at: tuple[float, float], side: float, tie: Mapping[str, Any],
    span: tuple[float, float],
) -> None:  # fmt: skip
    least, most = span
    share = (float(tie.get("weight", 1)) - least) / (most - least) if most > least else 0.6
    level = 0.62 * (1 - share)
    sign = sign_of(tie)
    colour: Any = (level, level, level) if sign is None else _SIGNED[sign][0]
    style = {} if is_fact(tie) else {"facecolor": "white", "edgecolor": colour, "hatch": "/////"}
    inset = side * 0.06
    box = (at[0] + inset, at[1] + inset, at[0] + side - inset, at[1] + side - inset)
    sheet.box(box, colour, **({"zorder": 2, "linewidth": 0.4} | style))
    if sign is not None:
        sheet.text(at[0] + side / 2, at[1] + side / 2, _SIGNED[sign][1], side * 0.8, "center",
                   color="white", weight="bold", va="center_baseline")  # fmt: skip
