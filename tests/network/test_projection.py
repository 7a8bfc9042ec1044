from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.graph.witnesses import Witness
from atkg.network.projection import Actor, Network, measures, one_mode, two_mode
from atkg.network.ties import Tie, TieRule

RULES = {
    "two-mode": TieRule("atkg:fundedBy", "funds", "two-mode"),
    "member": TieRule("atkg:hasMember", "is a member of", "two-mode"),
    "direct": TieRule("atkg:collaboratesWith", "collaborates with", "direct"),
}


def seen(*pairs: tuple[str, str]) -> tuple[Witness, ...]:
    """Give a witness for each document and quote; each bears a statement of its own."""
    return tuple(
        Witness(f"atkgr:{document}", place, f"atkgr:s{document}{place}", "achieved", "2021", quote)
        for place, (document, quote) in enumerate(pairs)
    )


def tie(agent: str, other: str, kind: str = "two-mode", *pairs: tuple[str, str]) -> Tie:
    return Tie(agent, other, RULES[kind], seen(*(pairs or (("d", f"{agent} {other}"),))))


ACTORS = {"a": Actor("Agency", "Agencia", "Organization", "ministry", "ministerio")}


def test_two_mode_is_bipartite_with_agents_on_one_side_and_what_they_did_on_the_other() -> None:
    graph = two_mode([tie("a", "p"), tie("b", "p"), tie("b", "body", "member")], ACTORS)
    assert {node: data["bipartite"] for node, data in graph.nodes(data=True)} == {
        "a": 0, "b": 0, "p": 1, "body": 1
    }  # fmt: skip
    assert all(graph.nodes[x]["bipartite"] != graph.nodes[y]["bipartite"] for x, y in graph.edges)
    assert graph.nodes["a"]["label_es"] == "Agencia"
    assert graph.nodes["a"]["sector_es"] == "ministerio"
    assert graph.nodes["b"]["label"] == "b"


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.sampled_from([*RULES]))
    )
)
def test_two_mode_stays_bipartite_whoever_takes_part_in_what(
    ends: list[tuple[str, str, str]],
) -> None:
    graph = two_mode([tie(*end) for end in ends], {})
    assert nx.is_bipartite(graph)
    assert all(graph.nodes[x]["bipartite"] != graph.nodes[y]["bipartite"] for x, y in graph.edges)


def test_direct_ties_are_no_part_of_the_two_mode_network() -> None:
    assert len(two_mode([tie("a", "b", "direct")], {})) == 0


def test_actors_are_joined_where_they_share_something_or_are_tied_directly() -> None:
    graph = one_mode([tie("a", "p"), tie("b", "p"), tie("c", "q"), tie("c", "d", "direct")], {})
    assert sorted(map(sorted, graph.edges)) == [["a", "b"], ["c", "d"]]
    assert graph.edges["a", "b"]["relation"] == "share p"
    assert graph.edges["c", "d"]["relation"] == "collaborates with"
    assert "p" not in graph


def test_nobody_is_tied_to_itself() -> None:
    twice = [tie("a", "p"), Tie("a", "p", RULES["member"], seen(("d", "x")))]
    assert one_mode([*twice, tie("a", "a", "direct")], {}).number_of_edges() == 0
    assert two_mode([tie("a", "a")], {}).number_of_edges() == 0


def test_the_weight_is_distinct_documents_and_rows_never_count() -> None:
    rows = [
        tie("a", "p", "two-mode", ("one", "x"), ("one", "x"), ("one", "y")),
        Tie("a", "p", RULES["member"], seen(("one", "x"), ("two", "x"))),
    ]
    data = two_mode(rows, {}).edges["a", "p"]
    assert (data["weight"], data["quotes"]) == (2, 3)
    assert data["documents"] == "atkgr:one|atkgr:two"
    assert data["relation"] == "funds|is a member of"


@pytest.mark.parametrize("project", [one_mode, two_mode])
def test_every_edge_has_statement_ids_and_a_quote(project: object) -> None:
    assert callable(project)
    graph: Network = project([tie("a", "p"), tie("b", "p"), tie("a", "b", "direct")], {})
    assert graph.number_of_edges() > 0
    for *_, data in graph.edges(data=True):
        assert data["statements"].split("|")[0].startswith("atkgr:s")
        assert data["quote"]
        assert (data["years"], data["statuses"]) == ("2021", "achieved")


def test_measures_are_degree_strength_and_betweenness() -> None:
    graph = one_mode(
        [tie("a", "b", "direct", ("one", "x"), ("two", "x")), tie("b", "c", "direct")], {}
    )
    assert measures(graph) == {
        "a": {"degree": 1, "strength": 2, "betweenness": 0},
        "b": {"degree": 2, "strength": 3, "betweenness": 1},
        "c": {"degree": 1, "strength": 1, "betweenness": 0},
    }


def test_nothing_gives_an_empty_network() -> None:
    assert len(one_mode([], {})) == len(two_mode([], {})) == 0
    assert measures(one_mode([], {})) == {}
