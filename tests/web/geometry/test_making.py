"""Outlines made from TopoJSON: neighbours still meet, and what does not match is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.errors import FileFormatError
from atkg.web.geometry.making import make_geometry, simplified
from atkg.web.geometry.shapes import country

DEGREES = st.floats(-80, 80, allow_nan=False).map(lambda one: round(one, 3))
ARCS = st.lists(st.tuples(DEGREES, DEGREES), min_size=2, max_size=30)


@given(ARCS)
def test_a_simplified_line_keeps_its_ends_and_takes_points_only_from_it(
    arc: list[tuple[float, float]],
) -> None:
    made = simplified(arc)
    assert made[0] == arc[0]
    assert made[-1] == arc[-1]
    rest = iter(arc)
    assert all(point in rest for point in made), "in the order of the line"


# Two squares that share a side: west is arcs 0 and 1, east is arcs 1 (backwards) and 2.
SQUARES = {
    "type": "Topology",
    "transform": {"scale": [1, 1], "translate": [10, 0]},
    "arcs": [
        [[1, 2], [-1, 0], [0, -2], [1, 0]],
        [[1, 0], [0, 2]],
        [[1, 0], [1, 0], [0, 2], [-1, 0]],
    ],
    "objects": {
        "units": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "properties": {"name": "West"}, "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "properties": {"name": "East"}, "arcs": [[[-2, 2]]]},
            ],
        }
    },
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "squares.json").write_text(json.dumps(SQUARES), encoding="utf-8")
    rows = "code,named,en,es\nXQ-E,East,East,Este\nXQ-W,West,West,Oeste\n"
    (tmp_path / "XQ.csv").write_text(rows, encoding="utf-8")
    return tmp_path


def test_a_country_made_from_topojson_is_drawn(folder: Path) -> None:
    make_geometry("XQ", folder / "squares.json", "a test", folder)
    made = country("XQ", 100, folder)
    assert {shape.code: shape.middle for shape in made.shapes} == {
        "XQ-E": (75.0, 50.0), "XQ-W": (25.0, 50.0),
    }  # fmt: skip
    assert made.width == pytest.approx(100, abs=0.1)
    assert "a test" in made.source


def test_a_region_that_the_table_does_not_have_is_named(folder: Path) -> None:
    (folder / "XQ.csv").write_text("code,named,en,es\nXQ-E,Easter,East,Este\n", encoding="utf-8")
    with pytest.raises(FileFormatError, match=r"only in the geometry: East, West.*Easter"):
        make_geometry("XQ", folder / "squares.json", "a test", folder)
    assert not (folder / "XQ.json").exists()
