from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.graph import terms
from atkg.model import digest
from atkg.namespaces import PREFIXES


@pytest.mark.parametrize("prefix", sorted(PREFIXES))
def test_a_curie_becomes_a_node_and_a_curie_again(prefix: str) -> None:
    assert terms.curie(terms.node(f"{prefix}:a-b.c")) == f"{prefix}:a-b.c"


@pytest.mark.parametrize("text", ["ex:a", "atkgr:a/b", "plain", ""])
def test_what_is_no_curie_becomes_no_node(text: str) -> None:
    with pytest.raises(ValueError, match="not a CURIE"):
        terms.node(text)


def test_a_literal_keeps_its_characters() -> None:
    assert str(terms.literal("01", datatype="xsd:integer")).startswith('"01"^^')
    assert terms.literal("x") == ox.Literal("x")
    assert terms.literal("año", lang="es") == ox.Literal("año", language="es")


def test_only_datatype_or_language_make_an_object_a_literal() -> None:
    assert terms.object_term("atkgr:iom", "", "") == terms.node("atkgr:iom")
    assert terms.object_term("atkgr:iom", "xsd:string", "") == ox.Literal("atkgr:iom")
    assert terms.object_term("60", "xsd:integer", "") == ox.Literal(60)
    assert terms.object_term("words", "", "en") == ox.Literal("words", language="en")


def test_minted_ids_come_from_content() -> None:
    assert terms.minted("name", "a", "b") == terms.minted("name", "a", "b")
    assert terms.minted("name", "a", "b") != terms.minted("name", "ab")
    assert terms.minted("name", "a").value.endswith("name." + digest("name", "a", size=16))


def test_graph_names_have_no_slash_behind_their_base() -> None:
    graph = terms.document_graph("iom-2005-women-trafficked-peru")
    assert terms.curie(graph) == "atkgg:document.iom-2005-women-trafficked-peru"


@given(st.permutations("dcba"))
def test_triples_in_a_graph_stand_once_and_sorted_types_first(names: list[str]) -> None:
    subject = terms.node("atkgr:s")
    triples = [ox.Triple(subject, terms.node(f"atkg:{name}"), subject) for name in names]
    triples += [*triples, ox.Triple(subject, terms.A, terms.node("atkg:Z"))]
    quads = terms.in_graph(terms.FACTS, triples)
    assert [terms.curie(quad.predicate) for quad in quads] == [
        "rdf:type", "atkg:a", "atkg:b", "atkg:c", "atkg:d",
    ]  # fmt: skip
    assert {quad.graph_name for quad in quads} == {terms.FACTS}
