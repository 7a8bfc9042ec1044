"""Scores count each row once, and a perfect reader gets ones."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from atkg.authority import load_authority
from atkg.model import Row
from atkg.report.scoring import COLUMNS, Score, accepted, scores, status_agreement
from atkg.statements import read_rows
from atkg.workspace import Workspace


def row(subject: str, predicate: str, value: str, span: tuple[int, int], datatype: str = "") -> Row:
    quote = "x" * (span[1] - span[0])
    return Row(subject, predicate, value, quote, *span, datatype=datatype, judgement="accepted")


def of(made: list[Score], group: str, measure: str) -> tuple[int, int, int]:
    one = next(one for one in made if (one.group, one.measure) == (group, measure))
    return one.rules, one.reviewed, one.matched


ROLE = row("atkgr:faro", "atkg:implementedBy", "atkgr:wings", (10, 40))
VALUE = row("atkgr:d.figure.a1", "atkg:value", "12.0", (50, 60), "xsd:decimal")


def test_the_reviewed_rows_themselves_score_one(small_workspace: Workspace) -> None:
    rows = accepted(read_rows(small_workspace.statements / "lantern-2021.csv"))
    made = scores(rows, rows)
    assert len(rows) > 100
    assert {(one.precision, one.recall) for one in made if one.reviewed} == {(1.0, 1.0)}
    assert status_agreement(rows, rows).precision == 1.0
    assert load_authority(small_workspace.authority).things


def test_the_object_counts_when_strict_and_not_when_quotes_only_overlap() -> None:
    other = replace(ROLE, object="atkgr:police")
    assert of(scores([other], [ROLE]), "roles", "strict") == (1, 1, 0)
    assert of(scores([other], [ROLE]), "roles", "overlap") == (1, 1, 1)


def test_a_node_counts_by_its_kind_and_a_number_by_its_worth() -> None:
    mine = replace(VALUE, subject="atkgr:d.figure.b2", object="12")
    assert of(scores([mine], [VALUE]), "quantities", "strict") == (1, 1, 1)
    assert of(scores([replace(mine, object="13")], [VALUE]), "quantities", "strict") == (1, 1, 0)


def test_a_reviewed_row_is_matched_once() -> None:
    rules = [VALUE, replace(VALUE, subject="atkgr:d.figure.b2")]
    assert of(scores(rules, [VALUE]), "quantities", "strict") == (2, 1, 1)


def test_an_accepted_statement_at_another_place_counts_neither_way() -> None:
    elsewhere = replace(ROLE, start=100, end=130)
    assert of(scores([elsewhere], [ROLE]), "roles", "strict") == (0, 1, 0)
    assert of(scores([ROLE, elsewhere], [ROLE]), "roles", "strict") == (1, 1, 1)
    wrong = replace(elsewhere, object="atkgr:police")
    assert of(scores([wrong], [ROLE]), "roles", "strict") == (1, 1, 0)


def test_cells_stay_empty_where_there_is_nothing_to_divide_by() -> None:
    cells = Score("roles", "strict", 0, 3, 0).cells("report")
    assert len(cells) == len(COLUMNS)
    assert cells[-3:] == ["", "0.00", ""]


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda one: (one[0], sum(one)))
ROWS = st.lists(
    st.builds(
        row,
        st.sampled_from(["atkgr:a", "atkgr:b"]),
        st.sampled_from(["atkg:partner", "atkg:fundedBy"]),
        st.sampled_from(["atkgr:c", "atkgr:d"]),
        SPANS,
    ),
    max_size=12,
)


@given(ROWS, ROWS)
def test_no_more_is_matched_than_either_side_has(rules: list[Row], reviewed: list[Row]) -> None:
    made = scores(rules, reviewed)
    assert all(one.matched <= min(one.rules, one.reviewed) for one in made)
    strict = sum(one.matched for one in made if one.measure == "strict")
    overlap = sum(one.matched for one in made if one.measure == "overlap")
    assert strict <= overlap * 2
