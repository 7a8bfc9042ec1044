"""The choices behind a network are told in words, in both languages, whatever they are."""

from __future__ import annotations

from dataclasses import fields

import pytest

from atkg.graph.naming import Naming
from atkg.network.making.options import NORMALISATIONS, WEIGHTS, Options, kinds
from atkg.network.telling import told_options

NAMING = Naming(
    {
        "atkgv:status.recommended": {"en": "recommended", "es": "recomendado"},
        "atkgr:d": {"en": "The report", "es": "El informe"},
    },
    {},
)


def test_only_what_is_not_usual_is_told_beside_kind_weight_and_statuses() -> None:
    assert told_options(Options(kind="recommendations"), NAMING, "es") == (
        "Red: Actores y recomendaciones; peso: documentos; estados: recomendado."
    )


def test_every_choice_is_told_in_spanish() -> None:
    options = Options(
        kind="recommendations", weight="quotes", duplicates="all", layers=("funding",), first=2018,
        undated=False, collapse=True, collective=False, centres=False, minimum=2, isolates=True,
        without=("atkgr:d",),
    )  # fmt: skip
    told = told_options(options, NAMING, "es", "atkgr:d")
    for words in (
        "peso: citas", "cuentan las repeticiones de un documento", "capas: financiamiento",
        "años: 2018–;", "sin vínculos que solo fecha su documento", "sin actores colectivos",
        "las unidades se reúnen en su organismo", "sin lo evaluado ni quien lo encarga",
        "evidencia mínima: 2", "con actores sin vínculo", "sin: El informe",
        "alrededor de: El informe",
    ):  # fmt: skip
        assert words in told
    english = told_options(options, NAMING, "en")
    assert "peso" not in english
    assert "without: The report" in english


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_value_of_every_option_can_be_told(lang: str) -> None:
    for kind in kinds():
        assert told_options(Options(kind=kind), NAMING, lang)
    for weight in WEIGHTS:
        assert told_options(Options(weight=weight), NAMING, lang)
    for name in NORMALISATIONS:
        projected = name in ("average", "jaccard", "cosine", "newman")
        options = Options("bodies", "things" if projected else "", normalise=name)
        assert (name == "none") == ("normal" not in told_options(options, NAMING, lang))


def test_no_option_is_forgotten() -> None:
    known = {one.name for one in fields(Options)}
    assert known == {
        "kind", "project", "weight", "normalise", "duplicates", "also", "layers", "first", "last",
        "undated", "collapse", "collective", "centres", "minimum", "isolates", "without",
    }, "tell the new option in telling.csv"  # fmt: skip
