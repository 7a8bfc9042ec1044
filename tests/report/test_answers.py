from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from atkg.graph.asking import Answer, run_query
from atkg.graph.naming import Naming, load_naming
from atkg.graph.queries import bind, load_queries
from atkg.graph.store import open_store
from atkg.graph.terms import node
from atkg.graph.witnesses import Witness, Witnesses, load_witnesses
from atkg.report.answers import WORDS, Cited, Line, Told, cited, tell, to_csv, to_json, to_markdown
from atkg.report.tables import write_told
from atkg.workspace import Workspace

DOCUMENT = "atkgr:report"


def witness(quote: str, statement: str = "atkgr:s1", start: int = 0) -> Witness:
    return Witness(DOCUMENT, start, statement, "achieved", "2021", quote)


def told(*lines: Line, lang: str = "en") -> Told:
    return Told(
        question="Who funds what?",
        columns=("funder", "sum", "node"),
        headings=("funder", "amount", ""),
        lines=lines,
        lang=lang,
        titles={DOCUMENT: "The Report"},
    )


def line(*witnesses: Witness, funder: str = "Coastal Agency") -> Line:
    return Line((funder, "-5", "hidden"), witnesses)


def test_a_row_of_a_question_that_expects_no_quotes_does_not_miss_them() -> None:
    assert "1. funder: Coastal Agency" in to_markdown(replace(told(line()), expects_quotes=False))
    assert WORDS["en"]["bare"] not in to_markdown(replace(told(line()), expects_quotes=False))


# --- Markdown -----------------------------------------------------------------------------------


def test_under_each_row_stand_its_quotes_with_document_year_and_statement() -> None:
    text = to_markdown(told(line(witness("funded by\n the Agency"))))
    assert text.splitlines() == [
        "### Who funds what?",
        "",
        "1. funder: Coastal Agency · amount: -5",
        "   > “funded by the Agency” — as stated in *The Report* (2021). [atkgr:s1]",
    ]


def test_quotation_marks_are_those_of_the_language_of_the_answer() -> None:
    spanish = replace(told(line(witness("funded by the Agency"))), lang="es")
    for form in ("markdown", "table"):
        assert "«funded by the Agency»" in write_told(spanish, form)
        assert "“" not in write_told(spanish, form)


def test_a_quote_that_bears_several_statements_stands_once_with_all_of_them() -> None:
    text = to_markdown(told(line(witness("same"), witness("same", "atkgr:s2"))))
    assert text.count("“same”") == 1
    assert "atkgr:s1, atkgr:s2" in text


def test_more_quotes_than_are_shown_are_counted() -> None:
    many = [witness(f"quote {number}", start=number) for number in range(5)]
    text = to_markdown(told(line(*many)))
    assert text.count("   > “") == 3
    assert text.endswith("   > (+2)\n")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_row_without_evidence_is_shown_and_says_so(lang: str) -> None:
    text = to_markdown(told(line(), lang=lang))
    assert "1. funder: Coastal Agency" in text
    assert f"   > {WORDS[lang]['bare']}" in text


@pytest.mark.parametrize("lang", ["en", "es"])
def test_silence_is_told_and_is_not_taken_for_absence(lang: str) -> None:
    text = to_markdown(told(lang=lang))
    assert WORDS[lang]["none"] in text
    assert WORDS[lang]["silence"] in text


def test_all_words_stand_in_both_languages_and_differ() -> None:
    assert WORDS["en"].keys() == WORDS["es"].keys()
    assert all(WORDS["en"][key] != WORDS["es"][key] for key in WORDS["en"])


# --- CSV and JSON -------------------------------------------------------------------------------


def test_the_csv_has_a_line_for_each_quote_and_one_for_a_row_without_any() -> None:
    text = to_csv(told(line(witness("one"), witness("two", "atkgr:s2")), line(funder="=evil()")))
    records = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [(r["funder"], r["quote"], r["statement"]) for r in records] == [
        ("Coastal Agency", "one", "atkgr:s1"),
        ("Coastal Agency", "two", "atkgr:s2"),
        ("'=evil()", "", ""),
    ]
    assert {r["sum"] for r in records} == {"-5"}
    assert (records[0]["document"], records[0]["year"], records[0]["statement_status"]) == (
        DOCUMENT, "2021", "achieved",
    )  # fmt: skip


def test_the_json_keeps_every_quote_character_for_character() -> None:
    quote = 'funded by\n "Agency" 🌊'
    found = json.loads(to_json(told(line(witness(quote)), line())))
    assert found["question"] == "Who funds what?"
    assert found["rows"][0]["evidence"] == [
        {"quote": quote, "document": DOCUMENT, "year": "2021", "statement": "atkgr:s1",
         "status": "achieved", "section": "", "page": "", "last_page": "",
         "reference": "The Report (2021).", "translation": "", "translation_mark": ""}
    ]  # fmt: skip
    assert found["rows"][1]["evidence"] == []


def test_quotes_of_a_row_stand_once_each_on_one_line_with_all_that_they_bear() -> None:
    row = line(witness("a\nb"), witness("a b", "atkgr:s2"), witness("c"))
    assert cited(told(row), row) == [
        Cited("a b", "The Report (2021).", ["atkgr:s1", "atkgr:s2"], None),
        Cited("c", "The Report (2021).", ["atkgr:s1"], None),
    ]


def test_a_quote_says_its_section_and_page_in_every_form_for_programs() -> None:
    one = replace(witness("60 talks"), section="4.1 Hotline", page=12, last_page=13)
    found = told(line(one))
    (record,) = csv.DictReader(io.StringIO(to_csv(found), newline=""))
    (row,) = json.loads(to_json(found))["rows"]
    for said in (record, row["evidence"][0]):
        assert (said["section"], said["page"], said["last_page"]) == ("4.1 Hotline", "12", "13")
        assert said["reference"] == "The Report (2021), 4.1 Hotline, pp. 12–13."


# --- an answer told -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def store(built_workspace: Workspace) -> ox.Store:
    return open_store(built_workspace.current / "store")


@pytest.fixture(scope="module")
def naming(store: ox.Store) -> Naming:
    return load_naming(store)


@pytest.fixture(scope="module")
def witnesses(store: ox.Store) -> Witnesses:
    return load_witnesses(store)


QUERIES = load_queries(Path(__file__).parents[2] / "queries")


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("question", QUERIES)
def test_every_row_of_every_question_shows_the_quotes_that_back_it(
    built_workspace: Workspace, store: ox.Store, naming: Naming, witnesses: Witnesses,
    question: str, lang: str,
) -> None:  # fmt: skip
    query = QUERIES[question]
    found = tell(query, run_query(store, query.text), naming, witnesses, lang)
    assert found.question == query.summary[lang]
    assert query.evidence is not None
    few = [
        row.cells
        for row in found.lines
        if len({one.quote for one in row.witnesses}) < query.evidence
    ]
    assert few == []
    text = (built_workspace.documents / "lantern-2021.md").read_bytes().decode()
    for row in found.lines:
        assert all(one.quote in text for one in row.witnesses)
        assert not any(cell.startswith(("atkg:", "atkgv:")) for cell in row.cells)


def test_enough_questions_have_an_answer_in_the_small_report(store: ox.Store) -> None:
    answered = [one for one, query in QUERIES.items() if run_query(store, query.text).rows]
    assert len(answered) >= 25, "test_queries says what the others lack"


def test_every_quote_of_a_built_graph_has_a_section_and_a_publisher(
    store: ox.Store, naming: Naming, witnesses: Witnesses
) -> None:
    seen = [one for own in witnesses.by_triple.values() for one in own]
    assert len(seen) > 100
    assert {one.document for one in seen} == witnesses.publishers.keys()
    assert [one for one in seen if not one.section and one.start > 200] == []
    assert any(one.section for own in witnesses.names.values() for one in own)


def ask(store: ox.Store, naming: Naming, witnesses: Witnesses, values: Mapping[str, str]) -> Told:
    query = QUERIES["cq07"]
    answer = run_query(store, query.text, bind(query, values))
    return tell(query, answer, naming, witnesses, "es")


def test_labels_and_titles_are_in_the_language_asked_for(
    store: ox.Store, naming: Naming, witnesses: Witnesses
) -> None:
    found = ask(store, naming, witnesses, {"actor": "atkgr:coastal-police"})
    assert {row.cells[0] for row in found.lines} == {"Policía Costera"}
    assert found.titles == {"atkgr:lantern-2021": "Lantern Project: Final Evaluation"}
    assert "Policía Costera" in to_markdown(found)


def test_nothing_said_gives_no_rows_but_words(
    store: ox.Store, naming: Naming, witnesses: Witnesses
) -> None:
    found = ask(store, naming, witnesses, {"actor": "atkgr:statistics-office"})
    assert found.lines == ()
    assert WORDS["es"]["none"] in to_markdown(found)


def test_rows_that_read_the_same_are_one_with_all_their_quotes(naming: Naming) -> None:
    query = QUERIES["cq09"]
    twins = Naming({"atkgr:a": {"en": "Group"}, "atkgr:b": {"en": "Group"}}, {})
    triples = {
        (f"atkgr:{body}", "atkg:hasMember", "atkgr:m"): (witness(f"{body} has m"),) for body in "ab"
    }
    seen = Witnesses(
        triples,
        {triple[0]: (triple,) for triple in triples},
        {"atkg:hasMember": frozenset({"atkg:hasMember"})},
    )
    rows = [(node("atkgr:a"), node("atkgr:m")), (node("atkgr:b"), node("atkgr:m"))]
    found = tell(query, Answer(("body", "member"), tuple(rows)), twins, seen, "en")
    assert [row.cells for row in found.lines] == [("Group", "atkgr:m")]
    assert {one.quote for one in found.lines[0].witnesses} == {"a has m", "b has m"}


def test_people_read_numbers_as_their_language_writes_them_and_machines_do_not(
    naming: Naming,
) -> None:
    number = ox.Literal("13370", datatype=node("xsd:integer"))
    row = (node("atkgr:lantern"), node("atkgr:hotline"), number, ox.Literal("1377"))
    answer = Answer(("funder", "undertaking", "amount", "currency"), (row,))
    seen = Witnesses({}, {}, {})
    for lang, written in (("en", "13,370"), ("es", "13\xa0370")):
        found = tell(QUERIES["cq01"], answer, naming, seen, lang)
        assert [cell for _, cell in found.seen(found.lines[0])][2:] == [written, "1377"]
        assert next(csv.DictReader(io.StringIO(to_csv(found))))["amount"] == "13370"
        assert json.loads(to_json(found))["rows"][0]["amount"] == "13370"
