"""Each shape is tried on data that keeps its rules and on data that breaks them.

A case is a Turtle file in the folder of its class. The name begins with ``valid-`` or ``invalid-``;
an invalid one says in its header which violations it must give, one ``# expect: focus path shape``
each (path ``-`` where a rule is about the node as a whole), no more and no fewer.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib import OWL, RDF, SH, SKOS

from atkg.graph.validation import Report, Shapes, load_shapes, validate
from atkg.graph.validation.shapes import KNOWN_TERMS, TARGETS
from atkg.namespaces import ATKG, compact

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CASES = sorted(HERE.glob("*/*.ttl"))
FILES = sorted((ROOT / "shapes").glob("*.ttl"))
EXPECT = re.compile(r"^# expect: (\S+) (\S+) (\S+)$", re.MULTILINE)


@cache
def shapes() -> Shapes:
    return load_shapes(ROOT / "shapes")


def read(path: Path) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)]


@cache
def ontology() -> tuple[ox.Triple, ...]:
    return tuple(triple for path in (ROOT / "ontology").glob("*.ttl") for triple in read(path))


def subjects_of(predicate: str) -> set[str]:
    triples = (triple for triple in ontology() if triple.predicate.value == predicate)
    return {str(triple.subject).strip("<>") for triple in triples}


@cache
def report(case: Path) -> Report:
    return validate(read(case), shapes(), ontology())


def expected(case: Path) -> set[tuple[str, ...]]:
    return set(EXPECT.findall(case.read_text("utf-8")))


def name(case: Path) -> str:
    return f"{case.parent.name}/{case.stem}"


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_case_gives_exactly_the_violations_that_it_names(case: Path) -> None:
    found = {(v.focus, v.path or "-", v.shape) for v in report(case).violations}

    assert found == expected(case)
    assert report(case).checked > 0
    assert not report(case).blind
    assert not report(case).uncovered


@pytest.mark.parametrize("case", CASES, ids=name)
def test_the_name_of_a_case_agrees_with_its_header(case: Path) -> None:
    assert case.name.startswith("invalid-" if expected(case) else "valid-")


def test_no_case_is_left_out() -> None:
    assert len(CASES) == sum(1 for path in HERE.rglob("*.ttl")) > 60
    assert len(FILES) == sum(1 for path in (ROOT / "shapes").rglob("*.ttl")) > 30


def test_every_shape_with_a_target_has_a_valid_and_an_invalid_case() -> None:
    targeted = {shape for shape, _, _ in shapes().targets()}
    tried = {
        kind: {
            count.shape
            for case in CASES
            if case.name.startswith(kind)
            for count in report(case).focus
            if count.checked
        }
        for kind in ("valid-", "invalid-")
    }

    assert len(targeted) > 40
    assert tried == {"valid-": targeted, "invalid-": targeted}


def test_every_rule_that_can_be_broken_is_broken_by_a_case() -> None:
    graph = shapes().written
    targeted = {shape for kind in TARGETS for shape in graph.subjects(kind)}
    reached = set(graph.objects(None, SH.property)) | targeted
    inner = {
        part
        for shape in graph.subjects(SH.property)
        if shape not in targeted
        for part in graph.objects(shape, SH.property)
    }
    rules = {compact(str(shape)) for shape in reached - inner} & set(shapes().rules)
    broken = {shape for case in CASES for _, _, shape in expected(case)}

    assert len(rules) > 200
    assert broken == rules


def test_the_ontology_keeps_the_rules_over_ontologies() -> None:
    found = validate(ontology(), shapes(), ontology())

    assert [v for v in found.violations if v.severity == "Violation"] == []
    assert found.conforms
    assert {count.shape: count.checked for count in found.focus}["atkgs:TermLabel"] > 100


def test_a_target_handed_down_changes_no_result() -> None:
    as_written = Shapes(shapes().written, shapes().written, shapes().rules)

    everything = {triple for case in CASES for triple in read(case)}

    plain = validate(everything, as_written, ontology())
    assert plain.violations == validate(everything, shapes(), ontology()).violations
    assert len(plain.violations) > 200


def test_shapes_are_shapes_by_the_rules_of_shacl_itself() -> None:
    conforms, _, words = pyshacl.validate(
        rdflib.Graph(), shacl_graph=shapes().written, meta_shacl=True, inference="none"
    )

    assert conforms, words


def test_known_terms_are_terms_of_the_shacl_vocabulary() -> None:
    vocabulary = Path(pyshacl.__file__).parent / "assets" / "shacl.ttl"
    terms = {
        str(term).removeprefix(str(SH)) for term in rdflib.Graph().parse(vocabulary).subjects()
    }

    assert terms >= KNOWN_TERMS


def test_shapes_have_no_inverse_paths_and_blank_nodes_only_as_lists() -> None:
    graph = shapes().written
    blank = {node for node in graph.subjects() if isinstance(node, rdflib.BNode)}

    assert all(isinstance(path, rdflib.URIRef) for path in graph.objects(None, SH.path))
    assert blank == set(graph.subjects(RDF.first)) - {RDF.nil}


def test_a_shape_stands_once() -> None:
    subjects = [
        subject
        for path in FILES
        for subject in rdflib.Graph().parse(path).subjects(RDF.type, unique=True)
    ]

    assert len(subjects) == len(set(subjects))


def test_shapes_use_properties_and_classes_of_the_ontology_only() -> None:
    declared = subjects_of(str(RDF.type))
    kinds = (SH.path, SH.targetClass, SH["class"], SH.targetSubjectsOf)
    used = {str(term) for kind in kinds for term in shapes().written.objects(None, kind)}
    foreign = {str(OWL), str(rdflib.RDFS), str(SKOS), str(RDF), str(rdflib.DCTERMS)}
    unknown = {compact(term) for term in used - declared if not term.startswith(tuple(foreign))}

    assert len([term for term in used if term.startswith(ATKG)]) > 100
    assert not unknown


def test_concepts_in_lists_are_concepts_of_a_scheme() -> None:
    known = subjects_of(str(SKOS.inScheme))
    graph = shapes().written
    listed = {str(item) for head in graph.objects(None, SH["in"]) for item in graph.items(head)}

    assert len(listed) > 20
    assert listed <= known


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shapes_file_keeps_the_form(path: Path) -> None:
    head, _, body = path.read_text("utf-8").partition("\n\n")
    blocks = [block.splitlines() for block in body.rstrip("\n").split("\n\n")]
    names = [block[0] for block in blocks]

    assert head.splitlines() == sorted(head.splitlines())
    assert names == sorted(names)
    for block in blocks:
        assert block[-1] == "."
        assert block[1].startswith("    a sh:")
        assert all(re.fullmatch(r"    \S.* ;", line) for line in block[1:-1]), block[0]
