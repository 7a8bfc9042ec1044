"""The evidence gap map: a table for each pair of sides, and below it the words of each cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import permutations
from typing import Final

from atkg.opening import OpenBuild
from atkg.report.gapmap.axes import AXES
from atkg.report.gapmap.cells import MARKS, RECOMMENDED, Cell, GapMap, Piece, gap_map
from atkg.report.gapmap.page import counted, gap_map_csv
from atkg.report.gapmap.svg import SIGNS, notes, title_of
from atkg.report.phrases import phrase
from atkg.web.page import File, Made, Page, Section, View
from atkg.web.telling import Quote, cited
from atkg.web.templating import body_of

_FIRST: Final = ("criterion", "p")
_ALL: Final = (*MARKS, RECOMMENDED)
_SIGNS: Final = {mark: SIGNS[mark][2] for mark in MARKS} | {RECOMMENDED: "R"}


@dataclass(frozen=True, slots=True)
class _Evidence:
    """A piece of evidence as the page shows it: its nodes with links, its words."""

    mark: str
    nodes: tuple[tuple[str, str], ...]
    meant: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell as the page shows it: its state, the counts by mark, and the part that tells it."""

    state: str
    counts: tuple[tuple[str, int], ...]
    anchor: str
    title: str
    evidence: tuple[_Evidence, ...]


def _at(rows: str, columns: str, form: str = "html") -> str:
    return f"gapmap/{rows}-{columns}.{form}"


def _addresses(_: OpenBuild) -> Iterable[str]:
    yield "gapmap/index.html"
    for pair in permutations(AXES, 2):
        yield _at(*pair)
        yield _at(*pair, "csv")


def _make(view: View) -> Made:
    name, _, form = view.address.partition("/")[2].rpartition(".")
    rows, _, columns = ("-".join(_FIRST) if name == "index" else name).partition("-")
    if (rows, columns) not in permutations(AXES, 2) or form not in ("html", "csv"):
        return None
    made = gap_map(view.build.spoken, view.build.naming, (rows, columns), view.lang)
    if form == "csv":
        name = f"gapmap-{rows}-{columns}.csv"
        return File(gap_map_csv(made).encode("utf-8"), "text/csv; charset=utf-8", name)
    return _page(view, made)


def _page(view: View, made: GapMap) -> Page:
    cells = {pair: _cell(view, made, cell, f"c{number}")
             for number, (pair, cell) in enumerate(made.cells.items(), 1)}  # fmt: skip
    used = [mark for mark in _ALL if any(mark in cell.pieces for cell in made.cells.values())]
    names = {mark: phrase(f"gapmap.mark.{mark}", view.lang) for mark in _ALL}
    body = body_of(
        "gapmap.html", view, made=made, cells=cells, signs=_SIGNS, used=used, names=names,
        axes=_axes(view, made.axes), counted=counted(made), notes=notes(made),
        rows_name=phrase(f"gapmap.axis.{made.axes[0]}", view.lang), link=view.to,
        columns_name=phrase(f"gapmap.axis.{made.axes[1]}", view.lang),
        phrase=lambda name: phrase(name, view.lang),
    )  # fmt: skip
    downloads = ((f"{view.lang}/{_at(*made.axes, 'csv')}", "text/csv", "CSV"),)
    return Page(
        title_of(made), body, view.say("gapmap.lead"), styles=("static/gapmap.css",),
        downloads=downloads,
    )  # fmt: skip


def _axes(view: View, axes: tuple[str, str]) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """Give for each side the choices: name, address, whether it is shown; the taken swap."""
    rows, columns = axes
    sides = []
    for heading, own, other, is_row in (
        ("gapmap.rows", rows, columns, True), ("gapmap.columns", columns, rows, False),
    ):  # fmt: skip
        choices = []
        for axis in AXES:
            beside = own if axis == other else other
            pair = (axis, beside) if is_row else (beside, axis)
            name = phrase(f"gapmap.axis.{axis}", view.lang)
            choices.append((name, view.href(_at(*pair)), axis == own))
        sides.append((view.say(heading), choices))
    return sides


def _cell(view: View, made: GapMap, cell: Cell, anchor: str) -> _Cell:
    rows, columns = dict(made.rows), dict(made.columns)
    counts = tuple((mark, len(cell.pieces[mark])) for mark in _ALL if mark in cell.pieces)
    evidence = tuple(_evidence(view, made, mark, piece)
                     for mark in _ALL for piece in cell.pieces.get(mark, ()))  # fmt: skip
    title = f"{rows[cell.row]} × {columns[cell.column]}"
    return _Cell(cell.state, counts, anchor, title, evidence)


def _evidence(view: View, made: GapMap, mark: str, piece: Piece) -> _Evidence:
    meant = ", ".join(made.statuses[one] for one in piece.meant if one in made.statuses)
    nodes = tuple((view.label(node), view.to(node)) for node in piece.nodes)
    return _Evidence(mark, nodes, meant, tuple(cited(view, quote) for quote in piece.quotes))


SECTION: Final = Section("gapmap", _addresses, _make, nav=6, folder=True)
