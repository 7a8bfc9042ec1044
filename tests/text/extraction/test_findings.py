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
