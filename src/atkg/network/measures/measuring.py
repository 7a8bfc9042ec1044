"""All measures of a network that its mode has, with notes on what has no value."""

from __future__ import annotations

from dataclasses import dataclass, field

import networkx as nx

from atkg.network.measures.attempts import attempt, attempt_one
from atkg.network.measures.brokerage import ROLES, brokerage
from atkg.network.measures.centrality import CENTRALITIES
from atkg.network.measures.communities import (
    has_leiden,
    leiden,
    louvain,
    modularity,
    numbered,
)
from atkg.network.measures.forms import simple, undirected
from atkg.network.measures.table import measures_of, mode_of
from atkg.network.measures.twomode import TWO_MODE
from atkg.network.measures.wholes import WHOLES
from atkg.network.model import Network
from atkg.network.notes import Note, note

SMALL = 30  # nodes; below, one tie more or less moves most ranks


@dataclass(frozen=True, slots=True)
class Measured:
    """The measures of a network: of nodes by measure and node, of the whole by measure.

    What has no value is missing among the nodes' values, and None among those of the whole.
    """

    mode: str
    nodes: dict[str, dict[str, float]]
    whole: dict[str, float | None]
    notes: list[Note] = field(default_factory=list)


def measure_nodes(
    graph: Network, names: list[str], notes: list[Note] | None = None
) -> dict[str, dict[str, float]]:
    """Give measures of nodes by name, communities and brokerage apart."""
    flat, told = simple(graph), [] if notes is None else notes
    own = TWO_MODE if mode_of(graph) == "two-mode" else CENTRALITIES
    found: dict[str, dict[str, float]] = {}
    for name in names:
        if name in own:
            compute = own[name]
            found[name] = attempt(name, lambda compute=compute: compute(flat), told)  # type: ignore[misc]
    return found


def measure(graph: Network, seed: int = 1) -> Measured:
    """Measure a network in all ways that its mode has; ``seed`` is that of the communities."""
    flat, mode = simple(graph), mode_of(graph)
    notes = _warnings(flat)
    names = [one.name for one in measures_of("node", mode)]
    nodes = measure_nodes(graph, names, notes)
    whole: dict[str, float | None] = {}
    for one in measures_of("network", mode):
        if one.name in WHOLES:
            compute = WHOLES[one.name]
            whole[one.name] = attempt_one(
                one.name, lambda compute=compute: compute(flat), notes  # type: ignore[misc]
            )  # fmt: skip
    if mode != "two-mode":
        _add_communities(flat, seed, Measured(mode, nodes, whole, notes))
    if mode == "directed":
        nodes.update({name: dict(own) for name, own in brokerage(flat).items()})
    parts = nx.number_connected_components(undirected(flat))
    if nodes.get("eigenvector") and parts > 1:
        notes.append(note("parts", measure="eigenvector", count=parts))
    ordered = {name: nodes[name] for name in names if name in nodes}
    return Measured(mode, ordered, whole, notes)


def _add_communities(flat: Network, seed: int, found: Measured) -> None:
    ways = {"louvain": louvain, **({"leiden": leiden} if has_leiden() else {})}
    for name, way in ways.items():
        groups = way(flat, seed)
        found.nodes[name] = numbered(groups)
        basis = undirected(flat) if name == "leiden" else flat
        found.whole[f"modularity_{name}"] = attempt_one(
            f"modularity_{name}",
            lambda basis=basis, groups=groups: modularity(basis, groups),  # type: ignore[misc]
            found.notes,
        )
    if not has_leiden():
        found.notes.append(note("leiden"))


def _warnings(flat: Network) -> list[Note]:
    """Say plainly what a small network does not allow to conclude."""
    if not len(flat):
        return [note("empty")]
    told = [note("few_nodes", count=len(flat))] if len(flat) < SMALL else []
    sectorless = sum(1 for _, data in flat.nodes(data=True) if not data.get("sector"))
    return [*told, note("sectorless", count=sectorless)] if sectorless else told


__all__ = ["ROLES", "SMALL", "Measured", "measure", "measure_nodes"]
