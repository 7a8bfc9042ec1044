"""Questions put to the built graph or to an endpoint elsewhere."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from atkg.errors import QueryError
from atkg.graph.asking import run_query
from atkg.graph.followup_graph import read_followups
from atkg.graph.kinds import refuse_other_kinds
from atkg.graph.naming import Naming, load_naming
from atkg.graph.queries import IRI, Query, ask_query
from atkg.graph.questions import by_topic, load_questions, load_topics
from atkg.graph.sayings import sayings
from atkg.graph.store import open_store
from atkg.graph.terms import document_node
from atkg.graph.translation_graph import read_translations
from atkg.graph.witnesses import is_node, load_names, load_publishers, load_witnesses, shown
from atkg.lookups import find_question, find_thing, find_value
from atkg.namespaces import PREFIXES
from atkg.report.answers import Told, tell
from atkg.report.explained import COLUMNS, explained_markdown, explained_rows, named_rows
from atkg.report.silence import Place, places, silence
from atkg.report.tables import write_table, write_told
from atkg.text.documents import load_documents
from atkg.workspace import Workspace

Rows = Sequence[Sequence[str]]
_DEFAULT: Final = {
    "en": "{parameter} is not given; answered for {name}. Ask for another: --{parameter} NAME",
    "es": "no se dio {parameter}; se responde por {name}. Para otro: --{parameter} NOMBRE",
}


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
    """Answer a competency question in a language.

    A parameter that is not given takes the example of the question's header, if it has one; ``say``
    is told which. Raises QueryError for a thing of a kind that the question is not about.
    """
    query = _question(workspace, question)
    store = open_store(workspace.current / "store")
    naming = load_naming(store)
    values = query.examples | dict(given)
    for one in query.parameters:
        if one.type == IRI and one.name in given:
            values[one.name] = find_value(naming, one.name, values[one.name])
            refuse_other_kinds(store, naming, query, one, values[one.name])
        elif one.example and one.name not in given:
            is_thing = one.type == IRI
            name = f"{naming.label(one.example, lang)} ({one.example})" if is_thing else one.example
            say(_DEFAULT[lang].format(parameter=one.name, name=name))
    answer = ask_query(store, query, values)
    told = tell(query, answer, naming, load_witnesses(store), lang)
    if told.lines:
        return told
    asked = [values[one.name] for one in query.parameters if one.type == IRI and one.name in values]
    return _with_silence(told, workspace, store, naming, [
        one for one in asked if not one.startswith("atkgv:")
    ])  # fmt: skip


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


def _with_silence(
    told: Told, workspace: Workspace, store: ox.Store, naming: Naming, asked: Sequence[str]
) -> Told:
    """Tell what else is known of things of which a question found nothing."""
    lines: list[str] = []
    named: list[Place] = []
    for thing in asked:
        others = len(sayings(store, thing))
        own = () if others else _places(workspace, store, thing)
        lines += silence(thing, naming, told.lang, own, others)
        named += own
    titles = {one.document: naming.label(one.document, told.lang) for one in named}
    publishers = load_publishers(store) if named else {}
    return replace(
        told, silence=tuple(lines), named=tuple(named), titles=titles, publishers=publishers
    )


def _places(workspace: Workspace, store: ox.Store, thing: str) -> tuple[Place, ...]:
    """Give the places of the documents that name a thing, as the authority file lists them."""
    names = [one for (own, _), seen in load_names(store).items() if own == thing for one in seen]
    documents = load_documents(workspace.documents) if names else {}
    return places(names, {shown(document_node(one)): documents[one].text for one in documents})


def explain(workspace: Workspace, text: str, lang: str, form: str) -> str:
    """Tell all that is said of a thing (name or CURIE), a node or a statement, in a form.

    Where nothing is said of a thing, the places that name it are told. Raises QueryError for what
    is unknown, with the nearest names.
    """
    store = open_store(workspace.current / "store")
    naming = load_naming(store)
    thing = text.strip()
    if re.fullmatch(r"(?:atkgr:)?s[0-9a-f]{16}", thing):
        thing = f"atkgr:{thing.removeprefix('atkgr:')}"
    elif not is_node(thing):
        thing = find_thing(naming, thing)
    said = sayings(store, thing)
    if not said and thing not in naming.labels:
        raise QueryError(f"no statement speaks of {thing!r}", mend="atkg find looks for words")
    named = () if said else _places(workspace, store, thing)
    translations = read_translations(store)
    if form == "markdown":
        later = read_followups(store)
        return explained_markdown(naming, thing, said, lang, later, named, translations)
    rows = [
        *explained_rows(naming, said, lang, translations),
        *named_rows(naming, thing, named, lang),
    ]
    return write_table(COLUMNS, rows, form)
