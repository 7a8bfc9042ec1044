from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from atkg.errors import OntologyError
from atkg.graph.classes import class_ancestors
from atkg.graph.ontology import load_ontology

ONTOLOGY = Path(__file__).parents[2] / "ontology"
PREFIXES = """
@prefix atkg: <https://w3id.org/atkg/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix org: <http://www.w3.org/ns/org#> .
"""


def axioms(turtle: str) -> list[ox.Triple]:
    parsed = ox.parse(input=PREFIXES + turtle, format=ox.RdfFormat.TURTLE)
    return [quad.triple for quad in parsed]


def test_each_class_has_those_above_it_the_nearest_first() -> None:
    found = class_ancestors(
        axioms("""
            atkg:Agent a owl:Class .
            atkg:Organization a owl:Class ; rdfs:subClassOf atkg:Agent .
            atkg:Ministry a owl:Class ; rdfs:subClassOf atkg:Organization .
        """)
    )
    assert found == {
        "atkg:Agent": (),
        "atkg:Ministry": ("atkg:Organization", "atkg:Agent"),
        "atkg:Organization": ("atkg:Agent",),
    }


def test_two_ways_up_give_each_class_once_and_borrowed_classes_none() -> None:
    found = class_ancestors(
        axioms("""
            org:Organization a owl:Class .
            atkg:Top a owl:Class ; rdfs:subClassOf org:Organization .
            atkg:Left a owl:Class ; rdfs:subClassOf atkg:Top .
            atkg:Right a owl:Class ; rdfs:subClassOf atkg:Top .
            atkg:Low a owl:Class ; rdfs:subClassOf atkg:Left, atkg:Right .
        """)
    )
    assert sorted(found["atkg:Low"]) == ["atkg:Left", "atkg:Right", "atkg:Top"]
    assert found["atkg:Low"][2] == "atkg:Top"
    assert found["atkg:Top"] == ()


def test_an_ontology_without_a_class_is_an_error() -> None:
    with pytest.raises(OntologyError, match="declares no class"):
        class_ancestors(axioms("atkg:funds a owl:ObjectProperty ."))


def test_our_own_classes_are_all_read() -> None:
    ontology = load_ontology(ONTOLOGY)
    found = class_ancestors(ontology.axioms)
    text = (ONTOLOGY / "atkg.ttl").read_text("utf-8")
    declared = re.findall(r"(?m)^(atkg:\w+)\n    a owl:Class ;$", text)
    assert sorted(found) == sorted(declared)
    assert len(declared) > 50
    assert "atkg:Agent" in found["atkg:Organization"]
