"""Assortativity of two-mode networks by hand, and where it has no value."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.network.measures.twomode import assortativity_degree, assortativity_shared
from atkg.network.model import Network


def sided(ties: list[tuple[str, str]], sectors: dict[str, str]) -> Network:
    graph: Network = nx.Graph(ties)
    for node in graph:
        graph.nodes[node].update(bipartite=int(node.isupper()), sector=sectors.get(node, ""))
    return graph


def test_those_who_share_only_with_their_own_sector_are_fully_assortative() -> None:
    ties = [("a", "P"), ("b", "P"), ("c", "Q"), ("d", "Q")]
    own = sided(ties, {"a": "x", "b": "x", "c": "y", "d": "y", "P": "project"})
    assert assortativity_shared(own) == 1
    mixed = sided(ties, {"a": "x", "b": "y", "c": "x", "d": "y", "P": "project"})
    assert assortativity_shared(mixed) == -1


def test_sharing_is_newmans_coefficient_of_the_projection_that_counts_shared_things() -> None:
    # P: x x y; Q: x y. Pairs one way: xx 2 of 8, xy and yx 6 of 8; x has 5/8 of the ends, y 3/8
    graph = sided([("a", "P"), ("b", "P"), ("c", "P"), ("a", "Q"), ("c", "Q"), ("e", "Q")],
                  {"a": "x", "b": "x", "c": "y"})  # fmt: skip
    chance = (5 / 8) ** 2 + (3 / 8) ** 2
    assert assortativity_shared(graph) == pytest.approx((2 / 8 - chance) / (1 - chance))


def test_degrees_are_correlated_the_actors_with_that_of_their_things() -> None:
    # degrees across ties (actor, thing): (2, 1) (2, 2) (1, 2)
    graph = sided([("a", "P"), ("a", "Q"), ("b", "Q")], {})
    assert assortativity_degree(graph) == pytest.approx(-0.5)


def test_where_nothing_differs_there_is_no_value() -> None:
    with pytest.raises(ZeroDivisionError):
        assortativity_shared(sided([("a", "P")], {"a": "x"}))
    with pytest.raises(ValueError, match="at least two"):
        assortativity_degree(sided([("a", "P")], {}))


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("PQRS")), min_size=1),
       st.lists(st.sampled_from(["", "x", "y", "z"]), min_size=6, max_size=6))  # fmt: skip
def test_both_stay_between_minus_one_and_one(ties: list[tuple[str, str]], own: list[str]) -> None:
    graph = sided(ties, dict(zip("abcdef", own, strict=True)))
    for measure in (assortativity_degree, assortativity_shared):
        try:
            assert -1.000001 <= measure(graph) <= 1.000001
        except (ZeroDivisionError, ValueError):
            continue
