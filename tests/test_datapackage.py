"""The Table Schemas of ``data/`` describe the tables as they are."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from atkg.authority import LINKS, NAMES, THINGS
from atkg.csvfiles import read_records
from atkg.echoes import COLUMNS as ECHOES
from atkg.echoes import HOWS
from atkg.followups import COLUMNS as FOLLOW_UPS
from atkg.followups import KINDS, LANGUAGES
from atkg.model import JUDGEMENTS, STATUSES
from atkg.report.coverage import COLUMNS as OUT_OF_SCOPE
from atkg.statements import COLUMNS as STATEMENTS
from atkg.text.documents import COLUMNS as DOCUMENTS
from atkg.text.places import COLUMNS as PAGE_COLUMNS
from atkg.text.places import write_places
from atkg.text.reading import Place
from atkg.translations import COLUMNS as TRANSLATIONS

DATA = Path(__file__).parents[1] / "data"
PACKAGE: dict[str, Any] = json.loads((DATA / "datapackage.json").read_text("utf-8"))
RESOURCES: list[dict[str, Any]] = PACKAGE["resources"]
TYPES = {
    "string": r"[\s\S]*", "integer": r"\d*", "number": r"[\d.]*", "date": r"(\d{4}-\d\d-\d\d)?",
}  # fmt: skip


def _columns(path: str) -> tuple[str, ...]:
    if path.startswith("statements/"):
        return OUT_OF_SCOPE if "out-of-scope" in path else STATEMENTS
    tables = {
        "documents": DOCUMENTS, "things": THINGS, "names": NAMES, "links": LINKS,
        "echoes": ECHOES,
        "follow-up": FOLLOW_UPS, "translations": TRANSLATIONS,
    }  # fmt: skip
    return tables[Path(path).stem]


def test_every_table_is_described_and_nothing_else() -> None:
    described = {resource["path"] for resource in RESOURCES}
    tables = {str(path.relative_to(DATA)) for path in DATA.rglob("*.csv") if path not in PAGES}
    assert described == tables - GOLD
    assert len(described) >= 8


# One per document from PDF or DOCX; what they are like is said once, for all of them.
PAGES = set((DATA / "documents").glob("*.pages.csv"))


# The sample for judging has its own README; it is no input of a build.
GOLD = {str(path.relative_to(DATA)) for path in (DATA / "gold").glob("*.csv")}


def _check_values(path: Path, fields: list[dict[str, Any]], columns: tuple[str, ...]) -> None:
    assert tuple(field["name"] for field in fields) == columns
    seen = 0
    for line, record in read_records(path, columns):
        for field in fields:
            value, rule = record[field["name"]], field.get("constraints", {})
            where = f"{path}:{line} {field['name']}"
            assert re.fullmatch(TYPES[field["type"]], value), where
            assert value or not rule.get("required"), where
            assert value in rule.get("enum", [value]), where
            assert re.fullmatch(rule.get("pattern", r"[\s\S]*"), value), where
            seen += 1
    # What came later is recorded by those who use the data: the repository's own file has none.
    assert seen > 0 or path.stem == "follow-up"


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda one: one["name"])
def test_each_value_has_the_form_that_its_field_says(resource: dict[str, Any]) -> None:
    path = resource["path"]
    _check_values(DATA / path, resource["schema"]["fields"], _columns(path))


def test_each_table_of_pages_has_the_form_that_is_said_for_all(tmp_path: Path) -> None:
    written = tmp_path / "a.pages.csv"
    write_places(written, (Place(2, 1, 0), Place(9, 1, 8), Place(20, 2)), 30)
    for path in {written, *PAGES}:
        _check_values(path, PACKAGE["pages"]["schema"]["fields"], PAGE_COLUMNS)


def test_the_lists_are_those_of_the_code() -> None:
    statements = next(one for one in RESOURCES if one["name"].startswith("statements-"))
    rules = {
        field["name"]: field.get("constraints", {}) for field in statements["schema"]["fields"]
    }
    assert rules["status"]["enum"] == ["", *STATUSES]
    assert rules["judgement"]["enum"] == ["", *JUDGEMENTS]
    echoes = next(one for one in RESOURCES if one["name"] == "echoes")
    kinds = next(field for field in echoes["schema"]["fields"] if field["name"] == "how")
    assert kinds["constraints"]["enum"] == list(HOWS)
    followups = next(one for one in RESOURCES if one["name"] == "follow-up")
    kinds = {field["name"]: field["constraints"] for field in followups["schema"]["fields"]
             if "constraints" in field}  # fmt: skip
    assert kinds["kind"]["enum"] == list(KINDS)
    assert kinds["lang"]["enum"] == list(LANGUAGES)
