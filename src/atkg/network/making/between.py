"""Ties between actors themselves: reported as such, or reached through an undertaking.

Who funds a project is tied to who implements it, where the table of relations says that its role
reaches that other. A recommendation is a tie from the evaluators whom its document names to each
addressee.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

import networkx as nx

from atkg.network.making.edges import add_actor, edge, enough
from atkg.network.making.options import Options
from atkg.network.model import Actor
from atkg.network.ties.events import Event

Directed: TypeAlias = "nx.MultiDiGraph[str]"


def direct(events: Iterable[Event]) -> Iterator[Event]:
    """Give the ties that are reported between two actors."""
    return (event for event in events if event.relation.end == "agent")


def reached(events: Iterable[Event]) -> Iterator[Event]:
    """Give the ties of actors to those whom their role in an undertaking reaches.

    Both roles must be reported by one document; the tie rests on the words of both.
    """
    roles: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        if event.relation.end == "undertaking":
            roles[event.target, event.document].append(event)
    for group in roles.values():
        for event in group:
            for other in group if event.relation.reaches else ():
                if other.relation.layer == event.relation.reaches and other.source != event.source:
                    both = tuple(sorted({*event.witnesses, *other.witnesses}))
                    relation = replace(event.relation, end="agent")
                    yield replace(
                        event, target=other.source, relation=relation, witnesses=both
                    )  # fmt: skip


def advice_given(events: Iterable[Event]) -> Iterator[Event]:
    """Give the ties from evaluators to the addressees of their document's recommendations."""
    events = list(events)
    authors: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.relation.predicate == "atkg:evaluatedBy":
            authors[event.document].append(event)
    for event in events:
        if event.relation.end == "recommendation":
            for author in authors[event.document]:
                both = tuple(sorted({*event.witnesses, *author.witnesses}))
                relation = replace(
                    event.relation, words="recommends to", words_es="recomienda a",
                    end="agent", outward=True,
                )  # fmt: skip
                if author.source != event.source:
                    yield replace(
                        event, source=author.source, target=event.source, relation=relation,
                        witnesses=both,
                    )  # fmt: skip


def directed_ties(events: Iterable[Event]) -> Mapping[tuple[str, str, str], list[Event]]:
    """Give the events behind each source, target and layer; a symmetric tie goes each way."""
    found: dict[tuple[str, str, str], list[Event]] = defaultdict(list)
    events = list(events)
    for event in (*direct(events), *reached(events), *advice_given(events)):
        found[event.source, event.target, event.relation.layer].append(event)
        if event.relation.symmetric:
            found[event.target, event.source, event.relation.layer].append(event)
    return dict(sorted(found.items()))


def directed(events: Iterable[Event], actors: Mapping[str, Actor], options: Options) -> Directed:
    """Give the directed network, one edge per source, target and layer; its key is the layer."""
    graph: Directed = nx.MultiDiGraph()
    for (source, target, layer), own in directed_ties(events).items():
        data = edge(own, options.weight)
        if enough(data, options):
            add_actor(graph, source, actors)
            add_actor(graph, target, actors)
            graph.add_edge(source, target, key=layer, **data)
    return graph
