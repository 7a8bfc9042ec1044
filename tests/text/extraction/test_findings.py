"""Findings: the judging clauses of a criterion's section, with polarity."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

import pytest

from atkg.text.extraction import Extraction

Read: TypeAlias = Callable[..., Extraction]
Said: TypeAlias = Callable[..., set[str]]


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "en",
            "# Report\n\n## Effectiveness\n\n"
            "The project achieved significant progress in all ports.\n",
            {
                "finding concerns beacon",
                "finding criterion criterion.effectiveness",
                "finding polarity polarity.strength",
            },
        ),
        (
            "en",
            "# Report\n\n## Efficiency\n\nThe monitoring system showed serious weaknesses.\n",
            {
                "finding criterion criterion.efficiency",
                "finding polarity polarity.limitation",
            },
        ),
        (
            "en",
            "# Report\n\n## Efficiency\n\n"
            "Staff turnover has not prevented the continuation of activities.\n",
            {
                "finding polarity polarity.strength",
            },
        ),
        (
            "es",
            "# Informe\n\n## Eficacia\n\nEl proyecto logró avances importantes en los puertos.\n",
            {
                "finding criterion criterion.effectiveness",
                "finding polarity polarity.strength",
            },
        ),
        (
            "es",
            "# Informe\n\n## Sostenibilidad\n\nEl sistema de seguimiento mostró debilidades.\n",
            {
                "finding criterion criterion.sustainability",
                "finding polarity polarity.limitation",
            },
        ),
    ],
)
def test_a_finding_is_read(said: Said, lang: str, text: str, wanted: set[str]) -> None:
    found = said(text, lang)
    assert wanted <= found, sorted(found)


def test_outside_a_criterion_nothing_is_a_finding(said: Said) -> None:
    text = "# Report\n\n## {}\n\nThe project achieved significant progress in all ports.\n"
    assert "finding type Finding" in said(text.format("Impact"))
    assert not {one for one in said(text.format("Annex")) if one.startswith("finding")}


SECTION: Final = {"en": "# Report\n\n## Effectiveness\n\n", "es": "# Informe\n\n## Eficacia\n\n"}


@pytest.mark.parametrize(
    ("text", "lang", "polarities"),
    [
        ("The team kept detailed records of all crews.", "en", ["strength"]),
        ("The project responds to the needs of the ports.", "en", ["strength"]),
        ("El proyecto responde a las necesidades de los puertos.", "es", ["strength"]),
        ("It was found that crews change ships at night.", "en", ["neutral"]),
        ("Se constató que las tripulaciones cambian de noche.", "es", ["neutral"]),
        ("The work of prevention was given little attention.", "en", ["limitation"]),
        ("More efforts are needed because of weaknesses, to consolidate it.", "en", ["limitation"]),
        (
            "The plan of the ports lacked staff, which hindered all of the work.",
            "en",
            ["limitation"] * 2,
        ),
        ("The team was efficient at sea, which enabled all the work.", "en", ["strength"] * 2),
        (
            "El equipo de noche fue eficiente, lo que facilitó el trabajo de noche.",
            "es",
            ["strength"] * 2,
        ),
        ("The team was efficient, which ensured the work at night.", "en", ["strength"]),
        ("The aim of the project was to strengthen the work of the ports.", "en", []),
        ("El objetivo del proyecto fue fortalecer el trabajo en los puertos.", "es", []),
        ("Some people interviewed considered the line useful for crews.", "en", []),
        ("Las personas entrevistadas consideran que la línea es útil.", "es", []),
        ("Effectiveness refers to the extent to which results are sustainable.", "en", []),
        ("The reports went to the pertinent authorities of each of the ports.", "en", []),
        ("Los informes fueron a las autoridades pertinentes de cada puerto.", "es", []),
        ("The crews sailed to the islands on each Monday of the year.", "en", []),
    ],
)
def test_what_judges_is_a_finding_and_what_only_looks_like_it_is_none(
    read_text: Read, text: str, lang: str, polarities: list[str]
) -> None:
    rows = read_text(SECTION[lang] + text + "\n", lang).rows
    found = [row.object for row in rows if row.predicate == "atkg:polarity"]
    assert found == [f"atkgv:polarity.{one}" for one in polarities]


@pytest.mark.parametrize(
    ("text", "lang", "status"),
    [
        ("The project complemented the work of the coast guard.", "en", "achieved"),
        ("The outputs were delivered in full and on time.", "en", "achieved"),
        ("The design was well aligned with the plan.", "en", "holds"),
        ("The helpline did not reach the crews at sea.", "en", "holds"),
        ("It seems that the course improved the interviews.", "en", "hedged"),
        ("The registry will make the follow-up easier.", "en", "potential"),
        ("Turnover has not prevented the work at night.", "en", "achieved"),
        ("Se cumplieron todas las metas del curso.", "es", "achieved"),
        ("El equipo era demasiado pequeño para los puertos.", "es", "holds"),
        ("La base permitirá un mejor seguimiento de los casos.", "es", "potential"),
        ("Aparentemente, el curso mejoró las entrevistas.", "es", "hedged"),
        ("The weaknesses of the ports were confirmed by crews.", "en", "holds"),
        ("The high quality of the course has been reflected in interviews.", "en", "holds"),
        ("Gaps in the records were identified in two of the ports.", "en", "holds"),
        ("Timely work at night: 40 victims were identified in the ports.", "en", "achieved"),
        ("It was found that the guide was delivered on time.", "en", "achieved"),
        ("It was found that the guide is difficult for crews.", "en", "holds"),
        ("The line is useful, and was strengthened by the ports.", "en", "achieved"),
        ("Se confirmó la debilidad de los registros de los puertos.", "es", "holds"),
        ("Se identificaron debilidades en los registros.", "es", "holds"),
    ],
)
def test_a_finding_is_done_held_true_foretold_or_hedged(
    read_text: Read, text: str, lang: str, status: str
) -> None:
    rows = read_text(SECTION[lang] + text + "\n", lang).rows
    assert [row.status for row in rows if row.object == "atkg:Finding"] == [status]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The project should extend its good work to the islands.", "en"),
        ("It is necessary to improve the checklist without delay.", "en"),
        ("The ministry plans to open a better shelter next year.", "en"),
        ("According to the crews interviewed, the line is good.", "en"),
        ("Table 3 shows the effective use of the boats.", "en"),
        ("This is a good achievement of the line.", "en"),
        ("Se debe mejorar la buena coordinación con las escuelas.", "es"),
        ("El ministerio tiene previsto mejorar el curso.", "es"),
        ("A juicio de las personas entrevistadas, la línea es buena.", "es"),
    ],
)
def test_a_request_an_intention_and_an_opinion_are_no_findings(
    read_text: Read, text: str, lang: str
) -> None:
    rows = read_text(SECTION[lang] + text + "\n", lang).rows
    assert not [row.quote for row in rows if row.object == "atkg:Finding"]


def test_what_a_thing_is_to_bring_is_parted_from_what_it_is(read_text: Read) -> None:
    text = "The guide was a good step for crews which will be useful in other ports.\n"
    rows = read_text(SECTION["en"] + text, "en").rows
    found = [(row.quote, row.status) for row in rows if row.object == "atkg:Finding"]
    assert found == [
        ("The guide was a good step for crews", "holds"),
        ("which will be useful in other ports", "potential"),
    ]


def test_what_a_sentence_asks_for_is_cut_off_its_finding(read_text: Read) -> None:
    text = "The boats are useful at night, and should be kept by the ministry.\n"
    rows = read_text(SECTION["en"] + text).rows
    found = [row.quote for row in rows if row.object == "atkg:Finding"]
    assert found == ["The boats are useful at night"]


@pytest.mark.parametrize(
    ("text", "lang", "criteria"),
    [
        (
            "## To what extent was the project relevant?\n\nThe boats are useful at night.\n",
            "en",
            ["relevance"],
        ),
        (
            "## 3.2 Are the results likely to last?\n\nThe boats are useful at night.\n",
            "en",
            ["sustainability"],
        ),
        ("## ¿Fue eficiente el proyecto?\n\nLos gastos son razonables.\n", "es", ["efficiency"]),
        ("## Results\n\n**Impact.** Families are better off.\n", "en", ["impact"]),
        ("## Results\n\nCoherence: The boats are useful at night.\n", "en", ["coherence"]),
        ("## Gender equality\n\nThe boats are useful at night.\n", "en", ["gender-and-rights"]),
        ("## Relevant laws\n\nThe boats are useful at night.\n", "en", []),
        ("## Methodology\n\n### Impact\n\nThe boats are useful at night.\n", "en", []),
        (
            "## Results\n\n| Criterion | Verdict |\n| --- | --- |\n"
            "| Efficiency | The costs are reasonable. |\n| Port | The costs are reasonable. |\n",
            "en",
            ["efficiency"],
        ),
    ],
)
def test_the_criterion_is_read_from_a_question_a_label_and_a_table(
    read_text: Read, text: str, lang: str, criteria: list[str]
) -> None:
    rows = read_text("# Report\n\n" + text, lang).rows
    found = [row.object for row in rows if row.predicate == "atkg:criterion"]
    assert found == [f"atkgv:criterion.{one}" for one in criteria]
