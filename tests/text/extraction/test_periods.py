"""Periods: dates with their meaning and what they are the dates of."""

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
            "The official duration of the project was from March 2018 to February 2021.",
            {
                "period from 2018-03-01",
                "period meaning period.official",
                "period periodOf beacon",
                "period precision precision.month",
                "period to 2021-02-28",
            },
        ),
        (
            "en",
            "Law 77 has been in force since 2004.",
            {
                "period from 2004-01-01",
                "period meaning period.in-force",
                "period periodOf law-77",
            },
        ),
        (
            "en",
            "The Ports Round Table was created in May 2019.",
            {
                "period meaning period.establishment",
                "period periodOf round-table",
                "period to 2019-05-31",
            },
        ),
        (
            "es",
            "La duración del proyecto fue de marzo de 2018 a febrero de 2021.",
            {
                "period from 2018-03-01",
                "period meaning period.official",
                "period to 2021-02-28",
            },
        ),
        (
            "en",
            "Since 1996, the Open Wings Foundation has worked with migrants.",
            {
                "period from 1996-01-01",
                "period meaning period.activity",
                "period periodOf open-wings",
            },
        ),
        (
            "en",
            "The famous Law 77 (May 2004) changed little.",
            {
                "period meaning period.adoption",
                "period periodOf law-77",
                "period to 2004-05-31",
            },
        ),
        (
            "es",
            "La Mesa de Puertos fue creada en 2019.",
            {
                "period meaning period.establishment",
                "period periodOf round-table",
            },
        ),
    ],
)
def test_a_period_is_read(said: Said, lang: str, text: str, wanted: set[str]) -> None:
    found = said(text, lang)
    assert wanted <= found, sorted(found)


def test_what_began_and_goes_on_has_no_end(said: Said) -> None:
    found = said("Law 77 has been in force since 2004.")
    assert "period from 2004-01-01" in found
    assert not {one for one in found if one.startswith("period to")}


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        (
            "Law 77 is about crews. It was approved by the council in May 2002, and it came into "
            "force in 2003.",
            "en",
            {"period.approval 2002-05-01 law-77", "period.in-force 2003-01-01 law-77"},
        ),
        (
            "La Ley 77 trata de las tripulaciones. Fue aprobada por el consejo en mayo de 2002.",
            "es",
            {"period.approval 2002-05-01 law-77"},
        ),
        (
            "The protocols to the “Coast Convention” (November 2000) are new; they are three.",
            "en",
            {"period.adoption 2000-11-01 coast-convention"},
        ),
        (
            "The Port Inquiry made by the university in 2003 says so.",
            "en",
            {"period.activity 2003-01-01 port-inquiry"},
        ),
    ],
)
def test_a_period_of_what_the_sentences_before_speak_of(
    read_text: Read, text: str, lang: str, wanted: set[str]
) -> None:
    said: dict[str, dict[str, str]] = {}
    for row in read_text(text, lang).rows:
        said.setdefault(row.subject, {})[row.predicate] = row.object
    found = {
        f"{one['atkg:meaning'].removeprefix('atkgv:')} {one['atkg:from']} "
        f"{one['atkg:periodOf'].removeprefix('atkgr:')}"
        for one in said.values()
        if "atkg:periodOf" in one
    }
    assert found == wanted


def test_of_two_undertakings_apart_nobody_can_tell_which_a_date_is_of(said: Said) -> None:
    text = "In 2003 the Helpline 1818 was shown when the staff of the Beacon Project had it made."
    assert not [one for one in said(text) if "periodOf" in one]


def test_a_range_beside_a_name_is_no_beginning(said: Said) -> None:
    assert not [
        one for one in said("The Coast Police from 2018 to 2024 was small.") if "periodOf" in one
    ]
    assert "period periodOf coast-police" in said("Since 2018 the Coast Police has been small.")


_TOLD = "The Coast Convention (November 2000) binds all ports.\n\n"


@pytest.mark.parametrize(
    ("again", "periods"),
    [
        ("The Coast Convention was adopted in 2000.", 1),
        ("The Coast Convention was adopted in 2001.", 2),
        ("The Coast Convention has been in force since 2000.", 2),
    ],
)
@pytest.mark.parametrize("coarse_first", [False, True])
def test_a_period_told_less_exactly_supports_the_exact_one(
    read_text: Read, again: str, periods: int, coarse_first: bool
) -> None:
    text = again + "\n\n" + _TOLD if coarse_first else _TOLD + again + "\n"
    rows = [row for row in read_text(text).rows if ".period." in row.subject]
    assert len({row.subject for row in rows}) == periods
    assert sum(row.object == "atkg:Period" for row in rows) == 2
    if periods == 1:
        assert [row.object for row in rows if row.predicate == "atkg:from"] == ["2000-11-01"]


def test_a_year_in_which_two_exact_periods_lie_is_neither(read_text: Read) -> None:
    text = (
        "Law 77 was approved in March 2003.\n\nLaw 77 was approved in May 2003.\n\n"
        "Law 77 was approved in 2003.\n"
    )
    rows = [row for row in read_text(text).rows if row.object == "atkg:Period"]
    assert len({row.subject for row in rows}) == 3


@pytest.mark.parametrize(
    "text",
    [
        "As of May 2019, the Coast Police had no boats.",
        "From June to August 2019, we met two groups, one for the Coast Police.",
        "Since May 2019, there were two meetings, one with the Coast Police.",
        "The Helpline 1818 launched the night portal in August 2019.",
    ],
)
def test_a_date_of_something_else_is_no_period_of_whoever_is_named(said: Said, text: str) -> None:
    assert not {one for one in said(text) if one.startswith("period")}


def test_what_ran_for_a_year_did_not_run_in_its_may_alone(read_text: Read) -> None:
    told = "The Helpline 1818 was implemented in {}.\n\n"
    text = told.format("May 2019") + told.format("2019")
    rows = [row for row in read_text(text).rows if row.object == "atkg:Period"]
    assert len({row.subject for row in rows}) == 2
