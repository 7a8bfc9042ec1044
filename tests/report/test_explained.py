"""An explanation can be read by people: labels, words, status, who judged."""

from __future__ import annotations

import csv
import io
import json

import pytest

from atkg.errors import QueryError
from atkg.pipeline import build
from atkg.querying import answer_question, explain
from atkg.report.explained import COLUMNS
from atkg.workspace import Workspace


def test_an_explanation_keeps_facts_apart_and_shows_words_and_history(
    built_workspace: Workspace,
) -> None:
    text = explain(built_workspace, "hotline", "en", "markdown")
    fact, said, denied = (text.index(f"## {name}") for name in ("Reported", "Said,", "Denied"))
    assert fact < said < denied
    assert "“The hotline was operated by the Harbour Foundation”" in text[fact:said]
    assert "potential" in text[said:denied]
    assert "**NOT " in text[denied:]
    assert "accepted by the editor, 2025-06-30" in text
    assert "as stated in Lantern Project: Final Evaluation (2021)" in text


def test_an_explanation_is_told_in_spanish(built_workspace: Workspace) -> None:
    text = explain(built_workspace, "Policía Costera", "es", "markdown")
    assert "## Informado como hecho" in text
    assert "## Dicho, no hecho" in text
    assert "según consta en" in text
    assert "Reported" not in text


def test_a_table_of_an_explanation_has_one_row_per_support(built_workspace: Workspace) -> None:
    rows = list(csv.DictReader(io.StringIO(explain(built_workspace, "hotline", "en", "csv"))))
    assert tuple(rows[0]) == COLUMNS
    assert {row["group"] for row in rows} == {"fact", "said", "denied", "rejected"}
    assert all(row["quote"] and row["statement"] for row in rows)


def test_a_statement_is_explained_by_its_id(built_workspace: Workspace) -> None:
    rows = list(csv.DictReader(io.StringIO(explain(built_workspace, "hotline", "en", "csv"))))
    one = rows[0]["statement"]
    assert one in explain(built_workspace, one.removeprefix("atkgr:"), "en", "markdown")


@pytest.mark.parametrize("thing", ["zeppelin", "s0123456789abcdef", "atkgr:d.finding.0123456789"])
def test_what_nothing_speaks_of_is_told(built_workspace: Workspace, thing: str) -> None:
    with pytest.raises(QueryError):
        explain(built_workspace, thing, "en", "markdown")


def test_a_thing_that_is_only_named_is_told_with_its_places(small_workspace: Workspace) -> None:
    text = (small_workspace.documents / "lantern-2021.md").read_text("utf-8")
    at = text.index("officers")
    text_section = text[: text.rindex("\n", 0, at)].rpartition("# ")[2].partition("\n")[0]
    folder = small_workspace.authority
    for name, rows in (
        ("things", ["atkgr:officers,atkg:CollectiveActor,"]),
        ("names", [f"atkgr:officers,officers,en,true,lantern-2021,{at},{at + 8}",
                   "atkgr:officers,oficiales,es,true,,,"]),
    ):  # fmt: skip
        path = folder / f"{name}.csv"
        head, *own = path.read_text("utf-8").splitlines()
        path.write_text("\n".join([head, *sorted([*own, *rows])]) + "\n", "utf-8")
    build(small_workspace, lambda _: None, reason=False)
    told = explain(small_workspace, "officers", "en", "markdown")
    assert "No statement has been made of officers.\nThe name stands in:" in told
    assert "training to 45 **officers** and the Coastal Police" in told
    (row,) = csv.DictReader(io.StringIO(explain(small_workspace, "oficiales", "es", "csv")))
    assert (row["group"], row["document"], row["year"]) == ("named", "atkgr:lantern-2021", "2021")
    assert "training to 45 officers and" in row["quote"]
    answer = answer_question(small_workspace, "cq07", {"actor": "officers"}, "es", "markdown")
    assert "Ninguna declaración responde a esto." in answer
    assert "El nombre figura en:" in answer
    made = {
        form: answer_question(small_workspace, "cq07", {"actor": "officers"}, "es", form)
        for form in ("json", "csv", "table", "html")
    }
    (place,) = json.loads(made["json"])["named"]
    assert (place["status"], place["section"]) == ("named", text_section)
    assert place["reference"].endswith(f"{text_section}.")
    (line,) = csv.DictReader(io.StringIO(made["csv"]))
    assert (line["actor"], line["quote"], line["section"]) == ("", place["quote"], text_section)
    assert all("45 officers and the Coastal" in made[form] for form in made)
    other = answer_question(
        small_workspace, "cq07", {"actor": "statistics-office"}, "en", "markdown"
    )
    assert "no statement of this kind; others:" in other
