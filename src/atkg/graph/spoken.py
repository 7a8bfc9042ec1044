"""Everything that documents say, in memory: by subject and by object.

For papers that look at a graph from many sides at once, and would else ask the store a hundred
times. Only what is accepted and not denied is reached by ``of`` and ``to``; the rest stands in
``sayings``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import pyoxigraph as ox

from atkg.graph.asking import DEFAULT_GRAPHS
from atkg.graph.sayings import Saying, every_saying
from atkg.graph.terms import node
from atkg.graph.witnesses import is_node, shown
from atkg.model import TYPE
from atkg.namespaces import compact

Quoted: TypeAlias = tuple[str, int, str, str]
_KINDS: Final = (
    "atkg:interventionKind", "atkg:organizationKind", "atkg:instrumentKind", "atkg:outputKind",
    "atkg:placeKind",
)  # fmt: skip
_AROUND: Final = ("atkg:inCountry", "atkg:locatedIn")


@dataclass(frozen=True, slots=True)
class Spoken:
    """All statements with their ends; classes, kinds and surrounding places of things.

    ``classes`` are stated or inferred; ``kind`` is a concept; ``around`` gives for a place those
    that it lies in. ``echoes`` joins nodes of several documents that say the same.
    """

    sayings: tuple[Saying, ...]
    by_subject: Mapping[str, tuple[Saying, ...]]
    by_object: Mapping[str, tuple[Saying, ...]]
    classes: Mapping[str, frozenset[str]]
    kind: Mapping[str, str]
    around: Mapping[str, frozenset[str]]
    echoes: Mapping[str, frozenset[str]]

    def of(self, subject: str, *predicates: str) -> tuple[Saying, ...]:
        """Give what is said of a subject by these predicates, in the order of the text."""
        return _kept(self.by_subject.get(subject, ()), predicates)

    def to(self, end: str, *predicates: str) -> tuple[Saying, ...]:
        """Give what is said with this object by these predicates, in the order of the text."""
        return _kept(self.by_object.get(end, ()), predicates)

    def values(self, subject: str, *predicates: str) -> tuple[str, ...]:
        """Give the objects of a subject by these predicates, each once."""
        return tuple(dict.fromkeys(one.object for one in self.of(subject, *predicates)))

    def head(self, node: str) -> Saying | None:
        """Give the statement that gives a node its type."""
        return next(iter(self.of(node, TYPE)), None)

    def nodes(self, *kinds: str) -> tuple[str, ...]:
        """Give the accepted nodes of some classes (``atkg:Finding``), in the order of the text."""
        heads = [one for kind in kinds for one in self.to(kind, TYPE)]
        return tuple(dict.fromkeys(one.subject for one in sorted(heads, key=place_of)))

    def wider(self, place: str) -> frozenset[str]:
        """Give a place with all that it lies in, itself included."""
        found, left = {place}, [place]
        while left:
            new = self.around.get(left.pop(), frozenset()) - found
            found |= new
            left += new
        return frozenset(found)


def place_of(one: Saying) -> tuple[str, int, str]:
    """Give where a statement first stands: document, offset, id."""
    basis = one.bases[0]
    return basis.document, basis.start, one.statement


def quotes_of(sayings: Iterable[Saying]) -> tuple[Quoted, ...]:
    """Give (document, offset, year, quote) of the accepted supports of statements, each once."""
    found = {
        (basis.document, basis.start, basis.year, " […] ".join(basis.quotes))
        for one in sayings
        for basis in one.bases
        if basis.judgement == "accepted"
    }
    return tuple(sorted(found))


def load_spoken(store: ox.Store) -> Spoken:
    """Read all statements of a store, and what is known of the things in them."""
    sayings = every_saying(store)
    kinds = {thing: min(own) for one in _KINDS for thing, own in _objects(store, one).items()}
    return Spoken(
        sayings,
        _grouped(sayings, _subject),
        _grouped(sayings, _object),
        _objects(store, "rdf:type"),
        kinds,
        _merged(_objects(store, one) for one in _AROUND),
        _both_ways(_objects(store, "atkg:echoes", None)),
    )


def _subject(one: Saying) -> str:
    return one.subject


def _object(one: Saying) -> str:
    return one.object


def _kept(sayings: Iterable[Saying], predicates: tuple[str, ...]) -> tuple[Saying, ...]:
    kept = (
        one
        for one in sayings
        if one.predicate in predicates and one.judgement == "accepted" and not one.negated
    )
    return tuple(sorted(kept, key=place_of))


def _grouped(
    sayings: Iterable[Saying], end: Callable[[Saying], str]
) -> dict[str, tuple[Saying, ...]]:
    found: dict[str, list[Saying]] = defaultdict(list)
    for one in sayings:
        if end(one):
            found[end(one)].append(one)
    return {name: tuple(own) for name, own in found.items()}


def _objects(
    store: ox.Store, predicate: str, *graphs: ox.NamedNode | None
) -> dict[str, frozenset[str]]:
    """Give the objects of a predicate by subject, from some graphs; None is any graph."""
    found: dict[str, set[str]] = defaultdict(set)
    for graph in graphs or DEFAULT_GRAPHS:
        for quad in store.quads_for_pattern(None, node(predicate), None, graph):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                found[compact(quad.subject.value)].add(shown(quad.object))
    return {thing: frozenset(own) for thing, own in found.items()}


def _merged(parts: Iterable[Mapping[str, frozenset[str]]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for part in parts:
        for thing, own in part.items():
            found[thing] = found.get(thing, frozenset()) | own
    return found


def _both_ways(echoes: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    pairs = [(one, other) for one, own in echoes.items() for other in own if is_node(one)]
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return {name: frozenset(own) for name, own in found.items()}
