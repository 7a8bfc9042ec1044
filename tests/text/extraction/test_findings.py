"""Findings: the judging clauses of a criterion's section, with polarity."""

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
            "# Report\n\n## Effectiveness\n\n"
            "The project achieved significant progress in all ports.\n",
            {
                "finding concerns beacon",
                "finding criterion criterion.effectiveness",
                "finding polarity polarity.strength",
            },
        ),
        (
            "en",
            "# Report\n\n## Efficiency\n\nThe monitoring system showed serious weaknesses.\n",
            {
                "finding criterion criterion.efficiency",
                "finding polarity polarity.limitation",
            },
        ),
        (
            "en",
            "# Report\n\n## Efficiency\n\n"
            "Staff turnover has not prevented the continuation of activities.\n",
            {
                "finding polarity polarity.strength",
            },
        ),
        (
            "es",
            "# Informe\n\n## Eficacia\n\nEl proyecto logró avances importantes en los puertos.\n",
            {
                "finding criterion criterion.effectiveness",
                "finding polarity polarity.strength",
            },
        ),
        (
            "es",
            "# Informe\n\n## Sostenibilidad\n\nEl sistema de seguimiento mostró debilidades.\n",
            {
                "finding criterion criterion.sustainability",
                "finding polarity polarity.limitation",
            },
        ),
    ],
)
def test_a_finding_is_read(said: Said, lang: str, text: str, wanted: set[str]) -> None:
    found = said(text, lang)
    assert wanted <= found, sorted(found)


def test_outside_a_criterion_nothing_is_a_finding(said: Said) -> None:
    text = "# Report\n\n## {}\n\nThe project achieved significant progress in all ports.\n"
    assert "finding type Finding" in said(text.format("Impact"))
    assert not {one for one in said(text.format("Annex")) if one.startswith("finding")}
