"""Ask a store: SPARQL text and bindings in, columns and rows of terms out.

Bindings are given to the engine as terms (``substitutions``, SPARQL-dev SEP-0007) and never become
part of the text, so that no value can change what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

import pyoxigraph as ox

from atkg.errors import QueryError
from atkg.graph.sparqltext import query_form, undeclared
from atkg.graph.terms import AUTHORITY, DRAFTS, FACTS, INFERRED, ONTOLOGY, Term, triple_order
from atkg.namespaces import PREFIXES

Cell: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None
Result: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Graphs: TypeAlias = Sequence[ox.NamedNode]

DEFAULT_GRAPHS: Final = (ONTOLOGY, AUTHORITY, FACTS, INFERRED)
_NOTHING: Final[Mapping[str, Term]] = MappingProxyType({})
_NONE: Final[Mapping[str, str]] = MappingProxyType({})
_WHERE: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
# How the parser tells of kinds of characters, and how people do.
_PARSER_WORDS: Final = (
    (re.compile(r"\['A' \.\.= 'Z'[^]]*\]"), "a letter"),
    (re.compile(r"\['0'\s*\.\.=\s*'9'\]"), "a digit"),
    (re.compile(r"\['e' \| 'E'\]"), "an exponent"),
    (re.compile(r", \[_\]$"), ""),
)
# What may hold the word without meaning it: strings, IRIs, comments, variables, names of ours.
_SERVICE: Final = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\"{}|^`\\\s]*>"
    r"|#[^\n\r]*"
    r"|[?$]\w+"
    r"|\\."  # a name may hold an escaped quote or hash, which begins nothing
    rf"|\b(?:{'|'.join(sorted(PREFIXES))}):[\w.-]*"
    r"|\b(?P<service>service)\b",
    re.IGNORECASE | re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns by name and rows of terms in the order of the query; an empty cell is None.

    ASK gives one row with one boolean, CONSTRUCT and DESCRIBE give three columns, sorted, and the
    same as triples.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    triples: tuple[ox.Triple, ...] = ()


def run_query(
    store: ox.Store,
    text: str,
    bindings: Mapping[str, Term] = _NOTHING,
    *,
    drafts: bool = False,
    file: str | Path = "",
    prefixes: Mapping[str, str] = _NONE,
) -> Answer:
    """Run a SPARQL query over ontology, authority, facts and what follows (drafts when asked).

    All named graphs can be reached by ``GRAPH``. ``bindings`` gives values to variables that the
    query selects. Raises QueryError with the parser's line and message (``file`` says which file it
    was), for an update, for a binding of a variable that is not selected, and for ``SERVICE``,
    since a question to this graph must not go out to the network. ``prefixes`` are known beside
    those that the text declares.
    """
    graphs = (*DEFAULT_GRAPHS, DRAFTS) if drafts else DEFAULT_GRAPHS
    result = begin_query(store, text, bindings, file=file, prefixes=prefixes, default_graphs=graphs)
    try:
        return _answer(result)
    except (OSError, RuntimeError, ValueError) as error:
        raise unanswered(error, file) from error


def begin_query(
    store: ox.Store,
    text: str,
    bindings: Mapping[str, Term] = _NOTHING,
    *,
    file: str | Path = "",
    prefixes: Mapping[str, str] = _NONE,
    default_graphs: Graphs | None = None,
    named_graphs: Graphs | None = None,
) -> Result:
    """Parse a query and give its result, of which nothing has been computed yet.

    Without ``default_graphs`` the text's own ``FROM`` counts. Raises QueryError as ``run_query``;
    what goes wrong later is an OSError, RuntimeError or ValueError for ``unanswered``.
    """
    _refuse_service(text, file)
    query_form(text, file)
    try:
        return store.query(
            text,
            prefixes=dict(prefixes),
            default_graph=None if default_graphs is None else [*default_graphs],
            named_graphs=None if named_graphs is None else [*named_graphs],
            substitutions={ox.Variable(name): term for name, term in bindings.items()},
        )
    except SyntaxError as error:
        raise _syntax_error(str(error.msg), text, file) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise unanswered(error, file) from error


def unanswered(error: Exception, file: str | Path = "") -> QueryError:
    """Give the QueryError of what went wrong while an answer was computed."""
    return QueryError(f"cannot be answered: {error}", file=file, mend=_mend(error))


def _mend(error: Exception) -> str:
    not_selected = "in its SELECT projection" in str(error)
    return "select the variable that you bind" if not_selected else ""


def _syntax_error(message: str, text: str, file: str | Path) -> QueryError:
    where = _WHERE.match(message)
    if not where:
        return QueryError(f"is not SPARQL: {message}", file=file)
    line, column, what = where.groups()
    for pattern, word in _PARSER_WORDS:
        what = pattern.sub(word, what)
    mend = ""
    if unknown := undeclared(text):
        what = f"the prefix {unknown[0]}: is not declared"
        mend = f"write PREFIX {unknown[0]}: <…>; known are: {', '.join(PREFIXES)}"
    return QueryError(
        f"is not SPARQL, column {column}: {what}", file=file, line=int(line), mend=mend
    )


def _answer(result: Result) -> Answer:
    if isinstance(result, ox.QueryBoolean):
        return Answer(("answer",), ((ox.Literal(bool(result)),),))
    if isinstance(result, ox.QueryTriples):
        triples = sorted(set(result), key=triple_order)  # the engine gives some twice
        rows = tuple(tuple(row) for row in triples)
        return Answer(("subject", "predicate", "object"), rows, tuple(triples))
    columns = tuple(variable.value for variable in result.variables)
    return Answer(columns, tuple(tuple(row) for row in result))


def _refuse_service(text: str, file: str | Path) -> None:
    for match in [*_services(text), *_services(_ESCAPE.sub(_character, text))]:
        line = text[: match.start()].count("\n") + 1
        raise QueryError(
            "asks another endpoint (SERVICE)", file=file, line=line, mend="ask this graph only"
        )


def _services(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _SERVICE.finditer(text) if match["service"])


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= 0x10FFFF else ""
