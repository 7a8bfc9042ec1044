"""The legend beside a picture, and the words below it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from textwrap import wrap
from typing import Any, Final

from atkg.network.drawing.palette import TIE, Look, legend_of
from atkg.network.drawing.ruler import LINE, shortened, width
from atkg.network.drawing.sheet import Sheet
from atkg.network.drawing.ties import draw_mark, look_of
from atkg.network.drawing.traits import is_fact, shows_layers, sign_of
from atkg.network.drawing.view import View
from atkg.network.model import Network
from atkg.network.ties.layers import layer_mark, layer_name

SIZE: Final = 7.5
_ROW: Final = 11.5
_BASE: Final = "center_baseline"
SMALL: Final = 6.5  # of the words below


def tie_lines(graph: Network, words: Mapping[str, str]) -> list[tuple[str, dict[str, Any]]]:
    """Give the looks of ties that need a word: signs, and what is no fact where some are facts."""
    ties = [data for *_, data in graph.edges(data=True)]
    found: list[tuple[str, dict[str, Any]]] = []
    for sign, name in ((1, "positive"), (-1, "negative"), (0, "neutral")):
        if any(sign_of(tie) == sign for tie in ties):
            found.append((words[name], look_of({"sign": sign}, (1, 1))))
    if any(not is_fact(tie) for tie in ties):
        if any(is_fact(tie) for tie in ties):
            found.append((words["plain"], look_of({}, (1, 1))))
        found.append((words["dashed"], look_of({"statuses": "recommended"}, (1, 1))))
    return found


def mark_lines(graph: Network, lang: str) -> list[tuple[str, str]]:
    """Give the letters on ties with the names of their layers."""
    if not shows_layers(graph):
        return []
    layers = {str(tie.get("layer", "")) for *_, tie in graph.edges(data=True)}
    marks = [
        (layer_mark(layer), ", ".join(layer_name(one, lang) for one in layer.split("|")))
        for layer in layers
    ]
    return sorted(marks, key=lambda pair: pair[1])


def draw_legend(
    sheet: Sheet, graph: Network, looks: Mapping[str, Look], view: View, box: tuple[float, ...]
) -> None:
    """Draw the legend downwards from the upper left corner of a box (left, top, width)."""
    left, top, wide = box
    y = top
    sheet.text(left, y, view.words["sectors"], SIZE, weight="bold")
    for look, count in legend_of(looks):
        y -= _ROW
        sheet.node(left + 6, y, 4.2, look)
        words = shortened(f"{_name(look, view)} ({count})", SIZE, wide - 16)
        sheet.text(left + 16, y, words, SIZE, va=_BASE)
    lines, marks = tie_lines(graph, view.words), mark_lines(graph, view.lang)
    if lines or marks:
        y -= 1.8 * _ROW
        sheet.text(left, y, view.words["ties"], SIZE, weight="bold")
    for words, style in lines:
        y -= _ROW
        style = style | {"linestyles": [style.pop("linestyle")], "colors": style.pop("color")}
        style["linewidths"] = 1.3 * style.pop("linewidth") + 0.4
        sheet.lines([[(left, y), (left + 22, y)]], **style)
        sheet.text(left + 27, y, shortened(words, SIZE, wide - 27), SIZE, va=_BASE)
    for mark, name in marks:
        y -= _ROW
        draw_mark(sheet, (left + 6, y), mark, TIE)
        sheet.text(left + 16, y, shortened(name, SIZE, wide - 16), SIZE, va=_BASE)


def _name(look: Look, view: View) -> str:
    return look.named(view.lang)


def legend_height(graph: Network, looks: Mapping[str, Look], view: View) -> float:
    """Give how high the legend is."""
    lines = [*tie_lines(graph, view.words), *mark_lines(graph, view.lang)]
    return _ROW * (1 + len(legend_of(looks)) + (len(lines) + 1.8 if lines else 0))


def legend_width(graph: Network, looks: Mapping[str, Look], view: View, most: float) -> float:
    """Give how wide the legend wants to be, up to a limit."""
    wide = [width(f"{_name(look, view)} ({count})", SIZE) + 20 for look, count in legend_of(looks)]
    wide += [width(name, SIZE) + 31 for name, _ in tie_lines(graph, view.words)]
    wide += [width(name, SIZE) + 20 for _, name in mark_lines(graph, view.lang)]
    return min(max(wide, default=0.0), most)


def caption_lines(parts: Iterable[str], wide: float) -> list[str]:
    """Give the words below a picture in lines that are no wider than it."""
    text = " ".join(part for part in parts if part)
    most = int(wide / (width("abcdefghij klmnop, rstuvwxyz.", SMALL) / 29))
    return wrap(text, most, break_on_hyphens=False)


def caption_height(lines: list[str]) -> float:
    """Give how high the words below are."""
    return len(lines) * SMALL * LINE
