from __future__ import annotations

from dataclasses import astuple, replace
from pathlib import Path

import pytest

from atkg.csvfiles import write_records
from atkg.errors import StatementError
from atkg.translations import COLUMNS, Translation, load_translations

KNOWN = {"a-report": frozenset({"A total of 1,200 calls", "no number"})}
ONE = Translation(
    "a-report", "A total of 1,200 calls", "es", "Un total de 1200 llamadas", "editor", "2026-12-01"
)
BROKEN = {
    "document": ("another", "no statements of a document"),
    "quote": ("A total of 1,200 call", "is no quote of a-report"),
    "lang": ("fr", "lang is 'fr'"),
    "words": ("Un total de 1300 llamadas", "other numbers"),
    "translated_by": (" ", "translated_by is empty"),
    "translated_on": ("2026-02-30", "translated_on is '2026-02-30'"),
}


def _file(path: Path, *own: Translation) -> Path:
    rows = [dict(zip(COLUMNS, astuple(one), strict=True)) for one in own]
    write_records(path, COLUMNS, rows)
    return path


def test_a_file_that_does_not_exist_holds_no_translation(tmp_path: Path) -> None:
    assert load_translations(tmp_path / "translations.csv", KNOWN) == ()


def test_a_translation_of_a_known_quote_is_read_however_its_language_groups_numbers(
    tmp_path: Path,
) -> None:
    assert load_translations(_file(tmp_path / "t.csv", ONE), KNOWN, "2026-12-01") == (ONE,)


@pytest.mark.parametrize("column", sorted(BROKEN))
def test_a_broken_column_is_told_with_file_line_and_mend(tmp_path: Path, column: str) -> None:
    value, what = BROKEN[column]
    path = _file(tmp_path / "t.csv", ONE, replace(ONE, **{column: value}))
    with pytest.raises(StatementError) as caught:
        load_translations(path, KNOWN)
    fault = next(one for one in caught.value.faults if what in one.what)
    assert (fault.file, fault.line) == (str(path), 3)
    assert fault.mend


@pytest.mark.parametrize(
    ("one", "what"),
    [
        (replace(ONE, words=ONE.quote), "are those of the quote"),
        (replace(ONE, translated_on="2027-01-01"), "still to come"),
    ],
)
def test_what_is_no_translation_or_not_made_yet_is_refused(
    tmp_path: Path, one: Translation, what: str
) -> None:
    with pytest.raises(StatementError, match=what):
        load_translations(_file(tmp_path / "t.csv", one), KNOWN, "2026-12-01")


def test_the_same_words_are_translated_into_a_language_once(tmp_path: Path) -> None:
    other = replace(ONE, words="1200 llamadas en total")
    with pytest.raises(StatementError, match="translates the same words as line 2"):
        load_translations(_file(tmp_path / "t.csv", ONE, other), KNOWN)
