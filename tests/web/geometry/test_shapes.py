"""Outlines of regions: whole, with their codes, and where they belong."""

from __future__ import annotations

import re

import pytest

from atkg.web.geometry.shapes import FOLDER, country, has_geometry

CODES = [path.stem for path in FOLDER.glob("*.json")]


@pytest.mark.parametrize("code", CODES)
def test_every_region_of_a_country_has_a_code_names_and_an_outline(code: str) -> None:
    made = country(code)
    drawn = [shape.code for shape in made.shapes]
    assert sorted(drawn) == sorted(made.names)
    assert len(drawn) == len(set(drawn))
    assert all(one.startswith(f"{code}-") for one in drawn)
    assert all(made.names[one][lang] for one in drawn for lang in ("en", "es"))


@pytest.mark.parametrize("code", CODES)
def test_outlines_lie_on_the_map_and_are_closed(code: str) -> None:
    made = country(code, 500)
    assert made.height == 500
    for shape in made.shapes:
        numbers = [float(one) for one in re.findall(r"-?\d+\.\d", shape.path)]
        xs, ys = numbers[::2], numbers[1::2]
        assert 0 <= min(xs) <= shape.middle[0] <= max(xs) <= made.width + 0.1
        assert 0 <= min(ys) <= shape.middle[1] <= max(ys) <= made.height + 0.1
        assert shape.path.count("M") == shape.path.count("Z")


@pytest.mark.parametrize("code", CODES)
def test_the_source_and_its_licence_are_told(code: str) -> None:
    assert "Natural Earth" in country(code).source
    assert "public domain" in country(code).source


def test_peru_has_its_departments_with_callao_and_both_parts_of_lima() -> None:
    made = country("PE")
    assert len(made.shapes) == 26
    assert {"PE-CAL", "PE-LIM", "PE-LMA"} <= set(made.names)


def test_the_north_is_above_and_the_east_to_the_right() -> None:
    middle = {shape.code: shape.middle for shape in country("PE").shapes}
    assert middle["PE-TUM"][1] < middle["PE-TAC"][1]
    assert middle["PE-TUM"][0] < middle["PE-PUN"][0]


@pytest.mark.parametrize("code", ["", "XC", "../PE", "P"])
def test_a_country_without_outlines_has_none(code: str) -> None:
    assert not has_geometry(code)
