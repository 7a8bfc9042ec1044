"""Front matter: labels of several agencies' layouts, with and without colons, in tables."""

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


LABELS: Final = [
    (
        "en",
        "Start date: 01/02/2019\n\nEnd date: 31/12/2021\n\nTotal cost: USD 3,500,000\n\n"
        "Implementing agency: Open Wings Foundation\n\nProject number: CV-18-01\n",
        {
            "beacon code CV-18-01", "beacon implementedBy open-wings",
            "figure measure measure.total-cost", "figure value 3500000",
            "period from 2019-02-01", "period to 2021-12-31", "period precision precision.day",
            "period meaning period.official", "period periodOf beacon",
        },
    ),
    (
        "es",
        "Fecha de inicio: 03/02/2019\n\nFecha de término: noviembre de 2021\n\n"
        "Agencia ejecutora: Fundación Alas Abiertas\n\nCosto total: USD 3.500.000\n\n"
        "Organismo financiador: Agencia Nórdica\n",
        {
            "beacon fundedBy north-agency", "beacon implementedBy open-wings",
            "figure measure measure.total-cost", "figure value 3500000",
            "period from 2019-02-03", "period to 2021-11-30", "period precision precision.month",
        },
    ),
    (
        "fr",
        "Date de début : 1er février 2019\n\nDate de clôture : 31 août 2021\n\n"
        "Bailleur : Northland Agency\n\nCoût total : 3 500 000 EUR\n",
        {
            "beacon fundedBy north-agency", "figure currency currency.EUR", "figure value 3500000",
            "period from 2019-02-01", "period to 2021-08-31",
        },
    ),
    (
        "en",
        "| Award number | CV-18-01 |\n|---|---|\n| Period of performance | March 2019 to date |\n"
        "| Executing entity | Open Wings Foundation |\n",
        {"beacon code CV-18-01", "beacon implementedBy open-wings", "period from 2019-03-01"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "wanted"), LABELS)
def test_the_labels_of_other_agencies_are_read(
    said: Said, lang: str, text: str, wanted: set[str]
) -> None:
    found = said(f"# Final evaluation of a project\n\n{text}", lang)
    assert wanted <= found, sorted(found)
    assert len([one for one in found if one.startswith("period from")]) == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Start date: 03/02/2019", "day first or month first"),
        ("Duration: FY 2021", "fiscal year"),
        ("Duration: March 2019, May 2020, June 2021", "several dates"),
        ("Start date: May 2021\n\nEnd date: March 2019", "ends before it begins"),
    ],
)
def test_dates_that_nobody_can_tell_wait_and_give_no_period(
    read_text: Read, text: str, why: str
) -> None:
    found = read_text(f"# Final evaluation\n\n{text}\n\nDonor: Northland Agency\n")
    assert [one.why for one in found.nil if why in one.why]
    assert not [row for row in found.rows if row.object == "atkg:Period"]


@pytest.mark.parametrize(
    ("label", "first"), [("dd/mm/yyyy", "2017-07-01"), ("mm/dd/yyyy", "2017-01-07")]
)
def test_a_label_may_tell_which_comes_first(said: Said, label: str, first: str) -> None:
    text = f"Duration ({label}): 01/07/2017 - 03/06/2021\n\nDonor: Northland Agency\n"
    assert f"period from {first}" in said(f"# Final evaluation\n\n{text}")


def test_what_goes_on_has_no_last_day(said: Said) -> None:
    found = said("# Report\n\nDuration: since May 2019\n\nDonor: Northland Agency\n")
    assert "period from 2019-05-01" in found
    assert not [one for one in found if one.startswith("period to")]
