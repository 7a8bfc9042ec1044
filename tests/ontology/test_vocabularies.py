"""The vocabularies hold the concepts that the manual lists, in two languages and one form."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, SKOS

from atkg.namespaces import ATKGV, PREFIXES

ROOT: Final = Path(__file__).parents[2]
VOC: Final = Namespace(ATKGV)
LANGUAGES: Final = ("en", "es")

# One predicate per line, in this order; scheme blocks leave out what only a concept has.
ORDER: Final = (
    "a",
    "skos:inScheme",
    "skos:topConceptOf",
    "skos:broader",
    "skos:prefLabel@en",
    "skos:prefLabel@es",
    "skos:altLabel@en",
    "skos:altLabel@es",
    "skos:definition@en",
    "skos:definition@es",
    "skos:example",
    "skos:notation",
    "skos:scopeNote@en",
    "skos:scopeNote@es",
    "dcterms:source",
    "rdfs:isDefinedBy",
)
LINE: Final = re.compile(r"    (a|[a-z]+:[A-Za-z]+) (.+) ;")


def manual() -> dict[str, list[str]]:
    """Read schemes and concepts from the table in section 5 of the manual."""
    text = (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8")
    section = text.split("## 5. Concepts, by scheme", 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"^\| ([a-z]+) \| (.+) \|$", section, flags=re.MULTILINE)
    return {scheme: names.split(", ") for scheme, names in rows if scheme != "scheme"}


MANUAL: Final = manual()
SCHEMES: Final = sorted(MANUAL)


def file_of(scheme: str) -> Path:
    return ROOT / "ontology" / f"{scheme}.ttl"


@cache
def graph_of(scheme: str) -> Graph:
    return Graph().parse(file_of(scheme), format="turtle")


def concepts(scheme: str) -> list[URIRef]:
    found = graph_of(scheme).subjects(RDF.type, SKOS.Concept)
    return sorted(concept for concept in found if isinstance(concept, URIRef))


def broader_of(graph: Graph, concept: URIRef) -> list[URIRef]:
    found = graph.objects(concept, SKOS.broader)
    return [broader for broader in found if isinstance(broader, URIRef)]


def by_language(scheme: str, subject: URIRef, predicate: URIRef) -> Counter[str | None]:
    values = graph_of(scheme).objects(subject, predicate)
    return Counter(value.language for value in values if isinstance(value, Literal))


def test_the_manual_lists_enough() -> None:
    assert len(MANUAL) == 26
    assert sum(map(len, MANUAL.values())) > 150


def test_one_file_per_scheme_and_no_other_scheme() -> None:
    found = {
        path.stem
        for path in (ROOT / "ontology").glob("*.ttl")
        if "skos:ConceptScheme ;" in path.read_text(encoding="utf-8")
    }
    assert found == set(MANUAL)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_concepts_are_those_of_the_manual(scheme: str) -> None:
    assert len(MANUAL[scheme]) == len(set(MANUAL[scheme]))
    assert set(concepts(scheme)) == {VOC[f"{scheme}.{name}"] for name in MANUAL[scheme]}


def test_concepts_are_counted() -> None:
    total = sum(len(concepts(scheme)) for scheme in SCHEMES)
    assert total == sum(map(len, MANUAL.values()))
    assert total > 150


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_scheme_is_described_in_both_languages(scheme: str) -> None:
    graph = graph_of(scheme)
    assert set(graph.subjects(RDF.type, SKOS.ConceptScheme)) == {VOC[scheme]}
    for predicate in (SKOS.prefLabel, SKOS.definition):
        assert by_language(scheme, VOC[scheme], predicate) == dict.fromkeys(LANGUAGES, 1)
    assert graph.value(VOC[scheme], DCTERMS.source) is not None


@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_concept_has_all_that_a_reader_needs(scheme: str) -> None:
    graph = graph_of(scheme)
    for concept in concepts(scheme):
        for predicate in (SKOS.prefLabel, SKOS.definition):
            assert by_language(scheme, concept, predicate) == dict.fromkeys(LANGUAGES, 1), concept
        notes = by_language(scheme, concept, SKOS.scopeNote)
        assert not notes or notes == dict.fromkeys(LANGUAGES, 1), concept
        assert len(list(graph.objects(concept, SKOS.example))) == 1, concept
        assert list(graph.objects(concept, SKOS.inScheme)) == [VOC[scheme]], concept
        assert list(graph.objects(concept, RDFS.isDefinedBy)) == [VOC[scheme]], concept
        sources = list(graph.objects(concept, DCTERMS.source))
        assert len(sources) == 1, concept
        assert isinstance(sources[0], Literal), concept


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_concept_is_at_the_top_or_below_one_of_its_scheme(scheme: str) -> None:
    graph = graph_of(scheme)
    for concept in concepts(scheme):
        broader = broader_of(graph, concept)
        top = list(graph.objects(concept, SKOS.topConceptOf))
        assert (broader, top) == ([], [VOC[scheme]]) or (len(broader) == 1 and not top), concept
        seen = {concept}
        while broader:
            assert broader[0] in concepts(scheme), concept
            assert broader[0] not in seen, f"a circle at {concept}"
            seen.add(broader[0])
            broader = broader_of(graph, broader[0])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_preferred_label_names_one_concept(scheme: str, language: str) -> None:
    graph = graph_of(scheme)
    preferred: dict[str, URIRef] = {}
    for concept in concepts(scheme):
        for label in graph.objects(concept, SKOS.prefLabel):
            if isinstance(label, Literal) and label.language == language:
                assert str(label).casefold() not in preferred, label
                preferred[str(label).casefold()] = concept
    assert len(preferred) == len(concepts(scheme))
    alternative = Counter(
        str(label).casefold()
        for concept in concepts(scheme)
        for label in graph.objects(concept, SKOS.altLabel)
        if isinstance(label, Literal) and label.language == language
    )
    assert not set(alternative) & set(preferred)
    assert [label for label, count in alternative.items() if count > 1] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_definition_is_a_sentence_of_its_own(scheme: str) -> None:
    definitions = Counter(graph_of(scheme).objects(None, SKOS.definition))
    assert max(definitions.values()) == 1
    for definition in definitions:
        assert str(definition).endswith("."), definition
        assert str(definition)[0].isupper(), definition


@pytest.mark.parametrize("scheme", SCHEMES)
def test_notations_are_plain_and_unique(scheme: str) -> None:
    notations = list(graph_of(scheme).objects(None, SKOS.notation))
    assert len(notations) == len(set(notations))
    for notation in notations:
        assert isinstance(notation, Literal)
        assert (notation.datatype, notation.language) == (None, None)


def test_currencies_carry_their_published_codes() -> None:
    graph = graph_of("currency")
    codes = {
        str(graph.value(VOC[f"currency.{code}"], SKOS.notation)) for code in MANUAL["currency"]
    }
    assert codes == set(MANUAL["currency"])
    assert {"EUR", "PEN", "USD", "COP"} <= codes


def predicates_of(block: str) -> list[str]:
    """Give the predicates of a block in written order, a language behind those that have one."""
    found = []
    for line in block.split("\n")[1:-1]:
        match = LINE.fullmatch(line)
        assert match, f"not one predicate on a line: {line!r}"
        language = re.search(r'"@(en|es)$', match[2])
        keyed = f"{match[1]}@{language[1]}" if language else match[1]
        found.append(match[1] if match[1] == "skos:example" else keyed)
    return found


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_file_keeps_the_form(scheme: str) -> None:
    text = file_of(scheme).read_text(encoding="utf-8")
    assert text.endswith("\n.\n")
    assert "\r" not in text
    head, *blocks = text.removesuffix("\n").split("\n\n")
    prefixes = re.findall(r"^@prefix ([a-z]+): <(.+)> \.$", head, flags=re.MULTILINE)
    assert len(prefixes) == len(head.split("\n"))
    assert prefixes == sorted(prefixes)
    assert all(PREFIXES[prefix] == iri for prefix, iri in prefixes)
    bare = re.sub(r'"(?:\\.|[^"\\])*"|<[^>]*>', "", "\n".join(blocks))
    assert set(re.findall(r"\b([a-z]+):", bare)) == {prefix for prefix, _ in prefixes}
    names = [block.split("\n", 1)[0] for block in blocks]
    assert names == sorted(set(names))
    expected = {f"atkgv:{scheme}", *(f"atkgv:{scheme}.{name}" for name in MANUAL[scheme])}
    assert set(names) == expected
    for block in blocks:
        assert block.endswith("\n."), "the full stop stands alone on the last line"
        found = predicates_of(block)
        ranks = [ORDER.index(predicate) for predicate in found]
        assert all(one <= two for one, two in pairwise(ranks)), block
        repeated = {name for name, count in Counter(found).items() if count > 1}
        assert repeated <= {"skos:altLabel@en", "skos:altLabel@es"}, block
