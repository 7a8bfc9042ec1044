"""JSON forms: Cytoscape.js, CX2 (NDEx, Cytoscape), and networkx's node-link."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

import networkx as nx

from atkg.network.files.flat import Flat, Row

_CX2_TYPES: Final[Mapping[type, str]] = {str: "string", int: "integer", float: "double"}


def to_cytoscape(flat: Flat) -> bytes:
    """Write the elements of cytoscape.js; ``name`` holds the label, as Cytoscape shows it."""
    nodes = [{"data": {**row, "name": row.get("label", row["id"])}} for row in flat.nodes]
    edges = [{"data": {"id": f"e{number}", **row}} for number, row in enumerate(flat.edges)]
    return to_json({"data": dict(flat.about), "elements": {"nodes": nodes, "edges": edges}})


def to_node_link(flat: Flat) -> bytes:
    """Write networkx's node-link form, read by ``node_link_graph(data, edges="links")``."""
    graph = flat.to_networkx()
    graph.graph.update(flat.about)
    return to_json(nx.node_link_data(graph, edges="links"))


def to_cx2(flat: Flat) -> bytes:
    """Write CX2, as NDEx and Cytoscape read it; the label is ``name``, and the id is kept too."""
    numbers = {row["id"]: number for number, row in enumerate(flat.nodes)}
    nodes = [
        {"id": numbers[row["id"]], "v": {"name": row.get("label", row["id"]), **row}}
        for row in flat.nodes
    ]
    edges = [
        {
            "id": number, "s": numbers[row["source"]], "t": numbers[row["target"]],
            "v": _without(row, "source", "target"),
        }
        for number, row in enumerate(flat.edges)
    ]  # fmt: skip
    about: Row = {"name": "atkg", **flat.about, "directed": str(flat.directed).lower()}
    declared = {
        "networkAttributes": _declared({name: type(value) for name, value in about.items()}),
        "nodes": _declared({"name": str, **flat.node_columns}),
        "edges": _declared(_without(flat.edge_columns, "source", "target")),
    }
    parts: list[tuple[str, list[Any]]] = [
        ("attributeDeclarations", [declared]), ("networkAttributes", [about]),
        ("nodes", nodes), ("edges", edges),
    ]  # fmt: skip
    meta = [{"name": name, "elementCount": len(own)} for name, own in parts]
    return to_json([
        {"CXVersion": "2.0", "hasFragments": False}, {"metaData": meta},
        *({name: own} for name, own in parts), {"status": [{"success": True}]},
    ])  # fmt: skip


def _declared(columns: Mapping[str, type]) -> dict[str, dict[str, str]]:
    return {name: {"d": _CX2_TYPES[kind]} for name, kind in columns.items()}


def _without(row: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


def to_json(value: object) -> bytes:
    """Write a value as JSON, readable, accents as they are."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
