"""Questions put to the built graph or to an endpoint elsewhere."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from atkg import answering
from atkg.answering import places_of
from atkg.errors import QueryError
from atkg.graph.asking import run_query
from atkg.graph.queries import Query
from atkg.graph.questions import by_topic, load_questions, load_topics
from atkg.graph.sayings import sayings
from atkg.graph.store import open_store
from atkg.graph.witnesses import is_node, shown
from atkg.lookups import find_question, find_thing
from atkg.namespaces import PREFIXES
from atkg.opening import OpenBuild
from atkg.report.answers import Told
from atkg.report.explained import COLUMNS, explained_markdown, explained_rows, named_rows
from atkg.report.tables import write_table, write_told
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


def triples_of_store(
    workspace: Workspace, text: str, file: str, drafts: bool
) -> tuple[ox.Triple, ...]:
    """Run a CONSTRUCT or DESCRIBE on the embedded store."""
    store = open_store(workspace.current / "store")
    answer = run_query(store, text, drafts=drafts, file=file, prefixes=PREFIXES)
    return answer.triples


def ask_store(
    workspace: Workspace, text: str, file: str, drafts: bool
) -> tuple[Sequence[str], Rows]:
    """Run SPARQL on the embedded store; cells are CURIEs or lexical forms."""
    store = open_store(workspace.current / "store")
    answer = run_query(store, text, drafts=drafts, file=file, prefixes=PREFIXES)
    rows = [["" if cell is None else shown(cell) for cell in row] for row in answer.rows]
    return answer.columns, rows


def _question(workspace: Workspace, question: str) -> Query:
    queries = load_questions(workspace.shipped("queries"))
    return queries[find_question(queries, question)]


def list_questions(workspace: Workspace, lang: str) -> str:
    """List the competency questions with their parameters, under their topics."""
    questions = load_questions(workspace.shipped("queries")).values()
    labels = load_topics()
    parts = []
    for topic, own in by_topic(questions).items():
        parts.append("\n".join([labels[topic][lang], *(_listed(query, lang) for query in own)]))
    return "\n\n".join(parts)


def _listed(query: Query, lang: str) -> str:
    given = "".join(
        f" --{one.name} {one.example}" if one.example else f" [--{one.name} …]"
        for one in query.parameters
    )
    return f"  {query.id}  {query.summary[lang]}{given}"


def parameters_of(workspace: Workspace, question: str) -> tuple[str, ...]:
    """Give the names of a question's parameters. Raises QueryError for an unknown question."""
    return tuple(one.name for one in _question(workspace, question).parameters)


def tell_question(
    workspace: Workspace,
    question: str,
    given: Mapping[str, str],
    lang: str,
    say: Callable[[str], None] = lambda _: None,
) -> Told:
    """Answer a competency question of the current build, as ``answering.tell_question``."""
    return answering.tell_question(OpenBuild(workspace), question, given, lang, say)


def answer_question(
    workspace: Workspace,
    question: str,
    given: Mapping[str, str],
    lang: str,
    form: str,
    say: Callable[[str], None] = lambda _: None,
) -> str:
    """Answer a competency question, as ``tell_question``, in one of the forms that are text."""
    return write_told(tell_question(workspace, question, given, lang, say), form)


def explain(workspace: Workspace, text: str, lang: str, form: str) -> str:
    """Tell all that is said of a thing (name or CURIE), a node or a statement, in a form.

    Where nothing is said of a thing, the places that name it are told. Raises QueryError for what
    is unknown, with the nearest names.
    """
    build = OpenBuild(workspace)
    naming = build.naming
    thing = text.strip()
    if re.fullmatch(r"(?:atkgr:)?s[0-9a-f]{16}", thing):
        thing = f"atkgr:{thing.removeprefix('atkgr:')}"
    elif not is_node(thing):
        thing = find_thing(naming, thing)
    said = sayings(build.store, thing)
    if not said and thing not in naming.labels:
        raise QueryError(f"no statement speaks of {thing!r}", mend="atkg find looks for words")
    named = () if said else places_of(build, thing)
    translations = build.translations
    if form == "markdown":
        later = build.followups
        return explained_markdown(naming, thing, said, lang, later, named, translations)
    rows = [
        *explained_rows(naming, said, lang, translations),
        *named_rows(naming, thing, named, lang),
    ]
    return write_table(COLUMNS, rows, form)
