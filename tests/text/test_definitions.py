"""Acronyms that a text defines, and how far their long names reach."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.text.definitions import definitions, initials


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It met the Harbour Relief Fund (HRF) twice.", [("Harbour Relief Fund", "HRF")]),
        ("Fondo de Ayuda a los Puertos (FAP)", [("Fondo de Ayuda a los Puertos", "FAP")]),
        ("of the Department of Crews, Docks and Ports (DCDP)",
         [("Department of Crews, Docks and Ports", "DCDP")]),
        ("the Ministry of\nHarbours’s (MH) plan", [("Ministry of\nHarbours", "MH")]),
        ("HRF (Harbour Relief Fund) and HRF (founded in Quito)", [("Harbour Relief Fund", "HRF")]),
        ("Acronyms\n\nHRF: Harbour Relief Fund\nMP\tMinistry of Ports\nABC: Other Words\n",
         [("Harbour Relief Fund", "HRF"), ("Ministry of Ports", "MP")]),
        ("Regional Data Hubs (RDHs)", [("Regional Data Hubs", "RDHs")]),
        ("It met in March (twice) and in Lima (Peru).", []),
    ],
)  # fmt: skip
def test_a_definition_reaches_as_far_as_its_initials(
    text: str, wanted: list[tuple[str, str]]
) -> None:
    found = [(text[one.start : one.end], one.acronym) for one in definitions(text) if one.is_sure]
    assert found == wanted


def test_an_acronym_from_another_language_is_told_without_a_beginning() -> None:
    text = "the Council for Crews (FAP)"
    (one,) = definitions(text)
    assert not one.is_sure
    assert text[: one.end].endswith("Council for Crews")


@given(st.lists(st.from_regex(r"[A-Z][a-z]{2,8}", fullmatch=True), min_size=2, max_size=6))
def test_the_first_letters_of_capitalized_words_always_fit(words: list[str]) -> None:
    name, acronym = " ".join(words), "".join(word[0] for word in words)
    assert initials(f"of the {name}", acronym) >= 0


@given(st.text(alphabet="ABCabc ().,:\n’s", max_size=80))
def test_definitions_stand_inside_the_text(text: str) -> None:
    for one in definitions(text):
        assert 0 <= one.start <= one.end <= len(text)
        assert one.acronym in text
