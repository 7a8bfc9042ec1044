"""Money: sums in many forms, with currency and measure, and who gave them."""

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
            "The Northland Agency contributed $7.94 million to the Beacon Project.",
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
