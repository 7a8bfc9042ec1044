"""Actors that stay, come and go, ties gained and lost, and density with text length in account."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias, TypeVar

import networkx as nx

from atkg.network.making.network import make_network
from atkg.network.making.options import LAST, Options
from atkg.network.making.selecting import select
from atkg.network.measures.forms import simple
from atkg.network.measures.wholes import WHOLES
from atkg.network.model import Network
from atkg.network.ties.ground import Ground

Tie: TypeAlias = tuple[str, str]
_T = TypeVar("_T", str, tuple[str, str])
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def count_words(text: str) -> int:
    """Count words: runs of letters and digits, apostrophes and hyphens inside them.

    >>> count_words("El Ministerio Público's anti-trafficking unit, 2024.")
    6
    """
    return sum(1 for _ in _WORD.finditer(text))


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two networks, with the documents whose text it could be reported in."""

    name: str
    graph: Network
    documents: tuple[str, ...]
    words: int

    @property
    def ties(self) -> frozenset[Tie]:
        """Give the ties, an undirected one by its ends in order; layers apart they are one."""
        pairs = simple(self.graph).edges
        directed = self.graph.is_directed()
        return frozenset((a, b) if directed else (min(a, b), max(a, b)) for a, b in pairs)

    @property
    def density(self) -> float | None:
        """Give the density; None for fewer than two nodes or an empty side."""
        try:
            return float(WHOLES["density"](simple(self.graph)))
        except (nx.NetworkXException, ZeroDivisionError):
            return None

    @property
    def per_thousand(self) -> float | None:
        """Give ties per thousand words of its documents; None where there are no words."""
        return 1000 * len(self.ties) / self.words if self.words else None


@dataclass(frozen=True, slots=True)
class Compared:
    """Two networks and what differs; nodes are the ends of both."""

    first: Side
    second: Side

    @property
    def actors(self) -> Mapping[str, tuple[str, ...]]:
        """Give the nodes that stay, come and go."""
        return _changes(set(self.first.graph), set(self.second.graph))

    @property
    def ties(self) -> Mapping[str, tuple[Tie, ...]]:
        """Give the ties that stay, come (gained) and go (lost)."""
        return _changes(self.first.ties, self.second.ties)


def _changes(before: Iterable[_T], after: Iterable[_T]) -> dict[str, tuple[_T, ...]]:
    old, new = set(before), set(after)
    return {
        "stays": tuple(sorted(old & new)), "comes": tuple(sorted(new - old)),
        "goes": tuple(sorted(old - new)),
    }  # fmt: skip


def documents_in(ground: Ground, options: Options) -> tuple[str, ...]:
    """Give the documents whose text counts: in a window those dated in it or with a tie in it.

    Without a window, all that report any tie: also one that reports none of a layer was read.
    """
    read = set(ground.documents()) - set(options.without)
    if (options.first, options.last) == (0, LAST):
        return tuple(sorted(read))
    dated = {
        witness.document
        for event in ground.events for witness in event.witnesses
        if witness.year.isdigit() and options.first <= int(witness.year) <= options.last
    }  # fmt: skip
    tied = {event.document for event in select(ground, options)}
    return tuple(sorted((dated & read) | tied))


def compare(
    ground: Ground, sides: tuple[tuple[str, Options], tuple[str, Options]],
    words: Mapping[str, int],
) -> Compared:  # fmt: skip
    """Compare the networks of two options, each with its name; ``words`` are those of documents."""
    first, second = (_side(ground, name, options, words) for name, options in sides)
    return Compared(first, second)


def _side(ground: Ground, name: str, options: Options, words: Mapping[str, int]) -> Side:
    documents = documents_in(ground, options)
    total = sum(words.get(document, 0) for document in documents)
    return Side(name, make_network(ground, options), documents, total)
