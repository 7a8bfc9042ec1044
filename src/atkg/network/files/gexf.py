"""GEXF 1.3 (gexf.net), without a date, so that the same network gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from atkg.network.files.flat import Flat, Row

_NAMESPACE: Final = "http://gexf.net/1.3"
_TYPES: Final[Mapping[type, str]] = {str: "string", int: "integer", float: "double"}
_OWN: Final = {"node": ("id", "label"), "edge": ("source", "target", "weight")}


def to_gexf(flat: Flat) -> bytes:
    """Write a network as GEXF 1.3; the window of a period stands in the description."""
    root = Element("gexf", xmlns=_NAMESPACE, version="1.3")
    meta = SubElement(root, "meta")
    SubElement(meta, "creator").text = "atkg"
    if flat.about:
        told = "; ".join(f"{name}: {value}" for name, value in flat.about.items())
        SubElement(meta, "description").text = told
    kind = "directed" if flat.directed else "undirected"
    graph = SubElement(root, "graph", defaultedgetype=kind, mode="static")
    node_ids = _declare(graph, "node", flat.node_columns)
    edge_ids = _declare(graph, "edge", flat.edge_columns)
    nodes = SubElement(graph, "nodes", count=str(len(flat.nodes)))
    for row in flat.nodes:
        label = str(row.get("label", row["id"]))
        _values(SubElement(nodes, "node", id=str(row["id"]), label=label), row, node_ids)
    edges = SubElement(graph, "edges", count=str(len(flat.edges)))
    for number, row in enumerate(flat.edges):
        own = {"id": str(number)}
        own |= {name: str(row[name]) for name in _OWN["edge"] if name in row}
        _values(SubElement(edges, "edge", own), row, edge_ids)
    indent(root, " ")
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _declare(graph: Element, kind: str, columns: Mapping[str, type]) -> dict[str, str]:
    """Declare the columns that are no part of the element itself, and give their ids."""
    names = [name for name in columns if name not in _OWN[kind]]
    if not names:
        return {}
    held = SubElement(graph, "attributes", {"class": kind})
    for number, name in enumerate(names):
        SubElement(held, "attribute", id=str(number), title=name, type=_TYPES[columns[name]])
    return {name: str(number) for number, name in enumerate(names)}


def _values(element: Element, row: Row, ids: Mapping[str, str]) -> None:
    present: Sequence[str] = [name for name in ids if name in row]
    if present:
        held = SubElement(element, "attvalues")
        for name in present:
            SubElement(held, "attvalue", {"for": ids[name], "value": str(row[name])})
