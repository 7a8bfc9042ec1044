"""A network laid flat for writing: plain rows of nodes and edges, one type per column.

Learnt from the readers of these files: short safe ids beside ``iri``, ``label`` and ``label_es``; a
missing value is absent, never ``None``; lists stand joined by ``|``; no attribute is named
``start``; no control characters, no line ends inside a value.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import networkx as nx

from atkg.namespaces import expand, is_curie
from atkg.network.model import Network

Value: TypeAlias = str | int | float
Row: TypeAlias = dict[str, Value]
# What XML 1.0 cannot hold, DEL, and surrogates.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9_.-]+")
_FIRST: Final = ("id", "label", "label_es", "iri", "source", "target", "relation", "weight")


@dataclass(frozen=True, slots=True)
class Flat:
    """Rows of nodes (each with ``id``) and edges (``source``, ``target``), both in order.

    ``about`` says of what graph and with which options the network was made.
    """

    nodes: tuple[Row, ...]
    edges: tuple[Row, ...]
    directed: bool = False
    about: Mapping[str, Value] = field(default_factory=dict)

    @property
    def node_columns(self) -> dict[str, type]:
        """Give the columns of the nodes with their types; those that every file has come first."""
        return _columns(self.nodes, {"id": str, "label": str})

    @property
    def edge_columns(self) -> dict[str, type]:
        """Give the columns of the edges with their types; those that every file has come first."""
        return _columns(self.edges, {"source": str, "target": str, "relation": str, "weight": int})

    @property
    def two_mode(self) -> bool:
        """Tell whether its nodes are of two modes."""
        return any("bipartite" in node for node in self.nodes)

    def to_networkx(self) -> Network:
        """Give it as a graph of networkx, of several edges where two ends have more than one."""
        kinds: dict[tuple[bool, bool], Any] = {
            (False, False): nx.Graph, (False, True): nx.MultiGraph,
            (True, False): nx.DiGraph, (True, True): nx.MultiDiGraph,
        }  # fmt: skip
        several = len({(edge["source"], edge["target"]) for edge in self.edges}) < len(self.edges)
        graph: Network = kinds[self.directed, several]()
        for node in self.nodes:
            graph.add_node(str(node["id"]), **{k: v for k, v in node.items() if k != "id"})
        for edge in self.edges:
            rest = {name: v for name, v in edge.items() if name not in ("source", "target")}
            graph.add_edge(str(edge["source"]), str(edge["target"]), **rest)
        return graph


def flatten(
    graph: Network,
    measured: Mapping[str, Mapping[str, float]] | None = None,
    about: Mapping[str, Value] | None = None,
) -> Flat:
    """Lay a network of CURIEs flat, with measures as columns of its nodes; nothing empty stays."""
    ids = safe_ids(graph)
    nodes = []
    for node, data in graph.nodes(data=True):
        iri = expand(node) if is_curie(node) else node
        nodes.append({"id": ids[node], "iri": iri, **data, **(measured or {}).get(node, {})})
    edges = []
    for left, right, data in graph.edges(data=True):
        ends = (ids[left], ids[right])
        if not graph.is_directed():
            ends = (min(ends), max(ends))
        edges.append({"source": ends[0], "target": ends[1], **data})
    return Flat(
        tuple(sorted(_typed(nodes), key=lambda row: str(row["id"]))),
        tuple(sorted(_typed(edges), key=_edge_order)),
        graph.is_directed(),
        {name: value for name, raw in (about or {}).items() if (value := _clean(raw)) is not None},
    )


def _columns(rows: Sequence[Row], known: Mapping[str, type]) -> dict[str, type]:
    found = {name: type(value) for row in rows for name, value in row.items()}
    first = [name for name in _FIRST if name in found or name in known]
    kinds = {**known, **found}
    return {name: kinds[name] for name in (*first, *sorted(kinds.keys() - set(first)))}


def _edge_order(row: Row) -> tuple[str, str, str]:
    return str(row["source"]), str(row["target"]), str(row.get("layer", ""))


def safe_ids(graph: Iterable[str]) -> dict[str, str]:
    """Give each node a short id of ASCII letters, digits, ``_``, ``.`` and ``-``, none twice."""
    nodes = sorted(graph)
    short = {node: _safe(node.rpartition(":")[2]) for node in nodes}
    shared = Counter(name.casefold() for name in short.values())
    found: dict[str, str] = {}
    taken: set[str] = set()
    for node in nodes:
        name = short[node] if shared[short[node].casefold()] == 1 else _safe(node)
        base, number = name, 2
        while name.casefold() in taken:
            name, number = f"{base}_{number}", number + 1
        taken.add(name.casefold())
        found[node] = name
    return found


def _safe(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    name = _UNSAFE.sub("_", plain).strip("_") or "node"
    return name if name[0].isalpha() else f"n_{name}"


def _clean(value: object) -> Value | None:
    """Give a value as files may hold it; None for nothing."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (int, float)):
        return None if value != value or value in (float("inf"), float("-inf")) else value
    return " ".join(_CONTROL.sub("", str(value)).split()) or None


def _typed(rows: Sequence[Mapping[str, object]]) -> list[Row]:
    """Clean all values and give each column one type: text over fractions over whole numbers."""
    clean = [{name: _clean(value) for name, value in row.items()} for row in rows]
    types: dict[str, type] = {}
    for row in clean:
        for name, value in row.items():
            if value is not None:
                widest = max((types.get(name, int), type(value)), key=(int, float, str).index)
                types[name] = widest
    return [
        {name: types[name](value) for name, value in row.items() if value is not None}
        for row in clean
    ]
