from __future__ import annotations

import math
import re
from typing import Any

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from atkg.network.files.flat import Flat, flatten, safe_ids


def test_values_are_clean_and_nothing_empty_is_written(flat: Flat) -> None:
    nodes = {str(row["id"]): row for row in flat.nodes}
    assert nodes["control"]["label"] == "abcdef"
    assert nodes["tab"]["label"] == "one two three"
    assert nodes["emoji"]["label"] == "línea 🌊 niñez"
    assert all("type" not in row for row in flat.nodes)
    assert all("years" not in row for row in flat.edges)
    assert nodes["breaks"]["label"] == "one two three four\u202efive"
    assert len(str(nodes["long"]["label"])) == 329
    assert sum("first_year" in row for row in flat.edges) == 5


def test_a_column_has_one_type(flat: Flat) -> None:
    for rows, columns in ((flat.nodes, flat.node_columns), (flat.edges, flat.edge_columns)):
        for name, kind in columns.items():
            assert {type(row[name]) for row in rows if name in row} <= {kind}
    assert flat.edge_columns["weight"] is int
    assert flat.edge_columns["share"] is float


def test_mixed_numbers_become_fractions_and_what_is_no_number_is_absent() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edge("a", "b", weight=1, x=math.nan)
    graph.add_edge("b", "c", weight=0.5, x=math.inf)
    flat = flatten(graph)
    assert [row["weight"] for row in flat.edges] == [1.0, 0.5]
    assert all(isinstance(row["weight"], float) and "x" not in row for row in flat.edges)


def test_ids_are_short_and_the_iri_stands_beside_them(flat: Flat) -> None:
    nodes = {str(row["id"]): row for row in flat.nodes}
    assert nodes["quotes"]["iri"] == "https://w3id.org/atkg/resource/quotes"
    assert list(nodes) == sorted(nodes)
    if not flat.directed:
        assert all(str(row["source"]) < str(row["target"]) for row in flat.edges)


def test_two_things_with_one_local_name_stay_two() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edge("atkgr:16", "sdg:16", weight=1)
    graph.add_node("atkgr:17")
    assert safe_ids(graph) == {"atkgr:16": "atkgr_16", "sdg:16": "sdg_16", "atkgr:17": "n_17"}


@given(st.lists(st.text(max_size=9), unique=True, max_size=20))
def test_ids_are_safe_and_none_stands_twice_whatever_the_names(names: list[str]) -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(names)
    ids = list(safe_ids(graph).values())
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_.-]*", one) for one in ids)
    assert len({one.casefold() for one in ids}) == len(names)


def test_a_network_laid_flat_is_the_same_network_again(flat: Flat) -> None:
    graph: Any = flat.to_networkx()
    assert graph.is_directed() == flat.directed
    assert len(graph) == len(flat.nodes)
    assert graph.number_of_edges() == len(flat.edges)


def test_ties_of_several_layers_stay_several() -> None:
    graph: nx.MultiGraph[str] = nx.MultiGraph()
    graph.add_edge("a", "b", key="x", layer="x", weight=1)
    graph.add_edge("a", "b", key="y", layer="y", weight=2)
    flat = flatten(graph)
    assert [row["layer"] for row in flat.edges] == ["x", "y"]
    assert flat.to_networkx().number_of_edges() == 2
