"""Two-mode networks: actors, and the undertakings, bodies, recommendations or places they are of.

An actor has ``bipartite`` 0, what it is tied to 1 (as networkx has it). A body that is itself a
member of another stands on the side of the bodies only, so that the network stays two-mode.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

import networkx as nx

from atkg.network.making.edges import add_actor, edge, enough
from atkg.network.making.options import Options, kinds
from atkg.network.model import Actor, Network
from atkg.network.ties.events import Event

Pairs = Mapping[tuple[str, str], tuple[Event, ...]]


def incidence_pairs(events: Iterable[Event], kind: str) -> Pairs:
    """Give the events of each pair of an actor and what it is tied to.

    For places, an actor is tied to those of the undertakings it has a role in, by the words of
    both: those that tie it to the undertaking and those that put the undertaking there.
    """
    ends = kinds()[kind].ends
    pairs: dict[tuple[str, str], set[Event]] = defaultdict(set)
    if ends == {"place"}:
        events = _placed(list(events))
    for event in events:
        if event.relation.end in ends and event.relation.end != "agent":
            pairs[event.source, event.target].add(event)
    others = {other for _, other in pairs}
    kept = {pair: tuple(sorted(own)) for pair, own in pairs.items() if pair[0] not in others}
    return dict(sorted(kept.items()))


def _placed(events: list[Event]) -> Iterable[Event]:
    places: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.relation.end == "place":
            places[event.source].append(event)
    for event in events:
        for place in places.get(event.target, ()) if event.relation.end == "undertaking" else ():
            both = tuple(sorted({*event.witnesses, *place.witnesses}))
            relation = replace(event.relation, end="place")
            if place.document == event.document:  # one document says both
                yield replace(
                    event, target=place.target, relation=relation, witnesses=both,
                    years=place.years,
                )  # fmt: skip


def two_mode(pairs: Pairs, actors: Mapping[str, Actor], options: Options) -> Network:
    """Give the two-mode network of pairs; activity and prominence divide each weight.

    Activity (Leifeld 2017) divides by the sum of the actor's weights, prominence by the sum of the
    other end's.
    """
    graph: Network = nx.Graph(mode="two-mode")  # known also where it has no tie
    for (actor, other), events in pairs.items():
        data = edge(events, options.weight)
        if enough(data, options):
            add_actor(graph, actor, actors, bipartite=0)
            add_actor(graph, other, actors, bipartite=1)
            graph.add_edge(actor, other, **data)
    if options.normalise in ("activity", "prominence"):
        side = 0 if options.normalise == "activity" else 1
        sums = dict(graph.degree(weight="weight"))
        for pair in graph.edges:
            end = next(one for one in pair if graph.nodes[one]["bipartite"] == side)
            graph.edges[pair]["weight"] = round(graph.edges[pair]["weight"] / sums[end], 6)
    return graph
