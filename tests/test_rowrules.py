from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.model import STATUSES, Row, statement_id
from atkg.rowrules import LEXICAL, anchor_span, row_faults

GOOD = Row(
    "atkgr:lantern", "atkg:fundedBy", "atkgr:agency", "funded by the agency", 10, 30,
    status="achieved", method="manual", judgement="accepted", reviewer="editor",
    reviewed="2025-06-30",
)  # fmt: skip


def faults(**columns: Any) -> list[tuple[str, str]]:
    row = replace(GOOD, **columns)
    if "id" not in columns:
        row = replace(row, id=statement_id("doc", row))
    return list(row_faults("doc", row))


def test_a_row_in_form_has_no_fault() -> None:
    assert faults() == []
    assert faults(object="60", datatype="xsd:decimal") == []
    assert faults(object="el manual", lang="es", subject_anchor="0..4", source_anchor="") == []


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"subject": "lantern"}, "subject 'lantern' is not a CURIE with a known prefix"),
        ({"subject": "atkgr:a/b"}, "subject 'atkgr:a/b' is not a CURIE"),
        ({"predicate": "ex:fundedBy"}, "predicate 'ex:fundedBy' is not a CURIE"),
        ({"object": "agency"}, "object 'agency' is neither a CURIE with a known prefix nor a lit"),
        ({"attributed_to": "agency"}, "attributed_to 'agency' is not a CURIE"),
        ({"object": "x", "datatype": "xsd:string", "lang": "en"}, "has both datatype and lang"),
        ({"object": "x", "lang": "English"}, "lang 'English' is not a language code"),
        ({"object": " ", "lang": "en"}, "object is empty"),
        ({"object": "x", "datatype": "xsd:float"}, "datatype 'xsd:float' is unknown; known are"),
        ({"object": "", "datatype": "xsd:string"}, "object '' is not in the form of xsd:string"),
        ({"status": "done"}, "status 'done' is unknown; known are holds, achieved, ongoing"),
        ({"judgement": "yes"}, "judgement 'yes' is unknown; known are accepted, rejected, unr"),
        ({"method": "guess"}, "method 'guess' is not manual, rule:<extractor> or model:<name>"),
        ({"reviewer": ""}, "is accepted but names no reviewer (a role)"),
        ({"judgement": "rejected", "reviewer": ""}, "is rejected but names no reviewer"),
        ({"reviewed": "30.6.2025"}, "reviewed '30.6.2025' is not a date like 2024-12-31"),
        ({"confidence": "1.5"}, "confidence '1.5' is not a number between 0 and 1"),
        ({"confidence": ""}, "confidence '' is not a number between 0 and 1"),
        ({"subject_anchor": "above"}, "subject_anchor is 'above'; wanted a span like 10..12 or"),
        ({"object_anchor": "12..12"}, "object_anchor is '12..12'; wanted a span"),
        ({"modality_anchor": "12..10"}, "modality_anchor is '12..10'; wanted a span"),
        ({"quote": ""}, "has no quote"),
        ({"end": 10}, "has the span 10..10, which holds no character"),
        ({"start": 31}, "has the span 31..30, which holds no character"),
    ],
)
def test_each_broken_rule_has_its_message(columns: dict[str, Any], message: str) -> None:
    (found,) = faults(**columns)
    assert found[0].startswith(message)


def test_a_wrong_id_is_told_with_the_right_one() -> None:
    expected = statement_id("doc", GOOD)
    assert faults(id="s0") == [
        ("has the id 's0', which does not fit its content", f"undo the change, or write {expected}")
    ]
    misspelt = row_faults("doc", replace(GOOD, predicate="atkg:implementedBi"))
    assert list(misspelt) == [
        ("unknown predicate atkg:implementedBi", "did you mean atkg:implementedBy?")
    ]
    moved = replace(GOOD, id=statement_id("other", GOOD))
    assert [what for what, _ in row_faults("doc", moved)] == [
        f"has the id '{moved.id}', which does not fit its content"
    ]


@pytest.mark.parametrize(
    ("datatype", "good", "bad"),
    [
        ("xsd:decimal", ["1250000", "-0.5", "9.4", ".5"],
         ["1,250", "1_000", " 5", "1e3", "NaN", "Infinity", "٣", "", "."]),
        ("xsd:integer", ["13", "-2"], ["1.5", "1_000", "٣", "", "thirteen"]),
        ("xsd:date", ["2021-02-28"], ["2021-02-30", "2021-2-28", "20210228", "2021-W01-1", ""]),
        ("xsd:boolean", ["true", "false"], ["yes", "1", "True"]),
        ("xsd:string", ["R1"], [""]),
    ],
)  # fmt: skip
def test_literals_have_the_form_of_their_datatype(
    datatype: str, good: list[str], bad: list[str]
) -> None:
    assert [text for text in good if not LEXICAL[datatype](text)] == []
    assert [text for text in bad if LEXICAL[datatype](text)] == []
    message = f"object {bad[0]!r} is not in the form of {datatype}"
    assert [what for what, _ in faults(object=bad[0], datatype=datatype)] == [message]


def test_every_datatype_was_tried() -> None:
    assert set(LEXICAL) == {"xsd:decimal", "xsd:integer", "xsd:date", "xsd:boolean", "xsd:string"}


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_of_the_model_is_known(status: str) -> None:
    assert faults(status=status) == []


@pytest.mark.parametrize("method", ["manual", "rule:roles-1", "model:gpt-4.1/large"])
def test_the_three_kinds_of_method_are_known(method: str) -> None:
    assert faults(method=method) == []


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_an_anchor_span_is_read_as_written(start: int, length: int) -> None:
    assert anchor_span(f"{start}..{start + length}") == (start, start + length)


@pytest.mark.parametrize("anchor", ["", "heading", "10-12", "10..", "..", "1.2", "٣..٥"])
def test_what_is_no_span_gives_none(anchor: str) -> None:
    assert anchor_span(anchor) is None
