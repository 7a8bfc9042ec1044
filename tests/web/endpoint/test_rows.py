"""Rows are written as pyoxigraph itself writes them, byte for byte."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.web.endpoint.accept import RESULTS
from atkg.web.endpoint.answering import answer
from atkg.web.endpoint.limits import Limits
from atkg.web.endpoint.messages import Question

FACTS = ox.NamedNode("https://w3id.org/atkg/graph/facts")
XSD = "http://www.w3.org/2001/XMLSchema#"
FORMATS = (*RESULTS,)[:4]
# Everything that XML can write; what it cannot is tried apart. So is the carriage return, which the
# engine writes as it is, so that a reader of XML takes it for a line feed.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(" \t\n"))
DATATYPES = st.sampled_from(["integer", "decimal", "double", "boolean", "date", "string"])
NODES = st.sampled_from(["urn:a", "http://example.org/é&?b=<", "urn:x'y"]).map(
    lambda iri: ox.NamedNode(iri.replace("<", "%3C"))
)
LITERALS = (
    TEXTS.map(ox.Literal)
    | st.builds(lambda text: ox.Literal(text, language="es-PE"), TEXTS)
    | st.builds(
        lambda text, of: ox.Literal(text, datatype=ox.NamedNode(XSD + of)),
        TEXTS | st.sampled_from(["1", "-5", "1.0", ".5", "1e3", "true", "01", "x"]),
        DATATYPES,
    )
    | st.builds(lambda text: ox.Literal(text, language="ar", direction=ox.BaseDirection.RTL), TEXTS)
)
TERMS = NODES | LITERALS | st.builds(ox.Triple, NODES, NODES, NODES | LITERALS)


def written(store: ox.Store, text: str, accept: str, limits: Limits | None = None) -> bytes:
    out = io.BytesIO()
    header = answer(store, Question(text, accept), limits or Limits(), out)
    assert header.status == 200, header.why
    assert header.size == len(out.getvalue())
    return out.getvalue()


@pytest.mark.parametrize("accept", FORMATS)
@given(objects=st.lists(TERMS, max_size=4))
def test_any_terms_are_written_as_the_engine_writes_them(
    accept: str, objects: list[ox.NamedNode | ox.Literal | ox.Triple]
) -> None:
    store = ox.Store()
    for number, term in enumerate(objects):
        store.add(ox.Quad(ox.NamedNode(f"urn:s{number}"), ox.NamedNode("urn:p"), term, FACTS))
    text = "SELECT ?s ?none ?o { ?s <urn:p> ?o OPTIONAL { ?o <urn:q> ?none } } ORDER BY ?s"
    result = store.query(text, default_graph=FACTS)
    assert isinstance(result, ox.QuerySolutions)
    native = result.serialize(format=RESULTS[accept])  # type: ignore[arg-type]
    assert written(store, text, accept) == native


@pytest.mark.parametrize("accept", FORMATS)
@pytest.mark.parametrize(
    "text",
    [
        "SELECT * {}",
        "SELECT ?a { FILTER(false) }",
        "SELECT * { FILTER(false) }",
        'SELECT ("é" AS ?ñ) ?b {}',
        "ASK {}",
        "SELECT ?a ?b { VALUES (?a ?b) { (1 2.50) (1e3 true) (UNDEF <urn:c>) (UNDEF UNDEF) } }",
    ],
)
def test_answers_at_the_edges_are_written_as_the_engine_writes_them(accept: str, text: str) -> None:
    store = ox.Store()
    native = store.query(text).serialize(format=RESULTS[accept])  # type: ignore[arg-type]
    assert written(store, text, accept) == native


def test_xml_stays_xml_where_it_has_no_word_for_a_character() -> None:
    content = written(ox.Store(), 'SELECT ("a\\u0007b" AS ?x) {}', FORMATS[1])
    assert "a\N{REPLACEMENT CHARACTER}b" in ET.tostring(ET.fromstring(content), "unicode")  # noqa: S314


# --- caps ----------------------------------------------------------------------------------------

MANY = "SELECT ?a ?b { VALUES ?a { 1 2 3 4 5 } VALUES ?b { 1 2 } }"


@pytest.mark.parametrize("accept", FORMATS)
def test_rows_are_cut_at_the_cap_and_what_is_left_is_whole(accept: str) -> None:
    for most, rows, partial in ((9, 9, True), (10, 10, False), (11, 10, False), (1, 1, True)):
        out = io.BytesIO()
        header = answer(ox.Store(), Question(MANY, accept), Limits(rows=most), out)
        assert (header.rows, header.partial) == (rows, partial)
        if accept != "text/csv":
            form = ox.QueryResultsFormat.from_media_type(accept)
            solutions = ox.parse_query_results(out.getvalue(), format=form)
            assert isinstance(solutions, ox.QuerySolutions)
            assert sum(1 for _ in solutions) == rows


def test_a_cap_on_bytes_is_kept_and_told() -> None:
    text = 'SELECT (CONCAT("xxxxxxxxxx", STR(?a)) AS ?x) { VALUES ?a { 1 2 3 4 5 } }'
    out = io.BytesIO()
    header = answer(ox.Store(), Question(text, "text/csv"), Limits(size=30), out)
    assert header.partial
    assert header.rows == 2
    assert header.size == len(out.getvalue()) <= 30


@pytest.mark.parametrize("most", [1, 4, 5, 6])
def test_triples_are_cut_at_the_cap_and_given_once(most: int) -> None:
    text = "CONSTRUCT { ?a <urn:p> ?c } { VALUES ?a { <urn:1> <urn:2> <urn:3> <urn:4> <urn:5> }"
    text += " VALUES ?b { 1 2 } BIND(1 AS ?c) }"
    out = io.BytesIO()
    question = Question(text, "application/n-triples")
    header = answer(ox.Store(), question, Limits(rows=most), out)
    assert len(out.getvalue().splitlines()) == header.rows == min(most, 5)
    assert header.partial == (most < 5)


def test_a_carriage_return_survives_xml() -> None:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("a\rb"), FACTS))
    found = written(store, "SELECT ?o { ?s ?p ?o }", "application/sparql-results+xml")
    assert b"<literal>a&#13;b</literal>" in found
