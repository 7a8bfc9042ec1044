"""Known networks give the values that are published of them; odd ones give no crash."""

from __future__ import annotations

from math import isclose

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atkg.network.measures.communities import has_leiden
from atkg.network.measures.forms import simple, undirected
from atkg.network.measures.measuring import Measured, measure
from atkg.network.measures.nodes import measure_nodes
from atkg.network.measures.table import measures_of
from atkg.network.model import Network


@pytest.fixture(scope="module")
def karate() -> Measured:
    return measure(nx.relabel_nodes(nx.karate_club_graph(), str))


@pytest.fixture(scope="module")
def florence() -> Measured:
    return measure(nx.florentine_families_graph())


@pytest.fixture(scope="module")
def south() -> Measured:
    return measure(nx.davis_southern_women_graph())


def test_the_karate_club_has_its_published_values(karate: Measured) -> None:
    assert karate.whole["density"] == pytest.approx(0.139, abs=1e-3)
    assert karate.whole["transitivity"] == pytest.approx(0.2557, abs=1e-4)
    assert karate.whole["mean_clustering"] == pytest.approx(0.5706, abs=1e-4)
    assert karate.whole["centralisation_degree"] == pytest.approx(0.3996, abs=1e-4)
    assert karate.nodes["betweenness"]["0"] == pytest.approx(0.4376, abs=1e-4)
    assert karate.nodes["core"]["0"] == 4
    assert {n for n, value in karate.nodes["cut_point"].items() if value} == {"0"}
    assert karate.whole["bridges"] == 1
    assert karate.nodes["degree"]["33"] == 17
    assert karate.nodes["strength"]["33"] == 48


def test_the_medici_have_their_published_values(florence: Measured) -> None:
    assert florence.nodes["betweenness"]["Medici"] == pytest.approx(0.522, abs=1e-3)
    assert florence.nodes["closeness"]["Medici"] == pytest.approx(0.56, abs=1e-3)
    assert florence.nodes["eigenvector"]["Medici"] == pytest.approx(0.430, abs=1e-3)
    assert max(florence.nodes["pagerank"], key=florence.nodes["pagerank"].__getitem__) == "Medici"
    assert florence.whole["centralisation_betweenness"] == pytest.approx(0.437, abs=1e-3)


def test_southern_women_have_their_published_two_mode_values(south: Measured) -> None:
    # Borgatti and Halgin (2011), "Analyzing Affiliation Networks", table 4
    name = "Evelyn Jefferson"
    assert south.nodes["degree_two_mode"][name] == pytest.approx(0.57, abs=5e-3)
    assert south.nodes["closeness_two_mode"][name] == pytest.approx(0.80, abs=5e-3)
    assert south.nodes["betweenness_two_mode"][name] == pytest.approx(0.10, abs=5e-3)
    assert south.whole["density"] == pytest.approx(89 / (18 * 14))
    assert "eigenvector" not in south.nodes


def test_constraint_and_effective_size_are_burts_by_hand() -> None:
    # a star of three: each tie takes a third; nobody else is tied
    star = measure(nx.Graph([("hub", "x"), ("hub", "y"), ("hub", "z")]))
    assert star.nodes["constraint"]["hub"] == pytest.approx(3 * (1 / 3) ** 2)
    assert star.nodes["constraint"]["x"] == pytest.approx(1)
    assert star.nodes["effective_size"]["hub"] == 3
    # a triangle: (1/2 + 1/2 · 1/2)² for each of two; size 2 less a redundancy of 1
    ring = measure(nx.Graph([("a", "b"), ("b", "c"), ("c", "a")]))
    assert ring.nodes["constraint"]["a"] == pytest.approx(2 * 0.75**2)
    assert ring.nodes["effective_size"]["a"] == 1
    alone: Network = nx.Graph()
    alone.add_node("alone")
    assert "alone" not in measure(alone).nodes["constraint"]


def test_a_tie_is_the_shorter_the_more_often_it_is_reported() -> None:
    graph: Network = nx.Graph()
    graph.add_weighted_edges_from([("a", "b", 1), ("a", "m", 4), ("m", "b", 4)])
    found = measure(graph)
    assert found.nodes["betweenness"]["m"] == 0
    assert found.nodes["betweenness_weighted"]["m"] == 1
    assert found.nodes["closeness_weighted"]["m"] == pytest.approx(4)


def test_ties_of_several_layers_are_one_with_the_weights_summed() -> None:
    graph: Network = nx.MultiDiGraph([("a", "b"), ("a", "b"), ("b", "a")])
    flat = simple(graph)
    assert flat.edges["a", "b"] == {"weight": 2, "distance": 0.5}
    assert undirected(flat).edges["a", "b"]["weight"] == 3
    found = measure(graph)
    assert found.whole["ties"] == 2
    assert found.whole["reciprocity"] == 1


def test_what_does_not_converge_is_missing_and_said() -> None:
    chain = measure(nx.DiGraph([("a", "b"), ("b", "c")]))
    assert chain.nodes["eigenvector"] == {}
    told = [one.told("es") for one in chain.notes]
    assert any(one.startswith("Centralidad de vector propio: no está definida") for one in told)


def test_leiden_finds_the_two_ends_of_a_barbell_or_says_what_it_needs() -> None:
    found = measure(nx.relabel_nodes(nx.barbell_graph(5, 0), str))
    ways = ["louvain", "leiden"] if has_leiden() else ["louvain"]
    for way in ways:
        assert len({found.nodes[way][str(n)] for n in range(5)}) == 1
        assert len(set(found.nodes[way].values())) == 2
    said = any("igraph" in one.told("en") for one in found.notes)
    assert said != has_leiden()


def test_sectors_that_keep_to_themselves_are_assortative() -> None:
    graph = nx.Graph([("a", "b"), ("c", "d")])
    nx.set_node_attributes(graph, {"a": "x", "b": "x", "c": "y", "d": "y"}, "sector")
    assert measure(graph).whole["assortativity"] == 1


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Any small network: directed or not, several ties for a pair, empty, in parts, two-mode."""
    made: Network = draw(st.sampled_from([nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph]))()
    sided = draw(st.booleans())
    for node in draw(st.sets(st.sampled_from("abcdefgh"))):
        sector = draw(st.sampled_from(["", "state", "ngo"]))
        made.add_node(node, sector=sector, **({"bipartite": int(node > "d")} if sided else {}))
    nodes = sorted(made)
    pairs = [(a, b) for a in nodes for b in nodes if a != b and (not sided or a <= "d" < b)]
    for left, right in draw(st.lists(st.sampled_from(pairs), max_size=14)) if pairs else ():
        made.add_edge(left, right, weight=draw(st.integers(1, 5)))
    return made


@settings(deadline=None, max_examples=60)
@given(networks())
def test_any_network_is_measured_the_same_each_time_and_in_bounds(graph: Network) -> None:
    found = measure(graph, seed=3)
    assert (found.nodes, found.whole) == (measure(graph, seed=3).nodes, measure(graph, 3).whole)
    known = {one.name for one in measures_of("node", found.mode)}
    assert set(found.nodes) <= known
    assert {one.name for one in measures_of("network", found.mode)} >= set(found.whole)
    for own in found.nodes.values():
        assert set(own) <= set(graph)
    for name in ("density", "transitivity", "reciprocity", "centralisation_betweenness"):
        value = found.whole.get(name)
        assert value is None or -1e-9 <= value <= 1 + 1e-9
    if rank := found.nodes.get("pagerank"):
        assert isclose(sum(rank.values()), 1, abs_tol=1e-6)
    for told in found.notes:
        assert "{" not in told.told("en") + told.told("es")


@settings(deadline=None, max_examples=40)
@given(networks(), st.permutations("abcdefgh"))
def test_names_and_their_order_do_not_matter(graph: Network, order: list[str]) -> None:
    names = dict(zip("abcdefgh", order, strict=True))
    other = nx.relabel_nodes(graph, names)
    for name in ("degree", "strength", "core", "betweenness", "degree_two_mode"):
        before, after = (measure_nodes(one, [name]).get(name, {}) for one in (graph, other))
        for node, value in before.items():
            assert after[names[node]] == pytest.approx(value)


@settings(deadline=None, max_examples=60)
@given(networks())
def test_burts_measures_are_those_of_networkx(graph: Network) -> None:
    flat = simple(graph)
    found = measure_nodes(graph, ["constraint", "effective_size"])
    if found:  # one-mode or directed
        sources = [node for node in flat if flat.adj[node]]  # networkx has no value for others
        theirs = nx.constraint(flat, nodes=sources, weight="weight")
        assert {node: found["constraint"][node] for node in sources} == pytest.approx(theirs)
        both = undirected(flat)
        tied = [node for node in both if both.adj[node]]
        assert found["effective_size"] == pytest.approx(nx.effective_size(both, nodes=tied))
