"""Network files that the real tools read without loss.

Learnt from their readers: short safe ids beside ``iri``; one type per column; a missing value is
absent, never ``None``; lists joined by ``|``; no attribute named ``start``; no control characters.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path
from typing import Any, Final

import networkx as nx

from atkg.csvfiles import guarded
from atkg.namespaces import expand, is_curie
from atkg.network.model import Network

# What XML 1.0 cannot hold, and DEL.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def _clean(value: object) -> object:
    if isinstance(value, str):
        return " ".join(_CONTROL.sub("", value).split())
    return value


def exportable(graph: Network, values: dict[str, dict[str, float]]) -> Network:
    """Copy a network with safe ids, IRIs, measures as attributes, and nothing empty."""
    short_ids = {node: node.partition(":")[2] for node in graph}
    shared = Counter(short_ids.values())
    ids = {
        node: short if shared[short] == 1 else node.replace(":", "_")
        for node, short in short_ids.items()
    }
    copy = nx.relabel_nodes(graph, ids)
    copy.graph.clear()
    for node, short in ids.items():
        copy.nodes[short]["iri"] = expand(node) if is_curie(node) else node
        copy.nodes[short].update(values.get(node, {}))
    everything: list[dict[str, Any]] = [data for _, data in copy.nodes(data=True)]
    everything += [data for *_, data in copy.edges(data=True)]
    for attributes in everything:
        for name, value in list(attributes.items()):
            attributes[name] = _clean(value)
            if value is None or value == "":
                del attributes[name]
    ordered: Network = nx.Graph()
    ordered.add_nodes_from(sorted(copy.nodes(data=True)))
    edges = ((min(a, b), max(a, b), data) for a, b, data in copy.edges(data=True))
    ordered.add_edges_from(sorted(edges, key=lambda edge: edge[:2]))
    return ordered


def _csv(path: Path, records: list[dict[str, object]], first: list[str]) -> None:
    columns = first + sorted({name for record in records for name in record} - set(first))
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, columns, lineterminator="\n", restval="")
    writer.writeheader()
    for record in records:
        writer.writerow({name: guarded(value) for name, value in record.items()})
    path.write_text(buffer.getvalue(), encoding="utf-8", newline="\n")


def write_csv(graph: Network, folder: Path, name: str) -> tuple[Path, Path]:
    """Write nodes and edges as CSV, guarded against spreadsheet formulas."""
    nodes, edges = folder / f"{name}-nodes.csv", folder / f"{name}-edges.csv"
    _csv(nodes, [{"id": node, **data} for node, data in graph.nodes(data=True)], ["id", "label"])
    _csv(
        edges,
        [{"source": a, "target": b, **data} for a, b, data in graph.edges(data=True)],
        ["source", "target", "relation", "weight"],
    )
    return nodes, edges


def write_network(graph: Network, folder: Path, name: str) -> list[Path]:
    """Write GraphML, GEXF 1.2 (without a date, so that the same network gives the same bytes), CSV.

    Returns the files written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    graphml, gexf = folder / f"{name}.graphml", folder / f"{name}.gexf"
    nx.write_graphml_xml(graph, graphml)
    text = "\n".join(nx.generate_gexf(graph, version="1.2draft"))
    gexf.write_text(re.sub(r' lastmodifieddate="[^"]*"', "", text) + "\n", encoding="utf-8")
    return [graphml, gexf, *write_csv(graph, folder, name)]
