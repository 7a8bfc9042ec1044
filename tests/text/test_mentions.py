"""Mentions: the longest name, in its own case, at word bounds, and acronyms where defined."""

from __future__ import annotations

from itertools import pairwise

import pytest

from atkg.authority import Authority, Name, Thing
from atkg.text.acronyms import is_acronym
from atkg.text.mentioned import Mention
from atkg.text.mentions import Finder

RECORDS = {
    "ports": ("Organization", "organization.ministry", ["Ministry of Ports", "MP"]),
    "ministry": ("Organization", "organization.ministry", ["Ministry of Ports and Canals"]),
    "who": ("Organization", "organization.international", ["WHO"]),
    "alas": ("Organization", "organization.ngo", ["Fundación Alas Abiertas"]),
    "peru-police": ("Organization", "organization.police", ["National Police of Peru"]),
    "lima": ("Place", "place.city", ["Lima"]),
}


def finder() -> Finder:
    things, names = {}, []
    for key, (type_, kind, known) in RECORDS.items():
        things[f"x:{key}"] = Thing(f"x:{key}", f"atkg:{type_}", f"atkgv:{kind}")
        names += [Name(f"x:{key}", name, "en", True, "", None, None, 1) for name in known]
    return Finder(Authority(things, tuple(names), ()), "report")


def found(text: str) -> list[tuple[str, str]]:
    mentions = finder().find(text).linked
    return [(text[one.start : one.end], one.thing.removeprefix("x:")) for one in mentions]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the Ministry of Ports and Canals", [("Ministry of Ports and Canals", "ministry")]),
        ("the Ministry of Ports, Lima", [("Ministry of Ports", "ports"), ("Lima", "lima")]),
        ("those who came to WHO", [("WHO", "who")]),
        ("a *Fundacion Alas\nAbiertas*", [("Fundacion Alas\nAbiertas", "alas")]),
        ("the WHO¹ in Lima⁴ and Limaⁱ.", [("WHO", "who"), ("Lima", "lima"), ("Lima", "lima")]),
        ("Limas and sublime limits; lima beans", []),
        ("the MPs of MPX", [("MP", "ports")]),
        (
            "Fundación Alas Abiertas (FAA). The FAA and FAAX.",
            [("Fundación Alas Abiertas", "alas"), ("FAA", "alas"), ("FAA", "alas")],
        ),
    ],
)
def test_names_are_found(text: str, wanted: list[tuple[str, str]]) -> None:
    if text.startswith("the MPs"):
        wanted = []  # an acronym is never a part of a word
    assert found(text) == wanted


def test_mentions_do_not_overlap_and_can_be_asked_for_by_span() -> None:
    text = "In Lima the Ministry of Ports (MP) met the Harbour Council of Callao."
    mentions = finder().find(text)
    every = mentions.named(0, len(text))
    assert len(every) == 4
    assert all(a.end <= b.start for a, b in pairwise(every))
    assert [one for one in every if one.is_nil] == list(mentions.nil)
    assert mentions.within(0, 8) == (Mention(3, 7, "x:lima", "atkg:Place", ("x:lima",)),)
    assert mentions.touches(5, 6)
    assert not mentions.touches(0, 3)


def test_acronyms_are_told_from_words() -> None:
    assert all(map(is_acronym, ("WHO", "J-TIP", "MIMPs")))
    assert not any(map(is_acronym, ("Lima", "the", "WHO office")))


def test_a_name_that_a_page_cuts_is_found() -> None:
    text = "They met the Ministry of\n\n12 A report, running head\n\nPorts and Canals in Lima."
    cut = text.index("\n"), text.index("Ports")
    (one,) = [each for each in finder().find(text, [cut]).linked if each.thing == "x:ministry"]
    assert text[one.start : one.end].startswith("Ministry of\n")
    assert text[one.start : one.end].endswith("Ports and Canals")
    assert not [each for each in finder().find(text).linked if each.thing == "x:ministry"]


def test_an_acronym_defined_for_a_known_name_is_that_name_whatever_its_letters() -> None:
    text = "Fundación Alas Abiertas (OWF) spoke. OWF left."
    assert found(text) == [
        ("Fundación Alas Abiertas", "alas"), ("OWF", "alas"), ("OWF", "alas"),
    ]  # fmt: skip


def test_a_body_of_another_country_is_not_linked_by_an_acronym_either() -> None:
    text = "In Chile, Chile and Chile the National Police of Peru left. The Chilean police."
    assert found(text) == [("National Police of Peru", "peru-police")]
    text = "Chile has a Ministry of Ports (MOP). Chile and MOP agreed in Santiago, Chile."
    assert not [name for name, thing in found(text) if name == "MOP" and thing == "who"]
