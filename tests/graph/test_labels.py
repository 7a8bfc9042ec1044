from __future__ import annotations

from dataclasses import replace

import pytest

from atkg.graph.labels import node_labels
from atkg.graph.naming import LANGUAGES, Naming, load_naming
from atkg.graph.store import open_store
from atkg.graph.terms import literal, node
from atkg.graph.witnesses import is_node
from atkg.model import Evidence, Statement, Support
from atkg.workspace import Workspace

Property = tuple[str, str, str, str]  # predicate, object, datatype, language


def said(property_: Property, start: int, kind: str) -> Statement:
    predicate, object_, datatype, lang = property_
    support = Support((Evidence(start, start + 1, "x"),), "manual", "1", "accepted", "editor", "",
                      (), "", (2,))  # fmt: skip
    return Statement("s1", "d", "atkgr:d.n.1", predicate, object_, datatype, lang, "holds", False,
                     "", "accepted", False, kind, (support,))  # fmt: skip


NAMING = Naming(
    {
        "atkgr:ilo": {"en": "ILO", "es": "OIT"},
        "atkgr:fono": {"en": "Fono Mujer"},
        "atkgr:ministry": {"en": "Ministry", "es": "Ministerio"},
        "atkgr:law": {"en": "Law No. 28251", "es": "Ley N.º 28251"},
        "atkgv:sign.hinders": {"en": "hinders", "es": "obstaculiza"},
        "atkgv:period.promulgation": {"en": "promulgation", "es": "promulgación"},
        "atkg:fundingAgent": {"en": "funding agent", "es": "agente financiador"},
        "atkg:CausalLink": {"en": "causal link", "es": "vínculo causal"},
        "atkg:Action": {"en": "action", "es": "acción"},
    },
    {},
)


def labels(kind: str, *properties: Property) -> dict[str, str]:
    found = node_labels((said(p, start, kind) for start, p in enumerate(properties)), NAMING)
    assert {subject for subject, _ in found} <= {node("atkgr:d.n.1")}
    assert all(label == literal(label.value, lang=lang) for (_, lang), label in found.items())
    return {lang: label.value for (_, lang), label in found.items()}


def thing(predicate: str, object_: str) -> Property:
    return (f"atkg:{predicate}", object_, "", "")


def day(predicate: str, object_: str) -> Property:
    return (f"atkg:{predicate}", object_, "xsd:date", "")


NUMBER = ("atkg:number", "R4", "xsd:string", "")
MAY: list[Property] = [day("from", "2004-05-01"), day("to", "2004-05-31")]


@pytest.mark.parametrize(
    ("kind", "properties", "expected"),
    [
        ("Recommendation", [NUMBER, ("atkg:title", "Work  on", "", "en")], {"en": "R4 Work on"}),
        ("Recommendation", [NUMBER], {"": "R4"}),
        (
            "Recommendation",
            [("atkg:number", "2", "xsd:string", ""), ("atkg:words", "Search funds", "", "en")],
            {"en": "2. Search funds"},
        ),
        ("Factor", [("atkg:words", "high\nturnover", "", "en")], {"en": "high turnover"}),
        ("Factor", [("atkg:words", "rotación", "", "es")], {"es": "rotación"}),
        (
            "Figure",
            [("atkg:value", "60", "xsd:integer", ""), ("atkg:counts", "interviews", "", "en")],
            {"en": "60 interviews", "es": "60: «interviews»"},
        ),
        (
            "Membership",
            [
                thing("member", "atkgr:ilo"),
                thing("membershipIn", "atkgr:fono"),
                ("atkg:seats", "2", "xsd:integer", ""),
                ("atkg:part", "chair", "", "en"),
            ],
            {
                "en": "membership: ILO in Fono Mujer (seats: 2): chair",
                "es": "membresía: OIT en Fono Mujer (puestos: 2): «chair»",
            },
        ),
        (
            "Period",
            [
                thing("periodOf", "atkgr:law"),
                thing("meaning", "atkgv:period.promulgation"),
                thing("precision", "atkgv:precision.month"),
                *MAY,
            ],
            {
                "en": "Law No. 28251: promulgation, May 2004",
                "es": "Ley N.º 28251: promulgación, mayo de 2004",
            },
        ),
        (
            "Contribution",
            [thing("contributor", "atkgr:ilo"), thing("contributionTo", "atkgr:fono")],
            {"en": "contribution: ILO → Fono Mujer", "es": "aporte: OIT → Fono Mujer"},
        ),
        (
            "Referral",
            [
                thing("referralFrom", "atkgr:fono"),
                thing("referredTo", "atkgr:ilo"),
                thing("referredTo", "atkgr:ministry"),
            ],
            {
                "en": "referral: Fono Mujer → ILO; Ministry",
                "es": "derivación: Fono Mujer → OIT; Ministerio",
            },
        ),
        (
            "Participation",
            [
                thing("participationIn", "atkgr:fono"),
                thing("fundingAgent", "atkgr:ilo"),
                day("from", "2018-01-01"),
                day("to", "2024-12-31"),
            ],
            {
                "en": "participation: ILO in Fono Mujer (funding agent), 2018 to 2024",
                "es": "participación: OIT en Fono Mujer (agente financiador), de 2018 a 2024",
            },
        ),
        (
            "CausalLink",
            [
                thing("cause", "atkgr:fono"),
                thing("effect", "atkgr:ministry"),
                thing("sign", "atkgv:sign.hinders"),
                thing("scope", "atkgr:ilo"),
            ],
            {
                "en": "Fono Mujer → Ministry (hinders) · ILO",
                "es": "Fono Mujer → Ministerio (obstaculiza) · OIT",
            },
        ),
        (
            "CausalLink",
            [thing("sign", "atkgv:sign.hinders")],
            {"en": "causal link", "es": "vínculo causal"},
        ),
        ("Action", [], {}),
        ("Opinion", [thing("concerns", "atkgr:ilo")], {}),  # nothing to call it by
    ],
)
def test_a_label_is_made_of_the_words_that_are_there(
    kind: str, properties: list[Property], expected: dict[str, str]
) -> None:
    assert labels(f"atkg:{kind}", *properties) == expected


def row(subject: str, kind: str, property_: Property) -> Statement:
    return replace(said(property_, 0, f"atkg:{kind}"), subject=subject)


def test_an_end_that_is_a_node_is_named_by_its_own_words_and_a_sum_by_its_quantity() -> None:
    factor, sum_ = "atkgr:d.factor.f", "atkgr:d.figure.s"
    ends = [
        row(factor, "Factor", ("atkg:words", "high turnover " * 20, "", "en")),
        row(sum_, "Figure", ("atkg:value", "115000.0", "xsd:decimal", "")),
        row(sum_, "Figure", thing("currency", "atkgv:currency.USD")),
        row(sum_, "Figure", ("atkg:counts", "for radio", "", "en")),
    ]
    link = [
        row("atkgr:d.causal-link.c", "CausalLink", thing("cause", factor)),
        row("atkgr:d.causal-link.c", "CausalLink", thing("effect", "atkgr:ilo")),
        row("atkgr:d.contribution.g", "Contribution", thing("contributor", "atkgr:ilo")),
        row("atkgr:d.contribution.g", "Contribution", thing("contributionTo", "atkgr:fono")),
        row("atkgr:d.contribution.g", "Contribution", thing("amount", sum_)),
    ]
    found = {
        (subject.value.rpartition(".")[2], lang): label.value
        for (subject, lang), label in node_labels(link, NAMING, ends).items()
    }
    assert len(found) == 4, "what only names an end gets no label here"
    assert found["g", "en"] == "contribution: ILO → Fono Mujer (USD 115,000)"
    assert found["g", "es"] == "aporte: OIT → Fono Mujer (115\xa0000 USD)"
    assert found["c", "en"].startswith("high turnover high")
    assert found["c", "en"].endswith("high… → ILO")
    assert found["c", "es"].startswith("«high turnover")
    assert found["c", "es"].endswith("high…» → OIT")


def test_nodes_that_lead_to_each_other_have_labels_that_end() -> None:
    one, two = "atkgr:d.causal-link.a", "atkgr:d.causal-link.b"
    statements = [
        row(subject, "CausalLink", thing(end, other))
        for subject, other in ((one, two), (two, one))
        for end in ("cause", "effect")
    ]
    found = node_labels(statements, NAMING)
    assert found == node_labels(statements[::-1], NAMING)
    assert found[node(one), "en"].value == "causal link b → causal link b"


def test_every_kind_of_node_of_the_reports_reads_as_words_in_both_languages(
    real_workspace: Workspace,
) -> None:
    naming = load_naming(open_store(real_workspace.current / "store"))
    nodes = [one for one in naming.labels if is_node(one)]
    assert len(nodes) > 400
    assert len({one.split(".")[1] for one in nodes}) >= 15
    for one in nodes:
        for lang in LANGUAGES:
            label = naming.label(one, lang)
            assert not any(mark in label for mark in ("atkg:", "atkgr:", "atkgv:", "{", "[]"))
            assert one.rpartition(".")[2] not in label or one.split(".")[1] in ("lesson",
                "recommendation", "good-practice"), label  # fmt: skip


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
    assert [label.value for label in node_labels(statements, NAMING).values()] == [
        "lead the transfer"
    ]
