"""Quantities: a number, what it counts, its unit, its bound and its year."""

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


RANGES: Final = [
    ("en", "Between 2,000 and 3,000 women were trained.", "2000", "3000"),
    ("en", "From 20 to 30 women were trained.", "20", "30"),
    ("en", "20-30 women were trained.", "20", "30"),
    ("en", "Between 5% and 10% of the women were girls.", "5", "10"),
    ("en", "Between 5 and 10 percent of the women were girls.", "5", "10"),
    ("es", "Entre 2.000 y 3.000 mujeres fueron capacitadas.", "2000", "3000"),
    ("en", "The budget was between USD 2 million and USD 3 million.", "2000000", "3000000"),
]


@pytest.mark.parametrize(("lang", "text", "low", "high"), RANGES)
@pytest.mark.parametrize("around", ["", " (9,4%; 64.702.979)"])
def test_a_range_is_its_two_ends_with_their_bounds_and_the_words_of_both(
    read_text: Read, lang: str, text: str, low: str, high: str, around: str
) -> None:
    rows = read_text(f"{text}\n\nSo it was{around}.\n", lang).rows
    by_end = {row.subject: row.object.partition(".")[2] for row in rows
              if row.predicate == "atkg:bound"}  # fmt: skip
    values = [(by_end.get(row.subject), row.object) for row in rows
              if row.predicate == "atkg:value" and row.end <= len(text)]  # fmt: skip
    assert sorted(values, key=str) == [("at-least", low), ("at-most", high)]
    heads = {row.quote for row in rows if row.is_head and row.subject in by_end}
    assert len(heads) == 1


def test_what_rose_from_one_number_to_another_is_no_range(said: Said) -> None:
    found = said("The number of women rose from 20 to 30 women.")
    assert not [one for one in found if "bound" in one]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The total rose from 2 to 3 million, or by about 10 percent.", "growth"),
        ("The rights contracted by 11 percent.", "growth"),
        ("The women were 10 percent of the crew.", "share"),
    ],
)
def test_a_change_is_told_from_a_share(said: Said, text: str, wanted: str) -> None:
    assert f"figure measure measure.{wanted}" in said(text)


def test_a_number_with_a_minus_sign_waits(read_text: Read) -> None:
    found = read_text("The score of the port changed (-3.6%) in all.")
    assert not [row for row in found.rows if row.predicate == "atkg:value"]
    assert [one for one in found.nil if "minus" in one.why]


def test_a_rate_of_one_for_so_many_counts_nothing(said: Said) -> None:
    assert not said("The advice is 1 inspector for every 15,000 workers.")


def test_a_date_until_which_something_was_counted_has_no_beginning(said: Said) -> None:
    found = said("They reported that until November 2021 the port received 32 cases.")
    assert "figure to 2021-11-30" in found
    assert not [one for one in found if one.startswith("figure from")]
