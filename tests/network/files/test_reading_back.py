"""Files are read back with the programs that researchers use: the same network comes out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import igraph
import networkx as nx
import pytest
from ndex2 import cx2

from atkg.network.files.flat import Flat, flatten
from atkg.network.files.writing import write_forms

Row = dict[str, Any]


def file(flat: Flat, folder: Path, form: str) -> Path:
    return write_forms(flat, folder, "net", [form])[-1]


def ends(edges: Any) -> list[tuple[str, str]]:
    return sorted((str(a), str(b)) for a, b in edges)


def expected(flat: Flat) -> list[tuple[str, str]]:
    return ends((row["source"], row["target"]) for row in flat.edges)


def same_nodes(flat: Flat, read: dict[str, Row]) -> None:
    """Assert that all nodes came back with all their values, and nothing else."""
    assert read.keys() == {row["id"] for row in flat.nodes}
    for row in flat.nodes:
        own = {name: value for name, value in read[str(row["id"])].items() if not missing(value)}
        assert {**own, "id": row["id"]} == row


def same_edges(flat: Flat, read: list[Row]) -> None:
    """Assert that all edges came back with all their values; an undirected one either way round."""
    assert len(read) == len(flat.edges)
    found = {}
    for row in read:
        own = {name: value for name, value in row.items() if not missing(value)}
        pair = (own["source"], own["target"])
        if not flat.directed:
            own["source"], own["target"] = pair = (min(pair), max(pair))
        found[pair] = own
    for row in flat.edges:
        assert found[row["source"], row["target"]] == row


def missing(value: object) -> bool:
    return value is None or value == "" or value != value


@pytest.mark.parametrize("form", ["graphml", "node-link"])
def test_networkx_reads_the_same_network(flat: Flat, tmp_path: Path, form: str) -> None:
    path = file(flat, tmp_path, form)
    graph: Any
    if form == "graphml":
        graph = nx.read_graphml(path)
    else:
        graph = nx.node_link_graph(json.loads(path.read_text("utf-8")), edges="links")
    assert graph.is_directed() == flat.directed
    same_nodes(flat, dict(graph.nodes(data=True)))
    same_edges(flat, [{"source": a, "target": b, **data} for a, b, data in graph.edges(data=True)])


def test_python_igraph_reads_the_same_network_from_graphml(flat: Flat, tmp_path: Path) -> None:
    graph = igraph.Graph.Read_GraphML(str(file(flat, tmp_path, "graphml")))
    assert graph.is_directed() == flat.directed
    same_nodes(flat, {vertex["id"]: vertex.attributes() for vertex in graph.vs})
    rows = [
        {"source": graph.vs[e.source]["id"], "target": graph.vs[e.target]["id"], **e.attributes()}
        for e in graph.es
    ]
    same_edges(flat, [{k: v for k, v in row.items() if k != "id"} for row in rows])


def test_python_igraph_reads_names_ties_and_weights_from_pajek(flat: Flat, tmp_path: Path) -> None:
    graph = igraph.Graph.Read_Pajek(str(file(flat, tmp_path, "pajek")))
    assert graph.is_directed() == flat.directed
    names = {str(row["label"]).replace('"', "'"): str(row["id"]) for row in flat.nodes}
    ids = [names[vertex] for vertex in graph.vs["id" if "id" in graph.vs.attributes() else "name"]]
    assert sorted(ids) == sorted(names.values())
    found = {frozenset((ids[e.source], ids[e.target])): e["weight"] for e in graph.es}
    assert found == {frozenset((r["source"], r["target"])): r["weight"] for r in flat.edges}


def test_python_igraph_reads_ties_and_weights_from_dl(flat: Flat, tmp_path: Path) -> None:
    graph = igraph.Graph.Read_DL(str(file(flat, tmp_path, "dl")))
    found = {
        (graph.vs[e.source]["name"], graph.vs[e.target]["name"]): e["weight"] for e in graph.es
    }
    wanted = {(r["source"], r["target"]): r["weight"] for r in flat.edges}
    if not flat.directed:
        wanted |= {(right, left): weight for (left, right), weight in wanted.items()}
    assert found == wanted


def test_ndex2_reads_the_same_network_from_cx2(flat: Flat, tmp_path: Path) -> None:
    path = file(flat, tmp_path, "cx2")
    network = cx2.RawCX2NetworkFactory().get_cx2network(json.loads(path.read_text("utf-8")))
    ids = {number: node["v"]["id"] for number, node in network.get_nodes().items()}
    nodes = {node["v"]["id"]: dict(node["v"]) for node in network.get_nodes().values()}
    assert all(node.pop("name") == node["label"] for node in nodes.values())
    same_nodes(flat, nodes)
    edges = network.get_edges().values()
    same_edges(flat, [{"source": ids[e["s"]], "target": ids[e["t"]], **e["v"]} for e in edges])


CYTOSCAPE = """
const cytoscape = require("cytoscape"), fs = require("fs");
const cy = cytoscape({headless: true, ...JSON.parse(fs.readFileSync(process.argv[1]))});
console.log(JSON.stringify({
  nodes: cy.nodes().map(n => n.data()), edges: cy.edges().map(e => e.data())}));
"""


def test_cytoscape_js_reads_the_same_network(
    flat: Flat, tmp_path: Path, node: Callable[..., Any]
) -> None:
    read = node(CYTOSCAPE, file(flat, tmp_path, "cytoscape"))
    assert all(one.pop("name") == one["label"] for one in read["nodes"])
    same_nodes(flat, {one["id"]: one for one in read["nodes"]})
    assert all(one.pop("id").startswith("e") for one in read["edges"])
    same_edges(flat, read["edges"])


GRAPHOLOGY = """
const {UndirectedGraph, DirectedGraph} = require("graphology"), fs = require("fs");
const form = process.argv[1].endsWith(".gexf") ? "graphology-gexf" : "graphology-graphml";
const {parse} = require(form), text = fs.readFileSync(process.argv[1], "utf-8");
const graph = parse(text.includes('"directed"') ? DirectedGraph : UndirectedGraph, text);
console.log(JSON.stringify({
  nodes: graph.mapNodes((id, data) => ({id, ...data})),
  edges: graph.mapEdges((_, data, source, target) => ({source, target, ...data}))}));
"""


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_graphology_reads_the_same_network(
    flat: Flat, tmp_path: Path, node: Callable[..., Any], form: str
) -> None:
    read = node(GRAPHOLOGY, file(flat, tmp_path, form))
    same_nodes(flat, {one["id"]: one for one in read["nodes"]})
    same_edges(flat, read["edges"])


R_IGRAPH = """
suppressPackageStartupMessages(library(igraph))
path <- commandArgs(TRUE)[1]
g <- read_graph(path, format = if (grepl("graphml$", path)) "graphml" else "pajek")
write.csv(as_data_frame(g, "vertices"), commandArgs(TRUE)[2], row.names = FALSE, na = "")
write.csv(as_data_frame(g, "edges"), commandArgs(TRUE)[3], row.names = FALSE, na = "")
cat(is_directed(g))
"""


def typed(flat: Flat, rows: list[Row], columns: dict[str, type]) -> list[Row]:
    """Give rows of CSV with the types of their columns."""
    return [
        {name: columns.get(name, str)(float(v) if columns.get(name) is int else v)
         for name, v in row.items() if v != ""}
        for row in rows
    ]  # fmt: skip


def read_csv(path: Path) -> list[Row]:
    import csv

    with path.open(encoding="utf-8", newline="") as held:
        return list(csv.DictReader(held))


def test_r_igraph_reads_the_same_network_from_graphml(
    flat: Flat, tmp_path: Path, rscript: Callable[..., str]
) -> None:
    vertices, edges = tmp_path / "v.csv", tmp_path / "e.csv"
    said = rscript(R_IGRAPH, file(flat, tmp_path, "graphml"), vertices, edges)
    assert said == ("TRUE" if flat.directed else "FALSE")
    nodes = typed(flat, read_csv(vertices), flat.node_columns)
    same_nodes(flat, {row["id"]: row for row in nodes})
    ids = {str(number): row["id"] for number, row in enumerate(nodes, 1)}
    rows = [
        {"source": ids[row["from"]], "target": ids[row["to"]],
         **{k: v for k, v in row.items() if k not in ("from", "to", "id")}}
        for row in read_csv(edges)
    ]  # fmt: skip
    same_edges(flat, typed(flat, rows, flat.edge_columns))


R_SCRIPT = """
source(commandArgs(TRUE)[1], chdir = FALSE)
out <- commandArgs(TRUE)[2:3]
write.csv(igraph::as_data_frame(g, "vertices"), out[1], row.names = FALSE, na = "")
write.csv(igraph::as_data_frame(g, "edges"), out[2], row.names = FALSE, na = "")
m <- network::as.edgelist(n)
cat(paste(network::network.vertex.names(n)[m[, 1]], network::network.vertex.names(n)[m[, 2]],
          network::get.edge.attribute(n, "weight")), sep = "\\n")
mode <- if (network::is.directed(n)) "digraph" else "graph"
cat("\\n", sna::gden(n) > 0, sum(sna::degree(n, gmode = mode)), "\\n")
"""


def test_the_script_loads_the_same_network_into_igraph_network_and_sna(
    flat: Flat, tmp_path: Path, rscript: Callable[..., str]
) -> None:
    write_forms(flat, tmp_path, "net", ["r"])
    vertices, edges = tmp_path / "v.csv", tmp_path / "e.csv"
    said = rscript(R_SCRIPT, tmp_path / "net.R", vertices, edges).splitlines()
    guarded = {"=": "'=", "-": "'-"}
    nodes = typed(flat, read_csv(vertices), flat.node_columns)
    for row in nodes:
        row["id"] = row.pop("name")
        row.pop("type", None)  # igraph's mark of the mode
        for name in ("label", "label_es"):
            if row[name][:1] == "'" and row[name][1:2] in guarded:
                row[name] = row[name][1:]
    same_nodes(flat, {row["id"]: row for row in nodes})
    rows = [
        {"source": row["from"], "target": row["to"],
         **{k: v for k, v in row.items() if k not in ("from", "to")}}
        for row in read_csv(edges)
    ]  # fmt: skip
    same_edges(flat, typed(flat, rows, flat.edge_columns))
    ties = [line.split() for line in said[: len(flat.edges)]]
    pairs = {frozenset(tie[:2]): int(tie[2]) for tie in ties}
    assert pairs == {frozenset((r["source"], r["target"])): r["weight"] for r in flat.edges}
    assert said[-1].split() == ["TRUE", str(2 * len(flat.edges))]


R_PAJEK = """
suppressPackageStartupMessages(library(network))
n <- read.paj(commandArgs(TRUE)[1])
if (inherits(n, "list")) n <- n$networks[[1]]
cat(network.size(n), network.edgecount(n), is.directed(n))
"""


def test_r_network_reads_the_same_number_of_nodes_and_ties_from_pajek(
    flat: Flat, tmp_path: Path, rscript: Callable[..., str]
) -> None:
    said = rscript(R_PAJEK, file(flat, tmp_path, "pajek")).split()
    assert said[0] == str(len(flat.nodes))
    assert int(said[1]) >= len(flat.edges)


@pytest.mark.parametrize("name", ["", "\x00\x1f", " \t\n"])
def test_who_has_no_name_goes_by_an_id_where_a_form_must_have_one(
    tmp_path: Path, name: str
) -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("atkgr:one", label=name, label_es=name)
    graph.add_edge("atkgr:one", "atkgr:two", relation="funds", weight=1)
    nameless = flatten(graph)
    write_forms(nameless, tmp_path, "net")
    assert igraph.Graph.Read_Pajek(str(tmp_path / "net.net")).vs["name"] == ["one", "two"]
    read = nx.read_graphml(tmp_path / "net.graphml")
    assert sorted(read) == ["one", "two"]
    assert "label" not in read.nodes["one"]
    gexf = ElementTree.parse(tmp_path / "net.gexf")  # noqa: S314  (written a moment ago)
    assert [node.get("label") for node in gexf.iter("{http://gexf.net/1.3}node")] == ["one", "two"]
    nodes = json.loads((tmp_path / "net.cyjs").read_text("utf-8"))["elements"]["nodes"]
    assert [node["data"]["name"] for node in nodes] == ["one", "two"]
