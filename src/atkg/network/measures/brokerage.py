"""Brokerage between sectors (Gould and Fernandez 1989), counted on a directed network.

A node brokers between two others where a tie reaches it from the first, a tie goes from it to the
second, and none goes from the first to the second. The sectors of the three say the role.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from atkg.network.model import Network

ROLES: Final = ("coordinator", "consultant", "gatekeeper", "representative", "liaison")


def role(source: str, broker: str, target: str) -> str:
    """Give the role of a broker by the sectors of the three."""
    if source == target:
        return "coordinator" if broker == source else "consultant"
    if broker == target:
        return "gatekeeper"
    return "representative" if broker == source else "liaison"


def brokerage(flat: Network) -> Mapping[str, Mapping[str, float]]:
    """Give for each role how often each node has it; nodes without a sector count nowhere."""
    sectors = {node: data.get("sector", "") for node, data in flat.nodes(data=True)}
    counts = {name: {node: 0.0 for node in flat if sectors[node]} for name in ROLES}
    before = {node: [left for left, right in flat.edges if right == node] for node in flat}
    for broker in counts["liaison"]:
        for source in before[broker]:
            for target in flat[broker]:
                ends = (sectors[source], sectors[target])
                if source != target and all(ends) and not flat.has_edge(source, target):
                    counts[role(ends[0], sectors[broker], ends[1])][broker] += 1
    return counts
