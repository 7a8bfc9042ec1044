"""Periods: dates with their meaning and what they are the dates of."""

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
