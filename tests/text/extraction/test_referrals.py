"""Referrals, and contributions without a sum: who handed on cases, who bore costs."""

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
            "# Report\n\n## Helpline 1818\n\nA total of 31 cases were transferred to the Coast "
            "Police and the Ministry of Ports.\n",
            {
                "referral amount figure",
                "referral referredTo coast-police",
                "referral referredTo ministry-ports",
                "referral referralFrom helpline",
                "figure value 31",
            },
        ),
        (
            "es",
            "En total, 12 casos fueron derivados al Ministerio de Puertos.",
            {"referral amount figure", "referral referredTo ministry-ports", "figure value 12"},
        ),
    ],
)
def test_a_referral_has_its_figure_and_all_who_received(
    said: Said, lang: str, text: str, wanted: set[str]
) -> None:
    assert wanted <= said(text, lang)


def test_a_referral_to_nobody_known_is_none(said: Said) -> None:
    found = said("A total of 31 cases were transferred to other offices.")
    assert "figure value 31" in found
    assert not [one for one in found if one.startswith("referral")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The travel costs of the Beacon Project were borne by the Northland Agency."),
        ("es", "Los gastos del Proyecto Faro fueron asumidos por la Agencia Nórdica."),
    ],
)
def test_who_bears_costs_contributes_without_a_sum(said: Said, lang: str, text: str) -> None:
    found = said(text, lang)
    assert {"contribution contributor north-agency", "contribution contributionTo beacon"} <= found
    assert not [one for one in found if " amount " in one]


def test_who_assumes_tasks_contributes_nothing(said: Said) -> None:
    found = said("The tasks of the Beacon Project were assumed by the Northland Agency.")
    assert not [one for one in found if one.startswith("contribution")]
