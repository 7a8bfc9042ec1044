from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import openpyxl
import pytest
from lxml import etree

from atkg.errors import QueryError
from atkg.network.files.flat import Flat, flatten
from atkg.network.files.writing import FORMS, write_forms


def test_every_form_is_written_with_its_own_ending(flat: Flat, tmp_path: Path) -> None:
    paths = write_forms(flat, tmp_path, "net")
    assert len(FORMS) == 11
    assert sorted(path.name for path in paths) == sorted(path.name for path in tmp_path.iterdir())
    assert len(paths) == 13  # CSV is two files, R takes both, and one says what all are of


def test_a_form_that_does_not_exist_is_told_before_anything_is_written(
    flat: Flat, tmp_path: Path
) -> None:
    with pytest.raises(QueryError, match="no form 'gml' of a network"):
        write_forms(flat, tmp_path / "new", "net", ["csv", "gml"])
    assert not (tmp_path / "new").exists()


def test_the_csv_files_hold_every_node_and_edge_and_guard_against_formulas(
    flat: Flat, tmp_path: Path
) -> None:
    write_forms(flat, tmp_path, "net", ["csv"])
    with (tmp_path / "net-nodes.csv").open(encoding="utf-8", newline="") as file:
        nodes = {record["id"]: record for record in csv.DictReader(file)}
    with (tmp_path / "net-edges.csv").open(encoding="utf-8", newline="") as file:
        edges = list(csv.DictReader(file))
    assert len(nodes) == len(flat.nodes)
    assert nodes["formula"]["label"] == "'=HYPERLINK(1)"
    assert nodes["minus"]["label"] == "'-list item"
    assert len(edges) == len(flat.edges)
    assert list(edges[0])[:4] == ["source", "target", "relation", "weight"]
    assert b"\r" not in (tmp_path / "net-edges.csv").read_bytes()


def test_the_workbook_has_both_tables_and_says_what_it_is_of(flat: Flat, tmp_path: Path) -> None:
    path = write_forms(flat, tmp_path, "net", ["xlsx"])[-1]
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["nodes", "edges", "about"]
    rows = list(book["edges"].values)
    assert len(rows) == len(flat.edges) + 1
    assert {type(row[rows[0].index("weight")]) for row in rows[1:]} == {int}
    assert ("graph", "abc") in list(book["about"].values)
    labels = [row[1] for row in book["nodes"].values]
    assert "=HYPERLINK(1)" in labels  # as text, not as a formula
    assert {cell.data_type for cell in book["nodes"]["B"]} == {"s"}


def test_gexf_1_3_holds_to_its_schema(flat: Flat, tmp_path: Path) -> None:
    schema = etree.XMLSchema(etree.parse(str(Path(__file__).with_name("gexf.xsd"))))
    path = write_forms(flat, tmp_path, "net", ["gexf"])[-1]
    schema.assertValid(etree.parse(str(path)))
    empty = write_forms(flatten(nx.Graph()), tmp_path, "empty", ["gexf"])[-1]
    schema.assertValid(etree.parse(str(empty)))
    broken = path.read_bytes().replace(b'type="integer"', b'type="whole"')
    assert not schema.validate(etree.fromstring(broken))


def test_an_empty_network_can_be_written_and_read(tmp_path: Path) -> None:
    write_forms(flatten(nx.Graph()), tmp_path, "empty")
    assert len(nx.read_graphml(tmp_path / "empty.graphml")) == 0
    head = (tmp_path / "empty-edges.csv").read_text("utf-8").splitlines()
    assert head == ["source,target,relation,weight"]


PROGRAM = """
import sys
from pathlib import Path
import networkx as nx
from atkg.network.files.flat import flatten
from atkg.network.files.writing import write_forms
edges = [(f"atkgr:{a}", f"atkgr:{b}") for a, b in nx.gnp_random_graph(40, 0.2, seed=1).edges]
graph = nx.Graph()
graph.add_edges_from(sorted(edges, reverse=sys.argv[2] == "1"), weight=1, quote="q")
write_forms(flatten(graph), Path(sys.argv[1]), "x")
"""


def test_the_same_network_gives_the_same_bytes_in_fresh_interpreters(tmp_path: Path) -> None:
    made = []
    for seed in ("1", "2"):
        command = [sys.executable, "-c", PROGRAM, str(tmp_path / seed), seed]
        subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": seed})
        made.append([path.read_bytes() for path in sorted((tmp_path / seed).iterdir())])
    assert len(made[0]) == 13
    assert made[0] == made[1]
    assert b"lastmodified" not in b"".join(made[0])
