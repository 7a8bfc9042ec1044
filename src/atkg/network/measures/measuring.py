"""All measures of a network that its mode has, with notes on what has no value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

import networkx as nx

from atkg.network.measures.attempts import attempt_one
from atkg.network.measures.communities import has_leiden, modularity
from atkg.network.measures.forms import simple, undirected
from atkg.network.measures.nodes import measure_nodes
from atkg.network.measures.table import measures_of, mode_of
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


def measure(graph: Network, seed: int = 1) -> Measured:
    """Measure a network in all ways that its mode has; ``seed`` is that of the communities."""
    flat, mode = simple(graph), mode_of(graph)
    notes = _warnings(flat)
    nodes = measure_nodes(graph, [one.name for one in measures_of("node", mode)], notes, seed)
    whole: dict[str, float | None] = {}
    for one in measures_of("network", mode):
        if one.name in WHOLES:
            whole[one.name] = attempt_one(one.name, partial(WHOLES[one.name], flat), notes)
    for name in ("louvain", "leiden"):
        if name in nodes:
            basis = undirected(flat) if name == "leiden" else flat
            way = partial(modularity, basis, _groups(nodes[name]))
            whole[f"modularity_{name}"] = attempt_one(f"modularity_{name}", way, notes)
    if mode != "two-mode" and not has_leiden():
        notes.append(note("leiden"))
    parts = nx.number_connected_components(undirected(flat))
    if nodes.get("eigenvector") and parts > 1:
        notes.append(note("parts", measure="eigenvector", count=parts))
    return Measured(mode, nodes, whole, notes)


def _groups(numbers: Mapping[str, float]) -> list[set[str]]:
    """Give communities by their numbers."""
    found: dict[float, set[str]] = {}
    for node, number in numbers.items():
        found.setdefault(number, set()).add(node)
    return list(found.values())


def _warnings(flat: Network) -> list[Note]:
    """Say plainly what a small network does not allow to conclude."""
    if not len(flat):
        return [note("empty")]
    told = [note("few_nodes", count=len(flat))] if len(flat) < SMALL else []
    sectorless = sum(1 for _, data in flat.nodes(data=True) if not data.get("sector"))
    return [*told, note("sectorless", count=sectorless)] if sectorless else told
