"""Languages are told by small words; what is in none of the table is left open."""

from __future__ import annotations

from pathlib import Path

import pytest

from atkg.csvfiles import read_records
from atkg.text import languages
from atkg.text.languages import languages_of, stop_words

DATA = Path(__file__).parents[2] / "data" / "documents"
TEXTS = {
    "en": "The evaluators found that the cooperation of the two ministries had improved by then.",
    "es": "El equipo encontró que la cooperación de los dos ministerios había mejorado para 2020.",
    "fr": "L’équipe a trouvé que la coopération des deux ministères était mieux dans les faits.",
}
GERMAN = "Die Untersuchung hat gezeigt, dass die Behörde nicht mit dem Ministerium arbeitet."


@pytest.mark.parametrize("lang", TEXTS)
def test_a_text_of_one_language_is_told(lang: str) -> None:
    assert languages_of(TEXTS[lang]) == (lang,)


def test_the_main_language_comes_first() -> None:
    assert languages_of("\n".join([TEXTS["es"]] * 3 + [TEXTS["en"]] * 2)) == ("es", "en")


def test_a_quotation_makes_no_second_language() -> None:
    assert languages_of("\n".join([TEXTS["en"]] * 9 + [TEXTS["es"]])) == ("en",)


@pytest.mark.parametrize("text", ["", "12 345\n", GERMAN, "Lima\nCallao\n"])
def test_what_is_in_no_language_of_the_table_is_left_open(text: str) -> None:
    assert languages_of(text) == ("und",)


def test_the_main_language_of_the_reports_is_told() -> None:
    found = {path.name: languages_of(path.read_text("utf-8"))[0] for path in DATA.glob("*-*.*")}
    assert found
    assert set(found.values()) == {"en"}


def test_the_table_holds_each_word_once_in_small_letters() -> None:
    table = Path(languages.__file__).with_name("stop_words.csv")
    rows = [(one["lang"], one["word"]) for _, one in read_records(table, ("lang", "word"))]
    assert len(rows) == len(set(rows)) > 200
    assert [word for _, word in rows if word != word.lower()] == []
    assert all(len(stop_words(lang)) > 50 for lang in ("en", "es", "fr"))
    assert stop_words("xx") == frozenset()
