"""Spotting: no pattern of a table that stands in some words is passed over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.text.cues import MODALITIES, cue_table, cue_words, modal_spans, modalities
from atkg.text.extraction.patterns import pattern_table, phrase_table
from atkg.text.extraction.spotting import spotted
from atkg.text.folding import fold, soften

TABLES = ("instrument_phrases.csv", "member_phrases.csv", "period_phrases.csv",
          "place_phrases.csv", "addressee_phrases.csv")  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
@given(data=st.data())
def test_every_term_of_which_a_phrase_stands_there_is_spotted(
    table: str, data: st.DataObject
) -> None:
    every = sorted({phrase for phrases in phrase_table(table).values() for phrase in phrases})
    chosen = data.draw(st.lists(st.sampled_from(every), max_size=3))
    soft = soften(", ".join(["the port", *(phrase.removesuffix("*") for phrase in chosen)]))
    found = {term for term, pattern in pattern_table(table) if pattern.search(soft)}
    assert found <= {term for term, _ in spotted(table, soft)}


def test_the_spotted_terms_keep_the_order_of_the_table() -> None:
    every = " and ".join(phrases[-1] for phrases in phrase_table("member_phrases.csv").values())
    terms = [term for term, _ in spotted("member_phrases.csv", fold(every))]
    assert terms == list(phrase_table("member_phrases.csv"))


@pytest.mark.parametrize("name", MODALITIES)
def test_every_cue_of_a_modality_still_shows_it(name: str) -> None:
    exception = cue_table().get(f"status-exception:{name}")
    for cue in cue_words()[f"status:{name}"]:
        words = f"the port {cue.removesuffix('*')} there"
        if exception is None or not exception.search(fold(words)):
            assert name in modalities(words)
            assert modal_spans(words, 0, len(words))[name]


@pytest.mark.parametrize("words", ["el puerto capacitará", "los puertos capacitarán",
                                   "capacitaremos al puerto"])  # fmt: skip
def test_a_spanish_future_is_planned_without_any_other_cue(words: str) -> None:
    assert modalities(words) == {"planned"}
    assert modal_spans(words, 0, len(words))["planned"]
