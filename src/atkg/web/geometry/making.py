"""Outlines of a country made from a TopoJSON file: codes put in, lines simplified, source noted."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from atkg.csvfiles import read_records
from atkg.errors import FileFormatError
from atkg.web.geometry.shapes import COLUMNS, FOLDER, Point, Ring, points_of

_STEP: Final = 0.001  # degrees: about a hundred metres
_TOLERANCE: Final = 0.015  # degrees that a simplified line may lie off


def make_geometry(code: str, topojson: Path, origin: str, folder: Path = FOLDER) -> Path:
    """Write the outlines of a country into its file; ``XX.csv`` in the folder has its regions.

    Raises FileFormatError where the regions of table and geometry are not the same.
    """
    held = json.loads(topojson.read_text(encoding="utf-8"))
    table = folder / f"{code}.csv"
    codes = {row["named"]: row["code"] for _, row in read_records(table, COLUMNS)}
    (whole,) = held["objects"].values()
    _compare(codes, [one["properties"]["name"] for one in whole["geometries"]], table)
    arcs = [simplified(arc) for arc in points_of(held)]
    corner = (min(x for arc in arcs for x, _ in arc), min(y for arc in arcs for _, y in arc))
    geometries = [
        {"type": one["type"], "id": codes[one["properties"]["name"]], "arcs": one["arcs"]}
        for one in whole["geometries"]
    ]
    made: dict[str, Any] = {
        "type": "Topology",
        "source": f"Natural Earth, Admin 1, 1:10m (public domain), from {origin}; simplified",
        "transform": {"scale": [_STEP, _STEP], "translate": [round(one, 3) for one in corner]},
        "objects": {"regions": {"type": "GeometryCollection", "geometries": sorted(
            geometries, key=lambda one: str(one["id"]))}},
        "arcs": [_steps(arc, corner) for arc in arcs],
    }  # fmt: skip
    path = folder / f"{code}.json"
    path.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")
    return path


def _compare(codes: Mapping[str, str], named: Iterable[str], table: Path) -> None:
    found = set(named)
    wrong = [f"only in the geometry: {', '.join(sorted(found - set(codes)))}"] * bool(
        found - set(codes)
    )
    wrong += [f"only in the table: {', '.join(sorted(set(codes) - found))}"] * bool(
        set(codes) - found
    )
    if wrong:
        raise FileFormatError("; ".join(wrong), file=table, mend="correct the column `named`")


def _steps(arc: Ring, corner: Point) -> list[list[int]]:
    grid = [(round((x - corner[0]) / _STEP), round((y - corner[1]) / _STEP)) for x, y in arc]
    pairs = zip([(0, 0), *grid], grid, strict=False)
    return [[u - x, v - y] for (x, y), (u, v) in pairs]


def simplified(arc: Sequence[Point], tolerance: float = _TOLERANCE) -> Ring:
    """Leave out points that lie nearly on the line between others (Douglas and Peucker, 1973).

    The ends stay, so that borders still meet; an island that would be no area stays as it is.

    >>> simplified([(0, 0), (1, 0.001), (2, 0)])
    [(0, 0), (2, 0)]
    """
    kept = _kept(arc, tolerance)
    return list(arc) if arc[0] == arc[-1] and len(kept) < 4 else kept


def _kept(arc: Sequence[Point], tolerance: float) -> Ring:
    if len(arc) < 3:
        return list(arc)
    offs = [_off(point, arc[0], arc[-1]) for point in arc[1:-1]]
    farthest = max(range(len(offs)), key=offs.__getitem__)
    if offs[farthest] <= tolerance:
        return [arc[0], arc[-1]]
    cut = farthest + 1
    return _kept(arc[: cut + 1], tolerance)[:-1] + _kept(arc[cut:], tolerance)


def _off(point: Point, start: Point, end: Point) -> float:
    """Give how far a point lies off the line from start to end."""
    (x, y), (u, v), (a, b) = point, start, end
    length = math.hypot(a - u, b - v)
    if not length:
        return math.hypot(x - u, y - v)
    return abs((a - u) * (v - y) - (u - x) * (b - v)) / length
