"""A picture of a network: colour by sector, size by strength, the same bytes each time."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import matplotlib as mpl
import networkx as nx
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from atkg.network.projection import Network

# Okabe and Ito (2008): colours that stay apart for colour-blind readers.
_PALETTE: Final = (
    "#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#F0E442", "#000000",
)  # fmt: skip
_OTHER: Final = "#999999"
_SECTORS: Final = 8
NOTES: Final = {
    "en": "A tie says that documents report it; not reported is not absent.",
    "es": "Un vínculo indica que los documentos lo informan; lo no informado no está ausente.",
}


def _colours(graph: Network) -> dict[str, str]:
    sectors: dict[str, int] = {}
    for _, data in graph.nodes(data=True):
        sectors[data.get("sector", "")] = sectors.get(data.get("sector", ""), 0) + 1
    ranked = sorted((name for name in sectors if name), key=lambda name: (-sectors[name], name))
    return dict(zip(ranked[:_SECTORS], _PALETTE, strict=False))


def _draw(graph: Network, axes: Axes, lang: str) -> None:
    colours = _colours(graph)
    spread = 2.2 / max(len(graph), 1) ** 0.5
    layout = nx.spring_layout(graph, k=spread, iterations=400, seed=7, weight=None)
    sizes = [60 + 40 * graph.degree(node) ** 1.1 for node in graph]
    fill = [colours.get(graph.nodes[node].get("sector", ""), _OTHER) for node in graph]
    nx.draw_networkx_edges(graph, layout, ax=axes, alpha=0.25, width=0.7)
    nx.draw_networkx_nodes(
        graph, layout, ax=axes, node_size=sizes, node_color=fill, edgecolors="white"
    )
    label = "label_es" if lang == "es" else "label"
    names = {node: str(graph.nodes[node].get(label, node)) for node in graph}
    short = {node: name if len(name) < 30 else name[:28] + "…" for node, name in names.items()}
    nx.draw_networkx_labels(graph, layout, short, ax=axes, font_size=6.5)
    for sector, colour in colours.items():
        axes.scatter([], [], c=colour, label=sector, s=50)
    if colours:
        axes.legend(loc="lower left", fontsize=8, frameon=False)
    axes.set_axis_off()


def draw_network(graph: Network, folder: Path, name: str, title: str, lang: str) -> list[Path]:
    """Draw a network as SVG and PNG; returns the files. Deterministic: no date, fixed ids."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{name}.svg", folder / f"{name}.png"]
    with mpl.rc_context({"svg.hashsalt": "atkg", "font.family": "DejaVu Sans"}):
        figure = Figure(figsize=(14, 10))
        FigureCanvasAgg(figure)
        axes = figure.subplots()
        if len(graph):
            _draw(graph, axes, lang)
        axes.set_title(title, loc="left", fontsize=13)
        figure.text(0.01, 0.01, NOTES[lang], fontsize=8, color="#555555")
        for path in paths:
            metadata = {"Date": None} if path.suffix == ".svg" else {"Software": None}
            figure.savefig(path, metadata=metadata, dpi=150, bbox_inches="tight")
    return paths
