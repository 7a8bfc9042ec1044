from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.model import NODE_CLASSES, REPORTED, Row, Statement, class_of, kind_of, node_key
from atkg.model import statement_id as id_of

HASHED = (
    "subject", "predicate", "object", "datatype", "lang", "status", "negated", "attributed_to",
)  # fmt: skip
COLUMN = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=12)
ROW = Row("atkgr:a", "atkg:fundedBy", "atkgr:b", "funded by b", 5, 16, status="achieved")


@st.composite
def rows(draw: st.DrawFn) -> Row:
    texts: dict[str, Any] = {name: draw(COLUMN) for name in HASHED if name != "negated"}
    made = replace(ROW, quote=draw(COLUMN), start=draw(st.integers(0)), note=draw(COLUMN))
    return replace(made, **texts, negated=draw(st.booleans()))


@given(rows(), rows())
def test_ids_agree_exactly_where_all_hashed_columns_do(one: Row, other: Row) -> None:
    same = all(getattr(one, name) == getattr(other, name) for name in HASHED)
    assert (id_of("doc", one) == id_of("doc", other)) is same


@pytest.mark.parametrize("name", HASHED)
@given(row=rows(), text=COLUMN)
def test_an_id_differs_when_one_hashed_column_does(name: str, row: Row, text: str) -> None:
    value: Any = not row.negated if name == "negated" else getattr(row, name) + "x" + text
    assert id_of("doc", replace(row, **{name: value})) != id_of("doc", row)


@given(rows())
def test_text_moved_from_one_column_to_the_next_gives_another_id(row: Row) -> None:
    joined = replace(row, subject=row.subject + row.predicate + "x", predicate="")
    assert id_of("doc", joined) != id_of("doc", replace(row, predicate=row.predicate + "x"))


def test_an_id_says_nothing_of_place_support_and_judgement() -> None:
    other = replace(
        ROW, quote="b funds", start=0, end=7, note="n", method="rule:x", judgement="rejected",
        subject_anchor="document", together="t1", reviewer="r", confidence="0.2",
    )  # fmt: skip
    assert id_of("doc", other) == id_of("doc", ROW)
    assert id_of("other", ROW) != id_of("doc", ROW)


def test_an_id_is_the_same_in_every_year() -> None:
    assert id_of("doc", ROW) == "s6d766422e0c21df1"


@pytest.mark.parametrize("name", sorted(NODE_CLASSES))
def test_kinds_and_classes_of_nodes_lead_to_each_other(name: str) -> None:
    assert class_of(kind_of(name)) == name
    assert kind_of(name) == kind_of(name).lower()


def test_a_node_key_folds_white_space_and_tells_kind_quote_and_count_apart() -> None:
    key = node_key("figure", "60 calls", 1)
    assert len(key) == 10
    assert node_key("figure", " 60\n calls", 1) == key
    assert len({key, node_key("period", "60 calls", 1), node_key("figure", "60 call", 1),
                node_key("figure", "60 calls", 2)}) == 4  # fmt: skip


def test_a_head_is_a_type_row_of_a_class_of_nodes() -> None:
    assert replace(ROW, predicate="rdf:type", object="atkg:Figure").is_head
    assert not replace(ROW, predicate="rdf:type", object="atkg:Organization").is_head
    assert not replace(ROW, object="atkg:Figure").is_head


def statement(**columns: Any) -> Statement:
    empty = dict.fromkeys(("datatype", "lang", "attributed_to", "subject_class"), "")
    base = {
        **empty, "id": "s", "document": "doc", "subject": "atkgr:a", "predicate": "atkg:fundedBy",
        "object": "atkgr:b", "status": "achieved", "negated": False, "judgement": "accepted",
        "is_head": False, "supports": (),
    }  # fmt: skip
    return Statement(**{**base, **columns})


@pytest.mark.parametrize(
    ("columns", "asserted"),
    [
        ({}, True),
        ({"status": "holds"}, True),
        ({"status": "ongoing"}, True),
        ({"status": "recommended"}, False),
        ({"status": "planned"}, False),
        ({"status": "proposed"}, False),
        ({"status": "potential"}, False),
        ({"status": "hedged"}, False),
        ({"attributed_to": "atkgr:police"}, False),
        ({"negated": True}, False),
        ({"status": "recommended", "subject_class": "atkg:Action"}, True),
        ({"attributed_to": "atkgr:police", "subject_class": "atkg:Figure"}, True),
        ({"negated": True, "subject_class": "atkg:Figure"}, False),
        ({"status": "planned", "subject_class": "atkg:Period"}, False),
        ({"status": "holds", "subject_class": "atkg:Period"}, True),
    ],
)
def test_what_was_done_is_asserted_and_what_was_only_said_is_not(
    columns: dict[str, Any], asserted: bool
) -> None:
    assert statement(**columns).is_asserted is asserted


def test_a_reported_item_is_no_node_of_the_world() -> None:
    assert REPORTED < NODE_CLASSES
    assert {"atkg:Period", "atkg:Factor"} <= NODE_CLASSES - REPORTED
