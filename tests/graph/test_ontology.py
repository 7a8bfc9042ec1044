from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from atkg.errors import OntologyError
from atkg.graph.ontology import load_ontology
from atkg.graph.terms import ONTOLOGY

PREFIXES = """\
@prefix atkg: <https://w3id.org/atkg/ontology#> .
@prefix atkgv: <https://w3id.org/atkg/vocabulary/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
ATKG = """\
atkg:Organization a owl:Class .
atkg:Ministry a owl:Class ; owl:equivalentClass
    [ a owl:Restriction ; owl:onProperty atkg:kind ; owl:hasValue atkgv:organization.ministry ] .
atkg:kind a owl:ObjectProperty .
atkg:words a owl:DatatypeProperty .
atkg:fundedBy a owl:ObjectProperty ; owl:propertyChainAxiom ( atkg:hasPart atkg:kind ) .
"""
STATEMENTS = "atkg:Statement a rdfs:Class . atkg:status a rdf:Property .\n"
SCHEME = """\
atkgv:organization a skos:ConceptScheme .
atkgv:organization.ministry a skos:Concept ; skos:inScheme atkgv:organization .
"""


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.ttl").write_text(PREFIXES + text, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "o", atkg=ATKG, statements=STATEMENTS, organization=SCHEME)


def test_all_files_are_read_and_counted(folder: Path) -> None:
    ontology = load_ontology(folder)
    assert ontology.files == ("atkg.ttl", "organization.ttl", "statements.ttl")
    assert len(ontology.axioms) == 14
    assert len(ontology.triples) == 14 + 3 + 2
    assert len(ontology.quads) == 19
    assert {quad.graph_name for quad in ontology.quads} == {ONTOLOGY}


def test_terms_are_known_by_what_they_are(folder: Path) -> None:
    ontology = load_ontology(folder)
    assert ontology.classes == {"atkg:Organization", "atkg:Ministry", "atkg:Statement"}
    assert ontology.properties == {"atkg:kind", "atkg:words", "atkg:fundedBy", "atkg:status"}
    assert ontology.concepts == {"atkgv:organization.ministry"}
    assert len(ontology.known_terms) == 8
    assert "atkgv:organization" not in ontology.known_terms


def test_blank_nodes_have_the_same_labels_however_the_file_is_laid_out(tmp_path: Path) -> None:
    backwards = ".\n".join(reversed(ATKG.strip().rstrip(".").split(" .\n"))) + " .\n"
    one = load_ontology(write(tmp_path / "one", atkg=ATKG))
    two = load_ontology(write(tmp_path / "two", atkg=backwards))
    assert backwards != ATKG
    assert one.triples == two.triples
    blank = {t.subject.value for t in one.triples if isinstance(t.subject, ox.BlankNode)}
    assert blank == {"atkg-c14n0", "atkg-c14n1", "atkg-c14n2"}


def test_blank_nodes_of_two_files_stay_two(tmp_path: Path) -> None:
    ontology = load_ontology(write(tmp_path / "o", atkg=ATKG, statements=ATKG))
    assert len(ontology.triples) == 14 + 9  # the triples without a blank node are the same ones


@pytest.mark.parametrize(
    ("text", "line"),
    [("atkg:A a owl:Class\natkg:B a owl:Class .", 8), ("atkg:A a nope:Class .", 7)],
)
def test_broken_turtle_names_file_and_line(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(OntologyError) as caught:
        load_ontology(write(tmp_path / "o", atkg=text))
    (fault,) = caught.value.faults
    assert (Path(fault.file).name, fault.line) == ("atkg.ttl", line)
    assert fault.what.startswith("is not Turtle: ")
    assert "Parser error" not in fault.what


def test_a_folder_without_the_ontology_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"lacks atkg\.ttl"):
        load_ontology(write(tmp_path / "o", organization=SCHEME))
