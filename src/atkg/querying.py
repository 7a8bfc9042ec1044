"""Questions put to the built graph or to an endpoint elsewhere."""

from __future__ import annotations

import re
import sys
import urllib.error
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from SPARQLWrapper import JSON, POST, SELECT, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from atkg.errors import QueryError
from atkg.graph.asking import DEFAULT_GRAPHS, run_query
from atkg.graph.naming import Naming, load_naming
from atkg.graph.queries import IRI, Query, bind, load_queries
from atkg.graph.store import open_store
from atkg.graph.terms import DRAFTS
from atkg.graph.witnesses import load_witnesses, shown
from atkg.namespaces import PREFIXES, compact
from atkg.report.answers import tell
from atkg.report.tables import write_told
from atkg.workspace import Workspace

Rows = Sequence[Sequence[str]]


def read_query(file: str) -> str:
    """Read a query from a file, or from standard input for ``-``.

    Raises QueryError where the file cannot be read.
    """
    if file == "-":
        return sys.stdin.read()
    try:
        return Path(file).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"cannot be read: {error}", file=file) from error


def ask_store(
    workspace: Workspace, text: str, file: str, drafts: bool
) -> tuple[Sequence[str], Rows]:
    """Run SPARQL on the embedded store; cells are CURIEs or lexical forms."""
    store = open_store(workspace.current / "store")
    answer = run_query(store, text, drafts=drafts, file=file, prefixes=PREFIXES)
    rows = [["" if cell is None else shown(cell) for cell in row] for row in answer.rows]
    return answer.columns, rows


def _with_prefixes(text: str) -> str:
    declared = set(re.findall(r"(?im)^\s*PREFIX\s+(\w+):", text))
    given = [f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items() if name not in declared]
    return "".join(given) + text  # on one line, so that the endpoint counts lines as the file does


def ask_endpoint(endpoint: str, text: str, drafts: bool) -> tuple[Sequence[str], Rows]:
    """Run a SELECT or ASK on a remote endpoint through SPARQLWrapper.

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


def find_thing(naming: Naming, text: str) -> str:
    """Give the CURIE of a thing by CURIE, local id or name, case aside.

    A label goes before an alias. Raises QueryError for an unknown one, with the nearest names, and
    for a name that several things have.
    """
    text = text.strip()
    for curie in (text, f"atkgr:{text}"):
        if curie in naming.labels:
            return curie
    labels, names = _names(naming)
    wanted = text.casefold()
    found = sorted(labels.get(wanted) or names.get(wanted) or [])
    if len(found) > 1:
        raise QueryError(f"{len(found)} things are called {text!r}", mend=_choices(naming, found))
    if found:
        return found[0]
    names = {**names, **{thing.casefold(): {thing} for thing in naming.labels if ":" in text}}
    close = get_close_matches(wanted, sorted(names), n=3, cutoff=0.5)
    near = list(dict.fromkeys(thing for name in close for thing in sorted(names[name])))
    raise QueryError(f"nothing is called {text!r}", mend="nearest: " + _choices(naming, near))


def _names(naming: Naming) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Give things by label, and by any name; case aside."""
    labels: dict[str, set[str]] = {}
    names: dict[str, set[str]] = {}
    for thing, own in naming.labels.items():
        if thing.startswith(("atkgr:", "sdg:")):
            for label in own.values():
                labels.setdefault(label.casefold(), set()).add(thing)
            for name in (*own.values(), *naming.aliases.get(thing, ())):
                names.setdefault(name.casefold(), set()).add(thing)
    return labels, names


def _choices(naming: Naming, things: Sequence[str]) -> str:
    return ", ".join(f"{naming.label(one, 'en')} ({one})" for one in things) or "none"


def _question(workspace: Workspace, question: str) -> Query:
    queries = load_queries(workspace.shipped("queries"))
    if question not in queries:
        raise QueryError(f"no question {question!r}", mend="atkg ask lists them")
    return queries[question]


def list_questions(workspace: Workspace, lang: str) -> str:
    """List the competency questions with their parameters."""
    lines = []
    for query in load_queries(workspace.shipped("queries")).values():
        given = "".join(
            f" --set {one.name}={one.example}" if one.example else f" [--set {one.name}=…]"
            for one in query.parameters
        )
        lines.append(f"{query.id}  {query.summary[lang]}{given}")
    return "\n".join(lines)


def answer_question(
    workspace: Workspace, question: str, given: Mapping[str, str], lang: str, form: str
) -> str:
    """Answer a competency question in a language and a form.

    A parameter that is not given takes the example of the question's header, if it has one.
    """
    query = _question(workspace, question)
    store = open_store(workspace.current / "store")
    naming = load_naming(store)
    values = query.examples | dict(given)
    for one in query.parameters:
        if one.type == IRI and one.name in given:
            values[one.name] = find_thing(naming, values[one.name])
    answer = run_query(store, query.text, bind(query, values), file=str(query.path))
    return write_told(tell(query, answer, naming, load_witnesses(store), lang), form)
