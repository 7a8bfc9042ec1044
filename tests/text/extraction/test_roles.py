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
    "text",
    [
        "The Beacon Project was not designed for the Open Wings Foundation.",
        "The Open Wings Foundation wrote to the Coast Police about the Beacon Project.",
        "## Recommendations\n\n1. The Beacon Project should be implemented with the Coast Police.",
    ],
)
def test_no_role_is_read_where_none_is_said(said: Said, text: str) -> None:
    assert not {one for one in said(text) if "implementedBy" in one or "operatedBy" in one}
