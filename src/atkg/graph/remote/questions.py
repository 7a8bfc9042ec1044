"""Questions put to a SPARQL endpoint elsewhere, through SPARQLWrapper, as to the embedded store."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, Final, TypeAlias, cast
from urllib.request import Request

import pyoxigraph as ox
from SPARQLWrapper import JSON, POST, SELECT, TURTLE, SPARQLWrapper

from atkg.errors import ServerError
from atkg.graph.asking import DEFAULT_GRAPHS
from atkg.graph.remote.servers import Reply, Server, refuse_partial
from atkg.graph.sparqltext import GRAPH_FORMS, as_select, query_form, with_prefixes, words
from atkg.graph.terms import DRAFTS, triple_order
from atkg.graph.witnesses import shown
from atkg.namespaces import GRAPH, PREFIXES, compact

Table: TypeAlias = tuple[Sequence[str], Sequence[Sequence[str]]]
_GRAPHS: Final = (
    "SELECT DISTINCT ?graph { GRAPH ?graph { ?subject ?predicate ?object } "
    f'FILTER(STRSTARTS(STR(?graph), "{GRAPH}")) }} ORDER BY ?graph'
)
# Virtuoso writes the decimal 8 as 8 in Turtle, which is an integer to whoever reads it.
RDF: Final = "application/n-triples, text/turtle;q=0.5"
# Virtuoso answers ASK with this column: a row with 1 for yes, a row with 0 or none at all for no.
_ASKED: Final = "__ASK_RETVAL"
_BOOLEAN: Final = PREFIXES["xsd"] + "boolean"


class _Request(SPARQLWrapper):
    """SPARQLWrapper as the maker of requests; a Server sends them."""

    def request(self) -> Request:
        """Give the request that SPARQLWrapper would send, with N-Triples preferred for triples."""
        made = self._createRequest()
        if self.returnFormat == TURTLE:
            made.add_header("Accept", RDF)
        return made


def ask_endpoint(server: Server, endpoint: str, text: str, drafts: bool) -> Table:
    """Run a query of any form on a remote endpoint; gives columns and rows.

    ASK gives one cell, CONSTRUCT and DESCRIBE give three columns, sorted. Raises as
    ``endpoint_triples``.
    """
    if query_form(text) in GRAPH_FORMS:
        triples = sorted(set(endpoint_triples(server, endpoint, text, drafts)), key=triple_order)
        rows = [[shown(term) for term in triple] for triple in triples]
        return ("subject", "predicate", "object"), rows
    return _table(_asked(server, endpoint, text, drafts))


def endpoint_triples(server: Server, endpoint: str, text: str, drafts: bool) -> list[ox.Triple]:
    """Run a CONSTRUCT or DESCRIBE on a remote endpoint.

    Raises QueryError for an update, and ServerError where the server refuses, fails, cannot be
    reached, or gives only a part.
    """
    return read_triples(_asked(server, endpoint, text, drafts))


def _asked(server: Server, endpoint: str, text: str, drafts: bool) -> Reply:
    """Send a query of any form, and give the whole answer.

    The default graph is named through the protocol, as the embedded store's is; a query that says
    GRAPH needs the others named too, since a dataset holds only what is named.
    """
    form = query_form(text)
    default = [graph.value for graph in (*DEFAULT_GRAPHS, *([DRAFTS] if drafts else []))]
    named = list_graphs(server, endpoint) if "GRAPH" in words(text) else []
    text = with_prefixes(text)
    reply = _answered(server, endpoint, text, form, default, named)
    if form == "CONSTRUCT" and _is_silent(reply):
        _answered(server, endpoint, as_select(text), SELECT, default, named)
    return reply


def list_graphs(server: Server, endpoint: str) -> list[str]:
    """Give the IRIs of our named graphs on a server, sorted; others' graphs are left alone."""
    return [row[0] for row in select(server, endpoint, _GRAPHS)]


def server_name(server: Server, endpoint: str) -> str:
    """Ask what costs nothing, and give the name under which the server answers, if any."""
    reply = _answered(server, endpoint, "SELECT ?one { VALUES ?one { 1 } }", SELECT, [], [])
    return reply.headers.get("server", "").strip()


def select(server: Server, endpoint: str, text: str) -> list[list[str]]:
    """Run a SELECT of our own over the whole dataset; cells are IRIs or lexical forms."""
    found = _json(_answered(server, endpoint, text, SELECT, [], []))
    names = found["head"]["vars"]
    rows = found["results"]["bindings"]
    return [[row[name]["value"] if name in row else "" for name in names] for row in rows]


def construct(server: Server, endpoint: str, text: str) -> list[ox.Triple]:
    """Run a CONSTRUCT of our own over the whole dataset."""
    return read_triples(_answered(server, endpoint, text, "CONSTRUCT", [], []))


def read_triples(reply: Reply) -> list[ox.Triple]:
    """Read the triples of a reply. Raises ServerError where its body is no RDF."""
    format_ = ox.RdfFormat.from_media_type(reply.media_type)
    if reply.media_type == "text/plain":  # what N-Triples was before it had a type of its own
        format_ = ox.RdfFormat.N_TRIPLES
    try:
        return [quad.triple for quad in ox.parse(BytesIO(reply.body), format=format_)]
    except (SyntaxError, ValueError) as error:
        what = f"the server sent no RDF that can be read ({reply.media_type}): {error}"
        raise ServerError(what, file=reply.address) from error


def _answered(
    server: Server,
    endpoint: str,
    text: str,
    form: str,
    default: Sequence[str],
    named: Sequence[str],
) -> Reply:
    """Send a query and give the whole answer."""
    remote = _Request(endpoint, agent="atkg")
    remote.setQuery(text)
    remote.queryType = form  # guessed from comments else: "addressed" would make it an update
    remote.setMethod(POST)  # a form, as Virtuoso wants it
    remote.setReturnFormat(TURTLE if form in GRAPH_FORMS else JSON)
    remote.setOnlyConneg(True)
    for graph in default:
        remote.addDefaultGraph(graph)
    for graph in named:
        remote.addNamedGraph(graph)
    reply = server.send(remote.request())
    refuse_partial(reply)
    return reply


def _is_silent(reply: Reply) -> bool:
    """Tell whether a server keeps quiet of a CONSTRUCT that it cut, but not of a SELECT.

    Virtuoso cuts both at its limit of rows, and marks only the SELECT.
    """
    return "virtuoso" in reply.headers.get("server", "").lower()


def _json(reply: Reply) -> dict[str, Any]:
    try:
        found = json.loads(reply.body)
        if "boolean" not in found and "results" not in found:
            raise ValueError("neither rows nor yes or no")
    except (TypeError, ValueError) as error:
        what = f"the server sent no SPARQL results in JSON ({reply.media_type}): {error}"
        raise ServerError(what, file=reply.address) from error
    return cast("dict[str, Any]", found)


def _table(reply: Reply) -> Table:
    found = _json(reply)
    if "boolean" in found:
        return ["answer"], [[str(found["boolean"]).lower()]]
    columns, bindings = found["head"]["vars"], found["results"]["bindings"]
    if columns == [_ASKED]:
        is_so = any(row[_ASKED]["value"] != "0" for row in bindings)
        return ["answer"], [[str(is_so).lower()]]
    return columns, [[_cell(row.get(name)) for name in columns] for row in bindings]


def _cell(cell: Mapping[str, str] | None) -> str:
    if cell is None:
        return ""
    if cell.get("datatype") == _BOOLEAN:  # Virtuoso writes 0 and 1, which mean the same
        return {"0": "false", "1": "true"}.get(cell["value"], cell["value"])
    return compact(cell["value"]) if cell["type"] == "uri" else cell["value"]
