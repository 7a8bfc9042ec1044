"""Networks of ties: two-mode (agents and what they took part in) and the actors' one-mode.

The one-mode network joins two agents that share an undertaking or body (the weighted projection of
Newman 2001, here counted in shared ends) or that a direct tie joins. Weights are distinct
documents, then distinct quotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any, TypeAlias

import networkx as nx

from atkg.graph.witnesses import Witness
from atkg.network.ties import Tie

Network: TypeAlias = "nx.Graph[str]"


@dataclass(frozen=True, slots=True)
class Actor:
    """What a network says of a node: labels, its class and its sector (the kind of body)."""

    label: str
    label_es: str
    type: str
    sector: str
    sector_es: str


def _edge(witnesses: Iterable[Witness], relations: Iterable[str]) -> dict[str, Any]:
    witnesses = sorted(set(witnesses))
    documents = sorted({witness.document for witness in witnesses})
    quotes = sorted({(witness.document, witness.quote) for witness in witnesses})
    return {
        "relation": "|".join(sorted(set(relations))),
        "weight": len(documents),
        "quotes": len(quotes),
        "documents": "|".join(documents),
        "years": "|".join(sorted({witness.year for witness in witnesses if witness.year})),
        "statuses": "|".join(sorted({witness.status for witness in witnesses})),
        "statements": "|".join(sorted({witness.statement for witness in witnesses})),
        "quote": witnesses[0].quote if witnesses else "",
    }


def _add_actor(graph: Network, end: str, mode: int, actors: Mapping[str, Actor]) -> None:
    actor = actors.get(end, Actor(end, end, "", "", ""))
    graph.add_node(
        end, bipartite=mode, label=actor.label, label_es=actor.label_es, type=actor.type,
        sector=actor.sector, sector_es=actor.sector_es,
    )  # fmt: skip


def two_mode(ties: Iterable[Tie], actors: Mapping[str, Actor]) -> Network:
    """Give the network of agents (bipartite 0) and undertakings or bodies (bipartite 1)."""
    graph: Network = nx.Graph(name="actors and what they took part in")
    pairs: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties:
        if tie.rule.mode == "two-mode" and tie.agent != tie.other:
            pairs.setdefault((tie.agent, tie.other), []).append(tie)
    others = {other for _, other in pairs}
    for (agent, other), group in sorted(pairs.items()):
        if agent in others:  # a body that is itself a member elsewhere stays on its own side
            continue
        _add_actor(graph, agent, 0, actors)
        _add_actor(graph, other, 1, actors)
        seen = [witness for tie in group for witness in tie.witnesses]
        graph.add_edge(agent, other, **_edge(seen, (tie.rule.relation for tie in group)))
    return graph


def one_mode(ties: Iterable[Tie], actors: Mapping[str, Actor]) -> Network:
    """Give the actors' network: who shares an undertaking or body, or is tied directly."""
    graph: Network = nx.Graph(name="actors")
    found: dict[tuple[str, str], list[tuple[str, tuple[Witness, ...]]]] = {}
    shared: dict[str, list[Tie]] = {}
    for tie in ties:
        if tie.rule.mode == "two-mode":
            shared.setdefault(tie.other, []).append(tie)
        elif tie.agent != tie.other:
            pair = (min(tie.agent, tie.other), max(tie.agent, tie.other))
            found.setdefault(pair, []).append((tie.rule.relation, tie.witnesses))
    for other, group in sorted(shared.items()):
        for left, right in combinations(group, 2):
            if left.agent != right.agent:
                pair = (min(left.agent, right.agent), max(left.agent, right.agent))
                both = (*left.witnesses, *right.witnesses)
                found.setdefault(pair, []).append((f"share {other}", both))
    for pair, ties_of_pair in sorted(found.items()):
        for end in pair:
            _add_actor(graph, end, 0, actors)
        seen = [witness for _, witnesses in ties_of_pair for witness in witnesses]
        graph.add_edge(*pair, **_edge(seen, (relation for relation, _ in ties_of_pair)))
    return graph


def measures(graph: Network) -> dict[str, dict[str, float]]:
    """Give degree, strength (sum of weights) and betweenness (Freeman 1977) of each node."""
    betweenness = nx.betweenness_centrality(graph)
    return {
        node: {
            "degree": float(graph.degree(node)),
            "strength": float(graph.degree(node, weight="weight")),
            "betweenness": round(betweenness[node], 6),
        }
        for node in sorted(graph)
    }
