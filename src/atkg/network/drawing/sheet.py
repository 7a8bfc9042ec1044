"""A sheet of paper measured in points, on which everything is drawn; the same bytes each time."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, Rectangle

from atkg.network.drawing.palette import SHAPES, Look
from atkg.network.drawing.ruler import FONT, LINE

INCH: Final = 72.0
DPI: Final = 300
# How much of its square each shape fills, so that all shapes look equally large.
_FILL: Final = {"square": 0.82, "diamond": 0.78, "star": 1.3, "circle": 0.95, "hexagon": 0.98}


class Sheet:
    """A picture of so many points in width and height; the origin is the lower left corner."""

    def __init__(self, width: float, height: float) -> None:
        """Begin an empty sheet."""
        self.width, self.height = width, height
        self.figure = Figure(figsize=(width / INCH, height / INCH))
        FigureCanvasAgg(self.figure)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set(xlim=(0, width), ylim=(0, height))

    def text(
        self, x: float, y: float, text: str, size: float, side: str = "left", **style: Any
    ) -> None:
        """Write lines; ``x`` is their left, middle or right (``side``), ``y`` their middle."""
        full: dict[str, Any] = {"color": "black", "va": "center", "ha": side, "zorder": 5} | style
        self.axes.text(
            x, y, text, size=size, parse_math=False, multialignment=side,
            linespacing=LINE, **full,
        )  # fmt: skip

    def node(self, x: float, y: float, radius: float, look: Look) -> None:
        """Draw a node in its sector's colour and shape, with a dark border."""
        across = 2 * radius * _FILL.get(look.shape, 1.0)
        self.axes.scatter(
            [x], [y], s=across**2, c=look.colour, marker=SHAPES[look.shape],
            edgecolors="black", linewidths=0.5, zorder=3,
        )  # fmt: skip

    def box(self, box: Sequence[float], colour: str, **style: Any) -> None:
        """Draw a rectangle: left, bottom, right, top."""
        full: dict[str, Any] = {"facecolor": colour, "edgecolor": "none", "zorder": 4} | style
        across, up = box[2] - box[0], box[3] - box[1]
        self.axes.add_patch(Rectangle((box[0], box[1]), across, up, **full))

    def lines(self, lines: Iterable[Sequence[tuple[float, float]]], **style: Any) -> None:
        """Draw lines of several points."""
        self.axes.add_collection(LineCollection(list(lines), **({"zorder": 1} | style)))

    def arrow(
        self, start: tuple[float, float], end: tuple[float, float], bend: float, **style: Any
    ) -> None:
        """Draw a tie that bends, with or without a head (``arrowstyle``)."""
        full: dict[str, Any] = {
            "arrowstyle": "-",
            "mutation_scale": 7.0,
            "zorder": 1,
            "shrinkA": 0,
            "shrinkB": 0,
        } | style
        bow = f"arc3,rad={bend:.4f}"
        self.axes.add_patch(FancyArrowPatch(start, end, connectionstyle=bow, **full))

    def save(self, path: Path, about: str) -> None:
        """Write the sheet as SVG, PDF or PNG, by the ending of the path; whole or not at all."""
        kind = path.suffix.removeprefix(".").casefold()
        metadata: dict[str, Any] = {
            "svg": {"Date": None, "Title": about},
            "pdf": {"CreationDate": None, "ModDate": None, "Title": about},
        }.get(kind, {"Software": None, "Title": about})
        # Text stays text: it can be searched, read aloud, and mended by a journal's editors.
        style: dict[Any, Any] = {
            "svg.hashsalt": "atkg", "svg.fonttype": "none", "pdf.fonttype": 42, "font.family": FONT,
        }  # fmt: skip
        draft = path.with_name(path.name + ".new")
        with mpl.rc_context(style), warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Glyph .* missing")  # an emoji becomes a box
            self.figure.savefig(draft, format=kind, metadata=metadata, dpi=DPI)
        draft.replace(path)
