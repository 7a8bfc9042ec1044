from __future__ import annotations

import pytest

from atkg.errors import QueryError
from atkg.graph.sparqltext import as_select, query_form, with_prefixes, words
from atkg.namespaces import PREFIXES


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("select * { ?s ?p ?o }", "SELECT"),
        ("# DROP what is addressed\nASK { ?ask a 'INSERT' }", "ASK"),
        ("BASE <urn:insert> PREFIX drop: <urn:x#> CONSTRUCT WHERE { ?s drop:with ?o }",
         "CONSTRUCT"),
        ("PREFIX : <urn:x> DESCRIBE<urn:load>", "DESCRIBE"),
        ('PREFIX a: <urn:a> SELECT ("""a " DROP """ AS ?x) { FILTER(1<2) }', "SELECT"),
    ],
)  # fmt: skip
def test_the_form_of_a_query_is_seen_through_names_strings_and_comments(
    text: str, form: str
) -> None:
    assert query_form(text) == form


@pytest.mark.parametrize(
    "text",
    [
        "DROP GRAPH <urn:g>",
        "INSERT DATA { <urn:a> <urn:b> 'SELECT' }",
        "PREFIX select: <urn:x> DELETE { ?s ?p ?o } WHERE { SELECT * { ?s ?p ?o } }",
        "WITH <urn:g> DELETE WHERE { ?s ?p ?o }",
        "LOAD <http://example.org/>",
    ],
)
def test_an_update_is_never_taken_for_a_query(text: str) -> None:
    with pytest.raises(QueryError, match="is an update"):
        query_form(text)


@pytest.mark.parametrize("text", ["", "# SELECT", "selected * {}", "?SELECT"])
def test_what_is_neither_is_told_with_the_forms_there_are(text: str) -> None:
    with pytest.raises(QueryError, match=r"no SPARQL query.*ASK, CONSTRUCT, DESCRIBE, SELECT"):
        query_form(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("CONSTRUCT WHERE { ?s ?p ?o }", " WHERE { ?s ?p ?o }"),
        ("construct{?s ?p '{}' # }\n} FROM <urn:{> {?s ?p ?o}", " FROM <urn:{> {?s ?p ?o}"),
        ("# CONSTRUCT\nCONSTRUCT { } WHERE { { } }", " WHERE { { } }"),
    ],
)
def test_the_solutions_behind_triples_can_be_asked_for(text: str, rest: str) -> None:
    made = as_select(text)
    assert made.endswith(f"SELECT (1 AS ?one) {rest}")
    assert query_form(made) == "SELECT"


def test_only_the_words_of_sparql_are_words() -> None:
    assert "GRAPH" not in words("SELECT ?graph { ?graph a 'GRAPH' } # GRAPH")
    assert "GRAPH" in words("SELECT * { graph ?g { ?s ?p ?o } }")


def test_prefixes_are_added_on_the_first_line_and_none_twice() -> None:
    text = "PREFIX atkg: <urn:mine#> prefix own: <urn:own#>\nSELECT * {}"
    added = with_prefixes(text)
    assert added.endswith(text)
    assert added.count("\n") == text.count("\n")
    assert added.count(" atkg: <") == 1
    assert added.lower().count("prefix ") == len(PREFIXES) + 1
