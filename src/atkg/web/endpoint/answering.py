"""A question to a store, answered into a file: what a worker does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import BinaryIO, Final

import pyoxigraph as ox

from atkg.errors import QueryError, StoreError
from atkg.graph.asking import DEFAULT_GRAPHS, Graphs, Result, begin_query, unanswered
from atkg.graph.sparqltext import GRAPH_FORMS, query_form, words
from atkg.namespaces import PREFIXES
from atkg.web.endpoint.accept import RESULTS, TRIPLES, Format, choose
from atkg.web.endpoint.limits import Limits
from atkg.web.endpoint.messages import Header, Question, RefusalError
from atkg.web.endpoint.rows import ROW_FORMS

_WHERE: Final = "query"  # stands where a file's name would
_AROUND: Final = 60  # characters before and after what an error points at
_LONGEST: Final = 4000  # characters of a message


def answer(store: ox.Store, question: Question, limits: Limits, out: BinaryIO) -> Header:
    """Write the answer to a question and give its header; what is wrong stands in the header."""
    try:
        form = query_form(question.text, _WHERE)
        media_type, format_ = choose(question.accept, TRIPLES if form in GRAPH_FORMS else RESULTS)
        result = _begun(store, question)
        try:
            rows, partial = _write(result, format_, limits, out)
        except OSError as error:
            raise StoreError(f"the answer cannot be kept: {error.strerror or error}") from error
        except (RuntimeError, ValueError) as error:
            raise unanswered(error, _WHERE) from error
    except RefusalError as error:
        return Header(error.status, str(error))
    except QueryError as error:
        return Header(400, _pointed(str(error)[:_LONGEST], question.text))
    except StoreError as error:
        return Header(500, str(error)[:_LONGEST])
    except MemoryError:
        return Header(500, "the query needs more memory than a query may have here")
    return Header(200, "", form, media_type, rows, out.tell(), partial)


def _pointed(what: str, text: str) -> str:
    """Put the line that an error names below it, with a mark under the column."""
    place = re.match(rf"{_WHERE}:(\d+): .*?\bcolumn (\d+):", what)
    lines = text.splitlines()
    if not place or int(place[1]) > len(lines):
        return what
    line, column = lines[int(place[1]) - 1], int(place[2])
    begin = max(0, column - _AROUND)
    return f"{what}\n\n{line[begin : column + _AROUND]}\n{' ' * (column - 1 - begin)}^"


def _begun(store: ox.Store, question: Question) -> Result:
    default: Graphs | None = _nodes(question.default_graphs)
    named: Graphs | None = _nodes(question.named_graphs)
    if not default and not named:
        named = None
        default = None if "FROM" in words(question.text) else DEFAULT_GRAPHS
    return begin_query(
        store,
        question.text,
        file=_WHERE,
        prefixes=PREFIXES,
        default_graphs=default,
        named_graphs=named,
    )


def _nodes(iris: Iterable[str]) -> list[ox.NamedNode]:
    try:
        return [ox.NamedNode(iri) for iri in iris]
    except ValueError as error:
        raise QueryError(f"the name of a graph is no IRI: {error}", file=_WHERE) from error


def _write(result: Result, format_: Format, limits: Limits, out: BinaryIO) -> tuple[int, bool]:
    if isinstance(result, ox.QueryBoolean):
        assert isinstance(format_, ox.QueryResultsFormat)  # noqa: S101  (for the type checker)
        result.serialize(out, format_)
        return 1, False
    if isinstance(result, ox.QueryTriples):
        assert isinstance(format_, ox.RdfFormat)  # noqa: S101  (for the type checker)
        return _write_triples(result, format_, limits, out)
    assert isinstance(format_, ox.QueryResultsFormat)  # noqa: S101  (for the type checker)
    return _write_rows(result, format_, limits, out)


def _write_rows(
    solutions: ox.QuerySolutions, format_: ox.QueryResultsFormat, limits: Limits, out: BinaryIO
) -> tuple[int, bool]:
    """Write rows up to the caps; give how many they are, and whether there are more."""
    form = ROW_FORMS[format_]
    names = [variable.value for variable in solutions.variables]
    size = out.write(form.begin(names).encode())
    count, partial, between = 0, False, ""
    for solution in solutions:
        row = f"{between}{form.row(names, solution)}".encode("utf-8", "replace")
        if count == limits.rows or size + len(row) > limits.size:
            partial = True
            break
        size += out.write(row)
        count, between = count + 1, form.between
    out.write(form.end.encode())
    return count, partial


def _write_triples(
    triples: ox.QueryTriples, format_: ox.RdfFormat, limits: Limits, out: BinaryIO
) -> tuple[int, bool]:
    """Write triples up to the caps, once each: the engine gives some twice."""
    once = _once(triples)
    count = 0

    def counted() -> Iterator[ox.Triple]:
        nonlocal count
        for triple in islice(once, limits.rows):
            if out.tell() > limits.size:
                once_more.append(triple)
                return
            count += 1
            yield triple

    once_more: list[ox.Triple] = []
    prefixes = dict(PREFIXES) if format_ == ox.RdfFormat.TURTLE else None
    ox.serialize(counted(), out, format_, prefixes=prefixes)
    return count, next(chain(once_more, once), None) is not None


def _once(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    seen: set[ox.Triple] = set()
    for triple in triples:
        if triple not in seen:
            seen.add(triple)
            yield triple
