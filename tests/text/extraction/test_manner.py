"""Manner: figures, sums and periods that are denied, planned or possible are no facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

import pytest

from atkg.text.extraction import Extraction

Read: TypeAlias = Callable[..., Extraction]

# language, sentence, class of the node, status, and the words that the quote has to hold.
SENTENCES: Final = [
    ("en", "The project did not train 500 judges.", "Figure", "denied", "did not train"),
    ("en", "The project hasn't trained 500 judges.", "Figure", "denied", "hasn't trained"),
    ("en", "The project failed to reach the 500 judges.", "Figure", "denied", "failed to"),
    ("en", "The project never received the USD 5 million.", "Figure", "denied", "never received"),
    ("es", "No se capacitó a 500 jueces.", "Figure", "denied", "No se capacitó"),
    ("es", "La agencia nunca aportó los USD 2 millones.", "Figure", "denied", "nunca aportó"),
    ("en", "The Agency will provide USD 2 million.", "Figure", "planned", "will provide"),
    ("en", "In May, 500 judges will be trained.", "Figure", "planned", "will be trained"),
    ("es", "Se capacitará a 500 jueces.", "Figure", "planned", "capacitará a"),
    ("es", "500 jueces serán capacitados.", "Figure", "planned", "serán capacitados"),
    ("es", "Se prevé capacitar a 500 jueces.", "Figure", "planned", "Se prevé"),
    ("en", "The project could train 500 judges.", "Figure", "potential", "could train"),
    ("es", "El proyecto podrá capacitar a 500 jueces.", "Figure", "potential", "podrá"),
    ("en", "500 judges were trained and will be certified.", "Figure", "holds", "500 judges"),
    ("en", "No fewer than 45 officers were trained.", "Figure", "holds", "No fewer than 45"),
    ("en", "Not all of the 500 judges were trained.", "Figure", "holds", "500 judges"),
    ("en", "The port, which had no office, trained 500 judges.", "Figure", "holds", "500 judges"),
    ("en", "The helpline had no budget and received 500 calls.", "Figure", "holds", "500 calls"),
    ("en", "Potential partners said that 500 judges came.", "Figure", "holds", "500 judges"),
    ("es", "En Panamá 500 jueces fueron capacitados.", "Figure", "holds", "500 jueces"),
    ("en", "The police did not answer in 45 cases.", "Figure", "holds", "did not answer in 45"),
    (
        "en", "The training of 500 judges was cancelled.", "Figure", "denied",
        "500 judges was cancelled",
    ),
    (
        "en", "The delivery of 20 sessions in the port had to be called off.", "Figure", "denied",
        "had to be called off",
    ),
    ("en", "A grant of USD 5,000 was withdrawn.", "Figure", "denied", "USD 5,000 was withdrawn"),
    ("en", "The training of 500 judges was postponed.", "Figure", "planned", "was postponed"),
    (
        "es", "La capacitación de 500 jueces fue cancelada.", "Figure", "denied",
        "500 jueces fue cancelada",
    ),
    (
        "es", "La capacitación de 500 jueces no se realizó.", "Figure", "denied",
        "500 jueces no se realizó",
    ),
    ("en", "500 calls were cancelled.", "Figure", "holds", "500 calls"),
    ("en", "A group of 500 judges was called off.", "Figure", "holds", "500 judges"),
    (
        "en", "The training of 500 judges led to a plan that was cancelled.", "Figure", "holds",
        "500 judges",
    ),
    ("en", "500 judges were not trained.", "Figure", "holds", "500 judges were not trained"),
    (
        "en", "The project was not funded by the Northland Agency (USD 115,000).",
        "Contribution", "denied", "was not funded",
    ),
    (
        "en", "The project was not funded by the Northland Agency (USD 115,000).",
        "Figure", "denied", "was not funded",
    ),
    (
        "en", "The project will be funded by the Northland Agency (USD 115,000).",
        "Contribution", "planned", "will be funded",
    ),
    (
        "en", "The costs of the project were not borne by the Northland Agency.",
        "Contribution", "denied", "were not borne",
    ),
    (
        "en", "The Beacon Project was not implemented from 2018 to 2020.",
        "Period", "denied", "was not implemented",
    ),
    (
        "en", "The Beacon Project will be implemented from 2018 to 2020.",
        "Period", "planned", "will be implemented",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "class_", "status", "shown"), SENTENCES)
def test_a_node_is_meant_as_its_clause_means_it_and_its_quote_shows_it(
    read_text: Read, lang: str, text: str, class_: str, status: str, shown: str
) -> None:
    heads = [one for one in read_text(text, lang).rows if one.object == f"atkg:{class_}"]
    assert [("denied" if one.negated else one.status) for one in heads] == [status]
    assert shown in heads[0].quote


def test_those_who_were_not_are_counted_as_such(read_text: Read) -> None:
    rows = read_text("In all, 65 percent of the children are not enrolled in school.").rows
    assert [one.object for one in rows if one.predicate == "atkg:counts"] == [
        "of the children are not enrolled"
    ]


def test_what_a_recommendation_asks_for_is_recommended_unless_it_is_a_fact(read_text: Read) -> None:
    asked = "1. Train staff for at least 3 years.\n2. Invite the 500 judges who were appointed.\n"
    rows = read_text(f"# Report\n\n## Recommendations\n\n{asked}").rows
    heads = [one for one in rows if one.object == "atkg:Figure"]
    assert {one.status for one in heads if "3 years" in one.quote} == {"recommended"}
    assert {one.status for one in heads if "500" in one.quote} == {"holds"}
