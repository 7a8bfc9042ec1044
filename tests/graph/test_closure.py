from __future__ import annotations

import owlrl
import pyoxigraph as ox
import pytest
import rdflib

from atkg.errors import OntologyError
from atkg.graph.closure import infer
from atkg.namespaces import ATKG, ATKGR, PREFIXES

HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
ONTOLOGY = """
<https://w3id.org/atkg/ontology> a owl:Ontology ; owl:versionInfo "0" .
foaf:Agent a owl:Class ; owl:equivalentClass prov:Agent . prov:Agent a owl:Class .
atkg:Organization a owl:Class ; rdfs:subClassOf foaf:Agent ; rdfs:label "organization"@en .
atkg:Ministry a owl:Class ; rdfs:subClassOf atkg:Organization ;
  owl:equivalentClass
    [ a owl:Restriction ; owl:onProperty atkg:kind ; owl:hasValue atkgv:organization.ministry ] .
atkg:NationalMinistry a owl:Class ; owl:equivalentClass [ a owl:Class ; owl:intersectionOf (
    atkg:Ministry
    [ a owl:Restriction ; owl:onProperty atkg:level ; owl:hasValue atkgv:national ] ) ] .
atkg:Funder a owl:Class .
[ a owl:Restriction ; owl:onProperty atkg:funds ; owl:someValuesFrom atkg:Intervention ]
  rdfs:subClassOf atkg:Funder .
atkg:PublicFunder a owl:Class ; rdfs:subClassOf
    [ a owl:Restriction ; owl:onProperty atkg:funds ; owl:allValuesFrom atkg:PublicProject ] .
atkg:PublicProject a owl:Class .
atkg:Body a owl:Class . [ a owl:Class ; owl:unionOf ( atkg:Ministry atkg:Board ) ]
  rdfs:subClassOf atkg:Body . atkg:Board a owl:Class .
atkg:Intervention a owl:Class .
atkg:Seated a owl:Class .
[ a owl:Restriction ; owl:onProperty atkg:seatIn ; owl:someValuesFrom owl:Thing ]
  rdfs:subClassOf atkg:Seated .
atkg:Lead a owl:Class . [ a owl:Class ; owl:oneOf ( atkgr:pcm ) ] rdfs:subClassOf atkg:Lead .
atkg:kind a owl:ObjectProperty . atkg:level a owl:ObjectProperty .
atkg:involves a owl:ObjectProperty .
atkg:implementedBy a owl:ObjectProperty ; rdfs:subPropertyOf atkg:involves ;
  rdfs:domain atkg:Intervention ; rdfs:range foaf:Agent ;
  owl:propertyChainAxiom ( [ owl:inverseOf atkg:participationIn ] atkg:implementingAgent ) .
atkg:participationIn a owl:ObjectProperty . atkg:implementingAgent a owl:ObjectProperty .
atkg:implements a owl:ObjectProperty ; owl:inverseOf atkg:implementedBy .
atkg:fundedBy a owl:ObjectProperty ; owl:inverseOf atkg:funds . atkg:funds a owl:ObjectProperty .
atkg:partnerOf a owl:ObjectProperty, owl:SymmetricProperty .
atkg:partOf a owl:ObjectProperty, owl:TransitiveProperty .
atkg:within a owl:ObjectProperty, owl:TransitiveProperty . atkg:seatIn a owl:ObjectProperty .
atkg:reaches a owl:ObjectProperty ; owl:equivalentProperty atkg:arrivesAt ;
  owl:propertyChainAxiom ( atkg:implementedBy atkg:seatIn atkg:within ) .
atkg:arrivesAt a owl:ObjectProperty .
atkg:title a owl:AnnotationProperty ; rdfs:subPropertyOf rdfs:label .
atkg:value a owl:DatatypeProperty ; rdfs:domain atkg:Figure ; rdfs:range xsd:decimal .
atkg:Figure a owl:Class .
"""
DATA = """
atkgr:mimp a atkg:Ministry ; atkg:level atkgv:national ; atkg:seatIn atkgr:lima .
atkgr:mef atkg:kind atkgv:organization.ministry ; atkg:partnerOf atkgr:mimp .
atkgr:lima atkg:within atkgr:region . atkgr:region atkg:within atkgr:peru .
atkgr:part atkg:participationIn atkgr:project ; atkg:implementingAgent atkgr:mimp .
atkgr:task atkg:partOf atkgr:component . atkgr:component atkg:partOf atkgr:project .
atkgr:project atkg:fundedBy atkgr:donor ; atkg:title "Project"@en .
atkgr:donor a atkg:PublicFunder .
atkgr:figure atkg:value 12.5 .
"""


def triples(turtle: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(HEAD + turtle, format=ox.RdfFormat.TURTLE)]


def value(term: object) -> str:
    assert isinstance(term, ox.NamedNode | ox.Literal)
    return term.value


def inferred(data: str, ontology: str = ONTOLOGY) -> set[ox.Triple]:
    return set(infer(triples(ontology), triples(data)))


@pytest.mark.parametrize(
    ("rule", "given", "follows"),
    [
        ("sub-class", "atkgr:x a atkg:Organization", "atkgr:x a foaf:Agent"),
        ("equivalent class", "atkgr:x a foaf:Agent", "atkgr:x a prov:Agent"),
        ("equivalent class, back", "atkgr:x a prov:Agent", "atkgr:x a foaf:Agent"),
        (
            "value to class",
            "atkgr:x atkg:kind atkgv:organization.ministry",
            "atkgr:x a atkg:Ministry",
        ),
        (
            "class to value",
            "atkgr:x a atkg:Ministry",
            "atkgr:x atkg:kind atkgv:organization.ministry",
        ),
        ("domain", "atkgr:x atkg:implementedBy atkgr:y", "atkgr:x a atkg:Intervention"),
        ("range", "atkgr:x atkg:implementedBy atkgr:y", "atkgr:y a foaf:Agent"),
        ("sub-property", "atkgr:x atkg:implementedBy atkgr:y", "atkgr:x atkg:involves atkgr:y"),
        ("inverse", "atkgr:x atkg:implementedBy atkgr:y", "atkgr:y atkg:implements atkgr:x"),
        ("inverse, back", "atkgr:x atkg:implements atkgr:y", "atkgr:y atkg:implementedBy atkgr:x"),
        ("symmetric", "atkgr:x atkg:partnerOf atkgr:y", "atkgr:y atkg:partnerOf atkgr:x"),
        (
            "transitive, three steps",
            "atkgr:a atkg:partOf atkgr:b . atkgr:b atkg:partOf atkgr:c . "
            "atkgr:c atkg:partOf atkgr:d",
            "atkgr:a atkg:partOf atkgr:d",
        ),
        ("equivalent property", "atkgr:x atkg:reaches atkgr:y", "atkgr:x atkg:arrivesAt atkgr:y"),
        (
            "chain of two, one of them backwards",
            "atkgr:n atkg:participationIn atkgr:x ; atkg:implementingAgent atkgr:y",
            "atkgr:x atkg:implementedBy atkgr:y",
        ),
        (
            "chain of three",
            "atkgr:x atkg:implementedBy atkgr:y . atkgr:y atkg:seatIn atkgr:z . "
            "atkgr:z atkg:within atkgr:w",
            "atkgr:x atkg:reaches atkgr:w",
        ),
        (
            "into an intersection",
            "atkgr:x a atkg:Ministry ; atkg:level atkgv:national",
            "atkgr:x a atkg:NationalMinistry",
        ),
        (
            "out of an intersection",
            "atkgr:x a atkg:NationalMinistry",
            "atkgr:x atkg:level atkgv:national",
        ),
        ("union", "atkgr:x a atkg:Board", "atkgr:x a atkg:Body"),
        (
            "some values from",
            "atkgr:x atkg:funds atkgr:y . atkgr:y a atkg:Intervention",
            "atkgr:x a atkg:Funder",
        ),
        ("some value at all", "atkgr:x atkg:seatIn atkgr:y", "atkgr:x a atkg:Seated"),
        ("one of", "", "atkgr:pcm a atkg:Lead"),
        (
            "all values from",
            "atkgr:x a atkg:PublicFunder ; atkg:funds atkgr:y",
            "atkgr:y a atkg:PublicProject",
        ),
        ("sub-property to a literal", 'atkgr:x atkg:title "T"@en', 'atkgr:x rdfs:label "T"@en'),
    ],
)
def test_each_rule_adds_its_consequence(rule: str, given: str, follows: str) -> None:
    assert set(triples(f"{follows} .")) <= inferred(f"{given} ." if given else ""), rule


def test_an_intersection_needs_all_its_parts() -> None:
    found = inferred("atkgr:x a atkg:Ministry ; atkg:level atkgv:local .")
    assert not [triple for triple in found if "NationalMinistry" in str(triple)]


def test_the_result_equals_that_of_an_independent_engine() -> None:
    graph = rdflib.Graph().parse(data=HEAD + ONTOLOGY + DATA, format="turtle")
    given = {tuple(map(str, triple)) for triple in graph}
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    expected = {
        tuple(map(str, triple))
        for triple in graph
        if str(triple[0]).startswith(ATKGR)
        and not isinstance(triple[2], rdflib.BNode)
        and not str(triple[2]).startswith((PREFIXES["owl"], PREFIXES["rdfs"]))
        and triple[1] != rdflib.OWL.sameAs  # here only of each thing with itself
    } - given
    found = {tuple(map(value, triple)) for triple in inferred(DATA)}
    assert len(expected) > 25
    assert found == expected


def test_only_what_stands_nowhere_else_comes_out_sorted_and_the_same_each_time() -> None:
    ontology, data = triples(ONTOLOGY), triples(DATA)
    found = infer(ontology, data)
    assert found == sorted(set(found), key=str)
    assert not {*found} & {*ontology, *data}
    assert infer(reversed(ontology), reversed(data)) == found


def test_it_speaks_of_things_only() -> None:
    for triple in inferred(DATA):
        assert isinstance(triple.subject, ox.NamedNode)
        assert triple.subject.value.startswith(ATKGR), triple
        assert isinstance(triple.object, ox.NamedNode | ox.Literal)
        assert "urn:" not in str(triple), triple
        assert not str(triple.object).startswith(f"<{PREFIXES['owl']}"), triple


def test_concepts_of_a_vocabulary_get_their_types_though_they_stand_in_the_ontology() -> None:
    ontology = f"{ONTOLOGY} atkg:kind rdfs:range skos:Concept . skos:Concept a owl:Class ."
    concept = "atkgv:organization.new a owl:NamedIndividual ."
    found = inferred("atkgr:x atkg:kind atkgv:organization.new .", f"{ontology} {concept}")
    assert set(triples("atkgv:organization.new a skos:Concept .")) <= found


def test_a_closed_dataset_gains_nothing() -> None:
    data = triples(DATA)
    assert infer(triples(ONTOLOGY), [*data, *infer(triples(ONTOLOGY), data)]) == []


def test_a_stated_equation_spreads_nothing() -> None:
    found = inferred("atkgr:a owl:sameAs atkgr:b . atkgr:a a atkg:Board .")
    assert found == inferred("") | set(triples("atkgr:a a atkg:Body ."))


@pytest.mark.parametrize(
    "axiom",
    [
        "atkg:kind a owl:FunctionalProperty",
        "atkg:kind a owl:InverseFunctionalProperty",
        "atkg:Board owl:hasKey ( atkg:kind )",
        "atkg:Board owl:sameAs atkg:Body",
        'atkg:Board rdfs:subClassOf [ owl:onProperty atkg:kind ; owl:maxCardinality "1" ]',
    ],
)
def test_axioms_that_the_closure_does_not_cover_are_refused_not_skipped(axiom: str) -> None:
    with pytest.raises(OntologyError, match="does not cover"):
        inferred(DATA, f"{ONTOLOGY} {axiom} .")


def test_a_functional_datatype_property_is_no_obstacle() -> None:
    assert inferred(DATA, f"{ONTOLOGY} atkg:value a owl:FunctionalProperty .") == inferred(DATA)


@pytest.mark.parametrize(
    "broken",
    [
        "atkg:involves owl:propertyChainAxiom _:l . _:l rdf:first atkg:partOf .",
        "atkg:involves owl:propertyChainAxiom _:l . _:l rdf:first atkg:partOf ; rdf:rest _:l .",
    ],
)
def test_a_broken_list_is_refused(broken: str) -> None:
    with pytest.raises(OntologyError, match="broken list"):
        inferred(DATA, ONTOLOGY + broken)


def test_terms_of_the_ontology_are_not_spoken_of() -> None:
    assert not [triple for triple in inferred(DATA) if str(triple.subject).startswith(f"<{ATKG}")]


def test_a_number_spelt_anew_by_the_store_is_no_new_triple() -> None:
    data = 'atkgr:f a atkg:Figure ; atkg:value 12.0 , "007"^^xsd:integer .'
    assert inferred(data) == inferred("")
