"""A picture of a network for print: by springs, in two columns or as a matrix, with its legend."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from atkg.errors import QueryError
from atkg.network.columns import column_label
from atkg.network.drawing.columns import columns
from atkg.network.drawing.legend import (
    SMALL,
    caption_height,
    caption_lines,
    draw_legend,
    legend_height,
    legend_width,
)
from atkg.network.drawing.matrix import Matrix, draw_matrix, plan_matrix
from atkg.network.drawing.palette import Look, looks_of
from atkg.network.drawing.plan import NAME, Plan, springs, style_of
from atkg.network.drawing.ruler import shortened
from atkg.network.drawing.sheet import INCH, Sheet
from atkg.network.drawing.ties import draw_ties
from atkg.network.drawing.traits import is_two_mode, layout_for, measured, weights_of
from atkg.network.drawing.view import LAYOUTS, NO_SIZE, WORDS, View
from atkg.network.model import Network
from atkg.network.plurals import tell

SUFFIXES: Final = (".svg", ".pdf", ".png")
_MARGIN: Final = 14.0
LEGIBLE: Final = 5.0  # points; smaller letters are for a screen
_TITLE: Final = 11.0
_MILLIMETRE: Final = INCH / 25.4
_WIDTHS: Final = (80.0, 1200.0)  # millimetres


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn: the file, the layout, the names that found no room, and their letters."""

    path: Path
    layout: str
    left_out: tuple[str, ...]
    letters: float = NAME

    def told(self, lang: str) -> str:
        """Tell what a wider picture would mend, in a language; nothing where all is well."""
        if self.left_out:
            return tell(WORDS[lang]["drawn_left_out"], count=len(self.left_out))
        if self.letters < LEGIBLE:
            return WORDS[lang]["small"].format(size=f"{self.letters:.1f}")
        return ""


def draw_picture(graph: Network, path: Path, view: View) -> Drawn:
    """Draw a network (of flat rows) as SVG, PDF or PNG; deterministic, the same bytes each time.

    Raises QueryError for another ending, an unknown layout or measure, and a width that is none.
    """
    _check(path, view)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not len(graph):
        sheet = Sheet(view.width * _MILLIMETRE, 80)
        sheet.text(_MARGIN, 60, view.title, _TITLE, weight="bold")
        sheet.text(_MARGIN, 30, view.words["nobody"], NAME)
        sheet.save(path, view.title)
        return Drawn(path, view.layout, ())
    shares, layout = measured(graph, view.size), layout_for(graph, view.layout)
    looks, wide = looks_of(graph), view.width * _MILLIMETRE
    aside = legend_width(graph, looks, view, wide * 0.3)
    room = wide - 3 * _MARGIN - aside
    if layout == "matrix":
        made, under = plan_matrix(graph, shares, room, view.lang), False
        if not made.reads_well:  # the legend makes room, and stands below
            made, under = plan_matrix(graph, shares, wide - 2 * _MARGIN, view.lang), True
        _matrix(graph, made, looks, path, view, 0.0 if under else aside)
        return Drawn(path, layout, (), made.letters)
    if layout == "two-mode":
        plan = columns(graph, shares, room, view.lang)
    else:
        plan = springs(graph, shares, (room, room * 0.78), view.lang)
    said = [_sized(view), _weighed(graph, view, "width"), _sides(graph, view), _left(plan, view)]

    def paint(sheet: Sheet, at: tuple[float, float]) -> None:
        _paint(sheet, graph, plan, looks, at)

    _framed(graph, looks, path, view, (plan.width, plan.height, aside), said, paint)
    return Drawn(path, layout, tuple(plan.left_out))


def _check(path: Path, view: View) -> None:
    if path.suffix.casefold() not in SUFFIXES:
        mend = "end the name with one of " + ", ".join(SUFFIXES)
        raise QueryError(f"no picture can be written as {path.name!r}", mend=mend)
    if view.layout not in LAYOUTS:
        mend = "choose one of " + ", ".join(LAYOUTS)
        raise QueryError(f"there is no layout {view.layout!r}", mend=mend)
    if not _WIDTHS[0] <= view.width <= _WIDTHS[1]:
        mend = f"give {_WIDTHS[0]:.0f} to {_WIDTHS[1]:.0f} millimetres"
        raise QueryError(f"a picture cannot be {view.width:g} mm wide", mend=mend)


def _matrix(
    graph: Network, made: Matrix, looks: Mapping[str, Look], path: Path, view: View, aside: float
) -> None:
    square = made.rows is made.columns
    told = "from_to" if graph.is_directed() else "rows" if square else ""
    said = [view.words.get(told, ""), _weighed(graph, view, "darkness"), _sides(graph, view)]

    def paint(sheet: Sheet, at: tuple[float, float]) -> None:
        draw_matrix(sheet, graph, made, looks, at, view.lang)

    _framed(graph, looks, path, view, (made.width, made.height, aside), said, paint)


def _framed(
    graph: Network, looks: Mapping[str, Look], path: Path, view: View,
    sizes: tuple[float, float, float], said: list[str],
    paint: Callable[[Sheet, tuple[float, float]], None],
) -> None:  # fmt: skip
    """Put title, legend and words around what is painted, and write the sheet.

    A legend without room aside stands below.
    """
    width, height, aside = sizes
    wide = width + (3 * _MARGIN + aside if aside else 2 * _MARGIN)
    told = tell(view.words["counted"], nodes=len(graph), ties=graph.number_of_edges())
    lines = caption_lines([told, *said, view.words["absent"], view.told], wide - 2 * _MARGIN)
    below, key = caption_height(lines), legend_height(graph, looks, view)
    inner = max(height, key) if aside else height + _MARGIN + key
    high = inner + below + 4 * _MARGIN + _TITLE
    sheet = Sheet(wide, high)
    bottom = 2 * _MARGIN + below
    title = shortened(view.title, _TITLE, wide - 2 * _MARGIN)
    sheet.text(_MARGIN, high - _MARGIN - _TITLE / 2, title, _TITLE, weight="bold")
    paint(sheet, (_MARGIN, bottom + inner - height))
    top = bottom + (inner - 8 if aside else key)
    corner = (width + 2 * _MARGIN, top, aside) if aside else (_MARGIN, top, width)
    draw_legend(sheet, graph, looks, view, corner)
    sheet.text(_MARGIN, _MARGIN + below / 2, "\n".join(lines), SMALL, color="#333333")
    sheet.save(path, view.title)


def _paint(
    sheet: Sheet, graph: Network, plan: Plan, looks: Mapping[str, Look], at: tuple[float, float]
) -> None:
    draw_ties(sheet, graph, plan, at)
    for node, (x, y) in plan.places.items():
        sheet.node(x + at[0], y + at[1], plan.radii[node], looks[node])
    for label in plan.labels:
        left, bottom, right, top = label.box
        box = (left + at[0], bottom + at[1], right + at[0], top + at[1])
        sheet.box(box, "white", alpha=0.65, zorder=2.6)
        if label.leader:
            ends = [(x + at[0], y + at[1]) for x, y in label.leader]
            sheet.lines([ends], colors="black", linewidths=0.5, zorder=2.7)
        x = {"left": box[0], "right": box[2], "center": (box[0] + box[2]) / 2}[label.side]
        sheet.text(x, (box[1] + box[3]) / 2, label.text, NAME, label.side,
                   style=style_of(graph, label.node))  # fmt: skip


def _sized(view: View) -> str:
    if view.size == NO_SIZE:
        return ""
    return view.words["size"].format(measure=column_label(view.size, view.lang))


def _weighed(graph: Network, view: View, name: str) -> str:
    least, most = weights_of(graph)
    told = view.words[name].format(least=f"{least:.3g}", most=f"{most:.3g}")
    return told if most > least else ""


def _sides(graph: Network, view: View) -> str:
    return view.words["italic"] if is_two_mode(graph) else ""


def _left(plan: Plan, view: View) -> str:
    count = len(plan.left_out)
    return tell(view.words["drawn_left_out"], count=count) if count else ""
