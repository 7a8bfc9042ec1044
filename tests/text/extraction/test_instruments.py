"""Instruments, targets of the Goals and places: what laws do, what is contributed to, where."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from atkg.text.extraction import Extraction

Read: TypeAlias = Callable[..., Extraction]
Said: TypeAlias = Callable[..., set[str]]

EFFECTS = (" supplements ", " amends ", " prohibits ", " alignedWith ", " approvedBy ")


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        (
            "The Crew Protocol, supplementing the Coast Convention, is new.",
            "en",
            {"crew-protocol supplements coast-convention"},
        ),
        (
            "El Protocolo de Tripulaciones complementa la Convención de Costas.",
            "es",
            {"crew-protocol supplements coast-convention"},
        ),
        (
            "Law 77 amends several articles of the Port Code.",
            "en",
            {"law-77 amends port-code"},
        ),
        (
            "La Ley 77 modifica los artículos 2 y 3 del Código de Puertos.",
            "es",
            {"law-77 amends port-code"},
        ),
        (
            "Law 77 prohibits slavery and servitude.",
            "en",
            {"law-77 prohibits form.slavery", "law-77 prohibits form.servitude"},
        ),
        (
            "La Ley 77 prohíbe la esclavitud y la servidumbre.",
            "es",
            {"law-77 prohibits form.slavery", "law-77 prohibits form.servitude"},
        ),
        (
            "The Beacon Project is aligned with Law 77.",
            "en",
            {"beacon alignedWith law-77"},
        ),
        (
            "El Proyecto Faro está alineado con la Ley 77.",
            "es",
            {"beacon alignedWith law-77"},
        ),
        (
            "Law 77 is about crews. It was approved by the Ministry of Ports.",
            "en",
            {"law-77 approvedBy ministry-ports"},
        ),
        ("The crews prohibit slavery.", "en", set()),
        ("The Northland Agency amends its plans with Law 77.", "en", set()),
    ],
)
def test_an_instrument_does_what_is_said_of_it(
    said: Said, text: str, lang: str, wanted: set[str]
) -> None:
    found = said(text, lang)
    assert {one for one in found if any(effect in one for effect in EFFECTS)} == wanted


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("The Beacon Project contributes to SDG 8.7.", "en", {"8.7"}),
        ("The project contributes to SDG targets 5.2 and 8.7.", "en", {"5.2", "8.7"}),
        ("El proyecto contribuye a los ODS 5.2, 8.7 y ODS 16.2.", "es", {"5.2", "8.7"}),
        ("El Proyecto Faro contribuye a la meta 8.7 de los ODS.", "es", {"8.7"}),
        ("The project contributes to its target 8.7.", "en", set()),
        ("SDG target 8.7 is about forced labour.", "en", set()),
    ],
)
def test_an_undertaking_contributes_to_a_target_that_is_said_to_be_of_the_goals(
    said: Said, text: str, lang: str, wanted: set[str]
) -> None:
    found = {one for one in said(text, lang) if " contributesToTarget " in one}
    assert found == {f"beacon contributesToTarget {number}" for number in wanted}


@pytest.mark.parametrize(("number", "waits"), [("16.2", True), ("8.15", False)])
def test_a_target_without_a_record_waits_and_one_that_does_not_exist_is_nothing(
    read_text: Read, number: str, waits: bool
) -> None:
    found = read_text(f"The Beacon Project contributes to SDG {number}.")
    assert not [row for row in found.rows if row.predicate == "atkg:contributesToTarget"]
    why = {one.why for one in found.nil}
    assert (f"no record for the target {number}" in why) == waits


PLACES = ("priorityPlace", "expansionPlace", "researchPlace", "evaluationPlace", "takesPlaceIn")


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        (
            "The project operated primarily in Puerto Claro and Costa Baja, and later expanded its "
            "reach to Isla Larga.",
            "en",
            {
                "beacon priorityPlace puerto-claro",
                "beacon priorityPlace costa-baja",
                "beacon expansionPlace isla-larga",
            },
        ),
        (
            "El Proyecto Faro se amplió a las regiones de Costa Baja e Isla Larga.",
            "es",
            {"beacon expansionPlace costa-baja", "beacon expansionPlace isla-larga"},
        ),
        (
            "They went to the priority regions of Puerto Claro and Costa Baja.",
            "en",
            {"beacon priorityPlace puerto-claro", "beacon priorityPlace costa-baja"},
        ),
        (
            "The Helpline 1818 was carried out in Isla Larga.",
            "en",
            {"helpline takesPlaceIn isla-larga"},
        ),
        (
            "La Línea 1818 se realizó en Isla Larga.",
            "es",
            {"helpline takesPlaceIn isla-larga"},
        ),
        (
            "The evaluation covered the cities of Puerto Claro and Isla Larga.",
            "en",
            {
                "beacon-evaluation evaluationPlace puerto-claro",
                "beacon-evaluation evaluationPlace isla-larga",
            },
        ),
        (
            "For the Night Crews Study fieldwork in Isla Larga was done.",
            "en",
            {"crew-study researchPlace isla-larga"},
        ),
        (
            "The project expanded to the region of Mira.",
            "en",
            {"beacon expansionPlace mira-region"},
        ),
        ("El proyecto se amplió a la ciudad de Mira.", "es", {"beacon expansionPlace mira-city"}),
        ("Crews come from Puerto Claro and Isla Larga.", "en", set()),
    ],
)
def test_a_place_has_the_role_that_is_said(
    said: Said, text: str, lang: str, wanted: set[str]
) -> None:
    found = said(text, lang)
    assert {one for one in found if one.split()[1] in PLACES} == wanted
