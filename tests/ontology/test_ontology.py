"""The ontology says what the manual promises, in two languages, one form and allowed axioms."""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
import rdflib.namespace as published
from rdflib import OWL, RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, SKOS
from rdflib.term import Node

from atkg.model import NODE_CLASSES, REPORTED, class_of
from atkg.namespaces import ATKG, ATKGV, PREFIXES, expand
from atkg.predicates import DATATYPES, Predicate, predicate_table

ROOT: Final = Path(__file__).parents[2]
TERM: Final = Namespace(ATKG)
FILES: Final = ("atkg", "statements")
IRIS: Final = {
    "atkg": URIRef("https://w3id.org/atkg/ontology"),
    "statements": URIRef("https://w3id.org/atkg/ontology/statements"),
}
TERM_TYPES: Final = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)

# The type that OWL 2 gives text in a language; it knows no rdf:langString.
WORDS: Final = RDF.PlainLiteral

# One predicate per line, in this order.
ORDER: Final = (
    "a",
    "rdfs:subClassOf",
    "rdfs:subPropertyOf",
    "owl:equivalentClass",
    "owl:disjointWith",
    "owl:inverseOf",
    "owl:propertyChainAxiom",
    "rdfs:domain",
    "rdfs:range",
    "rdfs:label@en",
    "rdfs:label@es",
    "skos:definition@en",
    "skos:definition@es",
    "skos:example",
    "skos:scopeNote@en",
    "skos:scopeNote@es",
    "dcterms:source",
    "rdfs:isDefinedBy",
)
MANY: Final = {"rdfs:subClassOf", "rdfs:subPropertyOf", "owl:propertyChainAxiom"}
LINE: Final = re.compile(r"    (a|[a-z]+:[A-Za-z]+) (.+) ;")


def file_of(name: str) -> Path:
    return ROOT / "ontology" / f"{name}.ttl"


@cache
def graph_of(name: str) -> Graph:
    return Graph().parse(file_of(name), format="turtle")


@cache
def terms(name: str) -> tuple[URIRef, ...]:
    """Give the project's own terms of a file, whatever kind of term they are."""
    graph = graph_of(name)
    found = {term for kind in TERM_TYPES for term in graph.subjects(RDF.type, kind)}
    return tuple(sorted(t for t in found if isinstance(t, URIRef) and str(t).startswith(ATKG)))


def languages(graph: Graph, term: URIRef, predicate: URIRef) -> Counter[str | None]:
    values = graph.objects(term, predicate)
    return Counter(value.language for value in values if isinstance(value, Literal))


def above(graph: Graph, term: Node, predicate: URIRef) -> set[Node]:
    return {found for found in graph.transitive_objects(term, predicate) if found is not None}


def test_terms_are_counted() -> None:
    assert len(terms("atkg")) > 240
    assert len(terms("statements")) > 20
    assert not set(terms("atkg")) & set(terms("statements"))


@pytest.mark.parametrize("name", FILES)
def test_a_file_says_what_it_is(name: str) -> None:
    graph = graph_of(name)
    assert list(graph.subjects(RDF.type, OWL.Ontology)) == [IRIS[name]]
    assert str(graph.value(IRIS[name], OWL.versionInfo)) == "0.1.0"
    assert "by/4.0" in str(graph.value(IRIS[name], DCTERMS.license))
    assert languages(graph, IRIS[name], DCTERMS.title) == {"en": 1, "es": 1}


@pytest.mark.parametrize("name", FILES)
def test_each_term_has_all_that_a_reader_needs(name: str) -> None:
    graph = graph_of(name)
    for term in terms(name):
        for predicate in (RDFS.label, SKOS.definition):
            assert languages(graph, term, predicate) == {"en": 1, "es": 1}, term
        assert languages(graph, term, SKOS.scopeNote) in ({}, {"en": 1, "es": 1}), term
        for predicate in (SKOS.example, DCTERMS.source):
            assert len(list(graph.objects(term, predicate))) == 1, (term, predicate)
        assert list(graph.objects(term, RDFS.isDefinedBy)) == [IRIS[name]], term


@pytest.mark.parametrize("name", FILES)
def test_definitions_are_sentences_and_none_is_used_twice(name: str) -> None:
    definitions = Counter(graph_of(name).objects(None, SKOS.definition))
    assert len(definitions) == 2 * len(terms(name))
    for definition in definitions:
        assert str(definition)[0].isupper(), definition
        assert str(definition).endswith("."), definition


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_label_names_one_class_and_one_property(language: str) -> None:
    graph = graph_of("atkg")
    for kinds in ((OWL.Class,), (OWL.ObjectProperty, OWL.DatatypeProperty)):
        labels = Counter(
            str(label)
            for term in terms("atkg")
            if any((term, RDF.type, kind) in graph for kind in kinds)
            for label in graph.objects(term, RDFS.label)
            if isinstance(label, Literal) and label.language == language
        )
        assert len(labels) > 80
        assert [label for label, count in labels.items() if count > 1] == []


def blocks_of(name: str) -> tuple[list[str], list[str], list[str]]:
    """Give the prefix lines, the blocks of own terms, and the blocks of borrowed ones."""
    text = file_of(name).read_text(encoding="utf-8")
    assert text.endswith("\n.\n")
    assert "\r" not in text
    own, comment, borrowed = re.split(r"\n\n(# Borrowed terms.*)\n\n", text.removesuffix("\n"))
    assert comment
    head, *blocks = own.split("\n\n")
    return head.split("\n"), blocks, borrowed.split("\n\n")


def predicates_of(block: str) -> list[str]:
    """Give the predicates of a block as written, a language behind those that have two."""
    first, *lines, last = block.split("\n")
    assert re.fullmatch(r"<\S+>|[a-z]+:\w+", first), first
    assert last == ".", f"the full stop stands alone on the last line: {block}"
    found = []
    for line in lines:
        match = LINE.fullmatch(line)
        assert match, f"not one predicate on a line: {line!r}"
        language = re.search(r'"@(en|es)$', match[2])
        keyed = f"{match[1]}@{language[1]}" if language else match[1]
        found.append(match[1] if match[1] == "skos:example" else keyed)
    return found


@pytest.mark.parametrize("name", FILES)
def test_prefixes_are_sorted_known_and_used(name: str) -> None:
    head, blocks, borrowed = blocks_of(name)
    prefixes = [match for line in head for match in re.findall(r"^@prefix (\w+): <(.+)> \.$", line)]
    assert len(prefixes) == len(head)
    assert prefixes == sorted(prefixes)
    assert all(PREFIXES[prefix] == iri for prefix, iri in prefixes)
    bare = re.sub(r'"(?:\\.|[^"\\])*"|<[^>]*>', "", "\n".join(blocks + borrowed))
    assert set(re.findall(r"\b([a-z]+):", bare)) == {prefix for prefix, _ in prefixes}


@pytest.mark.parametrize("name", FILES)
def test_terms_stand_a_to_z_and_predicates_in_order(name: str) -> None:
    _, (header, *blocks), borrowed = blocks_of(name)
    assert header.startswith(f"<{IRIS[name]}>\n    a owl:Ontology ;\n")
    predicates_of(header)
    names = [block.split("\n", 1)[0] for block in blocks]
    assert names == sorted(set(names))
    assert {expand(curie) for curie in names} == set(map(str, terms(name)))
    for block in blocks:
        found = predicates_of(block)
        ranks = [ORDER.index(predicate) for predicate in found]
        assert all(one <= two for one, two in pairwise(ranks)), block
        assert {p for p, count in Counter(found).items() if count > 1} <= MANY, block
    borrowed_names = [block.split("\n", 1)[0] for block in borrowed]
    assert borrowed_names == sorted(set(borrowed_names))
    assert all(predicates_of(block) == ["a"] for block in borrowed)


@pytest.mark.parametrize("name", FILES)
def test_every_term_it_uses_is_declared(name: str) -> None:
    graph = graph_of(name)
    built_in = (str(RDF), str(RDFS), str(OWL), PREFIXES["xsd"], ATKGV)
    used = {p for _, p, _ in graph}
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.inverseOf):
        used |= {o for o in graph.objects(None, predicate) if isinstance(o, URIRef)}
    declared = {*graph.subjects(RDF.type, None), *graph_of("atkg").subjects(RDF.type, None)}
    assert {term for term in used if not str(term).startswith(built_in)} <= declared


def range_faults(predicate: Predicate) -> list[str]:
    """Tell how the ontology's declaration of a predicate differs from the table."""
    graph, term = graph_of("atkg"), URIRef(expand(predicate.id))
    literal = predicate.takes_words or bool(predicate.datatype)
    kind = OWL.DatatypeProperty if literal else OWL.ObjectProperty
    ranges = set(graph.objects(term, RDFS.range))
    faults = [] if (term, RDF.type, kind) in graph else [f"{term} is no {kind}"]
    if predicate.takes_words:
        wanted = {WORDS}
    elif predicate.datatype == DATATYPES["date"]:
        wanted = set()
    elif predicate.datatype:
        wanted = {URIRef(expand(predicate.datatype))}
    elif predicate.scheme:
        wanted = {SKOS.Concept}
    else:
        return faults + [f"{term} has range {r}" for r in ranges if r == SKOS.Concept]
    return faults if ranges == wanted else [*faults, f"{term} has {ranges}, not {wanted}"]


def test_predicates_of_rows_are_declared_as_their_table_says() -> None:
    table = predicate_table().values()
    assert len(table) > 110
    assert [fault for predicate in table for fault in range_faults(predicate)] == []


def test_a_node_is_no_end_of_a_property_for_things_only() -> None:
    graph = graph_of("atkg")
    checked = 0
    for predicate in predicate_table().values():
        for target in graph.objects(URIRef(expand(predicate.id)), RDFS.range):
            if target == SKOS.Concept or not str(target).startswith(ATKG):
                continue
            is_node = TERM.Node in above(graph, target, RDFS.subClassOf)
            assert is_node == (predicate.ranges == ("node",)), predicate
            checked += 1
    assert checked > 70


def test_properties_of_the_manual_have_terms() -> None:
    text = (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8")
    kinds, things = re.split(r"^## 4\. Nodes$", text, flags=re.MULTILINE)[::-1]
    nodes = re.findall(r"^\| `([a-z-]+)` \|", kinds.split("### Choices", 1)[0], flags=re.MULTILINE)
    assert {class_of(kind) for kind in nodes} == set(NODE_CLASSES)
    rows = re.findall(r"^\| ((?:`\w+` ?)+)\|", things.split("## 3. Things", 1)[1], re.MULTILINE)
    properties = {word for row in rows for word in re.findall(r"`(\w+)`", row)}
    assert len(properties) > 45
    assert {TERM[name] for name in properties} <= set(terms("atkg"))
    types = things.split("Types: ", 1)[1].split(". The\n", 1)[0]
    classes = re.findall(r"`(\w+)`", types)
    assert len(classes) == 14
    assert {TERM[name] for name in classes} <= set(terms("atkg"))


def test_node_classes_stand_where_the_model_puts_them() -> None:
    graph = graph_of("atkg")
    for curie in sorted(NODE_CLASSES):
        supers = above(graph, URIRef(expand(curie)), RDFS.subClassOf)
        assert TERM.Node in supers, curie
        assert (TERM.ReportedItem in supers) == (curie in REPORTED), curie


def test_axioms_that_would_make_two_things_one_are_absent() -> None:
    for graph in map(graph_of, FILES):
        objects = set(graph.subjects(RDF.type, OWL.ObjectProperty))
        assert len(objects) > 5
        assert not objects & set(graph.subjects(RDF.type, OWL.FunctionalProperty))
        assert not set(graph.subjects(RDF.type, OWL.InverseFunctionalProperty))
        assert not set(graph.subjects(OWL.hasKey, None))


def test_domains_and_ranges_are_single_named_classes_and_no_date() -> None:
    for graph in map(graph_of, FILES):
        for predicate in (RDFS.domain, RDFS.range):
            pairs = list(graph.subject_objects(predicate))
            assert len(pairs) > 10
            assert all(isinstance(target, URIRef) for _, target in pairs)
            assert max(Counter(subject for subject, _ in pairs).values()) == 1
        assert (None, RDFS.range, URIRef(PREFIXES["xsd"] + "date")) not in graph
        assert (None, OWL.unionOf, None) not in graph


@pytest.mark.parametrize("predicate", [RDFS.subClassOf, RDFS.subPropertyOf])
def test_no_term_is_above_itself(predicate: URIRef) -> None:
    graph = graph_of("atkg")
    pairs = list(graph.subject_objects(predicate))
    assert len(pairs) > 40
    assert [one for one, two in pairs if one in above(graph, two, predicate)] == []


@cache
def concepts() -> frozenset[URIRef]:
    """Give the concepts of all vocabularies."""
    vocabularies = Graph()
    for path in sorted((ROOT / "ontology").glob("*.ttl")):
        vocabularies.parse(path, format="turtle")
    found = vocabularies.subjects(RDF.type, SKOS.Concept)
    return frozenset(concept for concept in found if isinstance(concept, URIRef))


def test_classes_inferred_from_a_kind_cover_its_vocabulary() -> None:
    graph = graph_of("atkg")
    values = list(graph.objects(None, OWL.hasValue))
    assert len(values) == len(set(values))
    schemes = ("organization", "intervention", "place", "instrument")
    wanted = {c for c in concepts() if str(c).removeprefix(ATKGV).startswith(tuple(
        f"{scheme}." for scheme in schemes))}  # fmt: skip
    assert len(wanted) > 45
    assert set(values) == wanted
    for restriction, value in graph.subject_objects(OWL.hasValue):
        scheme = str(value).removeprefix(ATKGV).partition(".")[0]
        assert list(graph.objects(restriction, OWL.onProperty)) == [TERM[f"{scheme}Kind"]]


def test_a_class_inferred_from_a_kind_has_no_subclass() -> None:
    graph = graph_of("atkg")
    inferred = set(graph.subjects(OWL.equivalentClass, None))
    assert len(inferred) > 45
    assert not inferred & set(graph.objects(None, RDFS.subClassOf)), "it would get two kinds"


def test_disjointness_is_said_once_for_each_pair() -> None:
    graph = graph_of("atkg")
    pairs = [frozenset(pair) for pair in graph.subject_objects(OWL.disjointWith)]
    assert len(pairs) > 100
    assert len(set(pairs)) == len(pairs)
    for one, two in pairs:
        shared = [
            term
            for term in terms("atkg")
            if {one, two} <= above(graph, term, RDFS.subClassOf)
        ]  # fmt: skip
        assert shared == [], (one, two)


# Vocabularies whose terms rdflib lists; it calls schema.org SDO.
LISTED: Final = ("dcterms", "foaf", "org", "prov", "qb", "rdf", "schema", "skos", "time")


def is_listed(prefix: str, iri: str) -> bool:
    """Tell whether rdflib's list of a vocabulary has the term."""
    name = "SDO" if prefix == "schema" else prefix.upper()
    return URIRef(iri) in getattr(published, name)


def test_alignments_are_sssom_about_terms_that_exist() -> None:
    lines = (ROOT / "ontology" / "alignments.sssom.tsv").read_text(encoding="utf-8").splitlines()
    header = [line for line in lines if line.startswith("#")]
    assert {"#mapping_set_id", "#license"} <= {line.partition(":")[0] for line in header}
    prefixes = dict(re.findall(r"^#  (\w+): (\S+)$", "\n".join(header), flags=re.MULTILINE))
    assert all(PREFIXES.get(prefix, iri) == iri for prefix, iri in prefixes.items())
    rows = list(csv.DictReader(lines[len(header) :], delimiter="\t"))
    assert len(rows) > 100
    keys = [(row["subject_id"], row["predicate_id"], row["object_id"]) for row in rows]
    assert keys == sorted(set(keys))
    graph = graph_of("atkg") + graph_of("statements")
    checked = 0
    for row in rows:
        label = Literal(row["subject_label"], lang="en")
        assert (URIRef(expand(row["subject_id"])), RDFS.label, label) in graph, row
        for column in ("predicate_id", "object_id", "mapping_justification"):
            assert row[column].partition(":")[0] in prefixes, row
        assert 0 < float(row["confidence"]) <= 1, row
        prefix, _, name = row["object_id"].partition(":")
        checked += prefix in LISTED
        assert prefix not in LISTED or is_listed(prefix, prefixes[prefix] + name), row
    assert checked > 80


def test_axioms_over_borrowed_terms_stand_among_the_alignments() -> None:
    text = (ROOT / "ontology" / "alignments.sssom.tsv").read_text(encoding="utf-8")
    borrowed = [
        (one, two)
        for graph in map(graph_of, FILES)
        for one, two in graph.subject_objects(RDFS.subClassOf)
        if not str(two).startswith(ATKG)
    ]
    assert len(borrowed) > 5
    rows = {tuple(line.split("\t")[:4:3]) for line in text.splitlines() if "subClassOf" in line}
    assert {(expand(one), expand(two)) for one, two in rows} == {
        (str(one), str(two)) for one, two in borrowed
    }
