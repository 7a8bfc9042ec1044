"""Regions of a country as shapes on a flat map, out of its TopoJSON file.

The projection is equirectangular, with longitudes shortened by the cosine of the mean latitude: it
keeps the proportions of a country in its middle, and is good enough for orientation.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeAlias

from atkg.csvfiles import read_records

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = list[Point]
FOLDER: Final = Path(__file__).parent
COLUMNS: Final = ("code", "named", "en", "es")


@dataclass(frozen=True, slots=True)
class Shape:
    """A region: the path that draws it, the middle of its largest part, and how large that is.

    ``span`` is the longer side of the box around the largest part, in the units of the map.
    """

    code: str
    path: str
    middle: Point
    span: float


@dataclass(frozen=True, slots=True)
class Country:
    """A country's regions as shapes on a map of some width and height; names by code."""

    code: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    names: Mapping[str, Mapping[str, str]]
    source: str


def has_geometry(code: str, folder: Path = FOLDER) -> bool:
    """Tell whether there are outlines for a country (ISO 3166-1 alpha-2)."""
    return len(code) == 2 and code.isalpha() and (folder / f"{code}.json").is_file()


@cache
def country(code: str, height: float = 700, folder: Path = FOLDER) -> Country:
    """Read a country's regions and lay them on a map of some height."""
    held = json.loads((folder / f"{code}.json").read_text(encoding="utf-8"))
    names = {row["code"]: row for _, row in read_records(folder / f"{code}.csv", COLUMNS)}
    arcs = points_of(held)
    every = [point for arc in arcs for point in arc]
    west, east = min(x for x, _ in every), max(x for x, _ in every)
    south, north = min(y for _, y in every), max(y for _, y in every)
    scale = height / (north - south)
    across = scale * math.cos(math.radians((south + north) / 2))

    def laid(ring: Sequence[int]) -> Ring:
        return [((x - west) * across, (north - y) * scale) for x, y in joined(ring, arcs)]

    shapes = [_shape(str(one["id"]), [laid(ring) for ring in rings_of(one)])
              for one in held["objects"]["regions"]["geometries"]]  # fmt: skip
    return Country(code, (east - west) * across, height, tuple(shapes), names, held["source"])


def points_of(held: Mapping[str, Any]) -> list[Ring]:
    """Give the arcs of a TopoJSON file in degrees: each is written as steps from its first point.

    >>> step = {"scale": [0.5, 0.5], "translate": [10, 20]}
    >>> points_of({"transform": step, "arcs": [[[0, 0], [2, 0], [0, 4]]]})
    [[(10.0, 20.0), (11.0, 20.0), (11.0, 22.0)]]
    """
    (over, up), (left, low) = held["transform"]["scale"], held["transform"]["translate"]
    arcs = []
    for arc in held["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((left + x * over, low + y * up))
        arcs.append(points)
    return arcs


def rings_of(geometry: Mapping[str, Any]) -> list[list[int]]:
    """Give the rings of a polygon or of several, as indices of arcs."""
    parts = geometry["arcs"]
    if geometry["type"] == "Polygon":
        return list(parts)
    return [ring for part in parts for ring in part]


def joined(ring: Iterable[int], arcs: Sequence[Ring]) -> Ring:
    """Join arcs to one line; a negative index is an arc backwards, as TopoJSON has it.

    >>> joined([0, ~1], [[(0, 0), (1, 1)], [(3, 3), (1, 1)]])
    [(0, 0), (1, 1), (3, 3)]
    """
    line: Ring = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        line += arc[1:] if line else arc
    return line


def _shape(code: str, rings: Sequence[Ring]) -> Shape:
    lines = ("L".join(f"{x:.1f} {y:.1f}" for x, y in ring) for ring in rings)
    largest = max(rings, key=lambda ring: abs(_area(ring)))
    xs, ys = [x for x, _ in largest], [y for _, y in largest]
    span = max(max(xs) - min(xs), max(ys) - min(ys))
    return Shape(code, "".join(f"M{line}Z" for line in lines), _middle(largest), span)


def _area(ring: Ring) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return sum(x * v - u * y for (x, y), (u, v) in pairs) / 2


def _middle(ring: Ring) -> Point:
    """Give the centre of gravity of a ring."""
    pairs = list(zip(ring, ring[1:] + ring[:1], strict=True))
    area = _area(ring) * 6
    x = sum((x + u) * (x * v - u * y) for (x, y), (u, v) in pairs) / area
    y = sum((y + v) * (x * v - u * y) for (x, y), (u, v) in pairs) / area
    return round(x, 1), round(y, 1)
