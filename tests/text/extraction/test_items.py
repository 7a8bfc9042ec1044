"""Recommendations, lessons and good practices in their layouts, with addressees by part."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from atkg.text.extraction import Extraction

Said: TypeAlias = Callable[..., set[str]]
Read: TypeAlias = Callable[..., Extraction]


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "en",
            "# Report\n\n## Recommendations\n\n"
            "Recommendation 3: The Ministry of Ports should train the Coast "
            "Police, in collaboration with the Open Wings Foundation, in order "
            "to identify victims.\n",
            {
                "action addressee ministry-ports",
                "action collaborateAddressee open-wings",
                "action purpose identify victims",
                "recommendation number 3",
            },
        ),
        (
            "en",
            "# Report\n\n## Recommendations\n\n"
            "R7. It is recommended that the Coast Police open a new office.\n",
            {
                "action addressee coast-police",
                "action words open a new office",
                "recommendation number R7",
            },
        ),
        (
            "en",
            "# Report\n\n## Recommendations\n\n### R.1 Keep the line open\n\n"
            "It is recommended that the Ministry of Ports keep the line open. "
            "The Coast Police could support it.\n",
            {
                "action addressee coast-police",
                "action words support it",
                "recommendation number R.1",
                "recommendation title Keep the line open",
            },
        ),
        (
            "en",
            "# Report\n\n## Recommendations\n\n### Train staff\n\n"
            "The Coast Police must train its staff.\n",
            {
                "action words train its staff",
                "recommendation title Train staff",
            },
        ),
        (
            "en",
            "# Report\n\n## Recommendations\n\n"
            "- The Coast Police must train its staff each year.\n"
            "- Open a second line in the north.\n",
            {
                "action words Open a second line in the north",
                "action words train its staff each year",
            },
        ),
        (
            "en",
            "# Report\n\n## Lessons learned\n\n- A line needs partners in each port.\n",
            {
                "lesson type Lesson",
            },
        ),
        (
            "en",
            "# Report\n\n## Good practices\n\n"
            "**Joint training.** Police and prosecutors were trained together "
            "by the project.\n",
            {
                "good-practice practisedBy beacon",
                "good-practice title Joint training",
            },
        ),
        (
            "es",
            "# Informe\n\n## Recomendaciones\n\n"
            "1. Se recomienda al Ministerio de Puertos capacitar a la Policía "
            "Costera.\n2. La Policía Costera debería abrir una oficina nueva.\n",
            {
                "action addressee ministry-ports",
                "action words abrir una oficina nueva",
                "recommendation number 1",
                "recommendation number 2",
            },
        ),
        (
            "es",
            "# Informe\n\n## Lecciones aprendidas\n\n"
            "LA1. Una línea necesita socios en cada puerto.\n",
            {
                "lesson number LA1",
            },
        ),
    ],
)
def test_an_item_is_read(said: Said, lang: str, text: str, wanted: set[str]) -> None:
    found = said(text, lang)
    assert wanted <= found, sorted(found)


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "### For the Coast Police\n\n1. Open an office in each port.\n",
         {"recommendation number 1", "action addressee coast-police"}),
        ("es", "### Al Ministerio de Puertos y la Policía Costera\n\n1. Abrir una oficina nueva.\n",
         {"action addressee coast-police", "action addressee ministry-ports"}),
        ("en", "### Recommendation 2: Offices\n\nThe Coast Police should open offices.\n",
         {"recommendation number 2", "recommendation title Offices"}),
        ("en", "R2. To the Coast Police: open an office in each port.\n",
         {"action addressee coast-police", "action words open an office in each port"}),
        ("en", "### R.2 Open offices (Ministry of Ports, Coast Police)\n\nOffices are few.\n",
         {"recommendation addressee coast-police", "recommendation addressee ministry-ports"}),
        ("en", "R2. Open an office.\n\nResponsible: Coast Police (lead), Ministry of Ports.\n",
         {"recommendation leadAddressee coast-police", "recommendation addressee ministry-ports"}),
        ("en", "R2. Donors (Northland Agency, Open Wings Foundation) should pay for it.\n",
         {"action addressee north-agency", "action addressee open-wings"}),
        ("en", "R2. The Coast Police should train its staff and publish a report each year.\n",
         {"action words train its staff", "action words publish a report each year"}),
        ("es", "R2. La Policía Costera debe capacitar a su personal y publicar un informe anual.\n",
         {"action words capacitar a su personal", "action words publicar un informe anual"}),
        ("en", "R2. The Coast Police should hire staff. This should be done in 2022.\n",
         {"action words hire staff", "action addressee coast-police"}),
        ("en", "R2. The Northland Agency lacks staff. This agency must hire some.\n",
         {"action words hire some", "action addressee north-agency"}),
        ("en", "R2. It is recommended that the Coast Police create materials, such as posters and "
         "films.\n", {"proposed-thing hasElement posters", "proposed-thing hasElement films"}),
    ],
)  # fmt: skip
def test_whom_a_recommendation_addresses_is_read(
    said: Said, lang: str, text: str, wanted: set[str]
) -> None:
    section = {"en": "Recommendations", "es": "Recomendaciones"}[lang]
    found = said(f"# Report\n\n## {section}\n\n{text}", lang)
    assert wanted <= found, sorted(found)


@pytest.mark.parametrize(
    ("asked", "proposed"),
    [
        ("should develop, during the first year, a plan for crews", True),
        ("should ask in each award design, plans for crews", False),
    ],
)
def test_only_what_is_to_be_made_is_proposed(said: Said, asked: str, proposed: bool) -> None:
    found = said(f"# Report\n\n## Recommendations\n\nR2. The Coast Police {asked}.\n")
    assert any(one.startswith("proposed-thing type") for one in found) is proposed


def test_one_action_with_two_verbs_for_one_object_stays_one(said: Said) -> None:
    text = "R1. The Coast Police should adopt measures to prevent delay and protect the crews.\n"
    found = said(f"# Report\n\n## Recommendations\n\n{text}")
    words = [one for one in found if one.startswith("action words")]
    assert words == ["action words adopt measures to prevent delay and protect the crews"]


def test_what_is_asked_among_findings_is_a_recommendation_with_its_action(said: Said) -> None:
    text = "# Report\n\n## Efficiency\n\nThe Coast Police should open an office.\n"
    found = said(text)
    assert {"action words open an office", "action addressee coast-police"} <= found
    assert "recommendation recommendedAction action" in found
    stated = said(text.replace("should open", "could open"))
    assert not any(one.startswith(("recommendation", "action")) for one in stated)


def test_a_section_ends_where_another_part_begins_whatever_its_level(said: Said) -> None:
    text = (
        "# Report\n\n## What we recommend\n\nWe make one recommendation.\n\n"
        "### Recommendations\n\nThe Coast Police should open an office in each port of the "
        "coast. (Recommendation 1)\n\nThe draft had more to say about the ports and canals.\n\n"
        "### Appendix I: Method\n\nWe asked what the Coast Police should do in each port.\n"
    )
    found = said(text)
    assert "recommendation number 1" in found
    actions = [one for one in found if one.startswith("action words")]
    assert len(actions) == 1
    assert actions[0].startswith("action words open an office in each port of the coast")


def test_a_labelled_recommendation_needs_no_section(said: Said) -> None:
    text = "The Coast Police should open an office in each port of the coast. (Recommendation 1)\n"
    assert {"recommendation number 1", "action addressee coast-police"} <= said(text)


def test_a_part_named_in_a_sentence_is_of_its_action_only(said: Said) -> None:
    text = (
        "# Report\n\n## Recommendations\n\nRecommendation 3: The Ministry of Ports should "
        "train the Coast Police, in collaboration with the Open Wings Foundation.\n"
    )
    found = said(text)
    assert "action collaborateAddressee open-wings" in found
    assert "recommendation collaborateAddressee open-wings" not in found


def test_whom_the_next_sentence_spells_out_is_addressed_also_over_a_page_break(
    read_text: Read,
) -> None:
    text = (
        "# Report\n\n## Efficiency\n\nOther bodies should take part in the patrols, each in its "
        "own port. Public bodies like the Ministry of Ports that by\n\n"
        "law know the matter and the Coast Police, because of their task.\n"
    )
    rows = read_text(text).rows
    asked = [row for row in rows if row.predicate == "atkg:addressee"]
    assert {"atkgr:ministry-ports", "atkgr:coast-police"} <= {row.object for row in asked}
    halves = [row for row in asked if row.object == "atkgr:coast-police"]
    assert len(halves) == 2
    assert len({row.together for row in halves}) == 1
    assert halves[0].quote.endswith("that by")
    assert halves[1].quote.startswith("law know")
