"""Quantities: a number, what it counts, its unit, its bound and its year."""

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
            "In 2019 the helpline received 1,377 calls.",
            {
                "figure counts calls",
                "figure from 2019-01-01",
                "figure unit unit.call",
                "figure value 1377",
            },
        ),
        (
            "en",
            "At least 45 officers were trained.",
            {
                "figure bound bound.at-least",
                "figure counts officers",
                "figure value 45",
            },
        ),
        (
            "en",
            "About 40 percent of the victims were girls.",
            {
                "figure bound bound.about",
                "figure countsPersonsHarmed true",
                "figure unit unit.percent",
                "figure value 40",
            },
        ),
        (
            "en",
            "Four sessions were held.",
            {
                "figure unit unit.session",
                "figure value 4",
            },
        ),
        (
            "es",
            "En 2019 la línea recibió 1.377 llamadas.",
            {
                "figure counts llamadas",
                "figure unit unit.call",
                "figure value 1377",
            },
        ),
        (
            "es",
            "Al menos 45 policías fueron capacitados.",
            {
                "figure bound bound.at-least",
                "figure value 45",
            },
        ),
        (
            "es",
            "El 40 % de las víctimas eran niñas.",
            {
                "figure unit unit.percent",
                "figure value 40",
            },
        ),
    ],
)
def test_a_quantity_is_read(said: Said, lang: str, text: str, wanted: set[str]) -> None:
    found = said(text, lang)
    assert wanted <= found, sorted(found)


@pytest.mark.parametrize(
    "text",
    [
        "The girl was 14 years old.",
        "The team met on 12 March 2019.",
        "This is said elsewhere. (11,29)",
        "See www.example.org/cinco-localidades-hay-puntos-de-trabajo/ for more.",
    ],
)
def test_ages_dates_references_and_addresses_count_nothing(said: Said, text: str) -> None:
    assert not said(text)
