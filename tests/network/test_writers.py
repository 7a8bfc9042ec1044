from __future__ import annotations

import csv
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from atkg.network.measures.nodes import measures
from atkg.network.model import Network
from atkg.network.writers import exportable, write_network

NAMES = {
    "quotes": 'the "Group" & <Co.>',
    "tab": "one\ttwo\nthree",
    "emoji": "línea 🌊 niñez",
    "control": "a\x00b\x0bc\x1fd\x7fe\ufffef",
    "formula": "=HYPERLINK(1)",
    "plus": "+51 1",
    "at": "@name",
    "minus": "-list item",
}


def network() -> Network:
    graph: Network = nx.Graph()
    for name, label in NAMES.items():
        graph.add_node(
            f"atkgr:{name}", bipartite=0, label=label, label_es=label, type="", sector="s"
        )
    ids = [f"atkgr:{name}" for name in NAMES]
    for number, (a, b) in enumerate(pairwise(ids), 1):
        graph.add_edge(
            b, a, relation="funds|advises", weight=number, quotes=number, quote=NAMES["quotes"],
            statements="atkgr:s1|atkgr:s2", years="",
        )  # fmt: skip
    return exportable(graph, measures(graph))


def written(folder: Path) -> dict[str, Path]:
    return {path.name: path for path in write_network(network(), folder, "net")}


def without_ids(data: dict[str, Any]) -> dict[str, Any]:
    """Drop the number that GEXF gives each edge."""
    return {name: value for name, value in data.items() if name != "id"}


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networkx_reads_back_the_same_nodes_edges_and_attributes(tmp_path: Path, form: str) -> None:
    path = written(tmp_path)[f"net.{form}"]
    read: Any = nx.read_graphml(path) if form == "graphml" else nx.read_gexf(path)
    graph = network()
    assert not read.is_directed()
    assert {**read.nodes} == {**graph.nodes}
    assert read.number_of_edges() == graph.number_of_edges() == len(NAMES) - 1
    for a, b, data in graph.edges(data=True):
        assert without_ids(read.edges[a, b]) == data


def test_attributes_are_clean_and_nothing_empty_is_written() -> None:
    graph = network()
    assert graph.nodes["control"]["label"] == "abcdef"
    assert graph.nodes["tab"]["label"] == "one two three"
    assert graph.nodes["emoji"]["label"] == NAMES["emoji"]
    assert all("type" not in data for _, data in graph.nodes(data=True))
    assert all("years" not in data for *_, data in graph.edges(data=True))
    assert all(isinstance(data["weight"], int) for *_, data in graph.edges(data=True))


def test_ids_are_short_and_the_iri_stands_beside_them() -> None:
    graph = network()
    assert graph.nodes["quotes"]["iri"] == "https://w3id.org/atkg/resource/quotes"
    assert sorted(graph) == list(graph)
    assert all(a < b for a, b in graph.edges)


def test_two_things_with_one_local_name_stay_two() -> None:
    graph: Network = nx.Graph()
    graph.add_edge("atkgr:16", "sdg:16", weight=1)
    graph.add_node("atkgr:17")
    assert sorted(exportable(graph, {})) == ["17", "atkgr_16", "sdg_16"]


def test_the_csv_files_hold_every_node_and_edge_and_guard_against_formulas(tmp_path: Path) -> None:
    files = written(tmp_path)
    with files["net-nodes.csv"].open(encoding="utf-8", newline="") as file:
        nodes = {record["id"]: record for record in csv.DictReader(file)}
    with files["net-edges.csv"].open(encoding="utf-8", newline="") as file:
        edges = list(csv.DictReader(file))
    assert nodes.keys() == NAMES.keys()
    assert nodes["formula"]["label"] == "'=HYPERLINK(1)"
    assert [nodes[name]["label"][0] for name in ("plus", "at", "minus")] == ["'"] * 3
    assert nodes["quotes"]["label"] == NAMES["quotes"]
    assert len(edges) == len(NAMES) - 1
    assert list(edges[0])[:4] == ["source", "target", "relation", "weight"]
    assert {record["weight"] for record in edges} == {str(n) for n in range(1, len(NAMES))}
    assert b"\r" not in files["net-edges.csv"].read_bytes()


def test_an_empty_network_can_be_written_and_read(tmp_path: Path) -> None:
    graph = exportable(nx.Graph(), {})
    files = {path.suffix: path for path in write_network(graph, tmp_path, "empty")}
    assert len(nx.read_graphml(files[".graphml"])) == 0
    assert len(nx.read_gexf(files[".gexf"])) == 0
    head = (tmp_path / "empty-edges.csv").read_text("utf-8").splitlines()
    assert head == ["source,target,relation,weight"]


PROGRAM = """
import sys
from pathlib import Path
import networkx as nx
from atkg.network.measures.nodes import measures
from atkg.network.writers import exportable, write_network
edges = [(f"atkgr:{a}", f"atkgr:{b}") for a, b in nx.gnp_random_graph(40, 0.2, seed=1).edges]
graph = nx.Graph()
graph.add_edges_from(sorted(edges, reverse=sys.argv[2] == "1"), weight=1, quote="q")
write_network(exportable(graph, measures(graph)), Path(sys.argv[1]), "x")
"""


def test_the_same_network_gives_the_same_bytes_in_fresh_interpreters(tmp_path: Path) -> None:
    made = []
    for seed in ("1", "2"):
        command = [sys.executable, "-c", PROGRAM, str(tmp_path / seed), seed]
        subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": seed})
        made.append([path.read_bytes() for path in sorted((tmp_path / seed).iterdir())])
    assert len(made[0]) == 4
    assert made[0] == made[1]
    assert b"lastmodified" not in b"".join(made[0])
