"""Questions put to a SPARQL endpoint elsewhere, through SPARQLWrapper, as to the embedded store."""

from __future__ import annotations

import re
import urllib.error
from collections.abc import Mapping, Sequence
from typing import Any

from SPARQLWrapper import JSON, POST, SELECT, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from atkg.errors import QueryError
from atkg.graph.asking import DEFAULT_GRAPHS
from atkg.graph.terms import DRAFTS
from atkg.namespaces import PREFIXES, compact


def _with_prefixes(text: str) -> str:
    declared = set(re.findall(r"(?im)^\s*PREFIX\s+(\w+):", text))
    given = [f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items() if name not in declared]
    return "".join(given) + text  # on one line, so that the endpoint counts lines as the file does


def ask_endpoint(
    endpoint: str, text: str, drafts: bool
) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Run a SELECT or ASK on a remote endpoint; gives columns and rows.

    The default graph is named through the protocol, as the embedded store's is; a query that says
    GRAPH needs the others named too, since a dataset holds only what is named. Raises QueryError
    where the endpoint refuses, fails or cannot be reached.
    """
    default = [graph.value for graph in (*DEFAULT_GRAPHS, *([DRAFTS] if drafts else []))]
    named: list[str] = []
    if re.search(r"(?i)\bgraph\b", text):
        every = _answered(endpoint, "SELECT DISTINCT ?graph { GRAPH ?graph { } }", [], [])
        named = [row["graph"]["value"] for row in every["results"]["bindings"]]
    found = _answered(endpoint, _with_prefixes(text), default, named)
    if "boolean" in found:
        return ["answer"], [[str(found["boolean"]).lower()]]
    columns, bindings = found["head"]["vars"], found["results"]["bindings"]
    return columns, [[_remote_cell(row.get(name)) for name in columns] for row in bindings]


def _answered(endpoint: str, text: str, default: Sequence[str], named: Sequence[str]) -> Any:
    """Send a query and give the JSON of its answer."""
    remote = SPARQLWrapper(endpoint, agent="atkg")
    remote.setQuery(text)
    remote.queryType = SELECT  # guessed from comments else: "addressed" would make it an update
    remote.setMethod(POST)
    remote.setReturnFormat(JSON)
    remote.setTimeout(60)
    for graph in default:
        remote.addDefaultGraph(graph)
    for graph in named:
        remote.addNamedGraph(graph)
    try:
        found = remote.queryAndConvert()
        if not isinstance(found, dict):
            raise ValueError("it sent no SPARQL results in JSON")
        return found
    except (SPARQLWrapperException, urllib.error.URLError, OSError, ValueError) as error:
        reason = " ".join(str(error).split())[:300]
        raise QueryError(f"the endpoint did not answer: {reason}", file=endpoint) from error


def _remote_cell(cell: Mapping[str, str] | None) -> str:
    if cell is None:
        return ""
    return compact(cell["value"]) if cell["type"] == "uri" else cell["value"]
