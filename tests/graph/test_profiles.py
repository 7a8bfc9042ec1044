from __future__ import annotations

import subprocess
import sys

import pyoxigraph as ox
import pytest

from atkg.errors import OntologyError
from atkg.graph.profiles import ProfileReport, check_profiles
from atkg.namespaces import PREFIXES

HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
ONTOLOGY = """
<https://w3id.org/atkg/ontology> a owl:Ontology .
atkg:A a owl:Class . atkg:B a owl:Class .
atkg:p a owl:ObjectProperty . atkg:q a owl:ObjectProperty . atkg:d a owl:DatatypeProperty .
"""


def serialized(turtle: str, syntax: ox.RdfFormat) -> bytes:
    quads = ox.parse(HEAD + ONTOLOGY + turtle, format=ox.RdfFormat.TURTLE)
    return ox.serialize((quad.triple for quad in quads), format=syntax) or b""


def check(turtle: str) -> ProfileReport:
    return check_profiles(serialized(turtle, ox.RdfFormat.N_TRIPLES))


def kinds(lines: tuple[str, ...]) -> set[str]:
    return {line.partition(":")[0] for line in lines}


CLEAN = """
atkg:A rdfs:subClassOf atkg:B ; rdfs:label "nombre \\"ñ\\""@es ;
  owl:equivalentClass [ a owl:Restriction ; owl:onProperty atkg:p ; owl:hasValue atkgv:x ] .
atkgv:x a owl:NamedIndividual .
atkg:p owl:propertyChainAxiom ( [ owl:inverseOf atkg:q ] atkg:q ) ; rdfs:range atkg:B .
atkg:q a owl:TransitiveProperty . atkg:d rdfs:range xsd:dateTime .
"""


@pytest.mark.parametrize("syntax", [ox.RdfFormat.N_TRIPLES, ox.RdfFormat.RDF_XML])
def test_both_syntaxes_load_all_axioms_of_a_clean_ontology(syntax: ox.RdfFormat) -> None:
    report = check_profiles(serialized(CLEAN, syntax))
    # 5 + 1 declarations, sub-class, label, equivalence, chain, range, transitivity, range
    assert report.axioms == 13
    assert report.conforms, (report.dl, report.rl)


@pytest.mark.parametrize(
    ("turtle", "kind", "words"),
    [
        ("atkg:d a owl:ObjectProperty .", "IllegalPunning", "atkg:d"),
        ("atkg:A rdfs:subClassOf atkg:Z .", "UseOfUndeclaredClass", "atkg:Z"),
        ('atkg:A atkg:note "x" .', "UseOfUndeclaredAnnotationProperty", "atkg:note"),
        ("atkgr:x atkg:u atkgr:y .", "UseOfUndeclaredAnnotationProperty", "atkg:u"),
        (
            "atkg:p a owl:TransitiveProperty, owl:FunctionalProperty .",
            "UseOfNonSimplePropertyInFunctionalPropertyAxiom",
            "atkg:p",
        ),
        (
            "atkg:q owl:propertyChainAxiom ( atkg:p atkg:q atkg:p ) .",
            "UseOfPropertyInChainCausesCycle",
            "atkg:q",
        ),
    ],
)
def test_a_break_of_owl_2_dl_is_reported_with_its_term(turtle: str, kind: str, words: str) -> None:
    report = check(turtle)
    assert kinds(report.dl) == {kind}
    assert all(words in line for line in report.dl)
    assert not report.conforms


@pytest.mark.parametrize(
    ("turtle", "kind"),
    [
        (
            "atkg:p rdfs:domain [ a owl:Class ; owl:unionOf ( atkg:A atkg:B ) ] .",
            "UseOfNonSuperClassExpression",
        ),
        (
            "atkg:A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty atkg:p ; "
            "owl:someValuesFrom atkg:B ] .",
            "UseOfNonSuperClassExpression",
        ),
        (
            "atkg:A owl:equivalentClass [ a owl:Class ; owl:oneOf ( atkgr:x atkgr:y ) ] .",
            "UseOfNonEquivalentClassExpression",
        ),
        ("atkg:d rdfs:range xsd:date .", "UseOfIllegalDataRange"),
        ("atkg:A owl:disjointUnionOf ( atkg:B atkg:A ) .", "UseOfIllegalAxiom"),
    ],
)
def test_what_owl_2_dl_allows_but_owl_2_rl_does_not_is_reported(turtle: str, kind: str) -> None:
    report = check(turtle)
    assert report.dl == ()
    assert kinds(report.rl) == {kind}
    assert not report.conforms


def test_lines_are_readable_sorted_and_the_same_each_time() -> None:
    turtle = "atkg:d a owl:ObjectProperty . atkg:A rdfs:subClassOf atkg:Z ."
    report = check(turtle)
    assert report == check(turtle)
    assert list(report.dl) == sorted(report.dl)
    assert "atkg:d in Declaration(DataProperty(atkg:d))" in report.dl[0]
    assert not any("OntologyID" in line for line in report.dl)


def test_an_ontology_without_axioms_is_refused() -> None:
    header = f"<https://example.org/o> <{PREFIXES['rdf']}type> <{PREFIXES['owl']}Ontology> .\n"
    for text in (b"", header.encode()):
        with pytest.raises(OntologyError, match="no axiom"):
            check_profiles(text)


def test_broken_text_is_refused_with_its_place() -> None:
    with pytest.raises(OntologyError, match=r"N-Triples.* line 2"):
        check_profiles(b"<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> .\n")
    with pytest.raises(OntologyError, match="RDF/XML"):
        check_profiles(b"<?xml version='1.0'?><rdf:RDF>")


def test_an_import_is_refused_because_nothing_is_fetched() -> None:
    with pytest.raises(OntologyError, match=r"imports <https://example\.org/x>"):
        check("<https://w3id.org/atkg/ontology> owl:imports <https://example.org/x> .")


def test_the_calling_process_starts_no_java_machine() -> None:
    code = """
import sys
from atkg.graph.profiles import check_profiles
line = b"<urn:a:b> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
line += b"<http://www.w3.org/2002/07/owl#Class> ."
assert check_profiles(line).axioms == check_profiles(line).axioms == 1
assert "jpype" not in sys.modules
"""
    path = {"PYTHONPATH": ":".join(filter(None, sys.path))}
    run = subprocess.run([sys.executable, "-c", code], env=path, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
