from __future__ import annotations

from collections.abc import Callable

import networkx as nx

from atkg.network.drawing.key import WORDS, make_key
from atkg.network.model import Network

Ring = Callable[[int], Network]


def test_a_sector_has_the_same_colour_in_both_languages(ring: Ring) -> None:
    keys = [make_key(ring(20), lang) for lang in WORDS]
    assert [(e.colour, e.marker, e.number) for e in keys[0]] == [
        (e.colour, e.marker, e.number) for e in keys[1]
    ]
    assert len({entry.colour for entry in keys[0]}) == 4


def test_the_key_lists_the_commonest_sector_first_and_its_most_connected_first(ring: Ring) -> None:
    graph = ring(12)
    key = make_key(graph, "en")
    assert key[0].text == "ministry"
    assert [entry.number for entry in key if entry.node] == list(range(1, 14))
    first = [graph.degree(entry.node) for entry in key[1:] if entry.marker == "o" and entry.node][
        :6
    ]
    assert first == sorted(first, reverse=True)
    assert {entry.marker for entry in key if entry.node == "p"} == {"s"}


def test_a_node_without_sector_or_label_stands_last_under_another_name() -> None:
    graph: Network = nx.Graph()
    graph.add_node("a", sector="ministry", sector_es="ministerio", label="A")
    graph.add_node("b")
    assert [entry.text for entry in make_key(graph, "es")] == ["ministerio", "A", "otros", "b"]


def test_a_long_name_is_cut_and_says_so() -> None:
    graph: Network = nx.Graph()
    graph.add_node("a", label="x" * 100)
    name = make_key(graph, "en")[1].text
    assert name.endswith("…")
    assert len(name) < 50
