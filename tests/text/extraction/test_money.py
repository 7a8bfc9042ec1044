"""Money: sums in many forms, with currency and measure, and who gave them."""

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
            "The total budget of the project was USD 3 000 000.",
            {
                "figure concerns beacon",
                "figure currency currency.USD",
                "figure measure measure.budget",
                "figure value 3000000",
            },
        ),
        (
            "en",
            "The Northland Agency contributed US$7.94 million to the Beacon Project.",
            {
                "contribution amount figure",
                "contribution contributionTo beacon",
                "contribution contributor north-agency",
                "figure value 7940000",
            },
        ),
        (
            "en",
            "The project, with a total budget of 64.702.979 EUR, began late.",
            {
                "figure currency currency.EUR",
                "figure value 64702979",
            },
        ),
        (
            "en",
            "The project was funded by the Northland Agency (USD 115,000).",
            {
                "contribution contributor north-agency",
                "figure value 115000",
            },
        ),
        (
            "es",
            "El presupuesto total del proyecto fue de USD 1.250.000.",
            {
                "figure measure measure.budget",
                "figure value 1250000",
            },
        ),
        (
            "es",
            "El proyecto fue financiado por la Agencia Nórdica (US$ 115.000).",
            {
                "contribution contributor north-agency",
                "figure value 115000",
            },
        ),
    ],
)
def test_a_sum_is_read(said: Said, lang: str, text: str, wanted: set[str]) -> None:
    found = said(text, lang)
    assert wanted <= found, sorted(found)


def test_the_same_sum_twice_is_one_figure_with_two_supports(said: Said) -> None:
    once = "The total budget of the project was USD 3,000,000."
    found = said(f"{once} The budget of the project, USD 3 million, was spent.")
    assert {one for one in found if "value" in one} == {"figure value 3000000"}


# text, its language, and the currency of its one sum; nothing where nobody can tell.
CURRENCIES: Final = [
    ("The grant was US$ 500.", "en", "USD"),
    ("The grant was about 500 U.S. dollars in Colombia.", "en", "USD"),
    ("La donación fue de 500 dólares estadounidenses.", "es", "USD"),
    ("The fund paid £2,000.", "en", "GBP"),
    ("In Colombia the Colombian fund paid 2 million pesos.", "en", "COP"),
    ("En México el fondo mexicano pagó $2.000 millones de pesos.", "es", "MXN"),
    ("El fondo colombiano pagó $2.000 millones de pesos.", "es", "COP"),
    ("En Bolivia se pagaron 300 bolivianos.", "es", "BOB"),
    ("In Ecuador the Ecuadorian inspectorate had $2,500.", "en", "USD"),
    ("Colombia's inspectorate had $2,500.", "en", ""),
    ("The fund paid $2,500.", "en", ""),
    ("The fund paid $2,500. All sums are in US dollars.", "en", "USD"),
]


@pytest.mark.parametrize(("text", "lang", "currency"), CURRENCIES)
def test_a_sum_has_the_currency_that_its_text_says_or_waits(
    read_text: Read, text: str, lang: str, currency: str
) -> None:
    found = read_text(text, lang)
    said = {row.object for row in found.rows if row.predicate == "atkg:currency"}
    assert said == ({f"atkgv:currency.{currency}"} if currency else set())
    waiting = [one for one in found.nil if "whose $" in one.why]
    assert bool(waiting) == (not currency)


def test_the_bound_of_a_sum_is_read(said: Said) -> None:
    assert "figure bound bound.about" in said("The budget of the project was about USD 139.")
    assert "figure bound bound.at-least" in said("Se invirtieron más de USD 139.", "es")


@pytest.mark.parametrize("heading", ["References", "VII. REFERENCES", "Bibliografía"])
def test_a_headline_in_a_list_of_references_is_no_figure(said: Said, heading: str) -> None:
    entry = "76 Ministry of Ports. Minister pays more than USD 7.8 million for 45 officers. 2021."
    assert said(f"# Report\n\n{entry}\n")
    assert not said(f"# Report\n\n## {heading}\n\n{entry}\n")


def test_in_a_row_of_sums_each_has_its_own_sign(read_text: Read) -> None:
    text = "In US dollars they paid $1.3 million $479.8 million $ 1.8 million."
    rows = read_text(text).rows
    assert [row.quote for row in rows if row.predicate == "atkg:value"] == [
        "$1.3 million", "$479.8 million", "$ 1.8 million",
    ]  # fmt: skip


def test_a_sum_without_the_scale_of_the_other_end_waits(read_text: Read) -> None:
    found = read_text("The grants rose from about US$2.2 in 2018 to about US$2.4 billion in 2023.")
    values = [row.object for row in found.rows if row.predicate == "atkg:value"]
    assert values == ["2400000000"]
    assert [one for one in found.nil if "without the scale" in one.why]


@pytest.mark.parametrize(
    ("lang", "text", "status"),
    [
        ("en", "The Northland Agency will provide USD 2 million to the project.", "planned"),
        ("en", "The Northland Agency pledged USD 2 million to the project.", "planned"),
        ("en", "The Northland Agency may contribute USD 2 million to the project.", "potential"),
        ("es", "La Agencia Nórdica aportará USD 2 millones al proyecto.", "planned"),
        ("es", "La Agencia Nórdica se comprometió a aportar USD 2 millones.", "planned"),
        ("en", "The Northland Agency works to provide USD 2 million.", None),
    ],
)
def test_a_sum_that_nobody_has_given_yet_is_no_achieved_contribution(
    read_text: Read, lang: str, text: str, status: str | None
) -> None:
    rows = [row for row in read_text(text, lang).rows if row.object == "atkg:Contribution"]
    assert [row.status for row in rows] == ([status] if status else [])
