"""Checks over the whole graph find what no single node shows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest

from atkg.checking import Check, checks_markdown, run_checks
from atkg.errors import OntologyError
from atkg.graph.asking import run_query
from atkg.graph.ontology import load_ontology
from atkg.graph.queries import load_queries
from atkg.namespaces import expand
from atkg.workspace import Workspace

CHECKS = Path(__file__).parents[1] / "shapes" / "checks"
# For each rule the facts that break it; the last line of each is the one that does.
BREAKING = {
    "ck01": """:w atkg:value 85 ; atkg:unit atkgv:unit.case .
        :a atkg:value 60 ; atkg:unit atkgv:unit.case ; atkg:shareOf :w .
        :b atkg:value 26 ; atkg:unit atkgv:unit.case ; atkg:shareOf :w .""",
    "ck02": """:w atkg:value 8095 .
        :a atkg:value 52 ; atkg:unit atkgv:unit.percent ; atkg:shareOf :w .
        :b atkg:value 49 ; atkg:unit atkgv:unit.percent ; atkg:shareOf :w .""",
    "ck03": """:o atkg:periodOf :p ; atkg:meaning atkgv:period.official ;
            atkg:from "2017-10-01"^^xsd:date ; atkg:to "2024-12-31"^^xsd:date .
        :i atkg:periodOf :p ; atkg:meaning atkgv:period.active ;
            atkg:from "2018-10-01"^^xsd:date .
        :i atkg:to "2025-01-31"^^xsd:date .""",
    "ck04": """:body atkg:hasMember :police, :division .
        :division atkg:unitOf :police .""",
    "ck05": """:a a atkg:Figure ; atkg:statedIn :d ; atkg:value 220 ; atkg:unit atkgv:unit.call ;
            atkg:concerns :hotline ; atkg:counts "calls"@en .
        :b a atkg:Figure ; atkg:statedIn :d ; atkg:value 220 ; atkg:unit atkgv:unit.call ;
            atkg:concerns :hotline .
        :b atkg:counts "calls"@en .""",
    "ck08": """:a atkg:value 220 . :b atkg:value 221 . :b atkg:contradicts :a .
        :a atkg:contradicts :b .""",
    "ck09": """:p atkg:title "One"@en .
        :p atkg:title "Another"@en .""",
    "ck11": """:w atkg:value 85 ; atkg:unit atkgv:unit.case .
        :a atkg:value 39 ; atkg:unit atkgv:unit.case ; atkg:shareOf :w .
        :b atkg:value 45 ; atkg:unit atkgv:unit.case ; atkg:shareOf :w .
        :c atkg:value 99 ; atkg:unit atkgv:unit.case ; atkg:shareOf :open .
        :open atkg:value 100 ; atkg:unit atkgv:unit.case .
        :w atkg:partsComplete true .""",
    "ck12": """:p1 atkg:periodOf :p ; atkg:meaning atkgv:period.official ;
            atkg:from "2017-10-01"^^xsd:date ; atkg:to "2024-12-31"^^xsd:date .
        :p2 atkg:periodOf :p ; atkg:meaning atkgv:period.implementation ;
            atkg:from "2018-01-01"^^xsd:date .
        :p2 atkg:to "2024-12-31"^^xsd:date .""",
    "ck13": """:a a atkg:Figure ; atkg:statedIn :d ; atkg:value 7940000 ;
            atkg:currency atkgv:currency.USD ; atkg:concerns :project .
        :b a atkg:Figure ; atkg:statedIn :d ; atkg:value 7940000 ; atkg:counts "final"@en ;
            atkg:currency atkgv:currency.USD .
        :b atkg:concerns :project .""",
    "ck10": """:l atkg:cause :a ; atkg:effect :b .
        :l a atkg:CausalLink .""",
}
PREFIXES = "".join(
    f"@prefix {name}: <{expand(name + ':x')[:-1]}> ." for name in ("atkg", "atkgv", "xsd")
)


def _store(facts: str) -> ox.Store:
    store = ox.Store()
    triples = ox.parse(f"{PREFIXES} @prefix : <urn:x:> . {facts}", format=ox.RdfFormat.TURTLE)
    graph = ox.NamedNode(expand("atkgg:facts"))
    _add(store, (ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples))
    return store


def _add(store: ox.Store, quads: Iterable[ox.Quad]) -> None:
    for quad in quads:
        store.add(quad)


@pytest.mark.parametrize("rule", sorted(BREAKING))
def test_a_rule_finds_what_breaks_it_and_nothing_before(rule: str) -> None:
    query = load_queries(CHECKS)[rule]
    lines = BREAKING[rule].strip().split("\n")
    assert len(run_query(_store(BREAKING[rule]), query.text).rows) == 1
    assert run_query(_store("\n".join(lines[:-1])), query.text).rows == ()


@pytest.mark.parametrize(
    ("whole", "unit", "parts", "told"),
    [
        ("85", "case", ("39", "31", "12", "3"), None),
        ("86", "case", ("39", "31", "12", "3"), ("86", "85")),
        ("2500000", "person", ("52", "27", "13", "8"), None),
        ("2500000", "person", ("52", "27", "13"), ("100", "92")),
    ],
)
def test_a_complete_breakdown_is_compared_in_its_own_unit(
    whole: str, unit: str, parts: tuple[str, ...], told: tuple[str, str] | None
) -> None:
    measured = unit if unit == "case" else "percent"
    facts = f":w atkg:value {whole} ; atkg:unit atkgv:unit.{unit} ; atkg:partsComplete true ."
    for number, part in enumerate(parts):
        facts += f" :p{number} atkg:value {part} ; atkg:unit atkgv:unit.{measured} ;"
        facts += " atkg:shareOf :w ."
    rows = run_query(_store(facts), load_queries(CHECKS)["ck11"].text).rows
    found = [tuple(getattr(term, "value", "") for term in row[1:]) for row in rows]
    assert found == ([] if told is None else [told])


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ('atkg:counts "cases"@en', 'atkg:counts "identified cases"@en', 1),
        ('atkg:counts "cases"@en', 'atkg:counts "cases"@en', 0),  # ck05 tells it
        ("atkg:scope :lima", "atkg:scope :cusco", 0),
        ("atkg:shareOf :whole", "atkg:shareOf :whole", 0),
        ('atkg:from "2004-01-01"^^xsd:date', 'atkg:from "2005-01-01"^^xsd:date', 0),
        ("atkg:measure atkgv:measure.budget", "atkg:measure atkgv:measure.contribution", 0),
        ("atkg:countsPersonsHarmed true", "atkg:countsPersonsHarmed true", 1),
    ],
)
def test_a_number_that_comes_again_is_a_hint_unless_something_tells_it_apart(
    first: str, second: str, found: int
) -> None:
    same = "a atkg:Figure ; atkg:statedIn :d ; atkg:value 31 ; atkg:unit atkgv:unit.case"
    facts = f":a {same} ; atkg:concerns :hotline ; {first} ."
    facts += f" :b {same} ; atkg:concerns :hotline ; {second} ."
    assert len(run_query(_store(facts), load_queries(CHECKS)["ck13"].text).rows) == found
    low = facts.replace("atkg:value 31", "atkg:value 3")
    assert run_query(_store(low), load_queries(CHECKS)["ck13"].text).rows == ()


def test_the_real_reports_give_one_number_that_comes_again(real_store: ox.Store) -> None:
    rows = run_query(real_store, load_queries(CHECKS)["ck13"].text).rows
    assert [row[3].value for row in rows if isinstance(row[3], ox.Literal)] == ["31"]


def test_a_quote_of_many_things_and_a_name_of_two_are_found(real_store: ox.Store) -> None:
    queries = load_queries(CHECKS)
    names = run_query(real_store, queries["ck07"].text)
    assert {str(row[0]) for row in names.rows} >= {'"Lima"', '"Puno"', '"Cusco"'}
    text = queries["ck06"].text.replace("?subjects > 8", "?subjects > 2")
    assert len(run_query(real_store, text).rows) > 0


def test_every_rule_has_a_case() -> None:
    assert len(load_queries(CHECKS)) == 13
    assert set(load_queries(CHECKS)) == {*BREAKING, "ck06", "ck07"}


@pytest.fixture(scope="module")
def real_checks(real_workspace: Workspace, real_store: ox.Store) -> dict[str, tuple[Check, ...]]:
    return {lang: run_checks(real_workspace, real_store, lang) for lang in ("en", "es")}


def test_checks_are_told_in_both_languages(real_checks: dict[str, tuple[Check, ...]]) -> None:
    english = checks_markdown(real_checks["en"], "en")
    spanish = checks_markdown(real_checks["es"], "es")
    assert "A project is called by one title." in english
    assert "Un proyecto lleva un solo título." in spanish
    assert "220" in english
    assert "221" in english


def test_a_name_of_two_shows_where_the_documents_use_it(
    real_checks: dict[str, tuple[Check, ...]],
) -> None:
    check = next(one for one in real_checks["es"] if one.query.id == "ck07")
    assert check.told.lines
    for line in check.told.lines:
        assert line.witnesses, line.cells
        assert {one.quote.casefold() for one in line.witnesses} == {line.cells[0].casefold()}
        assert all(one.statement.startswith("atkgr:name.") for one in line.witnesses)


def test_a_severity_is_told_in_the_pages_language(
    real_checks: dict[str, tuple[Check, ...]],
) -> None:
    spanish = checks_markdown(real_checks["es"], "es")
    assert "**advertencia** `ck07`" in spanish
    assert "warning" not in spanish
    assert "**warning** `ck07`" in checks_markdown(real_checks["en"], "en")


def test_our_own_faults_are_none_on_the_real_graph(
    real_checks: dict[str, tuple[Check, ...]],
) -> None:
    checks = real_checks["en"]
    assert [one.query.id for one in checks if one.severity == "violation" and one.told.lines] == []


def test_a_check_without_a_severity_is_refused(
    small_workspace: Workspace, real_store: ox.Store
) -> None:
    folder = small_workspace.root / "shapes" / "checks"
    folder.mkdir(parents=True)
    text = (CHECKS / "ck10-link-without-sign.rq").read_text("utf-8")
    (folder / "ck10-link-without-sign.rq").write_text(text.replace("[violation]", "[grave]"))
    with pytest.raises(OntologyError, match="warning or violation"):
        run_checks(small_workspace, real_store, "en")


def test_the_ontology_declares_what_the_checks_ask_for() -> None:
    import re

    known = load_ontology(CHECKS.parents[1] / "ontology").known_terms
    asked = {
        term
        for path in CHECKS.glob("*.rq")
        for term in re.findall(r"\batkgv?:[\w.-]*\w", path.read_text("utf-8"))
    }
    assert len(asked) > 20
    assert asked - known == set()
