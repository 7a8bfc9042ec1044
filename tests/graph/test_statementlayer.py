from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.errors import GateError
from atkg.graph.evidence import CONTEXT, context
from atkg.graph.statementlayer import statement_quads
from atkg.graph.terms import curie, document_graph, node
from atkg.model import Row, Statement, Where, statement_id
from atkg.resolution import resolve

DOCUMENT = "d-2024"
TEXT = (
    "The project was funded by J-TIP 🌍 from 2019 on. R4 The Ministry should lead the work.\n"
    "There was no previous study, says the agency. It has to\n- 12 -\nprotect persons."
)


def row(subject: str, predicate: str, object_: str, quote: str, **columns: object) -> Row:
    start = TEXT.index(quote)
    made = Row(subject, predicate, object_, quote, start, start + len(quote),
               **{"judgement": "accepted", "reviewer": "editor", **columns})  # type: ignore[arg-type] # fmt: skip
    return replace(made, id=statement_id(DOCUMENT, made))


ROWS = (
    row("atkgr:p", "atkg:fundedBy", "atkgr:j-tip", "funded by J-TIP", status="achieved",
        subject_anchor="document", object_anchor="26..31", reviewed="2026-01-31", note="seen"),
    row("atkgr:p", "atkg:fundedBy", "atkgr:j-tip", "J-TIP", status="achieved",
        method="rule:roles", confidence="0.8", judgement="unreviewed", reviewer=""),
    row("atkgr:d-2024.recommendation.R4", "rdf:type", "atkg:Recommendation", "R4 The Ministry",
        status="recommended"),
    row("atkgr:d-2024.recommendation.R4", "atkg:number", "R4", "R4", datatype="xsd:string",
        judgement=""),
    row("atkgr:p", "atkg:precededBy", "atkgr:study", "no previous study", status="holds",
        negated=True, attributed_to="atkgr:agency"),
    row("atkgr:p", "atkg:purpose", "protect persons", "It has to", lang="en", status="holds",
        together="a"),
    row("atkgr:p", "atkg:purpose", "protect persons", "protect persons", lang="en",
        status="holds", together="a"),
    row("atkgr:p", "atkg:partner", "atkgr:un", "The Ministry", status="holds",
        method="model:m", judgement="unreviewed", reviewer=""),
    row("atkgr:p", "atkg:partner", "atkgr:eu", "The project", status="holds",
        judgement="rejected", method="rule:roles"),
)  # fmt: skip


def statements(*rows: Row) -> tuple[Statement, ...]:
    return resolve(DOCUMENT, Path("d-2024.csv"), rows or ROWS)


def layer(*rows: Row) -> list[ox.Quad]:
    return statement_quads(DOCUMENT, TEXT, statements(*rows))


def about(quads: list[ox.Quad], subject: ox.NamedNode) -> list[tuple[str, str]]:
    return [(curie(q.predicate), curie(q.object)) for q in quads if q.subject == subject]


def instances(quads: list[ox.Quad]) -> Counter[str]:
    return Counter(curie(q.object) for q in quads if curie(q.predicate) == "rdf:type")


def test_the_layer_has_every_statement_support_and_quote() -> None:
    quads = layer()
    assert instances(quads) == {
        "atkg:Statement": 6,  # the one that only a model proposes waits outside
        "rdf:Statement": 6,
        "atkg:Support": 7,
        "oa:SpecificResource": 8,
        "oa:TextPositionSelector": 8,
        "oa:TextQuoteSelector": 8,
        "prov:Activity": 2,
    }
    quotes = {curie(q.object) for q in quads if curie(q.predicate) == "oa:exact"}
    assert quotes == {r.quote for r in ROWS if not r.method.startswith("model:")}
    assert {q.graph_name for q in quads} == {document_graph(DOCUMENT)}


def test_a_statement_says_what_is_said_and_how() -> None:
    denied = ROWS[4]
    values = about(layer(denied), node(f"atkgr:{denied.id}"))
    assert [value for value in values if value[0] != "atkg:hasSupport"] == [
        ("rdf:type", "rdf:Statement"),
        ("rdf:type", "atkg:Statement"),
        ("rdf:object", "atkgr:study"),
        ("rdf:predicate", "atkg:precededBy"),
        ("rdf:subject", "atkgr:p"),
        ("atkg:attributedTo", "atkgr:agency"),
        ("atkg:judgement", "atkgv:judgement.accepted"),
        ("atkg:negated", "true"),
        ("atkg:status", "atkgv:status.holds"),
    ]
    assert len(values) == 10


def test_a_property_inherits_status_and_judgement_from_its_head() -> None:
    values = dict(about(layer(*ROWS[2:4]), node(f"atkgr:{ROWS[3].id}")))
    assert values["atkg:status"] == "atkgv:status.recommended"
    assert values["atkg:judgement"] == "atkgv:judgement.accepted"


def test_a_support_says_who_judged_it_and_what_made_it() -> None:
    quads = layer(ROWS[0])
    (support,) = (q.object for q in quads if curie(q.predicate) == "atkg:hasSupport")
    assert isinstance(support, ox.NamedNode)
    values = dict(about(quads, support))
    evidence, activity = values.pop("atkg:hasEvidence"), values.pop("prov:wasGeneratedBy")
    assert evidence.startswith("atkgr:evidence.")
    assert activity.startswith("atkgr:d-2024.activity.")
    assert values == {
        "rdf:type": "atkg:Support", "atkg:method": "manual", "atkg:confidence": "1",
        "atkg:judgement": "atkgv:judgement.accepted", "atkg:reviewer": "editor",
        "atkg:reviewed": "2026-01-31", "atkg:note": "seen", "atkg:subjectAnchor": "document",
        "atkg:objectAnchor": "26..31",
    }  # fmt: skip


def test_each_extractor_in_each_version_is_an_activity_of_its_own() -> None:
    said = statements(ROWS[1])
    (old,), (new,) = (
        {q.subject for q in statement_quads(DOCUMENT, TEXT, said, {"rule:roles": version})
         if curie(q.object) == "prov:Activity"}
        for version in ("1", "2")
    )  # fmt: skip
    assert old != new


def test_evidence_selects_words_by_quote_and_by_position() -> None:
    quads = layer(ROWS[0])
    (selector,) = (q.object for q in quads if curie(q.predicate) == "oa:hasSelector")
    assert isinstance(selector, ox.NamedNode)
    values = about(quads, selector)
    assert [value for value in values if value[0] != "rdf:type"] == [
        ("oa:end", "31"),
        ("oa:exact", "funded by J-TIP"),
        ("oa:prefix", "The project was "),
        ("oa:start", "16"),
        ("oa:suffix", TEXT[31 : 31 + CONTEXT]),
    ]
    assert [curie(q.object) for q in quads if curie(q.predicate) == "oa:hasSource"] == [
        "atkgr:d-2024"
    ]


def test_halves_are_one_support_and_two_pieces_of_evidence() -> None:
    found = instances(layer(*ROWS[5:7]))
    assert (found["atkg:Support"], found["oa:SpecificResource"]) == (1, 2)


def test_statements_on_the_same_words_share_their_evidence() -> None:
    other = row("atkgr:p", "atkg:partner", "atkgr:j-tip", "funded by J-TIP", status="achieved")
    found = instances(layer(ROWS[0], other))
    assert (found["atkg:Statement"], found["atkg:Support"]) == (2, 2)
    assert (found["oa:SpecificResource"], found["oa:TextQuoteSelector"]) == (1, 1)


def test_a_model_row_enters_when_a_person_accepts_it() -> None:
    waiting = ROWS[7]
    assert layer(waiting) == []
    assert layer(replace(waiting, judgement="rejected")) == []
    assert instances(layer(replace(waiting, judgement="accepted")))["atkg:Statement"] == 1


def test_a_waiting_model_row_does_not_change_a_judgement() -> None:
    rejected = replace(ROWS[8], object="atkgr:un")
    rejected = replace(rejected, id=statement_id(DOCUMENT, rejected))
    assert rejected.id == ROWS[7].id
    values = dict(about(layer(rejected, ROWS[7]), node(f"atkgr:{rejected.id}")))
    assert values["atkg:judgement"] == "atkgv:judgement.rejected"


def test_a_quote_that_is_off_by_one_stops_the_build() -> None:
    wrong = replace(ROWS[0], start=ROWS[0].start + 1, end=ROWS[0].end + 1, line=7)
    with pytest.raises(GateError, match=r"d-2024\.csv:7: .* does not stand at 17\.\.32") as caught:
        layer(wrong)
    assert len(caught.value.faults) == 1


def test_the_layer_has_no_blank_node() -> None:
    quads = layer()
    assert len(quads) == len(set(quads)) > 100
    assert all(isinstance(q.subject, ox.NamedNode) for q in quads)
    assert not any(isinstance(q.object, ox.BlankNode) for q in quads)


@given(st.permutations(ROWS))
def test_the_order_of_rows_does_not_matter(rows: list[Row]) -> None:
    assert layer(*rows) == layer()


@given(st.text(max_size=120), st.integers(0, 120), st.integers(0, 120))
def test_context_is_what_stands_around_a_span(text: str, one: int, two: int) -> None:
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    before, after = context(text, start, end)
    assert len(before) <= CONTEXT >= len(after)
    assert text[:start].endswith(before)
    assert text[end:].startswith(after)
    assert len(before) == min(start, CONTEXT)
    assert len(after) == min(len(text) - end, CONTEXT)


def test_evidence_says_its_section_and_pages_where_they_are_known() -> None:
    span = (ROWS[0].start, ROWS[0].end)
    where = {span: Where(("4 Means", "4.1 Money"), 12, 13)}
    quads = statement_quads(DOCUMENT, TEXT, statements(*ROWS[:2]), where=where)
    said = [
        (curie(q.predicate), q.object.value)
        for q in quads
        if isinstance(q.object, ox.Literal)
        and curie(q.predicate) in {"atkg:section", "atkg:sectionPath", "atkg:page", "atkg:lastPage"}
    ]
    assert sorted(said) == [
        ("atkg:lastPage", "13"),
        ("atkg:page", "12"),
        ("atkg:section", "4.1 Money"),
        ("atkg:sectionPath", "4 Means › 4.1 Money"),
    ]
