from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from atkg.model import Row
from atkg.text.anchoring import (
    Anchoring,
    How,
    names_by_thing,
    shows_date,
    shows_number,
    shows_precision,
)

TEXT = (
    "1. Effectiveness\n\nThe Lantern project (OIT) was funded by the Agency in R12. "
    "It received 1.377 calls from March 2018 to 28 February 2021."
)
NAMES = (
    ("atkgr:lantern", "Lantern project"), ("atkgr:ilo", "ILO"), ("atkgr:ilo", "OIT"),
    ("atkgr:agency", "Agency"),
)  # fmt: skip
NODE = "atkgr:doc.figure.calls"
BASE = Row("atkgr:lantern", "atkg:fundedBy", "atkgr:agency", "", 40, 50, status="achieved")


def heading_at(offset: int) -> str:
    return "1. Effectiveness" if offset >= 18 else ""


ANCHORING = Anchoring(TEXT, names_by_thing(NAMES), heading_at, frozenset({NODE}))


def span(words: str) -> str:
    return f"{TEXT.index(words)}..{TEXT.index(words) + len(words)}"


def row(**columns: Any) -> Row:
    return replace(BASE, **columns)


@pytest.mark.parametrize(
    ("words", "anchor", "how"),
    [
        ("the lantern PROJECT was funded", "", "quote"),
        ("it was funded", "", ""),
        ("it was funded", span("Lantern project"), "span"),
        ("it was funded", span("funded"), ""),
        ("the Lantern project was funded", span("funded"), ""),
        ("it was funded", "5000..5009", ""),
        ("it was funded", "document", "document"),
        ("it was funded", "anaphora", "anaphora"),
        ("it was funded", "implicit", "implicit"),
        ("it was funded", "heading", ""),
        ("the Lanterns project", "", ""),
    ],
)
def test_a_subject_is_anchored_in_the_quote_at_a_place_or_by_reason(
    words: str, anchor: str, how: How
) -> None:
    assert ANCHORING.subject(row(subject_anchor=anchor), words) == how


def test_a_heading_is_a_reason_only_where_an_enclosing_heading_names_the_end() -> None:
    concept = row(object="atkgv:criterion.effectiveness", object_anchor="heading")
    assert ANCHORING.object(concept, "it went well") == "heading"
    assert ANCHORING.object(replace(concept, start=3), "it went well") == ""
    other = replace(concept, object="atkgv:criterion.sustainability")
    assert ANCHORING.object(other, "it went well") == ""


def test_any_alias_names_a_thing_and_a_thing_without_names_is_never_named() -> None:
    assert ANCHORING.object(row(object="atkgr:ilo"), "run by the OIT") == "quote"
    assert ANCHORING.object(row(object="atkgr:ilo"), "run by the ILO") == "quote"
    assert ANCHORING.object(row(object="atkgr:ilo"), "run by the pilot") == ""
    assert ANCHORING.object(row(object="atkgr:nobody"), "atkgr:nobody") == ""


def test_a_node_is_anchored_through_its_head_row() -> None:
    assert ANCHORING.subject(row(subject=NODE), "anything") == "node"
    assert ANCHORING.object(row(object=NODE), "anything") == "node"
    head = row(subject=NODE, predicate="rdf:type", object="atkg:Figure")
    assert ANCHORING.object(head, "anything") == "node"
    assert ANCHORING.subject(row(subject=NODE + "x"), "anything") == ""


@pytest.mark.parametrize(
    ("predicate", "words", "anchor", "how"),
    [
        ("atkg:fundedBy", "was funded by the Agency", "", "quote"),
        ("atkg:fundedBy", "fue financiado por la Agencia", "", "quote"),
        ("atkg:fundedBy", "the Agency", "", ""),
        ("atkg:fundedBy", "the Agency", span("funded by"), "span"),
        ("atkg:fundedBy", "the Agency", span("received"), ""),
        ("atkg:fundedBy", "the Agency", "implicit", "implicit"),
        ("atkg:concerns", "the Agency", "", "itself"),
        ("rdf:type", "the Agency", "", "itself"),
    ],
)
def test_a_relation_shows_by_a_cue_or_by_its_object(
    predicate: str, words: str, anchor: str, how: How
) -> None:
    assert ANCHORING.predicate(row(predicate=predicate, predicate_anchor=anchor), words) == how


@pytest.mark.parametrize(
    ("object_", "datatype", "lang", "words", "how"),
    [
        ("1377", "xsd:decimal", "", "received 1.377 calls", "quote"),
        ("1.377", "xsd:decimal", "", "received 1.377 calls", "quote"),
        ("13", "xsd:integer", "", "thirteen members", "quote"),
        ("1378", "xsd:decimal", "", "received 1.377 calls", ""),
        ("2018-03-01", "xsd:date", "", "from March 2018 on", "quote"),
        ("2018-03-31", "xsd:date", "", "from March 2018 on", "quote"),
        ("2018-03-02", "xsd:date", "", "from March 2018 on", ""),
        ("true", "xsd:boolean", "", "220 victims", "itself"),
        ("R12", "xsd:string", "", "R12. Keep it", "quote"),
        ("R1", "xsd:string", "", "R12. Keep it", ""),
        ("a  strength of the “team”", "", "en", 'was a Strength of the "team".', "quote"),
        ("a weakness", "", "en", "was a strength", ""),
        ("atkgv:precision.month", "", "", "from March 2018 on", "quote"),
        ("atkgv:precision.year", "", "", "from March 2018 on", ""),
        ("atkgv:currency.USD", "", "", "USD 900,000", "quote"),
        ("atkgv:currency.USD", "", "", "900,000 soles", ""),
    ],
)
def test_an_object_shows_in_the_way_of_its_kind(
    object_: str, datatype: str, lang: str, words: str, how: How
) -> None:
    made = row(object=object_, datatype=datatype, lang=lang)
    assert ANCHORING.object(made, words) == how


def test_numbers_and_dates_may_be_anchored_at_a_place_too() -> None:
    made = row(object="1377", datatype="xsd:decimal", object_anchor=span("1.377 calls"))
    assert ANCHORING.object(made, "many calls") == "span"
    wrong = replace(made, object_anchor=span("2018"))
    assert ANCHORING.object(wrong, "many calls") == ""


def test_the_one_who_says_it_is_anchored_like_a_thing() -> None:
    made = row(attributed_to="atkgr:agency")
    assert ANCHORING.source(made, "the Agency says") == "quote"
    assert ANCHORING.source(made, "they say") == ""
    assert ANCHORING.source(replace(made, source_anchor=span("Agency")), "they say") == "span"
    assert ANCHORING.source(replace(made, source_anchor="anaphora"), "they say") == "anaphora"


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("a single person does not exist in prison", "0", True),
        ("nadie fue detenido", "0", True),
        ("31 persons are in prison", "0", False),
        ("USD 1.25 million", "1250000", True),
        ("\\$7.94 million", "7940000", True),
        ("twenty-three staff", "23", True),
        ("9,4%", "9.4", True),
        ("9,4%", "94", False),
        ("recommendation R.3", "3", False),
        ("220 calls", "220.0", True),
        ("220 calls", "221", False),
    ],
)
def test_a_number_is_shown_in_any_form(text: str, value: str, shown: bool) -> None:
    assert shows_number(text, Decimal(value)) is shown


@pytest.mark.parametrize(
    ("text", "day", "shown"),
    [
        ("from January 2004 to January 2005", "2004-01-01", True),
        ("from January 2004 to January 2005", "2005-01-31", True),
        ("from January 2004 to January 2005", "2005-01-01", False),
        ("in 2004", "2004-12-31", True),
        ("el 3 de abril de 2022", "2022-04-03", True),
        ("3/4/2022", "2022-03-04", True),
        ("no date", "2022-03-04", False),
    ],
)
def test_a_date_is_shown_by_its_first_or_last_day(text: str, day: str, shown: bool) -> None:
    assert shows_date(text, day) is shown


@pytest.mark.parametrize(
    ("text", "precision"),
    [("in 2004", "year"), ("May 2004", "month"), ("3 May 2004", "day"), ("soon", "")],
)
def test_a_precision_is_that_of_a_date_in_the_text(text: str, precision: str) -> None:
    shown = [one for one in ("day", "month", "year") if shows_precision(text, one)]
    assert shown == ([precision] if precision else [])
