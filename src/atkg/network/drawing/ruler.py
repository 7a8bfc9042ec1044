"""How wide and high words are, in points, as they will be drawn."""

from __future__ import annotations

import warnings
from functools import cache
from textwrap import wrap
from typing import Any, Final

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties

FONT: Final = "DejaVu Sans"  # comes with matplotlib, so that everybody has the same widths
LINE: Final = 1.2  # from line to line, in letter sizes
_LINES: Final = 4  # of a name


@cache
def _renderer() -> Any:
    return RendererAgg(8, 8, 72)  # type: ignore[no-untyped-call]


@cache
def width(text: str, size: float, style: str = "normal", weight: str = "normal") -> float:
    """Give the width of one line."""
    how: dict[str, Any] = {"family": FONT, "size": size, "style": style, "weight": weight}
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing")  # an emoji becomes a box
        return float(
            _renderer().get_text_width_height_descent(text, FontProperties(**how), False)[0]
        )


def extent(text: str, size: float, style: str = "normal") -> tuple[float, float]:
    """Give width and height of lines."""
    lines = text.split("\n")
    return max(width(line, size, style) for line in lines), len(lines) * LINE * size


def forms(name: str, size: float, style: str, lengths: tuple[int, ...]) -> tuple[
    tuple[str, float, float], ...
]:  # fmt: skip
    """Give a name in lines of some lengths, each with its width and height; none twice."""
    found = {
        "\n".join(wrap(name, length, max_lines=_LINES, placeholder=" …")) or name: None
        for length in lengths
    }
    return tuple((text, *extent(text, size, style)) for text in found)


def shortened(name: str, size: float, most: float, style: str = "normal") -> str:
    """Give a name that is at most so wide, with an ellipsis where something is cut."""
    if width(name, size, style) <= most:
        return name
    kept = len(name)
    while kept > 1 and width(name[:kept].rstrip() + "…", size, style) > most:
        kept -= 1
    return name[:kept].rstrip() + "…"
