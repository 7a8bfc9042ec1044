"""Front matter: labels of several agencies' layouts, with and without colons, in tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

Said: TypeAlias = Callable[..., set[str]]


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "en",
            '# Final independent evaluation of the project "Light against '
            'trafficking"\n\nProject code: CV-18-01\n\nDonor: Northland Agency\n\n'
            "Budget (USD): 350,000\n",
            {
                "beacon code CV-18-01",
                "beacon fundedBy north-agency",
                "beacon title Light against trafficking",
                "beacon-evaluation evaluates beacon",
                "beacon-evaluation evaluationKind evaluation.independent",
                "figure value 350000",
            },
        ),
        (
            "en",
            "# Final evaluation of a project\n\n"
            "Evaluators: Ana Paz Ruiz, Juan Soto\n\n"
            "Project duration: March 2018 - February 2021\n",
            {
                "beacon-evaluation evaluatedBy paz",
                "period meaning period.official",
                "period to 2021-02-28",
            },
        ),
        (
            "en",
            "| Project code | CV-18-01 |\n|---|---|\n| Country | Puerto Claro |\n"
            "| Donor | Northland Agency |\n",
            {
                "beacon code CV-18-01",
                "beacon fundedBy north-agency",
                "beacon takesPlaceIn puerto-claro",
            },
        ),
        (
            "en",
            "Project code     CV-18-01\nDonor            Northland Agency\n",
            {
                "beacon code CV-18-01",
                "beacon fundedBy north-agency",
            },
        ),
        (
            "es",
            "Código del proyecto: CV-18-01\n\nDonante: Agencia Nórdica\n\n"
            "Duración del proyecto: marzo de 2018 - febrero de 2021\n",
            {
                "beacon code CV-18-01",
                "beacon fundedBy north-agency",
                "period meaning period.official",
            },
        ),
    ],
)
def test_a_label_is_read(said: Said, lang: str, text: str, wanted: set[str]) -> None:
    found = said(text, lang)
    assert wanted <= found, sorted(found)


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        (
            "The methodology used was summative and based on theory.",
            "en",
            {"beacon-evaluation evaluationKind evaluation.summative"},
        ),
        (
            "La evaluación aplicó un enfoque sumativo.",
            "es",
            {"beacon-evaluation evaluationKind evaluation.summative"},
        ),
        ("The final report of the crews came.", "en", set()),
        (
            "They read the study “Crews at Night” with care.",
            "en",
            {"night-study title Crews at Night"},
        ),
        (
            "Leyeron el informe «Crews at Night» con atención.",
            "es",
            {"night-study title Crews at Night"},
        ),
        (
            "The second chapter, Crews at Night, is long.",
            "en",
            {"night-study title Crews at Night"},
        ),
        ("The campaign had the slogan “Crews at Night” for years.", "en", set()),
        ("They met “Crews at Night” in the port.", "en", set()),
    ],
)
def test_kinds_and_titles_are_read_in_sentences(
    said: Said, text: str, lang: str, wanted: set[str]
) -> None:
    found = said(text, lang)
    assert {one for one in found if "evaluationKind" in one or " title " in one} == wanted
