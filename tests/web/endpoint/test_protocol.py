"""What the SPARQL 1.1 Protocol asks of a query service, case by case, over real HTTP."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from typing import Any, Final
from urllib.parse import urlencode

import httpx
import pyoxigraph as ox
import pytest
from SPARQLWrapper import JSON, POST, POSTDIRECTLY, SPARQLWrapper

GRAPH: Final = "https://w3id.org/atkg/graph/"
FORM: Final = "application/x-www-form-urlencoded"
DIRECT: Final = "application/sparql-query"
FUNDERS: Final = "SELECT ?b { ?a atkg:fundedBy ?b }"
RESULTS: Final = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
BROWSER: Final = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8"


def post(endpoint: Any, body: str | bytes, content_type: str | None, **how: Any) -> httpx.Response:
    headers = {"Content-Type": content_type} if content_type else {}
    reply: httpx.Response = endpoint.client.post(
        endpoint.sparql, content=body, headers=headers, **how
    )
    return reply


# --- the three ways to ask -----------------------------------------------------------------------


def test_a_query_is_answered_by_get(endpoint: Any) -> None:
    reply = endpoint.ask("ASK {}")
    assert reply.status_code == 200
    assert reply.json() == {"head": {}, "boolean": True}


def test_a_query_is_answered_by_post_of_a_form(endpoint: Any) -> None:
    reply = post(endpoint, urlencode({"query": "ASK {}"}), FORM)
    assert (reply.status_code, reply.json()["boolean"]) == (200, True)


@pytest.mark.parametrize("content_type", [DIRECT, f"{DIRECT}; charset=utf-8", DIRECT.upper()])
def test_a_query_is_answered_by_direct_post(endpoint: Any, content_type: str) -> None:
    reply = post(endpoint, "ASK { FILTER('ñ' = '\\u00F1') }".encode(), content_type)
    assert (reply.status_code, reply.json()["boolean"]) == (200, True)


def test_head_gives_the_headers_of_get_and_no_body(endpoint: Any) -> None:
    get = endpoint.ask(FUNDERS)
    head = endpoint.client.head(endpoint.sparql, params={"query": FUNDERS})
    assert (head.status_code, head.content) == (200, b"")
    for name in ("content-type", "content-length", "vary"):
        assert head.headers[name] == get.headers[name]


@pytest.mark.parametrize("method", [None, POST])
@pytest.mark.parametrize("direct", [False, True])
def test_a_client_that_others_wrote_gets_its_rows(
    endpoint: Any, method: str | None, direct: bool
) -> None:
    client = SPARQLWrapper(endpoint.sparql)
    client.setQuery(FUNDERS)
    client.setReturnFormat(JSON)
    if method:
        client.setMethod(method)
        if direct:
            client.setRequestMethod(POSTDIRECTLY)
    told: Any = client.query().convert()
    assert [row["b"]["value"].rpartition("/")[2] for row in told["results"]["bindings"]] == [
        "harbour"
    ]


# --- which graphs --------------------------------------------------------------------------------


def funders(endpoint: Any, text: str = FUNDERS, **parameters: Any) -> set[str]:
    given = [(name.replace("_", "-"), one) for name, many in parameters.items() for one in many]
    rows = endpoint.rows(text, parameters=given)
    return {row["b"].rpartition("/")[2] for row in rows}


def test_without_a_dataset_the_facts_are_asked_and_drafts_are_not(endpoint: Any) -> None:
    assert funders(endpoint) == {"harbour"}
    assert endpoint.ask("ASK { atkgr:lantern a atkg:Undertaking }").json()["boolean"], "inferred"
    assert not endpoint.ask("ASK { atkgr:s1 ?p ?o }").json()["boolean"], "a document's graph"
    assert endpoint.ask("ASK { GRAPH ?g { atkgr:s1 ?p ?o } }").json()["boolean"]


def test_drafts_are_asked_where_they_are_named(endpoint: Any) -> None:
    assert funders(endpoint, default_graph_uri=[f"{GRAPH}drafts"]) == {"drafted"}
    both = [f"{GRAPH}facts", f"{GRAPH}drafts"]
    assert funders(endpoint, default_graph_uri=both) == {"drafted", "harbour"}


def test_an_unknown_graph_is_empty(endpoint: Any) -> None:
    assert funders(endpoint, default_graph_uri=["http://example.org/none"]) == set()
    assert funders(endpoint, "SELECT ?b FROM <http://example.org/none> { ?a ?p ?b }") == set()


def test_only_named_graphs_leave_the_default_graph_empty(endpoint: Any) -> None:
    named: Any = {"named_graph_uri": [f"{GRAPH}drafts"]}
    assert funders(endpoint, **named) == set()
    assert funders(endpoint, "SELECT ?b { GRAPH ?g { ?a atkg:fundedBy ?b } }", **named) == {
        "drafted"
    }


def test_only_default_graphs_leave_no_named_graph(endpoint: Any) -> None:
    text = "SELECT ?b { GRAPH ?g { ?a atkg:fundedBy ?b } }"
    assert funders(endpoint, text) == {"harbour", "drafted"}
    assert funders(endpoint, text, default_graph_uri=[f"{GRAPH}facts"]) == set()


def test_default_and_named_graphs_are_told_apart(endpoint: Any) -> None:
    text = "SELECT ?b { ?a atkg:fundedBy ?c GRAPH ?g { ?a atkg:fundedBy ?b } }"
    chosen: Any = {"default_graph_uri": [f"{GRAPH}facts"], "named_graph_uri": [f"{GRAPH}drafts"]}
    assert funders(endpoint, text, **chosen) == {"drafted"}


def test_from_and_from_named_choose_as_the_protocol_does(endpoint: Any) -> None:
    assert funders(endpoint, "SELECT ?b FROM atkgg:drafts { ?a atkg:fundedBy ?b }") == {"drafted"}
    named = "SELECT ?b FROM NAMED atkgg:drafts { GRAPH ?g { ?a atkg:fundedBy ?b } }"
    assert funders(endpoint, named) == {"drafted"}


def test_the_protocol_s_graphs_override_those_of_the_text(endpoint: Any) -> None:
    text = "SELECT ?b FROM atkgg:facts { ?a atkg:fundedBy ?b }"
    assert funders(endpoint, text, default_graph_uri=[f"{GRAPH}drafts"]) == {"drafted"}


@pytest.mark.parametrize("way", ["form", "direct"])
def test_graphs_are_chosen_by_post_too(endpoint: Any, way: str) -> None:
    chosen = {"default-graph-uri": f"{GRAPH}drafts"}
    if way == "form":
        reply = post(endpoint, urlencode({"query": FUNDERS, **chosen}), FORM)
    else:
        reply = post(endpoint, FUNDERS, DIRECT, params=chosen)
    assert [row["b"]["value"] for row in reply.json()["results"]["bindings"]] == [
        "https://w3id.org/atkg/resource/drafted"
    ]


def test_a_graph_s_name_that_is_no_iri_is_told(endpoint: Any) -> None:
    reply = endpoint.ask(FUNDERS, parameters=[("default-graph-uri", "not an iri")])
    assert reply.status_code == 400
    assert "IRI" in reply.text


# --- the form of the answer ----------------------------------------------------------------------


@pytest.mark.parametrize("accept", RESULTS)
def test_select_comes_in_the_form_that_was_asked_for(endpoint: Any, accept: str) -> None:
    reply = endpoint.ask("SELECT ?name { atkgr:lantern rdfs:label ?name }", accept)
    assert reply.status_code == 200
    assert reply.headers["content-type"].partition(";")[0] == accept
    assert "Accept" in reply.headers["vary"]
    form = ox.QueryResultsFormat.from_media_type(accept)
    if accept == "text/csv":
        assert reply.text == 'name\r\n"Lantern, ""first"" phase"\r\n'
    else:
        solutions = ox.parse_query_results(reply.content, format=form)
        assert isinstance(solutions, ox.QuerySolutions)
        (row,) = solutions
        assert row["name"].value == 'Lantern, "first" phase'


@pytest.mark.parametrize("accept", RESULTS)
def test_ask_comes_in_the_form_that_was_asked_for(endpoint: Any, accept: str) -> None:
    reply = endpoint.ask("ASK {}", accept)
    assert reply.headers["content-type"].partition(";")[0] == accept
    assert "true" in reply.text


@pytest.mark.parametrize(
    "accept", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"]
)
@pytest.mark.parametrize(
    "query", ["CONSTRUCT WHERE { ?a atkg:fundedBy ?b }", "DESCRIBE atkgr:harbour"]
)
def test_triples_come_in_the_form_that_was_asked_for(
    endpoint: Any, accept: str, query: str
) -> None:
    reply = endpoint.ask(query, accept)
    assert reply.status_code == 200
    assert reply.headers["content-type"].partition(";")[0] == accept
    triples = {
        q.triple for q in ox.parse(reply.content, format=ox.RdfFormat.from_media_type(accept))
    }
    plain = endpoint.ask(query, "application/n-triples")
    assert triples == {q.triple for q in ox.parse(plain.content, format=ox.RdfFormat.N_TRIPLES)}
    assert triples


def test_who_accepts_anything_gets_json_or_turtle(endpoint: Any) -> None:
    assert endpoint.ask(FUNDERS).headers["content-type"] == RESULTS[0]
    turtle = endpoint.ask("CONSTRUCT WHERE { ?a atkg:fundedBy ?b }")
    assert turtle.headers["content-type"] == "text/turtle; charset=utf-8"
    assert "atkgr:lantern atkg:fundedBy atkgr:harbour" in turtle.text


def test_a_browser_gets_something_that_it_accepts(endpoint: Any) -> None:
    reply = endpoint.ask(FUNDERS, BROWSER)
    assert (reply.status_code, reply.headers["content-type"]) == (200, "application/xml")
    assert ET.fromstring(reply.text).tag.endswith("sparql")  # noqa: S314  (our own)


def test_what_cannot_be_given_is_told_with_what_can(endpoint: Any) -> None:
    reply = endpoint.ask(FUNDERS, "application/pdf, text/turtle")
    assert reply.status_code == 406
    assert all(one in reply.text for one in RESULTS)
    assert endpoint.ask("DESCRIBE atkgr:harbour", "text/csv").status_code == 406


def test_prefixes_of_the_project_are_known_and_can_be_declared_otherwise(endpoint: Any) -> None:
    own = f"PREFIX atkg: <http://example.org/> PREFIX w: <{GRAPH[:-6]}ontology#> "
    assert endpoint.ask(own + "ASK { ?a w:fundedBy ?b }").json()["boolean"]
    assert not endpoint.ask(own + "ASK { ?a atkg:fundedBy ?b }").json()["boolean"]


# --- what is refused -----------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "PROPFIND"])
def test_another_method_is_refused_with_those_that_there_are(endpoint: Any, method: str) -> None:
    reply = endpoint.client.request(method, endpoint.sparql, params={"query": "ASK {}"})
    assert reply.status_code == 405
    assert reply.headers["allow"] == "GET, HEAD, POST, OPTIONS"


def test_two_queries_are_refused(endpoint: Any) -> None:
    assert endpoint.ask("ASK {}", parameters=[("query", "SELECT * {}")]).status_code == 400
    assert post(endpoint, "query=ASK+%7B%7D&query=ASK+%7B%7D", FORM).status_code == 400
    assert post(endpoint, "ASK {}", DIRECT, params={"query": "ASK {}"}).status_code == 400


def test_no_query_is_told(endpoint: Any) -> None:
    for reply in (
        endpoint.client.get(endpoint.sparql, params={"default-graph-uri": GRAPH}),
        post(endpoint, "", FORM),
        post(endpoint, "", DIRECT),
        endpoint.ask(""),
    ):
        assert reply.status_code == 400, reply.text
        assert "query" in reply.text


@pytest.mark.parametrize("content_type", ["text/plain", "application/sparql-update", None])
def test_a_body_of_another_type_is_refused(endpoint: Any, content_type: str | None) -> None:
    for body in ("ASK {}", urlencode({"query": "ASK {}"})):
        reply = post(endpoint, body, content_type)
        assert reply.status_code == 415
        assert DIRECT in reply.text


def test_a_query_that_is_not_utf_8_is_refused(endpoint: Any) -> None:
    assert post(endpoint, "ASK {}".encode("utf-16"), DIRECT).status_code == 400
    in_16 = post(endpoint, "ASK {}".encode("utf-16"), f"{DIRECT}; charset=UTF-16")
    assert in_16.status_code == 415
    assert post(endpoint, b"query=ASK+%7B%7D%FF", FORM).status_code == 400
    assert endpoint.client.get(f"{endpoint.sparql}?query=ASK%20%7B%7D%23%E9").status_code == 400


def test_an_update_is_refused_in_every_way(endpoint: Any) -> None:
    update = "INSERT DATA { <urn:a> <urn:b> <urn:c> }"
    assert post(endpoint, urlencode({"update": update}), FORM).status_code == 400
    assert post(endpoint, update, DIRECT).status_code == 400
    assert endpoint.ask(update).status_code == 400
    assert "update (INSERT)" in endpoint.ask(update).text
    assert not endpoint.ask("ASK { GRAPH ?g { <urn:a> ?p ?o } }").json()["boolean"]


def test_a_syntax_error_is_shown_with_line_column_and_mark(endpoint: Any) -> None:
    reply = endpoint.ask("SELECT ?a\nWHERE { ?a atkg:fundedBy }")
    assert reply.status_code == 400
    assert reply.headers["content-type"] == "text/plain; charset=utf-8"
    what, _, shown = reply.text.partition("\n\n")
    assert what.startswith("query:2: is not SPARQL, column 26: expected")
    assert shown == "WHERE { ?a atkg:fundedBy }\n" + " " * 25 + "^\n"


def test_an_unknown_prefix_is_told_with_those_that_are_known(endpoint: Any) -> None:
    reply = endpoint.ask("ASK { ?a mine:b ?c }")
    assert reply.status_code == 400
    assert "prefix mine: is not declared" in reply.text
    assert "atkg, atkgg" in reply.text


def test_what_the_engine_cannot_do_is_the_query_s_fault(endpoint: Any) -> None:
    reply = endpoint.ask("SELECT (<urn:nothing>(1) AS ?x) {}")
    assert reply.status_code == 400
    assert "urn:nothing" in reply.text


@pytest.mark.parametrize("way", ["form", "direct", "pieces"])
def test_a_query_that_is_too_large_is_refused(endpoint: Any, way: str) -> None:
    long = "ASK {} #" + "x" * (256 << 10)
    if way == "form":
        reply = post(endpoint, urlencode({"query": long}), FORM)
    elif way == "direct":
        reply = post(endpoint, long, DIRECT)
    else:  # nothing tells the length beforehand
        pieces: Any = (long[n : n + 9999].encode() for n in range(0, len(long), 9999))
        reply = post(endpoint, pieces, DIRECT)
    assert reply.status_code == 413
    assert "256 KiB" in reply.text


# --- other origins -------------------------------------------------------------------------------


def test_pages_of_other_origins_may_ask(endpoint: Any) -> None:
    ask = endpoint.client.options(
        endpoint.sparql,
        headers={"Origin": "http://example.org", "Access-Control-Request-Method": "POST"},
    )
    assert (ask.status_code, ask.content) == (204, b"")
    assert "POST" in ask.headers["access-control-allow-methods"]
    for reply in (ask, endpoint.ask("ASK {}"), endpoint.ask("ASK {"), post(endpoint, "", None)):
        assert reply.headers["access-control-allow-origin"] == "*"
    assert "X-SPARQL-MaxRows" in endpoint.ask("ASK {}").headers["access-control-expose-headers"]


def test_json_is_json_whatever_the_terms_hold(endpoint: Any) -> None:
    reply = endpoint.ask('SELECT ("\\u0007\\n\\"\\\\" AS ?x) ("é"@es AS ?y) {}')
    (row,) = json.loads(reply.content)["results"]["bindings"]
    assert row["x"]["value"] == '\x07\n"\\'
    assert row["y"] == {"type": "literal", "value": "é", "xml:lang": "es"}
