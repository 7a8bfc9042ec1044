from __future__ import annotations

import pyoxigraph as ox
import pytest

from atkg.graph.terms import literal, node
from atkg.graph.triplefiles import FORMS, write_triples

TRIPLES = [
    ox.Triple(node("atkgr:hotline"), node("atkg:fundedBy"), node("atkgr:fund")),
    ox.Triple(node("atkgr:hotline"), node("rdfs:label"), literal("Línea\n«viva»", lang="es")),
    ox.Triple(node("atkgr:number"), node("atkg:value"), literal("60", datatype="xsd:decimal")),
]


@pytest.mark.parametrize("form", FORMS)
def test_triples_are_read_back_as_they_were(form: str) -> None:
    text = write_triples([*TRIPLES, TRIPLES[0]], form)
    read = {quad.triple for quad in ox.parse(text.encode(), format=FORMS[form])}
    assert read == set(TRIPLES)
    assert text.endswith("\n")


@pytest.mark.parametrize("form", FORMS)
def test_the_order_of_triples_does_not_matter(form: str) -> None:
    assert write_triples(TRIPLES, form) == write_triples(reversed(TRIPLES), form)


def test_turtle_declares_the_prefixes_that_it_uses_in_their_order_and_no_other() -> None:
    lines = write_triples(TRIPLES, "turtle").splitlines()
    heads = [line.split()[1] for line in lines if line.startswith("@prefix")]
    assert heads == ["atkg:", "atkgr:", "rdfs:", "xsd:"]


def test_no_triples_give_an_empty_graph() -> None:
    assert [write_triples([], form) for form in ("turtle", "ntriples")] == ["", ""]
