from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.graph.fingerprint import blank_nodes, fingerprint, portions
from atkg.namespaces import PREFIXES

P = ox.NamedNode("urn:p")
names = st.sampled_from([ox.NamedNode(f"urn:{name}") for name in "abc"])
blanks = st.sampled_from([ox.BlankNode(name) for name in "stuvwx"])
numbers = st.integers(-99, 99).map(
    lambda number: ox.Literal(str(number), datatype=ox.NamedNode(PREFIXES["xsd"] + "decimal"))
)
triples = st.lists(
    st.builds(ox.Triple, names | blanks, st.just(P), names | blanks | numbers), max_size=12
)


def typed(value: str, datatype: str) -> ox.Triple:
    literal = ox.Literal(value, datatype=ox.NamedNode(PREFIXES["xsd"] + datatype))
    return ox.Triple(ox.NamedNode("urn:s"), P, literal)


def renamed(graph: Sequence[ox.Triple]) -> list[ox.Triple]:
    """Give every blank node another label."""

    def other(term: object) -> object:
        return ox.BlankNode(f"new{term.value}") if isinstance(term, ox.BlankNode) else term

    return [ox.Triple(other(s), p, other(o)) for s, p, o in graph]  # type: ignore[arg-type]


@given(triples, st.randoms())
def test_order_repetition_and_labels_of_blank_nodes_do_not_matter(
    graph: list[ox.Triple], random: object
) -> None:
    shuffled = [*renamed(graph), *renamed(graph)]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert fingerprint(shuffled) == fingerprint(graph)


@given(triples, triples)
def test_other_triples_have_another_fingerprint(
    one: list[ox.Triple], other: list[ox.Triple]
) -> None:
    named = [{triple for triple in graph if not blank_nodes(triple)} for graph in (one, other)]
    assert (fingerprint(named[0]) == fingerprint(named[1])) == (named[0] == named[1])


@pytest.mark.parametrize(
    ("one", "other", "datatype"),
    [
        ("12.0", "12", "decimal"), ("-0.50", "-0.5", "decimal"), ("0.0", "-0", "decimal"),
        ("1000", "1000.", "decimal"), ("007", "7", "integer"), ("+5", "5", "nonNegativeInteger"),
        ("1", "true", "boolean"), ("1.0E2", "1e2", "double"),
    ],
)  # fmt: skip
def test_a_number_is_the_same_however_a_store_spells_it(
    one: str, other: str, datatype: str
) -> None:
    assert fingerprint([typed(one, datatype)]) == fingerprint([typed(other, datatype)])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (typed("12", "decimal"), typed("12", "integer")),
        (typed("12", "decimal"), typed("12.1", "decimal")),
        (typed("07", "string"), typed("7", "string")),
        (typed("x", "integer"), typed("y", "integer")),
        (typed("NaN", "decimal"), typed("0", "decimal")),
    ],
)
def test_another_value_or_datatype_is_another_triple(one: ox.Triple, other: ox.Triple) -> None:
    assert fingerprint([one]) != fingerprint([other])


@given(triples, st.integers(1, 5))
def test_portions_hold_every_triple_once_and_cut_no_blank_node(
    graph: list[ox.Triple], size: int
) -> None:
    found = portions(graph, size)
    assert found
    assert sorted(str(triple) for part in found for triple in part) == sorted(map(str, graph))
    labels = [{label for triple in part for label in blank_nodes(triple)} for part in found]
    assert sum(map(len, labels)) == len(set().union(*labels)), "a blank node stands in two"
    for part in found:
        assert len(part) <= size or any(map(blank_nodes, part))


def test_a_graph_without_blank_nodes_is_cut_into_full_portions() -> None:
    graph = [typed(str(number), "integer") for number in range(10)]
    assert [len(part) for part in portions(graph, 4)] == [4, 4, 2]
    assert portions([], 4) == [[]]
