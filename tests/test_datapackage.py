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
from atkg.model import JUDGEMENTS, STATUSES
from atkg.report.coverage import COLUMNS as OUT_OF_SCOPE
from atkg.statements import COLUMNS as STATEMENTS
from atkg.text.documents import COLUMNS as DOCUMENTS

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
    }  # fmt: skip
    return tables[Path(path).stem]


def test_every_table_is_described_and_nothing_else() -> None:
    described = {resource["path"] for resource in RESOURCES}
    assert described == {str(path.relative_to(DATA)) for path in DATA.rglob("*.csv")} - GOLD
    assert len(described) >= 8


# The sample for judging has its own README; it is no input of a build.
GOLD = {str(path.relative_to(DATA)) for path in (DATA / "gold").glob("*.csv")}


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda one: one["name"])
def test_each_value_has_the_form_that_its_field_says(resource: dict[str, Any]) -> None:
    fields = resource["schema"]["fields"]
    assert tuple(field["name"] for field in fields) == _columns(resource["path"])
    seen = 0
    for line, record in read_records(DATA / resource["path"], _columns(resource["path"])):
        for field in fields:
            value, rule = record[field["name"]], field.get("constraints", {})
            where = f"{resource['path']}:{line} {field['name']}"
            assert re.fullmatch(TYPES[field["type"]], value), where
            assert value or not rule.get("required"), where
            assert value in rule.get("enum", [value]), where
            assert re.fullmatch(rule.get("pattern", r"[\s\S]*"), value), where
            seen += 1
    assert seen > 0


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
