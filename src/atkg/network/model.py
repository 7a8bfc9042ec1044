"""What networks are made of: actors, and the networks of networkx."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx

Network: TypeAlias = "nx.Graph[str]"


@dataclass(frozen=True, slots=True)
class Actor:
    """What a network says of a node: labels, its class and its sector (the kind of body)."""

    label: str
    label_es: str
    type: str
    sector: str
    sector_es: str
