"""The network that the options ask for, whatever its kind; also around an actor, and by period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain

import networkx as nx

from atkg.errors import QueryError
from atkg.network.making.between import direct, directed
from atkg.network.making.edges import add_actor, edge, enough
from atkg.network.making.incidence import incidence_pairs, two_mode
from atkg.network.making.options import Options, kinds
from atkg.network.making.projection import projected, shared_events
from atkg.network.making.selecting import select
from atkg.network.making.signs import signed
from atkg.network.model import Network
from atkg.network.ties.events import Event
from atkg.network.ties.ground import Ground

Behind = Mapping[tuple[str, str], tuple[Event, ...]]


def make_network(ground: Ground, options: Options) -> Network:
    """Give the network of a kind: a Graph, or for directed and multiplex ones one of several edges.

    Nodes are CURIEs. Its attributes: ``kind``, and ``note`` that says what absence means.
    """
    mode, events = kinds()[options.kind].mode, select(ground, options)
    graph: Network
    if mode == "two-mode":
        pairs = incidence_pairs(events, options.kind)
        if options.project:
            side = 0 if options.project == "actors" else 1
            graph = projected(pairs, ground.actors, options, side)
        else:
            graph = two_mode(pairs, ground.actors, options)
    elif mode == "directed":
        graph = directed(events, ground.actors, options)
    elif mode == "signed":
        graph = signed(ground, options)
    else:
        graph = _of_actors(events, ground, options)
    if options.isolates:
        _add_isolates(graph, ground, options)
    graph.graph.update(kind=options.told(), note="not reported is not absent")
    return graph


def behind_actors(events: Iterable[Event]) -> Behind:
    """Give the events behind each tie of two actors: direct ones, and those to what they share."""
    events = list(events)
    found: dict[tuple[str, str], set[Event]] = defaultdict(set)
    pairs = incidence_pairs(events, "two-mode")
    for pair, own in shared_events(pairs, 0).items():
        found[pair].update(own)
    for event in direct(events):
        ends = (min(event.source, event.target), max(event.source, event.target))
        found[ends].add(event)
    return {pair: tuple(sorted(own)) for pair, own in sorted(found.items())}


def _of_actors(events: Iterable[Event], ground: Ground, options: Options) -> Network:
    """Give the actors' network; a multiplex one has an edge for each layer."""
    layered = kinds()[options.kind].mode == "multiplex"
    graph: Network = nx.MultiGraph() if layered else nx.Graph()
    for (left, right), own in behind_actors(events).items():
        groups: dict[str, list[Event]] = defaultdict(list)
        for event in own:
            groups[event.relation.layer if layered else ""].append(event)
        for layer, group in sorted(groups.items()):
            if layered and not _tied_in(group, left, right):
                continue
            data = edge(group, options.weight)
            data["shared"] = len(_shared(group, left, right))
            if options.weight == "shared":
                data["weight"] = data["shared"] or 1
            if enough({**data, "shared_count": data["shared"]}, options):
                add_actor(graph, left, ground.actors)
                add_actor(graph, right, ground.actors)
                graph.add_edge(left, right, **({"key": layer} if layered else {}), **data)
    return graph


def _shared(events: Iterable[Event], left: str, right: str) -> set[str]:
    ends: dict[str, set[str]] = defaultdict(set)
    for event in events:
        ends[event.source].add(event.target)
    return ends[left] & ends[right]


def _tied_in(events: Iterable[Event], left: str, right: str) -> bool:
    """Tell whether one layer alone ties two actors: directly, or by the same role in one thing."""
    events = list(events)
    return bool(_shared(events, left, right)) or any(event in events for event in direct(events))


def _add_isolates(graph: Network, ground: Ground, options: Options) -> None:
    """Add the actors that the kind would show without filters of evidence, window or status."""
    wide = replace(options, first=0, last=Options().last, minimum=1, isolates=False, also=())
    for node, data in make_network(ground, wide).nodes(data=True):
        if node not in graph:
            graph.add_node(node, **data)


def ego(graph: Network, centre: str, radius: int = 1) -> Network:
    """Give an actor's own network: those within ``radius`` ties, and all ties among them.

    Raises QueryError where the actor has no tie in the network.
    """
    if centre not in graph:
        raise QueryError(
            f"{centre} has no tie in this network",
            mend="take another kind, or let more ties count (--also, a wider window)",
        )
    around: Network = nx.ego_graph(graph, centre, radius=radius, undirected=True)
    around.graph.update(graph.graph, centre=centre)
    return around


def by_window(
    ground: Ground, options: Options, windows: Iterable[tuple[int, int]]
) -> dict[tuple[int, int], Network]:
    """Give one network per window of years, both ends included."""
    return {
        (first, last): make_network(ground, replace(options, first=first, last=last))
        for first, last in windows
    }


def ends_of(events: Iterable[Event]) -> set[str]:
    """Give all sources and targets."""
    return set(chain.from_iterable((event.source, event.target) for event in events))
