from __future__ import annotations

import pyoxigraph as ox
import pytest

from atkg.errors import QueryError
from atkg.graph.asking import Answer, run_query
from atkg.graph.terms import (
    AUTHORITY,
    DRAFTS,
    FACTS,
    INFERRED,
    ONTOLOGY,
    Term,
    curie,
    document_graph,
    literal,
    node,
)

PREFIX = "PREFIX atkg: <https://w3id.org/atkg/ontology#>\n"
ALL = PREFIX + "SELECT ?s ?o WHERE { ?s atkg:a ?o } ORDER BY ?s"
GRAPHS = (ONTOLOGY, AUTHORITY, FACTS, INFERRED, DRAFTS, document_graph("d"))


@pytest.fixture
def store() -> ox.Store:
    store = ox.Store()
    for number, graph in enumerate(GRAPHS):
        store.add(ox.Quad(node(f"atkgr:t{number}"), node("atkg:a"), ox.Literal(number), graph))
    store.add(ox.Quad(node("atkgr:t2"), node("atkg:b"), literal("x", lang="es"), FACTS))
    return store


def first(answer: Answer) -> list[str]:
    return [curie(row[0]) for row in answer.rows if row[0] is not None]


def test_a_question_goes_to_four_graphs_and_to_drafts_when_asked(store: ox.Store) -> None:
    answer = run_query(store, ALL)
    assert answer.columns == ("s", "o")
    assert first(answer) == ["atkgr:t0", "atkgr:t1", "atkgr:t2", "atkgr:t3"]
    assert first(run_query(store, ALL, drafts=True)) == [f"atkgr:t{n}" for n in range(5)]


def test_named_graphs_are_there_for_quotes(store: ox.Store) -> None:
    answer = run_query(store, PREFIX + "SELECT ?g { GRAPH ?g { ?s atkg:a 5 } }")
    assert first(answer) == ["atkgg:document.d"]


@pytest.mark.parametrize(
    ("body", "bindings", "rows"),
    [
        ("SELECT ?s ?o { ?s atkg:a ?o }", {"s": node("atkgr:t2")}, 1),
        ("SELECT ?s ?o { ?s atkg:a ?o }", {"o": ox.Literal(3)}, 1),
        ("SELECT ?s ?o { ?s atkg:b ?o }", {"o": literal("x", lang="es")}, 1),
        ("SELECT ?s ?o { ?s atkg:b ?o }", {"o": literal("x")}, 0),
        ("SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o } GROUP BY ?s", {"s": node("atkgr:t2")}, 1),
        ("SELECT ?s ?o { ?s atkg:a ?o } ORDER BY ?o LIMIT 1", {"s": node("atkgr:t3")}, 1),
        ("SELECT ?s ?o { ?s atkg:a ?o MINUS { ?s atkg:b ?b } }", {"s": node("atkgr:t2")}, 0),
    ],
)
def test_bindings_are_terms(
    store: ox.Store, body: str, bindings: dict[str, Term], rows: int
) -> None:
    answer = run_query(store, PREFIX + body, bindings)
    assert len(answer.rows) == rows
    for name, term in bindings.items():
        assert all(row[answer.columns.index(name)] == term for row in answer.rows)


def test_a_value_cannot_change_the_question(store: ox.Store) -> None:
    value = literal('x" } UNION { ?s ?p ?o } #')
    assert run_query(store, PREFIX + "SELECT ?s ?o { ?s atkg:b ?o }", {"o": value}).rows == ()


def test_other_forms_of_query_give_rows_too(store: ox.Store) -> None:
    ask = run_query(store, PREFIX + "ASK { ?s atkg:a 2 }")
    assert ask == Answer(("answer",), ((ox.Literal(True),),))
    made = run_query(store, PREFIX + "CONSTRUCT { ?s atkg:c ?o } WHERE { ?s atkg:b ?o }")
    assert made.columns == ("subject", "predicate", "object")
    assert made.rows == ((node("atkgr:t2"), node("atkg:c"), literal("x", lang="es")),)
    empty = run_query(store, PREFIX + "SELECT ?s ?o { ?s atkg:b ?b OPTIONAL { ?s atkg:z ?o } }")
    assert empty.rows == ((node("atkgr:t2"), None),)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("SELEC ?s", r"q\.rq: is no SPARQL query → begin with one of: ASK, CONSTRUCT"),
        ("SELECT ?s\nWHERE { ?s ", r"q\.rq:2: is not SPARQL, column 12: expected"),
        (
            "SELECT ?s\nWHERE { ?s ex:p ?o }",
            r"q\.rq:2: .* prefix ex: is not declared → .* atkg, ",
        ),
        ("INSERT DATA { <http://e/a> <http://e/a> 1 }", r"q\.rq: is an update \(INSERT\), not"),
        ("SELECT ?s { ?s ?p ?o FILTER(<http://e/f>(?s)) }", "cannot be answered: .* not supported"),
    ],
)
def test_a_broken_query_names_its_line(store: ox.Store, text: str, what: str) -> None:
    with pytest.raises(QueryError, match=what):
        run_query(store, text, file="q.rq")


def test_what_is_not_selected_cannot_be_bound(store: ox.Store) -> None:
    with pytest.raises(QueryError, match="select the variable that you bind"):
        run_query(store, PREFIX + "SELECT ?o { ?s atkg:a ?o }", {"s": node("atkgr:t2")})


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?s {\nSERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT ?s {\nservice silent<http://127.0.0.1:9/>{ ?s ?p ?o } }",
        "SELECT ?s {\n?s ?p true.SERVICE ?e { ?s ?p ?o } }",
        "PREFIX : <http://e/>\nSELECT ?s { ?s ?p true.SERVICE:x { ?s ?p ?o } }",
        "SELECT ?s {\n\\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT ?s { ?s ?p ?o FILTER(?o <\n 3) SERVICE ?e { ?s ?p ?o } }",
        "PREFIX e: <http://e/> SELECT ?s { ?s e:\\' ?o .\nSERVICE ?e { ?s ?p ?o } ?s e:\\' ?o }",
        "PREFIX e: <http://e/> SELECT ?s { ?s e:\\# ?o ;\n ?p ?o . SERVICE ?e { ?s e:\\# ?o } }",
    ],
)
def test_a_question_never_leaves_for_the_network(store: ox.Store, text: str) -> None:
    with pytest.raises(QueryError, match=r"q\.rq:2: asks another endpoint"):
        run_query(store, text, file="q.rq")


@pytest.mark.parametrize(
    "text",
    [
        "# a SERVICE\nSELECT ?service { ?service ?p ?o }",
        "SELECT ?s { ?s ?p 'service', \"SERVICE \\\" service\", '''a ' service''' }",
        "SELECT ?s { ?s ?p <http://e/service#service> }",
        "PREFIX atkgv: <https://w3id.org/atkg/vocabulary/>\n"
        "SELECT ?s { ?s ?p atkgv:intervention.service }",
    ],
)
def test_the_word_service_may_be_written(store: ox.Store, text: str) -> None:
    assert len(run_query(store, text).columns) == 1
