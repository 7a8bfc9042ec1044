"""The map of a country's regions: what happens where, and where nothing is reported."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from atkg.opening import OpenBuild
from atkg.report.tables import write_table
from atkg.text.folding import fold
from atkg.web.geometry.shapes import Country, Shape, country, has_geometry
from atkg.web.page import File, Made, Page, Section, View
from atkg.web.placing import ELSEWHERE, GROUPS, UNPLACED, WHOLE, Area, Placed, placed
from atkg.web.telling import Telling, told
from atkg.web.templating import body_of

_LEVELS: Final = 3
_SMALL: Final = 12.0  # a region smaller than this gets a ring, else nobody would find it
_APART: Final = (WHOLE, UNPLACED, ELSEWHERE)
_COLUMNS: Final = ("region", "code", "reported", "said", "denied", "places")


@dataclass(frozen=True, slots=True)
class _Row:
    """A region as the page shows it; ``level`` is how dark it is, ``state`` how it is filled."""

    key: str
    label: str
    link: str
    facts: int
    said: int
    denied: int
    places: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, tuple[Telling, ...]], ...]
    state: str
    level: int = 0

    @property
    def anchor(self) -> str:
        """The id of the part of the page that tells of it."""
        return "r-" + self.key.replace(":", "-").replace(".", "-")


def _addresses(_: OpenBuild) -> Iterable[str]:
    return ("map.html", "map.csv")


def _make(view: View) -> Made:
    found = placed(view.build)
    drawn = country(found.code) if has_geometry(found.code) else None
    rows = _rows(view, found, drawn)
    if view.address == "map.csv":
        return _csv(view, found, rows)
    if view.address != "map.html":
        return None
    by_key = {row.key: row for row in rows}
    apart = [_row(view, found.areas[key], None, 1) for key in _APART if key in found.areas]
    body = body_of(
        "map.html", view, drawn=drawn, rows=rows, apart=apart,
        shapes=[(one, by_key[one.code], one.span < _SMALL) for one in _small_last(drawn)],
        steps=_steps(rows), country=view.label(found.country) if found.country else "",
        country_link=view.to(found.country), code=found.code,
    )  # fmt: skip
    downloads = ((f"{view.lang}/map.csv", "text/csv", "CSV"),)
    return Page(view.say("nav.map"), body, view.say("map.lead"), styles=("static/map.css",),
                downloads=downloads)  # fmt: skip


def _small_last(drawn: Country | None) -> list[Shape]:
    """Give the largest shapes first, so that a ring lies above its neighbours."""
    return sorted(drawn.shapes, key=lambda one: -one.span) if drawn else []


def _rows(view: View, found: Placed, drawn: Country | None) -> list[_Row]:
    """Give all regions, on the map or named in documents: A to Z, and the silent ones last."""
    known = {shape.code: Area(shape.code, "", (), {}) for shape in drawn.shapes} if drawn else {}
    known |= {key: area for key, area in found.areas.items() if key not in _APART}
    most = max((area.count("fact") for area in known.values()), default=0)
    rows = [_row(view, area, drawn, most) for area in known.values()]
    return sorted(rows, key=lambda one: (one.state == "silent", fold(one.label)))


def _row(view: View, area: Area, drawn: Country | None, most: int) -> _Row:
    names = drawn.names.get(area.key, {}) if drawn else {}
    label = names.get(view.lang) or (view.label(area.place) if area.place else "")
    facts, said = area.count("fact"), area.count("said")
    state = "reported" if facts else "said" if said or area.count("denied") else "silent"
    return _Row(
        area.key, label or view.say(f"map.{area.key}"), view.to(area.place) if area.place else "",
        facts, said, area.count("denied"),
        tuple((view.label(one), view.to(one)) for one in area.places),
        tuple((name, tuple(told(view, one, view.build.citing) for one in area.sayings[name]))
              for name in GROUPS if area.count(name)),
        state, math.ceil(_LEVELS * facts / most) if facts and most else 0,
    )  # fmt: skip


def _steps(rows: Iterable[_Row]) -> list[tuple[int, int, int]]:
    """Give for each shade the smallest and the largest number of statements that it stands for."""
    most = max((row.facts for row in rows), default=0)
    levels: dict[int, list[int]] = {}
    for count in range(1, most + 1):
        levels.setdefault(math.ceil(_LEVELS * count / most), []).append(count)
    return [(level, own[0], own[-1]) for level, own in levels.items()]


def _csv(view: View, found: Placed, rows: Iterable[_Row]) -> File:
    apart = [_row(view, found.areas[key], None, 1) for key in _APART if key in found.areas]
    text = write_table(_COLUMNS, list(_lines([*rows, *apart])), "csv")
    return File(text.encode("utf-8"), "text/csv; charset=utf-8", "map.csv")


def _lines(rows: Iterable[_Row]) -> Iterator[list[str]]:
    for row in rows:
        counts = (str(one) for one in (row.facts, row.said, row.denied))
        yield [row.label, row.key, *counts, "; ".join(label for label, _ in row.places)]


SECTION: Final = Section("map", _addresses, _make, nav=7)
