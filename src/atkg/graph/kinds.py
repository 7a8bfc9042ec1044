"""Whether a thing is of a kind that a question can be asked of."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from atkg.errors import QueryError
from atkg.graph.asking import DEFAULT_GRAPHS
from atkg.graph.naming import Naming
from atkg.graph.queries import Parameter, Query
from atkg.graph.terms import A, curie, node

_IN_SCHEME: Final = node("skos:inScheme")


def kinds_of(store: ox.Store, thing: str) -> frozenset[str]:
    """Give the classes of a thing, stated or inferred, or the scheme of a concept."""
    quads = (
        quad
        for graph in DEFAULT_GRAPHS
        for predicate in (A, _IN_SCHEME)
        for quad in store.quads_for_pattern(node(thing), predicate, None, graph)
    )
    return frozenset(curie(quad.object) for quad in quads)


def refuse_other_kinds(
    store: ox.Store,
    naming: Naming,
    query: Query,
    parameter: Parameter,
    thing: str,
    lang: str = "en",
) -> None:
    """Raise QueryError where a question cannot be asked of a thing, naming the kinds it expects.

    Its answer would be empty, as if no document said anything.
    """
    own = kinds_of(store, thing)
    if not parameter.kinds or own.intersection(parameter.kinds):
        return
    expected, found = (
        ", ".join(sorted({naming.label(kind, lang) for kind in kinds if kind in naming.labels}))
        for kinds in (parameter.kinds, own)
    )
    name = f"{naming.label(thing, lang)} ({thing})"
    raise QueryError(
        f"{query.id} cannot be asked of {name}, which is: {found or 'of no known kind'}",
        mend=f"give as {parameter.name} one of these kinds: {expected}",
    )
