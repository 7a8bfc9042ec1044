"""A picture of a network: a number in each node and a key of names; the same bytes each time.

Names do not stand in the picture itself, where those of a dense network would cover each other; the
key beside it gives them, sector by sector. Circles are actors, squares what they took part in.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from atkg.network.drawing.key import OTHER, WORDS, Entry, make_key
from atkg.network.layout import place_nodes
from atkg.network.model import Network

_DARK: Final = frozenset({"#0072B2", "#000000", "#D55E00", "#009E73"})
_SIZE: Final = (17.0, 10.5)  # inches
# How the key fits, the roomiest first: columns, lines in each, size of the letters.
_ROOMS: Final = ((2, 48, 7.6), (2, 64, 7.2), (3, 78, 5.6))


def _unparted(key: list[Entry], rows: int) -> list[Entry]:
    """Keep a heading from standing alone at the foot of a column."""
    lines: list[Entry] = []
    for entry in key:
        if not entry.node and len(lines) % rows == rows - 1:
            lines.append(Entry("", OTHER, ""))
        lines.append(entry)
    return lines


def _draw_key(axes: Axes, key: list[Entry], words: Mapping[str, str]) -> None:
    """Write the key in columns; what has no place is counted in its last line."""
    fitting = [room for room in _ROOMS if len(key) < room[0] * room[1]]
    columns, rows, size = fitting[0] if fitting else _ROOMS[-1]
    key, room = _unparted(key, rows), columns * rows
    if len(key) > room:
        left = sum(1 for entry in key[room - 1 :] if entry.node)
        key = [*key[: room - 1], Entry(words["more"].format(count=left), OTHER, "")]
    axes.set(xlim=(0, columns), ylim=(rows, -1))
    for line, entry in enumerate(key):
        x, y = line // rows, line % rows
        if entry.node:
            axes.text(x + 0.07, y, str(entry.number), size=size, va="center", ha="right")
            axes.text(x + 0.09, y, entry.text, size=size, va="center", parse_math=False)
            continue
        if entry.marker:
            axes.scatter([x + 0.045], [y], c=entry.colour, marker=entry.marker, s=size * 6)
        axes.text(x + 0.09, y, entry.text, size=size, va="center", weight="bold", parse_math=False)


def _draw_nodes(axes: Axes, graph: Network, key: list[Entry]) -> None:
    """Draw ties and numbered nodes to scale, so that no node covers another."""
    box = axes.get_position()
    wide, high = box.width * _SIZE[0] * 72, box.height * _SIZE[1] * 72  # points
    places = place_nodes(graph, wide / high)
    xs, ys = zip(*places.values(), strict=True)
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    unit = min(wide / (max(xs) - min(xs) + 1.2), high / (max(ys) - min(ys) + 1.2), 60.0)
    axes.set_xlim(middle[0] - wide / unit / 2, middle[0] + wide / unit / 2)
    axes.set_ylim(middle[1] - high / unit / 2, middle[1] + high / unit / 2)
    lines = [(places[a], places[b]) for a, b in graph.edges]
    axes.add_collection(LineCollection(lines, colors="#555555", alpha=0.25, linewidths=0.7))
    most = max(max(graph.degree(node) for node in graph), 1)
    numbered = [entry for entry in key if entry.node]
    across = {e.node: unit * (0.5 + 0.45 * (graph.degree(e.node) / most) ** 0.5) for e in numbered}
    for marker in "os":
        own = [entry for entry in numbered if entry.marker == marker]
        axes.scatter(
            [places[e.node][0] for e in own], [places[e.node][1] for e in own],
            s=[across[e.node] ** 2 for e in own], c=[e.colour for e in own], marker=marker,
            edgecolors="white", zorder=2,
        )  # fmt: skip
    for entry in numbered:
        ink = "white" if entry.colour in _DARK else "black"
        axes.text(
            *places[entry.node], str(entry.number), size=max(min(across[entry.node] * 0.42, 10), 2),
            color=ink, ha="center", va="center", zorder=3,
        )  # fmt: skip


def draw_network(graph: Network, folder: Path, name: str, title: str, lang: str) -> list[Path]:
    """Draw a network as SVG and PNG; returns the files. Deterministic: no date, fixed ids."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{name}.svg", folder / f"{name}.png"]
    # Text stays text in the SVG: it can be searched and read aloud.
    style: dict[Any, Any] = {"svg.hashsalt": "atkg", "svg.fonttype": "none"}
    style["font.family"] = "DejaVu Sans"
    with mpl.rc_context(style):
        figure = Figure(figsize=_SIZE)
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0.01, 0.04, 0.57, 0.9))
        beside = figure.add_axes((0.59, 0.04, 0.4, 0.9))
        for each in (axes, beside):
            each.set_axis_off()
        if len(graph):
            key = make_key(graph, lang)
            _draw_nodes(axes, graph, key)
            _draw_key(beside, key, WORDS[lang])
        figure.text(0.01, 0.965, title, fontsize=14, parse_math=False)
        figure.text(0.01, 0.012, WORDS[lang]["note"], fontsize=8, color="#555555")
        for path in paths:
            metadata = {"Date": None} if path.suffix == ".svg" else {"Software": None}
            figure.savefig(path, metadata=metadata, dpi=120)
    return paths
