"""New names: whole, without the words before them; and alike only within the guards."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.text.definitions import definitions
from atkg.text.newnames import alike, new_names


def test_the_sign_of_a_note_between_name_and_acronym_is_no_part_of_the_name() -> None:
    text = "They met the Sea Rescue Office¹ (SRO) twice."
    (one,) = new_names(text, definitions(text))
    assert text[one.start : one.end] == "Sea Rescue Office"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He met Ana Paz of the Ministry of Labour.", [("Ministry of Labour", "Organization")]),
        ("La Red de Puertos Unidos se reunió.", [("Red de Puertos Unidos", "CoordinationBody")]),
        ("According to the Sea Watch (SW), it", [("Sea Watch", "Organization")]),
        ("the Ministry of\nthe Interior said", [("Ministry of\nthe Interior", "Organization")]),
        ("The Labour Act and Puerto Claro", [("Labour Act and Puerto Claro", "Instrument")]),
        ("under Law No. 77 of 2006 it", [("Law No. 77 of 2006", "Instrument")]),
        ("the Sea Rescue Office¹ and", [("Sea Rescue Office", "Organization")]),
        ("under Law 77 it", [("Law 77", "Instrument")]),
        (
            "el Decreto Supremo N.º 001-2016-IN dice",
            [("Decreto Supremo N.º 001-2016-IN", "Instrument")],
        ),
        ("Port Law Enforcement is weak, as is the Rule of Law", []),
        ("Overview of Port Inspectorate Funding", []),
        ("los Derechos de Ley Portuaria", []),
        ("the ministry and Ana Paz went to Puerto Claro", []),
        ("A Ministry said so.", []),
    ],
)
def test_names_are_found(text: str, wanted: list[tuple[str, str]]) -> None:
    found = [(text[one.start : one.end], one.type.removeprefix("atkg:")) for one in new_names(text)]
    assert found == wanted


@pytest.mark.parametrize(
    ("name", "known", "same"),
    [
        ("Ministery of Ports", "ministry of ports", True),
        ("Ministry of Ports", "ministry of sports and ports", False),
        ("Law 28251", "law 28250", False),
        ("Ministry of Justice of Colombia", "ministry of justice of bolivia", False),
        ("Regional Office of Ports", "national office of ports", False),
    ],
)
def test_only_one_misspelt_word_makes_the_same_name(name: str, known: str, same: bool) -> None:
    assert (alike(name, {known: "x:thing"})[0] == "x:thing") is same


@given(st.text(alphabet="AaBbÑñ &().,’\nofthe ", max_size=80))
def test_spans_are_inside_the_text_in_order_and_apart(text: str) -> None:
    found = list(new_names(text))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
