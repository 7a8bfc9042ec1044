"""Words are found whatever their accents and case, in names and in quotes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from atkg.errors import QueryError
from atkg.graph.translation_graph import Translations
from atkg.opening import OpenBuild
from atkg.searching import COLUMNS, find, search
from atkg.translations import Translation
from atkg.workspace import Workspace


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("coastal police", "atkgr:coastal-police"),
        ("POLICIA COSTERA", "atkgr:coastal-police"),
        ("policía", "atkgr:coastal-police"),
        ("police coastal", "atkgr:coastal-police"),
        ("rio seco", "atkgr:rio-seco"),
    ],
)
def test_a_name_is_found_in_both_languages(
    built_workspace: Workspace, text: str, thing: str
) -> None:
    rows, count = search(built_workspace, text, "en", 25)
    assert (rows[0][0], thing in {row[1] for row in rows if row[0] == "name"}) == ("name", True)
    assert count >= len(rows)


def test_the_exact_name_comes_first_and_names_before_quotes(built_workspace: Workspace) -> None:
    rows, _ = search(built_workspace, "hotline", "en", 100)
    kinds = [row[0] for row in rows]
    assert kinds == sorted(kinds)
    assert set(kinds) == {"name", "quote"}
    assert rows[0][1] == "atkgr:hotline"


def test_a_quote_is_shown_with_document_and_year(built_workspace: Workspace) -> None:
    rows, _ = search(built_workspace, "alliance strength", "en", 100)
    found = [dict(zip(COLUMNS, row, strict=True)) for row in rows if row[0] == "quote"]
    assert found
    assert {row["year"] for row in found} == {"2021"}
    assert all("alliance" in row["words"] for row in found)


def test_a_quote_that_is_found_shows_its_working_translation(built_workspace: Workspace) -> None:
    build, quote = OpenBuild(built_workspace), "funded by the Coastal Agency (CA)"
    one = Translation("lantern-2021", quote, "es", "financiado", "A B", "2026-01-02", "")
    held = Translations({("atkgr:lantern-2021", quote, "es"): one})
    build.__dict__["translations"] = held  # as if it had been read
    for lang, words in (("es", {"", "traducción de trabajo (A B, 2026-01-02): «financiado»"}),
                        ("en", {""})):  # fmt: skip
        hits, _ = find(build, "coastal agency", lang, 100)
        assert {hit.translation for hit in hits} == words


def test_no_more_rows_than_asked_for_and_their_number_is_told(built_workspace: Workspace) -> None:
    every, count = search(built_workspace, "the", "en", 10_000)
    assert len(every) == count > 3
    assert search(built_workspace, "the", "en", 3) == (every[:3], count)


def test_what_stands_nowhere_gives_nothing(built_workspace: Workspace) -> None:
    assert search(built_workspace, "zeppelin", "es", 5) == ([], 0)


@pytest.mark.parametrize("text", ["", "  ", "…", "**"])
def test_nothing_to_look_for_is_an_error(built_workspace: Workspace, text: str) -> None:
    with pytest.raises(QueryError, match="nothing to look for"):
        search(built_workspace, text, "en", 5)


def test_a_reader_gets_headings_in_their_language_and_a_program_always_the_same(
    atkg: Callable[..., Any], built_workspace: Workspace
) -> None:
    place = ("--lang", "es", "-w", built_workspace.root)
    table = atkg("find", "lantern", "--format", "markdown", *place).stdout
    assert table.startswith("| hallado en | cosa | nombre | palabras | documento | año |")
    assert "| nombre | atkgr:lantern |" in table
    data = atkg("find", "lantern", "--format", "csv", *place).stdout
    assert data.splitlines()[0] == ",".join(COLUMNS)
