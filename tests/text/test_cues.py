"""Cues: in one form, of known terms, in both languages, and never so wide that all words fit."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from atkg.text.cues import is_cued, modalities
from atkg.text.folding import fold

ROOT: Final = Path(__file__).parents[2]
TEXT: Final = ROOT / "src" / "atkg" / "text"
MODALITIES: Final = ("hedged", "planned", "potential", "proposed", "recommended")
BOTH_LANGUAGES: Final = (
    "criterion", "evaluation", "form", "method", "p", "period", "polarity", "sign", "unit",
)  # fmt: skip

# Words that stand in almost any sentence: none of them is a cue by itself.
TOO_WIDE: Final = (
    "a about all an and are as at be been being by for from had has have he her his in into "
    "is it its la las los el lo un una of on or over she so some than that the their them "
    "there they this those through to under up upon was we were what when where which who "
    "with you al ante bajo como con cual cuando de del e en entre es esta este esto fue "
    "fueron ha han hasta mas muy o para por que se ser son sobre su sus todo tras u y ya "
)


@cache
def cues() -> list[tuple[str, str, str]]:
    with (TEXT / "cues.csv").open(encoding="utf-8", newline="") as file:
        header, *records = csv.reader(file, strict=True)
    assert header == ["term", "lang", "cue"]
    return [(term, lang, cue) for term, lang, cue in records]


def predicates(anchor: str = "") -> set[str]:
    with (TEXT.parent / "predicates.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {f"atkg:{row['predicate']}" for row in rows if anchor in ("", row["anchor"])}


def concepts() -> set[str]:
    text = (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8")
    section = text.split("## 5. Concepts, by scheme", 1)[1]
    return {
        f"atkgv:{scheme}.{name}"
        for scheme, names in re.findall(r"^\| ([a-z]+) \| (.+) \|$", section, flags=re.MULTILINE)
        if scheme != "scheme"
        for name in names.split(", ")
    }


def counted() -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for term, lang, _ in cues():
        found[term][lang] += 1
    return found


def test_there_are_cues_at_all() -> None:
    assert len(cues()) > 2000
    assert len(predicates("cue")) > 50
    assert len(concepts()) > 150


def test_the_file_is_sorted_and_without_duplicates() -> None:
    assert cues() == sorted(cues())
    folded = Counter((term, lang, fold(cue), cue.endswith("*")) for term, lang, cue in cues())
    assert [key for key, count in folded.items() if count > 1] == []


def test_a_cue_is_lower_case_and_trimmed_and_says_its_language() -> None:
    for term, lang, cue in cues():
        assert lang in ("en", "es"), (term, cue)
        assert cue == cue.lower() == " ".join(cue.split()), (term, cue)
        assert fold(cue.removesuffix("*")), (term, cue)
        assert "*" not in cue[:-1], f"a star ends a prefix: {term} {cue}"


def test_a_prefix_is_long_enough_to_mean_something() -> None:
    short = [
        (term, cue) for term, _, cue in cues() if re.fullmatch(r"\w{1,2}\*", cue) or cue == "*"
    ]
    assert short == []


def test_each_term_is_known() -> None:
    known = predicates() | concepts() | {"negation", "negation-exception"}
    known |= {f"status:{name}" for name in MODALITIES}
    known |= {f"status-exception:{name}" for name in MODALITIES}
    assert {term for term, _, _ in cues()} <= known


def test_each_predicate_that_wants_a_cue_has_some() -> None:
    found = counted()
    for predicate in sorted(predicates("cue")):
        assert found[predicate]["en"] >= 2, predicate
        assert found[predicate]["es"] >= 1, predicate


def test_predicates_that_show_themselves_have_none() -> None:
    assert not {term for term, _, _ in cues()} & predicates("self")


def test_each_concept_has_cues_in_both_languages() -> None:
    found = counted()
    assert concepts() <= set(found)
    watched = [term for term in concepts() if term.partition(".")[0][6:] in BOTH_LANGUAGES]
    assert len(watched) > 90
    for concept in sorted(concepts()):
        assert found[concept]["en"], concept
        assert found[concept]["es"], concept


def test_modalities_and_negation_have_cues_in_both_languages() -> None:
    found = counted()
    for term in (*(f"status:{name}" for name in MODALITIES), "negation", "negation-exception"):
        assert found[term]["en"] >= 3, term
        assert found[term]["es"] >= 3, term


def test_no_cue_is_so_wide_that_any_sentence_fits() -> None:
    wide = {fold(word) for word in TOO_WIDE.split()}
    free = ("negation", "status:", "status-exception:")
    found = [
        (term, cue)
        for term, _, cue in cues()
        if not term.startswith(free) and fold(cue.removesuffix("*")) in wide
    ]
    assert found == []


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("atkg:implementedBy", "implemented by the ILO from 2018 to 2024"),
        ("atkg:implementedBy", "proyecto implementado por la OIT"),
        ("atkg:executedBy", "has been executed by International Organization for Migrations"),
        ("atkg:fundedBy", "provided by J-TIP from the U.S. Department of State"),
        ("atkg:evaluationManagedBy", "Gestión de la evaluación: **Red2Red Consultores, S.L.**"),
        ("atkg:evaluatedBy", "Nombre(s) de (los) consultor(es): **Victoria Sánchez Esteban"),
        ("atkg:leadAddressee", "INABIF, with the support of the MIMP, should lead the transfer"),
        ("atkg:supportAddressee", "INABIF, with the support of the MIMP, should lead"),
        ("atkg:operatedBy", "the free Phono Woman line, run by the NGO"),
        ("atkg:hasMember", "The Group is constituted by representatives from the Ministry"),
        ("atkgv:criterion.relevance", "2 Analysis of Rationale of the Project"),
        ("atkgv:currency.USD", "With a final budget of \\$7.94 million"),
        ("atkgv:currency.USD", "about US$139, is insufficient"),
        ("atkgv:currency.PEN", "a monthly minimum wage of S/. 460.00 Nuevos Soles"),
        ("atkgv:bound.about", "about US$139, is insufficient"),
        ("atkgv:bound.at-least", "at least six million women and children"),
        ("atkgv:period.official", "Duración del proyecto: **October 2017 to December 2024**"),
        ("atkgv:period.active", "the active implementation period between October 2018"),
        ("atkgv:period.promulgation", "the Law N° 28251 has been promulgated (May 2004)"),
        ("atkgv:period.in-force", "it started being in force in 2003"),
        ("atkgv:sign.mitigates", "crucial in mitigating the effects of high staff turnover"),
        ("atkgv:sign.does-not-hinder", "staff turnover has not prevented the continuation"),
        ("atkgv:unit.call", "220 calls received through Phono Woman"),
        ("atkgv:unit.percent", "the 52 percent of callers inquired"),
        ("atkgv:polarity.strength", "has demonstrated high coherence with national strategies"),
        ("atkgv:polarity.limitation", "These tools, while useful, lacked the necessary precision"),
    ],
)
def test_a_term_is_found_in_the_words_that_show_it(term: str, words: str) -> None:
    assert is_cued(term, words)


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("atkg:fundedBy", "three fundamental dimensions of the response"),
        ("atkg:referredTo", "the rationale refers to the environment of the project"),
        ("atkg:establishedBy", "this phenomenon persists as a form of violence"),
        ("atkg:partner", "factores sociales y culturales"),
        ("atkgv:bound.about", "information about the hotline"),
        ("atkgv:sign.hinders", "the institutions determined the scope"),
        ("atkgv:unit.call", "a so-called campaign"),
    ],
)
def test_a_term_is_not_found_where_only_letters_agree(term: str, words: str) -> None:
    assert not is_cued(term, words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("INABIF, with the support of the MIMP, should lead the transfer", {"recommended"}),
        ("se recomienda que las instituciones mantengan la estructura", {"recommended"}),
        ("the MTPE emerges as a potential facilitator of dialogue", {"potential"}),
        ("it proposed to the competent authority", {"proposed"}),
        ("The evaluation will bring lessons", {"planned"}),
        ("apparently the design was sound", {"hedged"}),
        ("Make potential victims aware of the existence of the hotline", set()),
        ("las víctimas potenciales fueron informadas", set()),
        ("has been promulgated (May 2004)", set()),
        ("to achieve the proposed objectives", set()),
        ("the political will of the government", set()),
        ("implemented by the ILO from 2018 to 2024", set()),
    ],
)
def test_modality_is_read_and_its_exceptions_are_known(words: str, expected: set[str]) -> None:
    assert modalities(words) == expected
