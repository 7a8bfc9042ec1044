from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from atkg.network.measures.brokerage import ROLES, brokerage
from atkg.network.model import Network


def network(ties: list[tuple[str, str]], sectors: dict[str, str]) -> Network:
    graph: Network = nx.DiGraph(ties)
    nx.set_node_attributes(graph, sectors, "sector")
    return graph


def test_each_role_is_known_by_the_sectors_of_the_three() -> None:
    for sectors, role in {
        "AAA": "coordinator", "ABA": "consultant", "ABB": "gatekeeper", "AAB": "representative",
        "ABC": "liaison",
    }.items():  # fmt: skip
        graph = network([("x", "v"), ("v", "y")], dict(zip("xvy", sectors, strict=True)))
        found = brokerage(graph)
        assert {name for name in ROLES if found[name]["v"] == 1} == {role}
        assert all(found[name][end] == 0 for name in ROLES for end in "xy")


def test_a_hand_counted_broker_has_all_five_roles_and_closed_pairs_count_not() -> None:
    # v is of A; a1, b1, c1 reach it; it reaches a2, b2; only a1 → b2 is closed
    ties = [("a1", "v"), ("b1", "v"), ("c1", "v"), ("v", "a2"), ("v", "b2"), ("a1", "b2")]
    sectors = {"v": "A", "a1": "A", "a2": "A", "b1": "B", "b2": "B", "c1": "C"}
    found = brokerage(network(ties, sectors))
    assert {name: found[name]["v"] for name in ROLES} == {
        "coordinator": 1,  # a1 → a2
        "consultant": 1,  # b1 → b2
        "gatekeeper": 2,  # b1 → a2, c1 → a2
        "representative": 0,  # a1 → b2 is closed
        "liaison": 1,  # c1 → b2
    }


def test_a_node_without_a_sector_is_neither_broker_nor_end() -> None:
    found = brokerage(network([("x", "v"), ("v", "y")], {"x": "A", "y": "A", "v": ""}))
    assert "v" not in found["consultant"]
    found = brokerage(network([("x", "v"), ("v", "y")], {"x": "", "y": "A", "v": "A"}))
    assert sum(found[name]["v"] for name in ROLES) == 0


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=20),
    st.lists(st.sampled_from("XYZ"), min_size=6, max_size=6),
)
def test_the_roles_share_out_all_open_paths_of_two(
    pairs: list[tuple[str, str]], sectors: list[str]
) -> None:
    ties = [pair for pair in pairs if pair[0] != pair[1]]
    graph = network(ties, dict(zip("abcdef", sectors, strict=True)))
    own = set(ties)
    paths = sum(
        1 for a, v in own for w, c in own if v == w and a != c and (a, c) not in own
    )  # fmt: skip
    found = brokerage(graph)
    assert sum(value for one in found.values() for value in one.values()) == paths
