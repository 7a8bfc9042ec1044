from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.network.measures.forms import simple
from atkg.network.model import Network
from atkg.network.robustness.nullmodel import null_model, swapped


@given(
    st.sampled_from([nx.Graph, nx.DiGraph]),
    st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=18),
    st.integers(),
)
def test_every_node_keeps_its_degree_in_and_out(
    kind: type[Network], pairs: list[tuple[str, str]], seed: int
) -> None:
    flat = simple(kind(pairs))
    drawn = swapped(flat, str(seed))
    assert dict(drawn.degree()) == dict(flat.degree())
    assert drawn.number_of_edges() == flat.number_of_edges()
    assert not list(nx.selfloop_edges(drawn))
    if isinstance(flat, nx.DiGraph) and isinstance(drawn, nx.DiGraph):
        assert dict(drawn.in_degree()) == dict(flat.in_degree())


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("pqrs")), min_size=1))
def test_a_two_mode_network_keeps_both_sides(pairs: list[tuple[str, str]]) -> None:
    graph: Network = nx.Graph(pairs)
    nx.set_node_attributes(graph, {node: int(node > "d") for node in graph}, "bipartite")
    drawn = swapped(simple(graph), "1")
    assert dict(drawn.degree()) == dict(graph.degree())
    assert all((a > "d") != (b > "d") for a, b in drawn.edges)


def test_cliques_are_clustered_beyond_chance_and_random_networks_are_not() -> None:
    cliques: Network = nx.Graph((str(a), str(b)) for a, b in nx.caveman_graph(6, 5).edges)
    tested = {one.measure: one for one in null_model(cliques, 99, 1)}
    clustering = tested["transitivity"]
    assert clustering.observed == 1
    assert clustering.p == pytest.approx(1 / 100)
    assert tested["assortativity"].p is None  # no sectors
    by_chance: Network = nx.relabel_nodes(nx.gnm_random_graph(40, 80, seed=5), str)
    found = next(one.p for one in null_model(by_chance, 99, 1) if one.measure == "transitivity")
    assert found is not None
    assert found > 0.05


def test_degrees_that_leave_no_other_network_give_no_p_value() -> None:
    star = null_model(nx.Graph([("a", "b"), ("a", "c")]), 9, 1)
    assert [one.p for one in star] == [None, None]
    assert [one.observed for one in null_model(nx.Graph(), 9, 1)] == [None, None]
