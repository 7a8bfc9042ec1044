"""What nodes and ties show of themselves: name, importance, width, sign, whether it is a fact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import networkx as nx

from atkg.errors import QueryError
from atkg.model import FACTUAL
from atkg.network.drawing.view import NO_SIZE
from atkg.network.model import Network
from atkg.network.ties.layers import layer_mark

DENSE: Final = 0.2  # and more: a matrix reads better (after Ghoniem, Fekete and Castagliola 2005)
MARKED: Final = 90  # ties, up to which their layers are marked
MANY: Final = 20  # nodes, from which on density matters


def name_of(graph: Network, node: str, lang: str) -> str:
    """Give the name of a node in a language, on one line."""
    data = graph.nodes[node]
    name = data.get("label_es" if lang == "es" else "label", data.get("label", node))
    return " ".join(str(name).split()) or node


def plain_of(graph: Network) -> Network:
    """Give a network without directions and with one tie at most between two nodes."""
    plain: Network = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    plain.add_edges_from(sorted((min(e[:2]), max(e[:2])) for e in graph.edges))
    return plain


def is_two_mode(graph: Network) -> bool:
    """Tell whether its nodes are of two modes and ties run between them only."""
    sides = {node: data.get("bipartite") for node, data in graph.nodes(data=True)}
    return set(sides.values()) == {0, 1} and all(sides[e[0]] != sides[e[1]] for e in graph.edges)


def layout_for(graph: Network, asked: str) -> str:
    """Give the layout: as asked, or by what the network is like.

    Raises QueryError where two columns are asked for a network of one mode.
    """
    if asked == "two-mode" and not is_two_mode(graph):
        raise QueryError(
            "the layout two-mode needs a network of two modes",
            mend="choose --kind two-mode, bodies, interventions, recommendations or regions; "
            "or another --layout",
        )
    if asked != "auto":
        return asked
    if is_two_mode(graph):
        return "two-mode"
    dense = len(graph) >= MANY and nx.density(plain_of(graph)) >= DENSE
    return "matrix" if dense else "springs"


def measured(graph: Network, column: str) -> dict[str, float]:
    """Give the share of each node in the greatest value of a column of numbers.

    Raises QueryError for a column that no node has, with those that there are.
    """
    if column == NO_SIZE or not len(graph):
        return dict.fromkeys(graph, 0.0)
    columns = {
        name
        for _, data in graph.nodes(data=True)
        for name, value in data.items()
        if isinstance(value, (int, float)) and name != "bipartite"
    }
    if column not in columns:
        raise QueryError(
            f"nodes have no measure {column!r}",
            mend="choose one of " + ", ".join([*sorted(columns), NO_SIZE]),
        )
    values = {n: max(float(d.get(column, 0)), 0.0) for n, d in graph.nodes(data=True)}
    most = max(values.values()) or 1
    return {node: value / most for node, value in values.items()}


def by_importance(graph: Network, shares: Mapping[str, float]) -> list[str]:
    """Give the nodes, those with the greatest share first, then those with most ties."""
    return sorted(graph, key=lambda node: (-shares[node], -graph.degree(node), node))


def weights_of(graph: Network) -> tuple[float, float]:
    """Give the least and the greatest weight of its ties."""
    weights = [float(data.get("weight", 1)) for *_, data in graph.edges(data=True)] or [1.0]
    return min(weights), max(weights)


def is_fact(tie: Mapping[str, Any]) -> bool:
    """Tell whether a tie is reported as a fact at least once."""
    statuses = str(tie.get("statuses", "")).split("|")
    return statuses == [""] or bool(FACTUAL & set(statuses))


def sign_of(tie: Mapping[str, Any]) -> int | None:
    """Give the sign of a tie; None where it has none."""
    return None if "sign" not in tie else int(tie["sign"])


def shows_layers(graph: Network) -> bool:
    """Tell whether the ties of a network are marked by their layers: few directed ones of several.

    Many marks would cover the ties.
    """
    found = {str(tie.get("layer", "")) for *_, tie in graph.edges(data=True)}
    return graph.is_directed() and len(found) > 1 and graph.number_of_edges() <= MARKED


def mark_of(graph: Network, tie: Mapping[str, Any]) -> str:
    """Give what stands in the middle of a tie: its sign, or the letter of its layer."""
    sign = sign_of(tie)
    if sign is not None:
        return {1: "+", -1: "−", 0: "±"}[sign]
    return layer_mark(str(tie.get("layer", ""))) if shows_layers(graph) else ""
