"""Every measure of nodes that a mode has, as columns of files, and as what may size a node."""

from __future__ import annotations

import networkx as nx
import pytest

from atkg.errors import QueryError
from atkg.network.measures.nodes import measure_nodes, node_columns, refuse_unknown
from atkg.network.measures.table import measures_of, mode_of
from atkg.network.model import Network


def chain(kind: type[Network] = nx.Graph) -> Network:
    graph = kind()
    for node, sector in (("a", "x"), ("b", "y"), ("c", "x")):
        graph.add_node(node, sector=sector)
    graph.add_edge("a", "b", weight=2)
    graph.add_edge("b", "c", weight=0.5)
    return graph


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph])
def test_columns_are_all_measures_that_every_installation_has(kind: type[Network]) -> None:
    graph = chain(kind)
    known = {one.name for one in measures_of("node", mode_of(graph))} - {"leiden"}
    undefined = {"eigenvector"} if graph.is_directed() else set()
    assert node_columns(graph)["b"].keys() == known - undefined
    assert node_columns(nx.Graph()) == {}


def test_counts_are_whole_and_the_rest_has_six_digits() -> None:
    found = node_columns(chain())["b"]
    assert (found["degree"], found["strength"], found["betweenness"]) == (2, 2.5, 1)
    assert type(found["degree"]) is int
    assert type(found["betweenness"]) is float
    assert found["pagerank"] == round(found["pagerank"], 6)


def test_two_modes_have_measures_of_their_own_and_no_second_column_of_sides() -> None:
    graph = chain()
    nx.set_node_attributes(graph, {"a": 0, "b": 1, "c": 0}, "bipartite")
    assert node_columns(graph)["b"]["degree_two_mode"] == 1
    assert "mode" not in node_columns(graph)["b"]
    assert "betweenness" not in node_columns(graph)["b"]


def test_brokerage_is_a_measure_of_nodes_like_the_others() -> None:
    found = measure_nodes(chain(nx.DiGraph), ["consultant", "degree"])
    assert found["consultant"] == {"a": 0, "b": 1, "c": 0}
    assert list(found) == ["consultant", "degree"]


@pytest.mark.parametrize(("name", "mode"), [("louvain", "directed"), ("betweenness", "two-mode")])
def test_what_is_no_quantity_of_a_mode_ranks_and_sizes_nobody(name: str, mode: str) -> None:
    with pytest.raises(QueryError, match=rf"a {mode} network has no measure '{name}' by which"):
        refuse_unknown(name, mode)
