"""Quantities: a number, what it counts, its unit, its bound and its year."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from atkg.text.extraction import Extraction

Read: TypeAlias = Callable[..., Extraction]
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
        "They met in a two-day workshop and a 4-year programme.",
        "Un taller de 3-días.",
        "It is made of its three components: ports, crews and ships.",
        "The source says so. [7] We asked many persons.",
        "See www.example.org/cinco-localidades-hay-puntos-de-trabajo/ for more.",
    ],
)
def test_ages_dates_references_and_addresses_count_nothing(said: Said, text: str) -> None:
    assert not said(text)


@pytest.mark.parametrize(
    ("text", "lang", "measure"),
    [
        ("There was a 77 percent decline in reports.", "en", "growth"),
        ("Calls fell by about 12 percent.", "en", "growth"),
        ("Hubo un 23 % de aumento de las matrículas.", "es", "growth"),
        ("Las denuncias disminuyeron en un 12 %.", "es", "growth"),
        ("The unemployment rate was 9 percent.", "en", "rate"),
        ("La tasa de desempleo fue del 9 %.", "es", "rate"),
        ("Some 12 percent of the crews were trained.", "en", "share"),
        ("El 12 % de las tripulaciones participó.", "es", "share"),
    ],
)
def test_a_percentage_is_a_share_a_change_or_a_rate(
    said: Said, text: str, lang: str, measure: str
) -> None:
    found = said(text, lang)
    assert {one for one in found if " measure " in one} == {f"figure measure measure.{measure}"}


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("They had 90 calls, of which 12 came at night.", "en", {"12 call", "90 call"}),
        ("Hubo 90 llamadas, de las cuales 12 fueron de noche.", "es", {"12 call", "90 call"}),
        ("Calls rose from 137 calls in May to 809 in June.", "en", {"137 call", "809 call"}),
        ("The law asks for between 5 and 10 years of prison.", "en", {"5 year", "10 year"}),
        ("Las penas van entre 5 y 10 años.", "es", {"5 year", "10 year"}),
        ("Around 2.5 millions of Ecuadorians live abroad.", "en", {"2500000 person"}),
        ("Llegaron 300 colombianos.", "es", {"300 person"}),
        ("The population (27,546,574) is growing.", "en", {"27546574 person"}),
        ("Una población de 12.400 en la costa.", "es", {"12400 person"}),
        ("In all, 191 coastal and island radio stations sent it.", "en", {"191 radio-station"}),
    ],
)
def test_a_unit_may_stand_elsewhere(
    read_text: Read, text: str, lang: str, wanted: set[str]
) -> None:
    rows = read_text(text, lang).rows
    values = {row.subject: row.object for row in rows if row.predicate == "atkg:value"}
    units = {row.subject: row.object for row in rows if row.predicate == "atkg:unit"}
    found = {f"{values[node]} {unit.removeprefix('atkgv:unit.')}" for node, unit in units.items()}
    assert found == wanted


def test_the_ends_of_a_range_are_bounds(read_text: Read) -> None:
    rows = read_text("The law asks for between 5 and 10 years of prison.").rows
    bounds = {row.subject: row.object for row in rows if row.predicate == "atkg:bound"}
    values = {row.subject: row.object for row in rows if row.predicate == "atkg:value"}
    assert {values[node]: bound for node, bound in bounds.items()} == {
        "5": "atkgv:bound.at-least", "10": "atkgv:bound.at-most",
    }  # fmt: skip
