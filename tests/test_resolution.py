from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.errors import StatementError
from atkg.model import JUDGEMENTS, Row, Statement, statement_id
from atkg.resolution import heads_of, resolve

NODE = "atkgr:doc.figure.calls"


def row(line: int, **columns: Any) -> Row:
    start = columns.pop("start", line * 10)
    end = columns.pop("end", start + 5)
    base = Row(NODE, "atkg:value", "220", "words", start, end, datatype="xsd:decimal")
    made = replace(base, line=line, **columns)
    return replace(made, id=statement_id("doc", made))


def head(line: int = 2, **columns: Any) -> Row:
    base = {
        "predicate": "rdf:type", "object": "atkg:Figure", "datatype": "", "status": "holds",
        "judgement": "accepted", "reviewer": "editor",
    }  # fmt: skip
    return row(line, **{**base, **columns})


def resolved(*rows: Row) -> list[Statement]:
    return list(resolve("doc", Path("doc.csv"), rows))


def statement(*rows: Row) -> Statement:
    """Give what the last of the rows says."""
    return next(one for one in resolved(*rows) if one.id == rows[-1].id)


def refusal(*rows: Row) -> str:
    with pytest.raises(StatementError) as caught:
        resolved(*rows)
    return str(caught.value)


def test_a_row_inherits_status_source_and_judgement_from_its_head() -> None:
    one = statement(head(status="planned", attributed_to="atkgr:police"), row(3))
    assert (one.status, one.attributed_to, one.judgement, one.negated) == (
        "planned", "atkgr:police", "accepted", False,
    )  # fmt: skip
    assert (one.subject_class, one.is_head) == ("atkg:Figure", False)


@pytest.mark.parametrize("judgement", JUDGEMENTS)
def test_a_judgement_on_the_head_covers_the_node(judgement: str) -> None:
    made = resolved(head(judgement=judgement), row(3), row(4, object="221"))
    assert [one.judgement for one in made] == [judgement] * 3


def test_a_negated_head_negates_the_rows_of_its_node() -> None:
    made = resolved(head(negated=True), row(3))
    assert [one.negated for one in made] == [True, True]
    assert not any(one.is_asserted for one in made)


def test_what_a_row_says_itself_is_not_inherited() -> None:
    one = statement(
        head(status="recommended"),
        row(3, status="ongoing", attributed_to="atkgr:ngo", judgement="rejected", reviewer="r"),
    )
    assert (one.status, one.attributed_to, one.judgement) == ("ongoing", "atkgr:ngo", "rejected")


def test_without_any_judgement_a_statement_is_unreviewed() -> None:
    assert statement(row(2, status="holds")).judgement == "unreviewed"
    assert statement(head(judgement="", reviewer=""), row(3)).judgement == "unreviewed"


def test_a_rejected_head_gives_way_to_the_one_that_corrects_it() -> None:
    old, new = head(2, judgement="rejected", status="achieved"), head(3, status="planned")
    assert heads_of([old, new]) == {NODE: new}
    assert heads_of(iter([old])) == {NODE: old}
    assert statement(old, new, row(4)).status == "planned"
    assert statement(old, new).judgement == "accepted"
    assert statement(new, old).judgement == "rejected"


def test_a_head_found_twice_is_one_head() -> None:
    made = resolved(head(2), head(3), row(4))
    assert [len(one.supports) for one in made if one.is_head] == [2]


def test_a_row_without_status_and_head_is_refused() -> None:
    assert refusal(row(7)) == (
        "doc.csv: 1 row(s) without a clear head\n"
        f"  doc.csv:7: {NODE} has no head row, and this row has no status of its own"
        " → add the row with its rdf:type, or a status"
    )


def test_a_head_without_status_is_refused() -> None:
    assert f"doc.csv:2: this head row of {NODE} has no status" in refusal(head(status=""), row(3))


def test_two_heads_that_differ_are_refused() -> None:
    message = refusal(head(2), head(3, status="planned"))
    assert f"doc.csv:3: {NODE} has another head in line 2 → keep one, reject the other" in message


def test_halves_of_a_sentence_are_one_support_in_the_order_of_the_text() -> None:
    one = statement(
        row(3, status="holds", together="t1", start=40, quote="second", note="b"),
        row(2, status="holds", together="t1", start=10, quote="first", note="a", lang=""),
    )
    (support,) = one.supports
    evidence = [(part.start, part.quote) for part in support.evidence]
    assert evidence == [(10, "first"), (40, "second")]
    assert (support.lines, support.note) == ((2, 3), "a b")


def test_other_quotes_of_a_statement_are_supports_of_their_own() -> None:
    one = statement(
        row(2, status="holds"), row(3, status="holds", together="t"),
        row(4, status="holds", together="t"),
        row(5, status="holds", subject_anchor="heading", source_anchor="1..2"),
    )  # fmt: skip
    assert [len(support.evidence) for support in one.supports] == [1, 2, 1]
    assert [support.anchors for support in one.supports] == [
        (), (), (("source", "1..2"), ("subject", "heading")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("judgements", "judgement"),
    [
        (["accepted", "rejected"], "accepted"),
        (["unreviewed", "accepted"], "accepted"),
        (["rejected", "rejected"], "rejected"),
        (["rejected", "unreviewed"], "unreviewed"),
    ],
)
def test_a_statement_is_accepted_when_one_support_is_and_rejected_when_all_are(
    judgements: list[str], judgement: str
) -> None:
    made = [row(at, status="holds", judgement=one) for at, one in enumerate(judgements, 2)]
    assert statement(*made).judgement == judgement


@pytest.mark.parametrize(
    ("judgements", "judgement"),
    [
        (["accepted", "accepted"], "accepted"),
        (["accepted", "rejected"], "rejected"),
        (["unreviewed", "accepted"], "unreviewed"),
        (["accepted", "unreviewed"], "unreviewed"),
    ],
)
def test_a_support_is_not_better_than_the_worse_of_its_halves(
    judgements: list[str], judgement: str
) -> None:
    made = [
        row(at, status="holds", judgement=one, together="t") for at, one in enumerate(judgements, 2)
    ]
    assert [support.judgement for support in statement(*made).supports] == [judgement]


@given(st.randoms())
def test_the_order_of_rows_changes_nothing_that_a_statement_says(chance: random.Random) -> None:
    rows = [
        head(), row(3), row(4, together="t"), row(5, together="t"),
        row(6, object="221", judgement="rejected", reviewer="r"),
        row(7, subject="atkgr:lantern", predicate="atkg:code", object="X", status="holds"),
    ]  # fmt: skip
    turned = rows.copy()
    chance.shuffle(turned)
    assert resolved(*turned) == resolved(*rows)
