from __future__ import annotations

import re
from pathlib import Path

from atkg import predicates
from atkg.namespaces import is_curie
from atkg.predicates import DATATYPES, predicate_table
from atkg.text.cues import cue_table

ROOT = Path(__file__).parents[1]


def test_the_table_has_a_known_form() -> None:
    table = predicate_table()
    assert len(table) > 100
    for name, predicate in table.items():
        assert is_curie(name)
        assert predicate.id == name
        assert all(
            re.fullmatch(r"thing|node|words|concept:[a-z]+", one) or one in DATATYPES
            for one in predicate.ranges
        ), name


def test_a_property_takes_one_kind_of_end_a_thing_or_a_literal() -> None:
    literals = {"words", *DATATYPES}
    mixed = [
        name
        for name, predicate in predicate_table().items()
        if 0 < sum(one in literals for one in predicate.ranges) < len(predicate.ranges)
    ]
    assert mixed == []
    several = {one.ranges for one in predicate_table().values() if len(one.ranges) > 1}
    assert several == {("thing", "node")}


def test_the_predicates_stand_in_the_order_of_the_alphabet_and_once() -> None:
    lines = Path(predicates.__file__).with_name("predicates.csv").read_text("utf-8").splitlines()
    names = [line.partition(",")[0] for line in lines[1:]]
    assert names == sorted(set(names))
    assert {line.rpartition(",")[2] for line in lines[1:]} == {"cue", "self"}


def test_what_a_predicate_takes_is_told_by_its_range() -> None:
    table = predicate_table()
    assert (table["atkg:value"].datatype, table["atkg:value"].takes_words) == ("xsd:decimal", False)
    assert (table["atkg:words"].datatype, table["atkg:words"].takes_words) == ("", True)
    assert (table["atkg:unit"].scheme, table["atkg:unit"].datatype) == ("unit", "")
    assert (table["atkg:fundedBy"].scheme, table["atkg:fundedBy"].needs_cue) == ("", True)
    assert not table["atkg:concerns"].needs_cue


def test_a_predicate_that_needs_a_cue_has_cues() -> None:
    needing = {name for name, one in predicate_table().items() if one.needs_cue}
    assert len(needing) > 50
    assert needing - set(cue_table()) == set()


def test_every_scheme_that_a_predicate_names_is_a_vocabulary() -> None:
    schemes = {one.scheme for one in predicate_table().values()} - {""}
    assert len(schemes) > 10
    assert {name for name in schemes if not (ROOT / "ontology" / f"{name}.ttl").exists()} == set()


def test_every_predicate_is_in_the_manual() -> None:
    manual = (ROOT / "docs" / "data-model.md").read_text("utf-8")
    told = set(re.findall(r"`([A-Za-z]+)`", manual))
    assert {name.partition(":")[2] for name in predicate_table()} - told == set()
