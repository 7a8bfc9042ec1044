"""Where things happen: by region, and no place is lost."""

from __future__ import annotations

from dataclasses import replace

from atkg.opening import OpenBuild
from atkg.web.placing import ELSEWHERE, GROUPS, UNPLACED, placed


def test_the_country_is_the_one_that_is_spoken_of(small_build: OpenBuild) -> None:
    found = placed(small_build)
    assert (found.country, found.code) == ("atkgr:costaverde", "XC")


def test_a_place_without_a_region_on_record_is_told_apart(small_build: OpenBuild) -> None:
    area = placed(small_build).areas[UNPLACED]
    assert area.places == ("atkgr:puerto-claro", "atkgr:rio-seco")
    assert area.count("fact") == 2


def test_a_city_counts_in_the_region_that_it_lies_in(real_build: OpenBuild) -> None:
    area = placed(real_build).areas["PE-LOR"]
    assert {"atkgr:iquitos", "atkgr:loreto"} <= set(area.places)


def test_every_statement_of_a_place_stands_in_some_area(real_build: OpenBuild) -> None:
    spoken = real_build.spoken
    shown = {one for area in placed(real_build).areas.values()
             for own in area.sayings.values() for one in own}  # fmt: skip
    places = {one for one, own in spoken.classes.items() if "atkg:Place" in own}
    named = {one for one in spoken.sayings if one.object in places and one.group in GROUPS}
    assert len(named) > 50
    assert named <= shown


def test_a_region_without_a_code_stands_for_itself(small_build: OpenBuild) -> None:
    build = OpenBuild.__new__(OpenBuild)
    build.store = small_build.store
    spoken = small_build.spoken
    kind = {**spoken.kind, "atkgr:rio-seco": "atkgv:place.region"}
    build.spoken = replace(spoken, kind=kind)
    assert placed(build).areas["atkgr:rio-seco"].count("fact") == 1


def test_places_outside_any_country_are_elsewhere(real_build: OpenBuild) -> None:
    assert "atkgr:europe" in placed(real_build).areas[ELSEWHERE].places


def test_nothing_is_placed_where_nothing_is_said(empty_build: OpenBuild) -> None:
    assert placed(empty_build).areas == {}
