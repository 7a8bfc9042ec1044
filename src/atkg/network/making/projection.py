"""One-mode networks: who shares an undertaking or body (or, turned round, which share an actor).

Two ends that share nothing have no edge. Without normalisation, a weight counts what the shared
ties rest on (documents, quotes, statements) or how many ends are shared; else it is a similarity of
the sets of ends: the share of the mean (Leifeld 2017, "average activity"), Jaccard, cosine, or
Newman's (2001) sum of 1/(n - 1) over the shared ends with n ties each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from math import sqrt
from typing import Final

import networkx as nx
from networkx.algorithms import bipartite

from atkg.network.making.edges import add_actor, edge, enough
from atkg.network.making.incidence import Pairs, two_mode
from atkg.network.making.options import Options
from atkg.network.model import Actor, Network
from atkg.network.ties.events import Event

_SIMILARITIES: Final[Mapping[str, Callable[[int, int, int], float]]] = {
    "average": lambda shared, left, right: 2 * shared / (left + right),
    "cosine": lambda shared, left, right: shared / sqrt(left * right),
    "jaccard": lambda shared, left, right: shared / (left + right - shared),
}


def projected(
    pairs: Pairs, actors: Mapping[str, Actor], options: Options, side: int = 0
) -> Network:
    """Give the projection of a two-mode network on its actors (side 0) or the others (side 1)."""
    plain = Options(kind=options.kind, weight=options.weight)
    base = two_mode(pairs, actors, plain)
    ends = [node for node, data in base.nodes(data=True) if data["bipartite"] == side]
    similar = _similarities(base, ends, options.normalise)
    graph: Network = nx.Graph()
    for end in sorted(ends):
        add_actor(graph, end, actors)
    for (left, right), events in shared_events(pairs, side).items():
        data = edge(events, options.weight)
        data["shared"] = len(set(base[left]) & set(base[right]))
        if not enough({**data, "shared_count": data["shared"]}, options):
            continue
        if options.normalise != "none":
            data["weight"] = round(similar[left][right]["weight"], 6)
        elif options.weight == "shared":
            data["weight"] = data["shared"]
        graph.add_edge(left, right, **data)
    return graph


def _similarities(base: Network, ends: list[str], normalise: str) -> Network:
    """Give the similarity of each two ends by networkx's own projections."""
    found: Network
    if normalise == "newman":
        found = bipartite.collaboration_weighted_projected_graph(base, ends)
    elif normalise in _SIMILARITIES:
        measure = _SIMILARITIES[normalise]

        def weigh(graph: Network, left: str, right: str) -> float:
            own, other = set(graph[left]), set(graph[right])
            return measure(len(own & other), len(own), len(other))

        found = bipartite.generic_weighted_projected_graph(base, ends, weight_function=weigh)
    else:
        found = bipartite.projected_graph(base, ends)
    return found


def shared_events(pairs: Pairs, side: int) -> Mapping[tuple[str, str], tuple[Event, ...]]:
    """Give for each two ends of one side the events that tie both to what they share."""
    at: dict[str, list[tuple[str, tuple[Event, ...]]]] = defaultdict(list)
    for pair, events in pairs.items():
        at[pair[1 - side]].append((pair[side], events))
    found: dict[tuple[str, str], set[Event]] = defaultdict(set)
    for group in at.values():
        for number, (left, own) in enumerate(group):
            for right, other in group[number + 1 :]:
                found[min(left, right), max(left, right)].update((*own, *other))
    return {pair: tuple(sorted(events)) for pair, events in sorted(found.items())}
