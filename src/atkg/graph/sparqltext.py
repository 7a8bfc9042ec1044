"""What can be read off the text of a query without a parser: its form, its words, its prefixes.

A server may know words that our own parser does not, so that a text for a server is only looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from atkg.errors import QueryError
from atkg.namespaces import PREFIXES

FORMS: Final = ("ASK", "CONSTRUCT", "DESCRIBE", "SELECT")
GRAPH_FORMS: Final = ("CONSTRUCT", "DESCRIBE")  # these give triples
_UPDATES: Final = (
    "ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH",
)  # fmt: skip
# What may hold a word without meaning it: strings, IRIs, comments, variables, prefixed names.
_ASIDE: Final = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\"{}|^`\\\s]*>"
    r"|#[^\n\r]*"
    r"|\\."  # a name may hold an escaped quote or hash, which begins nothing
    r"|[?$]\w+"
    r"|[\w.-]*:[\w.-]*"
    r"|(?P<word>[A-Za-z]+)"
    r"|(?P<brace>[{}])",
    re.DOTALL,
)
_DECLARED: Final = re.compile(r"\bPREFIX\s+(\w+):", re.IGNORECASE)


def words(text: str) -> Iterator[str]:
    """Yield the words of SPARQL itself, in capitals.

    >>> list(words("PREFIX a: <urn:select> SELECT ?ask { a:b a 'graph' } # ASK"))
    ['PREFIX', 'SELECT', 'A']
    """
    return (match["word"].upper() for match in _ASIDE.finditer(text) if match["word"])


def query_form(text: str, file: str | Path = "") -> str:
    """Give the form of a query: ASK, CONSTRUCT, DESCRIBE or SELECT.

    Raises QueryError, which says which ``file`` it was, for anything else; an update above all,
    which some servers (Virtuoso) would carry out where a query is expected.
    """
    form = next((word for word in words(text) if word in (*FORMS, *_UPDATES)), "")
    if form in FORMS:
        return form
    what = f"is an update ({form}), not a query" if form else "is no SPARQL query"
    raise QueryError(what, file=file, mend=f"begin with one of: {', '.join(FORMS)}")


def undeclared(text: str) -> list[str]:
    """Give the prefixes that a query uses and that neither it nor we declare, in their order.

    >>> undeclared("PREFIX a: <urn:a> SELECT * { ?b a:b ex:c ; atkg:d 'e:f' }")
    ['ex']
    """
    known = {*_DECLARED.findall(text), *PREFIXES, "_", ""}
    used = (match[0] for match in _ASIDE.finditer(text) if re.match(r"[\w.-]*:", match[0]))
    prefixes = dict.fromkeys(name.partition(":")[0] for name in used)
    return [one for one in prefixes if one not in known]


def as_select(text: str) -> str:
    """Turn a CONSTRUCT into a SELECT that gives a short row for each solution it would use.

    >>> as_select("CONSTRUCT { ?a <urn:p> '}' } WHERE { ?a ?b ?c } LIMIT 5")
    'SELECT (1 AS ?one)  WHERE { ?a ?b ?c } LIMIT 5'
    """
    tokens = [match for match in _ASIDE.finditer(text) if match["word"] or match["brace"]]
    first = next(n for n, match in enumerate(tokens) if match[0].upper() == "CONSTRUCT")
    end = tokens[first].end()
    if tokens[first + 1 : first + 2] and tokens[first + 1]["brace"]:
        end = next(match.end() for match in tokens[first:] if match["brace"] == "}")
    return f"{text[: tokens[first].start()]}SELECT (1 AS ?one) {text[end:]}"


def with_prefixes(text: str) -> str:
    """Declare our prefixes before a text that does not, on its first line.

    The server so counts lines as the file does.
    """
    declared = set(_DECLARED.findall(text))
    given = [f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items() if name not in declared]
    return "".join(given) + text
