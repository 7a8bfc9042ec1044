from __future__ import annotations

import pytest

from atkg.graph.labels import node_labels
from atkg.graph.terms import literal, node
from atkg.model import Evidence, Statement, Support

Property = tuple[str, str, str, str]  # predicate, object, datatype, language


def said(property_: Property, start: int, kind: str) -> Statement:
    predicate, object_, datatype, lang = property_
    support = Support((Evidence(start, start + 1, "x"),), "manual", "1", "accepted", "editor", "",
                      (), "", (2,))  # fmt: skip
    return Statement("s1", "d", "atkgr:d.n.1", predicate, object_, datatype, lang, "holds", False,
                     "", "accepted", False, kind, (support,))  # fmt: skip


def labels(kind: str, *properties: Property) -> dict[str, str]:
    found = node_labels(said(p, start, kind) for start, p in enumerate(properties))
    assert {subject for subject, _ in found} <= {node("atkgr:d.n.1")}
    assert all(label == literal(label.value, lang=lang) for (_, lang), label in found.items())
    return {lang: label.value for (_, lang), label in found.items()}


NUMBER = ("atkg:number", "R4", "xsd:string", "")
VALUE = ("atkg:value", "60", "xsd:integer", "")


@pytest.mark.parametrize(
    ("kind", "properties", "expected"),
    [
        ("Recommendation", [NUMBER, ("atkg:title", "Work  on", "", "en")], {"en": "R4 Work on"}),
        ("Recommendation", [NUMBER], {"": "R4"}),
        ("Factor", [("atkg:words", "high\nturnover", "", "en")], {"en": "high turnover"}),
        ("Factor", [("atkg:words", "rotación", "", "es")], {"es": "rotación"}),
        ("Figure", [VALUE, ("atkg:counts", "interviews", "", "en")], {"en": "60 interviews"}),
        ("Figure", [VALUE, ("atkg:currency", "atkgv:currency.USD", "", "")], {"": "USD 60"}),
        ("Membership", [("atkg:part", "chair", "", "en")], {"en": "chair"}),
        ("CausalLink", [("atkg:sign", "atkgv:sign.hinders", "", "")], {}),
    ],
)
def test_a_label_is_made_of_the_words_that_are_there(
    kind: str, properties: list[Property], expected: dict[str, str]
) -> None:
    assert labels(f"atkg:{kind}", *properties) == expected


def test_the_title_goes_before_the_words_in_each_language() -> None:
    found = labels(
        "atkg:Lesson",
        ("atkg:words", "words", "", "en"),
        ("atkg:words", "palabras", "", "es"),
        ("atkg:title", "title", "", "en"),
        ("atkg:title", "second title", "", "en"),
    )
    assert found == {"en": "title", "es": "palabras"}


def test_things_of_the_world_keep_the_names_of_the_authority_file() -> None:
    assert labels("", ("atkg:title", "A project", "", "en")) == {}


def test_words_of_one_quote_come_in_the_order_of_the_text() -> None:
    quote = "INABIF should lead the transfer, considering differences"
    support = Support((Evidence(9, 65, quote),), "manual", "1", "accepted", "editor", "", (), "",
                      (2,))  # fmt: skip
    statements = [
        Statement(f"s{n}", "d", "atkgr:d.action.1", "atkg:words", words, "", "en", "recommended",
                  False, "", "accepted", False, "atkg:Action", (support,))
        for n, words in enumerate(("considering differences", "lead the transfer"))
    ]  # fmt: skip
    assert [label.value for label in node_labels(statements).values()] == ["lead the transfer"]
