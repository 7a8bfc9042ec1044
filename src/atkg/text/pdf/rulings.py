"""Rulings: the straight lines of a page, level or upright, by which tables are drawn."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Final, NamedTuple

_MOST_SEGMENTS: Final = 400  # a path with more is a drawing
_MOST_PATHS: Final = 5000
_STRAIGHT: Final = 0.8  # points that a line may lean
_SHORTEST: Final = 6.0
_SAME: Final = 2.5  # rulings as near as this are one
_TOUCHING: Final = 3.0

Point = tuple[float, float]


class Ruling(NamedTuple):
    """A line: where it stands (y of a level one, x of an upright one), where it begins and ends."""

    at: float
    start: float
    end: float


class Rulings(NamedTuple):
    """The rulings of a page; level ones from the top down, upright ones from the left."""

    level: tuple[Ruling, ...] = ()
    upright: tuple[Ruling, ...] = ()


def _points(path: Any) -> Iterator[list[Point]]:
    """Yield the corners of each line of a path, in the coordinates of the page."""
    import pypdfium2.raw as raw

    count = raw.FPDFPath_CountSegments(path.raw)
    if not 1 < count <= _MOST_SEGMENTS:
        return
    matrices = []
    owner = path
    while owner is not None:
        matrices.append(owner.get_matrix())
        owner = owner.container
    x, y = ctypes.c_float(), ctypes.c_float()
    line: list[Point] = []
    for number in range(count):
        segment = raw.FPDFPath_GetPathSegment(path.raw, number)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = (x.value, y.value)
        for matrix in matrices:
            point = matrix.on_point(*point)
        if kind != raw.FPDF_SEGMENT_LINETO:  # a new line, or a curve
            yield line
            line = []
        line.append(point)
        if line and raw.FPDFPathSegment_GetClose(segment):
            line.append(line[0])
    yield line


def _is_drawn(path: Any) -> bool:
    import pypdfium2.raw as raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    known = raw.FPDFPath_GetDrawMode(path.raw, fill, stroke)
    return bool(known and (fill.value or stroke.value))


def _merged(lines: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Join what is one line to the eye: the two sides of a thin bar, the pieces over each cell."""
    made: list[Ruling] = []
    for one in sorted(lines):
        for at in range(len(made) - 1, -1, -1):
            other = made[at]
            if one.at - other.at > _SAME:
                at = -1
                break
            if one.start <= other.end + _TOUCHING and other.start <= one.end + _TOUCHING:
                start, end = min(one.start, other.start), max(one.end, other.end)
                made[at] = Ruling(other.at, start, end)
                break
        else:
            at = -1
        if at < 0:
            made.append(one)
    return tuple(made)


def read_rulings(page: Any) -> Rulings:
    """Give the rulings of an open page."""
    import pypdfium2.raw as raw

    level, upright = [], []
    for number, path in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=8)):
        if number == _MOST_PATHS:
            break
        if not _is_drawn(path):
            continue
        for line in _points(path):
            for (x, y), (right, top) in pairwise(line):
                if abs(y - top) <= _STRAIGHT and abs(x - right) >= _SHORTEST:
                    level.append(Ruling((y + top) / 2, *sorted((x, right))))
                elif abs(x - right) <= _STRAIGHT and abs(y - top) >= _SHORTEST:
                    upright.append(Ruling((x + right) / 2, *sorted((y, top))))
    return Rulings(_merged(level)[::-1], _merged(upright))
