from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from atkg.csvfiles import write_records
from atkg.errors import StatementError
from atkg.graph.asking import run_query
from atkg.graph.store import open_store
from atkg.graph.translation_graph import TRANSLATIONS, Translations, read_translations
from atkg.namespaces import PREFIXES
from atkg.papers import dossier, ledger
from atkg.pipeline import build
from atkg.querying import answer_question, explain, tell_question
from atkg.report.workbook import to_xlsx
from atkg.statements import read_rows
from atkg.translations import COLUMNS, Translation
from atkg.workspace import Workspace, open_workspace

WORDS = "palabras vertidas para la prueba"
MARK = "traducción de trabajo (editora, 2022-01-02)"
ONE = Translation("d", "the words", "es", "las palabras", "editor", "2022-01-01")
TWO = Translation("d", "more\nwords", "es", "más palabras", "reviewer", "2022-01-02")


def test_quotes_joined_have_a_translation_where_each_of_them_has_one() -> None:
    own = Translations({("d", "the words", "es"): ONE, ("d", "more words", "es"): TWO})
    both = own.of("d", "the words […] more words", "es")
    assert both is not None
    assert both.words == "las palabras […] más palabras"
    assert (both.translated_by, both.translated_on) == ("editor, reviewer", "2022-01-02")
    assert own.of("d", "the words […] others", "es") is None
    assert own.of("d", "the words", "en") is None
    assert own.of("other", "the words", "es") is None


@pytest.fixture(scope="module")
def translated(built_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace of which every quote without a number has the same translation into Spanish."""
    root = tmp_path_factory.mktemp("translated") / "own"
    shutil.copytree(built_workspace.root / "data", root / "data")
    rows = [
        {"document": path.stem, "quote": quote, "lang": "es", "words": WORDS,
         "translated_by": "editora", "translated_on": "2022-01-02", "note": ""}
        for path in sorted((root / "data" / "statements").glob("*.csv"))
        for quote in dict.fromkeys(row.quote for row in read_rows(path))
        if not any(sign.isdigit() for sign in quote)
    ]  # fmt: skip
    write_records(root / "data" / "translations.csv", COLUMNS, rows)
    own = open_workspace(root)
    build(own, lambda _: None, reason=False)
    return own


def test_a_translation_is_shown_with_its_mark_wherever_the_quote_is_and_in_its_language_only(
    translated: Workspace,
) -> None:
    def told(lang: str) -> dict[str, str]:
        forms = ("markdown", "csv", "json", "table", "html")
        found = {form: answer_question(translated, "cq01", {}, lang, form) for form in forms}
        found |= {f"explain {form}": explain(translated, "Lantern", lang, form)
                  for form in ("markdown", "csv")}  # fmt: skip
        found |= {f"dossier {form}": str(dossier(translated, "Lantern", lang, form))
                  for form in ("md", "html")}  # fmt: skip
        found |= {f"ledger {form}": str(ledger(translated, lang, form))
                  for form in ("markdown", "csv")}  # fmt: skip
        return {name: " ".join(text.split()) for name, text in found.items()}

    for name, text in told("es").items():
        # a table folds its cells, so that words stand apart there
        assert (WORDS if name != "table" else "vertidas") in text, name
        assert (MARK if name != "table" else "(editora,") in text, name
    assert {name for name, text in told("en").items() if WORDS in text} == set()
    sheet = to_xlsx(tell_question(translated, "cq01", {}, "es"))
    assert sheet != to_xlsx(tell_question(translated, "cq01", {}, "en"))


def test_no_ordinary_question_sees_a_translation(translated: Workspace) -> None:
    store = open_store(translated.current / "store")
    found = run_query(store, "SELECT ?one { ?one a atkg:WorkingTranslation }", prefixes=PREFIXES)
    assert found.rows == ()
    assert len(list(store.quads_for_pattern(None, None, None, TRANSLATIONS))) > 10
    assert read_translations(ox.Store()).found == {}


def test_a_translation_of_words_that_nothing_quotes_stops_the_build(
    translated: Workspace, tmp_path: Path
) -> None:
    root = tmp_path / "own"
    shutil.copytree(translated.root / "data", root / "data")
    path = root / "data" / "translations.csv"
    first = path.read_text("utf-8").splitlines()[0]
    path.write_text(f"{first}\nlantern-2021,no such words,es,x,editor,2022-01-02,\n", "utf-8")
    with pytest.raises(StatementError, match="is no quote of lantern-2021"):
        build(open_workspace(root), lambda _: None, reason=False)
