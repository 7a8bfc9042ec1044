"""Competency questions: one SPARQL query per file, with a header in YAML behind ``#+``.

::

    #+ id: cq01
    #+ summary:
    #+   en: Who funds an intervention?
    #+   es: ¿Quién financia una intervención?
    #+ description: One row for each funder.
    #+ columns:
    #+   intervention: {en: what is funded, es: qué se financia}
    #+   funder: {en: funder, es: financiador}
    #+   contribution: evidence
    #+ parameters:
    #+   intervention: {type: iri, kinds: [atkg:Undertaking], example: "atkgr:partnerships"}
    #+ evidence: 1
    #+ tags: [money]

The form follows the header comments of grlc. Where columns are named, each variable that the query
selects has a name for people, or is ``evidence``, which leads to the words and is not shown;
without ``columns`` people see the variables. A parameter is a variable that the query selects;
without a value the question is asked of everything. ``evidence`` is the least number of quotes that
a row must rest on: 0 only where the answer is a count or a silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox
import yaml

from atkg.errors import Fault, QueryError
from atkg.graph.asking import Answer, run_query
from atkg.graph.terms import Term, literal, node
from atkg.namespaces import is_curie
from atkg.rowrules import LEXICAL

__all__ = [
    "Answer",
    "Parameter",
    "Query",
    "ask_query",
    "bind",
    "load_queries",
    "load_query",
    "run_query",
]

IRI: Final = "iri"
EVIDENCE: Final = "evidence"
_NEEDED: Final = ("id", "summary", "description")
_KEYS: Final = (*_NEEDED, "columns", "parameters", "evidence", "tags")
_LANGUAGES: Final = ("en", "es")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable to which a value may be given: a thing (``iri``) or a literal of a datatype.

    The example is the value where none is given; without one, everything is asked for. ``kinds``
    are the classes, or the concept scheme, one of which a thing must belong to; none: any thing.
    """

    name: str
    type: str
    example: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A question: its words in ``en`` and ``es``, and the whole text of the file.

    ``headings`` names the columns that people see, by variable and language. ``evidence`` is the
    least number of quotes behind a row, or None where the header leaves it open.
    """

    id: str
    path: Path
    summary: Mapping[str, str]
    description: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    tags: tuple[str, ...]
    evidence: int | None
    columns: tuple[str, ...]
    headings: Mapping[str, Mapping[str, str]]
    text: str

    @property
    def examples(self) -> dict[str, str]:
        """The values of the parameters where none are given."""
        return {one.name: one.example for one in self.parameters if one.example}


def load_queries(folder: Path) -> dict[str, Query]:
    """Read every ``.rq`` file of a folder: id to query, sorted by id.

    Raises QueryError where the folder holds none, or two files have one id, and as ``load_query``.
    """
    queries: dict[str, Query] = {}
    for query in map(load_query, sorted(folder.glob("*.rq"))):
        if query.id in queries:
            what = f"the id {query.id} is that of {queries[query.id].path.name} too"
            raise QueryError(what, file=query.path, mend="give it another id")
        queries[query.id] = query
    if not queries:
        raise QueryError("holds no query", file=folder, mend="give a folder with .rq files")
    return dict(sorted(queries.items()))


def load_query(path: Path) -> Query:
    """Read one query file, and try its query on an empty store.

    Raises QueryError, with file and line, for a header that lacks something, for broken SPARQL, for
    a parameter that the query does not select, and for a column without a name.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"cannot be read: {error}", file=path) from error
    header = _header(path, text)
    columns = run_query(ox.Store(), text, file=path).columns
    parameters = tuple(_parameters(header))
    named = header.get("columns", {name: dict.fromkeys(_LANGUAGES, name) for name in columns})
    faults = [
        *_header_faults(path, header),
        *_column_faults(path, named, columns),
        *_parameter_faults(path, parameters, columns),
    ]
    if faults:
        raise QueryError(f"{path.name}: {len(faults)} fault(s)", faults=faults)
    return Query(
        str(header["id"]), path, _words(header["summary"]), _words(header["description"]),
        parameters, tuple(map(str, header.get("tags") or ())), header.get("evidence"),
        columns,
        {name: _words(own) for name, own in named.items() if own != EVIDENCE}, text,
    )  # fmt: skip


def ask_query(store: ox.Store, query: Query, values: Mapping[str, str]) -> Answer:
    """Ask a question with values for its parameters.

    A literal becomes a value of the query. A thing chooses among the rows instead: given to a
    variable that only an OPTIONAL binds, it would stand in every row that leaves that one empty.
    Raises QueryError as ``bind``.
    """
    terms = bind(query, values)
    given = {name: term for name, term in terms.items() if not isinstance(term, ox.NamedNode)}
    answer = run_query(store, query.text, given, file=str(query.path))
    wanted = [
        (answer.columns.index(name), term) for name, term in terms.items() if name not in given
    ]
    rows = (row for row in answer.rows if all(row[at] == term for at, term in wanted))
    return Answer(answer.columns, tuple(rows))


def bind(query: Query, values: Mapping[str, str]) -> dict[str, Term]:
    """Turn values as typed (a CURIE, a number, words) into terms for ``run_query``.

    Raises QueryError for a parameter that the query does not have, or a value not in its form.
    """
    types = {parameter.name: parameter.type for parameter in query.parameters}
    if unknown := sorted(values.keys() - types.keys()):
        what = f"{query.id} has no parameter {', '.join(unknown)}"
        raise QueryError(what, file=query.path, mend=f"it has: {', '.join(types) or 'none'}")
    return {name: _term(query, name, types[name], value) for name, value in values.items()}


def _term(query: Query, name: str, type_: str, value: str) -> Term:
    if type_ == IRI and is_curie(value):
        return node(value)
    if type_ != IRI and LEXICAL[type_](value):
        return literal(value, datatype=type_)
    wanted = "a CURIE such as atkgr:iom" if type_ == IRI else f"a literal of {type_}"
    raise QueryError(f"{name} is {value!r}; wanted {wanted}", file=query.path)


def _header(path: Path, text: str) -> dict[str, Any]:
    lines = text.split("\n")
    # Other lines stay as empty ones, so that YAML counts lines as the file does.
    header = "\n".join(line[3:] if line.startswith("#+ ") else "" for line in lines)
    try:
        found = yaml.safe_load(header)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        what = f"the header is not YAML: {error.problem}"
        raise QueryError(what, file=path, line=line) from error
    if not isinstance(found, dict):
        raise QueryError("has no header", file=path, line=1, mend="begin with: #+ id: cq01")
    return found


def _words(value: object) -> dict[str, str]:
    """Give words by language; words without one are English."""
    words = value if isinstance(value, dict) else {"en": value}
    return {str(lang): " ".join(str(text).split()) for lang, text in words.items()}


def _parameters(header: Mapping[str, Any]) -> Iterable[Parameter]:
    parameters = header.get("parameters") or {}
    for name, about in parameters.items() if isinstance(parameters, dict) else ():
        about = about if isinstance(about, dict) else {}
        kinds = about.get("kinds") or []
        kinds = tuple(map(str, kinds if isinstance(kinds, list) else [kinds]))
        type_, example = str(about.get("type", IRI)), str(about.get("example", ""))
        yield Parameter(str(name), type_, example, kinds)


def _header_faults(path: Path, header: Mapping[str, Any]) -> Iterable[Fault]:
    for key in _NEEDED:
        if not header.get(key):
            yield Fault(str(path), 1, f"the header lacks {key}")
    if unknown := [key for key in header if key not in _KEYS]:
        yield Fault(str(path), 1, f"the header has the unknown key {unknown[0]}")
    if header.get("id") and path.stem.partition("-")[0] != header["id"]:
        yield Fault(str(path), 1, f"the id {header['id']} is not how the file's name begins")
    for lang in _LANGUAGES:
        if header.get("summary") and not _words(header["summary"]).get(lang):
            yield Fault(str(path), 1, f"the summary is missing in {lang}")
    if type(least := header.get("evidence", 0)) is not int or least < 0:
        yield Fault(str(path), 1, f"evidence is {least!r}", "write a whole number: #+ evidence: 1")
    if not isinstance(header.get("parameters") or {}, dict):
        yield Fault(str(path), 1, "parameters is no mapping", "write: #+   name: {type: iri}")


def _column_faults(path: Path, named: object, columns: Iterable[str]) -> Iterable[Fault]:
    if not isinstance(named, dict):
        yield Fault(str(path), 1, "columns is no mapping", "write: #+   name: {en: …, es: …}")
        return
    for name in columns:
        if name not in named:
            what = f"the column {name} has no name"
            yield Fault(str(path), 1, what, f"add {name}: {{en: …, es: …}} to columns")
    for name, own in named.items():
        if name not in columns:
            yield Fault(str(path), 1, f"the column {name} is not selected")
        for lang in _LANGUAGES:
            if own != EVIDENCE and not _words(own).get(lang):
                yield Fault(str(path), 1, f"the column {name} has no name in {lang}")


def _parameter_faults(
    path: Path, parameters: Iterable[Parameter], columns: Iterable[str]
) -> Iterable[Fault]:
    for parameter in parameters:
        if parameter.name not in columns:
            what = f"the parameter {parameter.name} is not selected"
            yield Fault(str(path), 1, what, f"add ?{parameter.name} to SELECT")
        if parameter.type != IRI and parameter.type not in LEXICAL:
            yield Fault(str(path), 1, f"the parameter {parameter.name} has no known type")
        if wrong := [kind for kind in parameter.kinds if not is_curie(kind)]:
            what = f"the parameter {parameter.name} has the kind {wrong[0]}"
            yield Fault(str(path), 1, what, "name a class (atkg:Agent) or scheme (atkgv:polarity)")
