"""The ties of a picture: width by weight, arrows, dashes for what is no fact, signs in words."""

from __future__ import annotations

from collections.abc import Mapping
from math import hypot
from typing import Any, Final

from atkg.network.drawing.palette import NEGATIVE, POSITIVE, TIE
from atkg.network.drawing.plan import Plan
from atkg.network.drawing.routes import MARK, routes_of
from atkg.network.drawing.sheet import Sheet
from atkg.network.drawing.traits import is_fact, sign_of, weights_of
from atkg.network.model import Network

WIDTHS: Final = (0.7, 3.2)  # points, of the least and the greatest weight
DASHES: Final = (0, (3.2, 1.8))
_SIGNS: Final = {1: POSITIVE, -1: NEGATIVE, 0: TIE}


def width_of(weight: float, least: float, most: float) -> float:
    """Give the width of a tie; all are thin where all weigh the same."""
    if most <= least:
        return WIDTHS[0]
    return WIDTHS[0] + (WIDTHS[1] - WIDTHS[0]) * (weight - least) / (most - least)


def look_of(tie: Mapping[str, Any], span: tuple[float, float]) -> dict[str, Any]:
    """Give colour, width and dashes of a tie."""
    sign = sign_of(tie)
    return {
        "color": TIE if sign is None else _SIGNS[sign],
        "linewidth": width_of(float(tie.get("weight", 1)), *span),
        "linestyle": "solid" if is_fact(tie) else DASHES,
        "alpha": 0.5 if sign is None else 0.9,
    }


def draw_ties(sheet: Sheet, graph: Network, plan: Plan, at: tuple[float, float]) -> None:
    """Draw all ties, with arrows where they are directed, and their marks."""
    span = weights_of(graph)
    for route in routes_of(graph, plan.places):
        look = look_of(route.tie, span)
        ends = [_moved(plan.places[end], at) for end in (route.left, route.right)]
        if graph.is_directed():
            ends[1] = _before(ends, plan.radii[route.right] + 1.0)
            look |= {"arrowstyle": "-|>", "mutation_scale": 6.5 + look["linewidth"]}
        if graph.is_directed() or route.bend:
            sheet.arrow(ends[0], ends[1], route.bend, **look)
        else:
            sheet.lines([ends], **_of_lines(look))
        if route.mark:
            draw_mark(sheet, _moved(route.spot, at), route.mark, look["color"])


def _of_lines(look: dict[str, Any]) -> dict[str, Any]:
    own = dict(look)
    return {
        "colors": own.pop("color"), "linewidths": own.pop("linewidth"),
        "linestyles": [own.pop("linestyle")], **own,
    }  # fmt: skip


def _moved(place: tuple[float, float], at: tuple[float, float]) -> tuple[float, float]:
    return place[0] + at[0], place[1] + at[1]


def _before(ends: list[tuple[float, float]], distance: float) -> tuple[float, float]:
    """Give the point of a tie that lies so far before its end: an arrow stops at the node."""
    (x0, y0), (x1, y1) = ends
    length = hypot(x1 - x0, y1 - y0) or 1.0
    share = max(length - distance, 0.0) / length
    return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share


def draw_mark(sheet: Sheet, at: tuple[float, float], mark: str, colour: str) -> None:
    """Draw a sign or a letter in a white disc."""
    sheet.axes.scatter(*at, s=(2 * MARK - 1.6) ** 2, c="white", edgecolors=colour, linewidths=0.7,
                       zorder=2)  # fmt: skip
    size = 5.0 if mark.isalpha() else 7.0
    ink = "black" if mark.isalpha() else colour
    sheet.text(*at, mark, size, "center", color=ink, weight="bold", zorder=2.5,
               va="center_baseline")  # fmt: skip
