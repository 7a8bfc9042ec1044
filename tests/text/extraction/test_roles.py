"""Roles and members: who did what, in active and passive sentences of both languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

Said: TypeAlias = Callable[..., set[str]]


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "The Beacon Project was implemented by the Open Wings Foundation.",
         "beacon implementedBy open-wings"),
        ("en", "The Open Wings Foundation implemented the Beacon Project in two ports.",
         "beacon implementedBy open-wings"),
        ("en", "The project was funded by the Northland Agency and Open Wings Foundation.",
         "beacon fundedBy open-wings"),
        ("en", "Helpline 1818 is operated by the Coast Police.",
         "helpline operatedBy coast-police"),
        ("en", "Law 77 was approved by the Ministry of Ports.",
         "law-77 approvedBy ministry-ports"),
        ("en", "Meetings were held with the Coast Police and the Ministry of Ports.",
         "beacon-evaluation consulted ministry-ports"),
        ("es", "La evaluación sostuvo reuniones con la Policía Costera.",
         "beacon-evaluation consulted coast-police"),
        ("es", "El Proyecto Faro fue implementado por la Fundación Alas Abiertas.",
         "beacon implementedBy open-wings"),
        ("es", "El proyecto fue financiado por la Agencia Nórdica.",
         "beacon fundedBy north-agency"),
        ("es", "La Línea 1818 es operada por la Policía Costera.",
         "helpline operatedBy coast-police"),
        ("en", "The Ports Round Table is composed of the Ministry of Ports, the Coast Police and "
         "the Open Wings Foundation.", "round-table hasMember open-wings"),
        ("es", "La Mesa de Puertos está integrada por el Ministerio de Puertos y la Policía "
         "Costera.", "round-table hasMember coast-police"),
    ],
)  # fmt: skip
def test_a_role_is_read(said: Said, lang: str, text: str, wanted: str) -> None:
    assert wanted in said(text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        # a list of persons leads to those whom they belong to
        ("en", "The evaluators interviewed officers of the Coast Police and staff of the Ministry "
         "of Ports.", "beacon-evaluation consulted ministry-ports"),
        ("es", "El equipo entrevistó a funcionarios del Ministerio de Puertos y agentes de la "
         "Policía Costera.", "beacon-evaluation consulted coast-police"),
        # apposition, relative clauses, coordinated verbs
        ("en", "The Open Wings Foundation, a local charity, runs Helpline 1818.",
         "helpline operatedBy open-wings"),
        ("en", "Helpline 1818, which the Northland Agency funds, is free.",
         "helpline fundedBy north-agency"),
        ("es", "La Línea 1818, que la Policía Costera opera, es gratuita.",
         "helpline operatedBy coast-police"),
        ("en", "The Beacon Project, funded by the Northland Agency and executed by the Open Wings "
         "Foundation, ended in 2020.", "beacon executedBy open-wings"),
        # pronouns, descriptions, the topic of a paragraph, a heading
        ("en", "Helpline 1818 opened in 2019. It is operated by the Coast Police.",
         "helpline operatedBy coast-police"),
        ("en", "The Ministry of Ports has no staff. Helpline 1818 is run by the ministry.",
         "helpline operatedBy ministry-ports"),
        ("en", "Helpline 1818 grew in 2019. Leaflets were distributed to the Coast Police.",
         "helpline beneficiaryInstitution coast-police"),
        ("en", "# Report\n\n## Findings\n\n### Helpline 1818\n\nWork went on in cooperation with "
         "the Coast Police.\n", "helpline partner coast-police"),
        # the agent inside the cue, beside a noun, fronted
        ("en", "Helpline 1818 was set up with Northland Agency funding.",
         "helpline fundedBy north-agency"),
        ("en", "The Northland Agency-funded Helpline 1818 is free.",
         "helpline fundedBy north-agency"),
        ("en", "The main partners of the Beacon Project were the Coast Police and the Ministry of "
         "Ports.", "beacon partner ministry-ports"),
        ("es", "La Agencia Nórdica fue el donante del Proyecto Faro.",
         "beacon fundedBy north-agency"),
        ("en", "With the support of the Northland Agency, the Coast Police organized Helpline "
         "1818.", "helpline supportedBy north-agency"),
        # Spanish "de" and "a" melt with the article
        ("es", "La Línea 1818 contó con el apoyo del Ministerio de Puertos.",
         "helpline supportedBy ministry-ports"),
        # a cue takes in what is given, funded or passed on
        ("en", "The Beacon Project handed twelve radios over to the Coast Police.",
         "beacon beneficiaryInstitution coast-police"),
        ("es", "El proyecto terminó. Se entregaron radios al Ministerio de Puertos y a la Policía "
         "Costera.", "beacon beneficiaryInstitution coast-police"),
        ("en", "Funding for Helpline 1818 came from the Northland Agency.",
         "helpline fundedBy north-agency"),
        ("es", "La gestión de la Línea 1818 pasó a la Policía Costera.",
         "helpline operatedBy coast-police"),
        # who received something has it of what the paragraph speaks of
        ("en", "The Beacon Project began. The Coast Police received new radios and training.",
         "beacon beneficiaryInstitution coast-police"),
        # what opens a sentence governs one agent, what follows is the subject
        ("en", "With the support of the Northland Agency, the Coast Police organized Helpline "
         "1818.", "helpline executedBy coast-police"),
        # relative clauses with a preposition, or two in one
        ("en", "Helpline 1818, in which the Coast Police took part, is free.",
         "helpline hasParticipant coast-police"),
        ("es", "La Línea 1818, que la Agencia Nórdica financia y la Policía Costera opera, crece.",
         "helpline operatedBy coast-police"),
        # a part told with "as", before or after its agents
        ("es", "En el Proyecto Faro participaron, como socios, la Policía Costera y el Ministerio "
         "de Puertos.", "beacon partner ministry-ports"),
        # what the text says that its project is, stands for it
        ("en", "Beacon Project is a three-year initiative for ports. The initiative was executed "
         "by the Coast Police.", "beacon executedBy coast-police"),
        # a name and the noun behind it are one
        ("en", "The Helpline 1818 programme was implemented by the Coast Police.",
         "helpline implementedBy coast-police"),
        # who carries out an evaluation evaluates
        ("en", "The Beacon evaluation was carried out by the Open Wings Foundation.",
         "beacon-evaluation evaluatedBy open-wings"),
    ],
)  # fmt: skip
def test_a_role_is_read_where_an_end_is_carried_or_turned(
    said: Said, lang: str, text: str, wanted: str
) -> None:
    found = said(text, lang)
    assert wanted in found, sorted(found)


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "Members of the Ports Round Table: the Coast Police and the Ministry of Ports.",
         "round-table hasMember ministry-ports"),
        ("en", "The Coast Police and the Ministry of Ports are members of the Ports Round Table.",
         "round-table hasMember coast-police"),
        ("en", "The Ports Round Table (Coast Police, Ministry of Ports) met twice.",
         "round-table hasMember ministry-ports"),
        ("en", "The Ports Round Table met twice. It is composed of the Coast Police and others.",
         "round-table hasMember coast-police"),
        ("es", "La Policía Costera forma parte de la Mesa de Puertos.",
         "round-table hasMember coast-police"),
        ("es", "La Mesa de Puertos se creó en 2015. La integran la Policía Costera y el Ministerio "
         "de Puertos.", "round-table hasMember ministry-ports"),
        ("en", "The Ports Round Table met. Crews are represented on it by the Coast Police.",
         "round-table hasMember coast-police"),
        ("es", "La Mesa de Puertos es presidida por el Ministerio de Puertos.",
         "round-table hasMember ministry-ports"),
        ("en", "The study was paid by the Ministry of Ports and led by its Harbour Office.",
         "harbour-office unitOf ministry-ports"),
        ("en", "The Ministry of Ports, through its Harbour Office, pays.",
         "harbour-office unitOf ministry-ports"),
        ("en", "The Harbour Office, a small section of the Ministry of Ports, pays.",
         "harbour-office unitOf ministry-ports"),
    ],
)  # fmt: skip
def test_a_member_or_unit_is_read(said: Said, lang: str, text: str, wanted: str) -> None:
    found = said(text, lang)
    assert wanted in found, sorted(found)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("The Beacon Project ended. The curriculum was implemented by the Coast Police.",
         "beacon implementedBy coast-police"),
        ("The Beacon Project was not funded by the Northland Agency.",
         "beacon fundedBy north-agency"),
        ("Helpline 1818 grew. 31 cases were transferred to the Coast Police.",
         "helpline beneficiaryInstitution coast-police"),
        ("Helpline 1818 was run by the Open Wings Foundation, brought together crews and the Coast "
         "Police.", "helpline operatedBy coast-police"),
        ("With the support of the Northland Agency, the Coast Police organized Helpline 1818.",
         "helpline executedBy north-agency"),
        ("The Northland Agency paid. A mid-term review, commissioned by the Coast Police, came.",
         "beacon-evaluation commissionedBy coast-police"),
        ("The Coast Police, established in 2011, joined the Ports Round Table.",
         "round-table establishedBy coast-police"),
        ("The Coast Police took part as implementing partners. The Beacon Project ended.",
         "beacon hasParticipant coast-police"),
        ("The Beacon Project ended. The Ministry of Ports provided data to the Coast Police.",
         "beacon beneficiaryInstitution coast-police"),
        ("The Round Table is constituted by the Coast Police.",
         "coast-police establishedBy round-table"),
        ("The Helpline 1818 was staffed at last (two posts funded by the Northland Agency).",
         "helpline fundedBy north-agency"),
        ("The Helpline 1818 held a course on night work, which was developed with the support of "
         "the Coast Police.", "helpline supportedBy coast-police"),
        ("The papers are the Coast Police's or Harbour Office's.",
         "harbour-office unitOf coast-police"),
    ],
)  # fmt: skip
def test_what_a_clause_says_of_something_else_is_no_role(
    said: Said, text: str, unwanted: str
) -> None:
    assert unwanted not in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Beacon Project was not designed for the Open Wings Foundation.",
        "The Open Wings Foundation wrote to the Coast Police about the Beacon Project.",
        "## Recommendations\n\n1. The Beacon Project should be implemented with the Coast Police.",
    ],
)
def test_no_role_is_read_where_none_is_said(said: Said, text: str) -> None:
    assert not {one for one in said(text) if "implementedBy" in one or "operatedBy" in one}


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "en", "| Helpline 1818 | Led by the Coast Police |",
            "helpline coordinatedBy coast-police",
        ),
        (
            "en", "| Helpline 1818 | Works beside the Beacon Project | Led by the Coast Police |",
            "helpline coordinatedBy coast-police",
        ),
        (
            "en", "| Helpline 1818 | Run by the Coast Police. Funded by the Northland Agency. |",
            "helpline fundedBy north-agency",
        ),
        (
            "es", "| Línea 1818 | Puerto Claro | A cargo de la Policía Costera |",
            "helpline operatedBy coast-police",
        ),
        (
            "es", "| Línea 1818 | Junto al Proyecto Faro | A cargo de la Policía Costera |",
            "helpline operatedBy coast-police",
        ),
    ],
)  # fmt: skip
def test_a_cell_that_opens_with_a_role_speaks_of_what_its_row_is_about(
    said: Said, lang: str, text: str, wanted: str
) -> None:
    found = said(text, lang)
    assert wanted in found
    assert not {one for one in found if one.startswith("beacon ")}


def test_a_row_that_names_nothing_takes_nothing_from_the_row_above(said: Said) -> None:
    above, row = "| Helpline 1818 | Led by the Coast Police |", "| Patrols | Funded by the {} |"
    assert not {
        one for one in said(f"{above}\n{row.format('Northland Agency')}") if "funded" in one
    }
