from __future__ import annotations

import pytest

from atkg.errors import QueryError
from atkg.graph.naming import Naming
from atkg.lookups import find_question, find_thing, find_value

NAMING = Naming(
    labels={
        "atkgr:iom": {"en": "International Organization for Migration"},
        "atkgr:police": {"en": "National Police", "es": "Policía Nacional"},
        "atkgr:group-2004": {"en": "Working Group"},
        "atkgr:group-2013": {"en": "Permanent Group"},
        "sdg:16": {"en": "Peace, justice and strong institutions"},
        "atkgv:unit.call": {"en": "call"},
    },
    aliases={
        "atkgr:iom": ("IOM", "OIM"),
        "atkgr:group-2004": ("the Group",),
        "atkgr:group-2013": ("the Group", "Working Group"),
    },
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("atkgr:iom", "atkgr:iom"),
        (" iom ", "atkgr:iom"),
        ("OIM", "atkgr:iom"),
        ("oim", "atkgr:iom"),
        ("policía NACIONAL", "atkgr:police"),
        ("Peace, justice and strong institutions", "sdg:16"),
        ("policia nacional", "atkgr:police"),
        ("Working Group", "atkgr:group-2004"),  # a label goes before another thing's alias
    ],
)
def test_a_thing_is_found_by_curie_local_id_label_or_alias(text: str, expected: str) -> None:
    assert find_thing(NAMING, text) == expected


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("National Polise", "National Police (atkgr:police)"),
        ("atkgr:polise", "National Police (atkgr:police)"),
        ("qqqqqqqq", "nearest: none"),
        ("migration", "International Organization for Migration (atkgr:iom)"),
        ("Polícia", "National Police (atkgr:police)"),
    ],
)
def test_an_unknown_name_is_an_error_with_the_nearest_names(text: str, nearest: str) -> None:
    with pytest.raises(QueryError, match="nothing is called") as caught:
        find_thing(NAMING, text)
    assert nearest in str(caught.value)


def test_names_to_choose_from_are_those_of_the_readers_language() -> None:
    with pytest.raises(QueryError, match=r"nearest: Policía Nacional \(atkgr:police\)"):
        find_thing(NAMING, "National Polise", "es")


def test_a_name_of_several_things_is_an_error_that_lists_them() -> None:
    with pytest.raises(QueryError, match="2 things are called 'the group'") as caught:
        find_thing(NAMING, "the group")
    assert "(atkgr:group-2004)" in str(caught.value)
    assert "(atkgr:group-2013)" in str(caught.value)


def test_a_concept_is_no_thing_that_a_name_finds() -> None:
    with pytest.raises(QueryError, match="nothing is called 'call'"):
        find_thing(NAMING, "call")


def test_of_two_names_that_differ_by_an_accent_the_one_as_typed_is_meant() -> None:
    naming = Naming({"atkgr:a": {"es": "Peña"}, "atkgr:b": {"es": "Pena"}}, {})
    assert (find_thing(naming, "peña"), find_thing(naming, "PENA")) == ("atkgr:a", "atkgr:b")


def test_no_name_is_told_apart_from_an_unknown_one() -> None:
    with pytest.raises(QueryError, match="no name is given"):
        find_thing(NAMING, "  ")


# --- concepts and questions ---------------------------------------------------------------------

SIGNS = Naming(
    labels={
        "atkgv:sign.hinders": {"en": "hinders", "es": "obstaculiza"},
        "atkgv:sign.does-not-hinder": {"en": "does not hinder", "es": "no obstaculiza"},
        "atkgr:iom": {"en": "IOM"},
    },
    aliases={"atkgv:sign.hinders": ("impedes",)},
)


@pytest.mark.parametrize("text", ["hinders", "Obstaculiza", "impedes", "atkgv:sign.hinders"])
def test_a_concept_is_found_by_its_name_label_alias_or_curie(text: str) -> None:
    assert find_value(SIGNS, "sign", text) == "atkgv:sign.hinders"


def test_an_unknown_concept_is_an_error_that_lists_all_there_are() -> None:
    with pytest.raises(QueryError, match="no sign is called 'foo' → one of: does-not-hinder, hind"):
        find_value(SIGNS, "sign", "foo")


@pytest.mark.parametrize("text", ["cq07", "CQ07", "cq7", "7", " cq-07 "])
def test_a_question_is_found_however_its_number_is_written(text: str) -> None:
    assert find_question(["cq01", "cq07", "cq17"], text) == "cq07"


@pytest.mark.parametrize("text", ["cq99", "", "seven", "cq07b"])
def test_an_unknown_question_is_an_error(text: str) -> None:
    with pytest.raises(QueryError, match="there are cq01 to cq07"):
        find_question(["cq01", "cq07"], text)
