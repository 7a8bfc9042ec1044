"""What scripts of pages read: names, quotes and questions as plain data, in a language.

They hold what ``graph.naming``, ``graph.witnesses`` and ``graph.queries`` hold, so that a page that
no server answers tells the same as one that is served.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

import pyoxigraph as ox

from atkg.graph.asking import run_query
from atkg.graph.queries import Query
from atkg.graph.terms import curie
from atkg.graph.witnesses import Witness
from atkg.graph.wording import forms
from atkg.model import NODE_CLASSES, kind_of
from atkg.namespaces import PREFIXES
from atkg.opening import OpenBuild
from atkg.web.addresses import page_of, words_at
from atkg.web.page import View
from atkg.web.telling import witnessed
from atkg.web.words import words

_KINDS: Final = "SELECT DISTINCT ?one ?kind WHERE { ?one rdf:type|skos:inScheme ?kind }"
_CLASSES: Final = "SELECT DISTINCT ?one WHERE { { ?one a owl:Class } UNION { [] a ?one } }"
_PROPERTIES: Final = """
SELECT DISTINCT ?one WHERE {
  { VALUES ?kind { owl:ObjectProperty owl:DatatypeProperty owl:AnnotationProperty } ?one a ?kind }
  UNION { [] ?one [] } UNION { GRAPH ?graph { [] ?one [] } }
}
"""
# The words that scripts say, beside those whose names begin with ``local.``.
_SAID: Final = (
    "find.count", "find.first", "find.none", "find.one", "questions.bare", "questions.quotes",
    "questions.row", "questions.rows", "questions.take", "quote.read", "quote.stated",
    "site.silence", "statement.quote", "statement.quotes",
)  # fmt: skip


def names_index(view: View) -> dict[str, Any]:
    """Give all names: by CURIE the label, the other names and the address of its page.

    With them come the prefixes, classes and properties in use, the members of those kinds that a
    question asks for, the form of numbers, and the words that scripts say.
    """
    build, lang = view.build, view.lang
    naming = build.naming
    kinds = {kind for query in build.questions.values() for one in query.parameters
             for kind in one.kinds}  # fmt: skip
    return {
        "prefixes": dict(PREFIXES),
        "names": {
            one: [naming.label(one, lang), _others(build, one, lang), page_of(one)]
            for one in sorted({*naming.labels, *naming.aliases})
        },
        "classes": _terms(build, _CLASSES),
        "properties": _terms(build, _PROPERTIES),
        "kinds": _members(build, kinds),
        "numbers": {name: forms()[form][lang] for name, form in
                    (("group", "number.group"), ("ungrouped", "number.ungrouped"),
                     ("true", "true"), ("false", "false"))},
        "quote": forms()["quote"][lang],
        "words": {name: own[lang] for name, own in words().items()
                  if name.startswith("local.") or name in _SAID},
    }  # fmt: skip


def quotes_index(view: View) -> dict[str, Any]:
    """Give all quotes with their reference lines, and the statements and names that they bear.

    Statements and names point to quotes by their place in the list, which is in the order in which
    quotes are shown.
    """
    held = view.build.witnesses
    every = [*held.by_triple.values(), *held.names.values()]
    places = {_place(one): one for own in every for one in own}
    order = {key: number for number, key in enumerate(sorted(places))}
    return {
        "quotes": [_quote(view, places[key]) for key in order],
        "triples": [[*triple, _numbers(order, own)] for triple, own in held.by_triple.items()],
        "names": [[*key, _numbers(order, own)] for key, own in sorted(held.names.items())],
        "saying": {name: sorted(own) for name, own in sorted(held.saying.items())},
        "nodes": sorted(kind_of(name) for name in NODE_CLASSES),
    }


def questions_index(view: View) -> dict[str, Any]:
    """Give all questions: the query, the predicates it names, headings and parameters."""
    return {one.id: _question(one, view.lang) for one in view.build.questions.values()}


def query_text(query: Query) -> str:
    """Give the query of a question without its header."""
    lines = query.text.split("\n")
    return "\n".join(line for line in lines if not line.startswith("#+")).strip() + "\n"


def _question(query: Query, lang: str) -> dict[str, Any]:
    return {
        "query": query_text(query),
        "asked": sorted(set(re.findall(r"\batkg:\w+", query.text))),
        "columns": [[name, query.headings.get(name, {}).get(lang, "")] for name in query.columns],
        "parameters": {
            one.name: {"type": one.type, "kinds": one.kinds, "example": one.example}
            for one in query.parameters
        },
        "quoted": query.evidence != 0,
    }


def _others(build: OpenBuild, thing: str, lang: str) -> list[str]:
    own = build.naming.labels.get(thing, {})
    label = build.naming.label(thing, lang)
    others = dict.fromkeys((*own.values(), *build.naming.aliases.get(thing, ())))
    return [one for one in others if one != label]


def _terms(build: OpenBuild, query: str) -> list[str]:
    rows = run_query(build.store, query, prefixes=PREFIXES).rows
    terms = (one for (one,) in rows if isinstance(one, ox.NamedNode))
    return sorted(name for term in terms if not (name := curie(term)).startswith("http"))


def _members(build: OpenBuild, kinds: Iterable[str]) -> dict[str, list[str]]:
    """Give the members of each kind: of a class, stated or inferred, or of a concept scheme."""
    found: dict[str, list[str]] = {kind: [] for kind in sorted(kinds)}
    for one, kind in run_query(build.store, _KINDS, prefixes=PREFIXES).rows:
        if isinstance(one, ox.NamedNode) and isinstance(kind, ox.NamedNode):
            found.get(curie(kind), []).append(curie(one))
    return {kind: sorted(own) for kind, own in found.items()}


def _place(one: Witness) -> tuple[str, int, str]:
    return one.document, one.start, one.quote


def _numbers(order: Mapping[tuple[str, int, str], int], own: Iterable[Witness]) -> list[int]:
    return sorted({order[_place(one)] for one in own})


def _quote(view: View, one: Witness) -> list[str]:
    """Give words, reference line, where they stand, and the working translation if there is one."""
    (told,) = witnessed(view, (one,), view.build.citing)
    return [told.words, told.reference, words_at(one.document, one.start), told.translation]
