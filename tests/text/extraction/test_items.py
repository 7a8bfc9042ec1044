"""Recommendations, lessons and good practices in their layouts, with addressees by part."""

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
            "# Report\n\n## Recommendations\n\nRecommendation 3: The Ministry of Ports should train the Coast Police, in collaboration with the Open Wings Foundation, in order to identify victims.\n",
            {
                "action purpose identify victims",
                "action addressee ministry-ports",
                "recommendation number 3",
                "action collaborateAddressee open-wings",
            },
        ),
        (
            "en",
            "# Report\n\n## Recommendations\n\nR7. It is recommended that the Coast Police open a new office.\n",
            {
                "action addressee coast-police",
                "recommendation number R7",
                "action words open a new office",
            },
        ),
        (
            "en",
            "# Report\n\n## Recommendations\n\n### R.1 Keep the line open\n\nIt is recommended that the Ministry of Ports keep the line open. The Coast Police could support it.\n",
            {
                "action addressee coast-police",
                "recommendation number R.1",
                "action words support it",
                "recommendation title Keep the line open",
            },
        ),
        (
            "en",
            "# Report\n\n## Recommendations\n\n### Train staff\n\nThe Coast Police must train its staff.\n",
            {"recommendation title Train staff", "action words train its staff"},
        ),
        (
            "en",
            "# Report\n\n## Recommendations\n\n- The Coast Police must train its staff each year.\n- Open a second line in the north.\n",
            {
                "action words train its staff each year",
                "action words Open a second line in the north",
            },
        ),
        (
            "en",
            "# Report\n\n## Lessons learned\n\n- A line needs partners in each port.\n",
            {"lesson type Lesson"},
        ),
        (
            "en",
            "# Report\n\n## Good practices\n\n**Joint training.** Police and prosecutors were trained together by the project.\n",
            {"good-practice title Joint training", "good-practice practisedBy beacon"},
        ),
        (
            "es",
            "# Informe\n\n## Recomendaciones\n\n1. Se recomienda al Ministerio de Puertos capacitar a la Policía Costera.\n2. La Policía Costera debería abrir una oficina nueva.\n",
            {
                "action words abrir una oficina nueva",
                "recommendation number 2",
                "action addressee ministry-ports",
                "recommendation number 1",
            },
        ),
        (
            "es",
            "# Informe\n\n## Lecciones aprendidas\n\nLA1. Una línea necesita socios en cada puerto.\n",
            {"lesson number LA1"},
        ),
    ],
)
def test_an_item_is_read(said: Said, lang: str, text: str, wanted: set[str]) -> None:
    found = said(text, lang)
    assert wanted <= found, sorted(found)


def test_a_part_named_in_a_sentence_is_of_its_action_only(said: Said) -> None:
    text = (
        "# Report\n\n## Recommendations\n\nRecommendation 3: The Ministry of Ports should train the "
        "Coast Police, in collaboration with the Open Wings Foundation.\n"
    )
    found = said(text)
    assert "action collaborateAddressee open-wings" in found
    assert "recommendation collaborateAddressee open-wings" not in found
