from __future__ import annotations

import random
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from atkg.errors import OntologyError, ValidationError
from atkg.graph.validation import (
    FocusCount,
    Report,
    Shapes,
    Source,
    Violation,
    load_shapes,
    merged,
    named_records,
    report_markdown,
    validate,
)
from atkg.namespaces import PREFIXES

ROOT = Path(__file__).parents[2]
HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
RULES = """
atkgs:Figure a sh:NodeShape ; sh:targetClass atkg:Figure ;
    sh:property atkgs:Figure-unit ; sh:property atkgs:Figure-value .
atkgs:Figure-value a sh:PropertyShape ; sh:path atkg:value ; sh:minCount 1 ;
    sh:datatype xsd:decimal ; sh:severity sh:Violation ;
    sh:message "A figure has a value."@en ; sh:message "Una cifra tiene un valor."@es .
atkgs:Figure-unit a sh:PropertyShape ; sh:path atkg:unit ; sh:minCount 1 ;
    sh:class skos:Concept ; sh:severity sh:Warning ;
    sh:message "A figure has a unit."@en ; sh:message "Una cifra tiene una unidad."@es .
"""
TREE = """
atkg:MoneyFigure rdfs:subClassOf atkg:Figure .
atkgv:unit.call a skos:Concept ; skos:inScheme atkgv:unit .
"""
GOOD = "atkgr:f1 a atkg:Figure ; atkg:value 220.0 ; atkg:unit atkgv:unit.call ."


def triples(turtle: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(HEAD + turtle, format=ox.RdfFormat.TURTLE)]


def shapes_of(folder: Path, turtle: str = RULES) -> Shapes:
    (folder / "figure.ttl").write_text(HEAD + turtle, "utf-8")
    return load_shapes(folder)


@pytest.fixture
def shapes(tmp_path: Path) -> Shapes:
    return shapes_of(tmp_path)


def check(shapes: Shapes, data: str) -> Report:
    return validate(triples(data), shapes, triples(TREE))


def test_rules_are_read_with_severity_and_words(shapes: Shapes) -> None:
    rule = shapes.rules["atkgs:Figure-unit"]

    assert set(shapes.rules) == {"atkgs:Figure-unit", "atkgs:Figure-value"}
    assert (rule.severity, rule.message_en) == ("Warning", "A figure has a unit.")
    assert (rule.message_es, rule.file) == ("Una cifra tiene una unidad.", "figure.ttl")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("sh:minCount 1 ;\n    sh:datatype", "sh:mincount 1 ;\n    sh:datatype", "sh:mincount"),
        ("sh:class", "sh:sparql", "sh:sparql"),
        ("sh:severity sh:Warning ;", "", "atkgs:Figure-unit has no sh:severity"),
        ("sh:Warning", "sh:Loud", "sh:Loud is not known"),
        ('sh:message "A figure has a unit."@en ;', "", "no sh:message in English"),
        ('"Una cifra tiene un valor."@es', '"Une valeur."@fr', "no sh:message in Spanish"),
        ("atkgs:Figure a", "atkgs:Figure a (", "is not Turtle"),
    ],
)
def test_broken_shapes_are_refused_with_their_file(
    tmp_path: Path, old: str, new: str, what: str
) -> None:
    assert old in RULES
    with pytest.raises(OntologyError, match=r"figure\.ttl") as caught:
        shapes_of(tmp_path, RULES.replace(old, new))

    assert what in str(caught.value)


def test_an_unknown_term_is_shown_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(OntologyError) as caught:
        shapes_of(tmp_path, RULES.replace("sh:class", "sh:klass"))

    fault = caught.value.faults[0]
    lines = (tmp_path / "figure.ttl").read_text("utf-8").splitlines()
    assert "sh:klass" in lines[fault.line - 1]


def test_a_folder_without_shapes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="no shapes"):
        load_shapes(tmp_path)


def test_good_data_conform_and_the_report_says_what_was_checked(shapes: Shapes) -> None:
    report = check(shapes, GOOD)

    assert report.conforms
    assert report.violations == ()
    assert report.focus == (FocusCount("atkgs:Figure", 1, 1),)


def test_a_missing_and_a_wrong_value_name_node_property_value_and_rule(shapes: Shapes) -> None:
    report = check(shapes, 'atkgr:f1 a atkg:Figure ; atkg:value "many" ; atkg:unit atkgr:peru .')

    assert not report.conforms
    assert [(v.shape, v.focus, v.path, v.value, v.severity) for v in report.violations] == [
        ("atkgs:Figure-unit", "atkgr:f1", "atkg:unit", "atkgr:peru", "Warning"),
        ("atkgs:Figure-value", "atkgr:f1", "atkg:value", "many", "Violation"),
    ]
    assert report.violations[1].message("en") == "A figure has a value."
    assert report.violations[1].message("es") == "Una cifra tiene un valor."


def test_a_warning_alone_conforms(shapes: Shapes) -> None:
    report = check(shapes, "atkgr:f1 a atkg:Figure ; atkg:value 220.0 .")

    assert [v.severity for v in report.violations] == ["Warning"]
    assert report.conforms


def test_the_class_tree_brings_a_subclass_under_its_rules(shapes: Shapes) -> None:
    report = check(shapes, "atkgr:f1 a atkg:MoneyFigure ; atkg:unit atkgv:unit.call .")

    assert [v.shape for v in report.violations] == ["atkgs:Figure-value"]
    assert report.uncovered == ()


def test_nothing_is_inferred_from_a_range(shapes: Shapes) -> None:
    tree = TREE + "atkg:unit rdfs:range skos:Concept . atkg:value rdfs:domain atkg:Figure ."

    report = validate(
        triples("atkgr:f1 a atkg:Figure ; atkg:value 1.0 ; atkg:unit atkgr:peru ."),
        shapes,
        triples(tree),
    )

    assert [v.shape for v in report.violations] == ["atkgs:Figure-unit"]


def test_a_check_of_nothing_does_not_conform(shapes: Shapes) -> None:
    report = check(shapes, "")

    assert report.checked == 0
    assert not report.conforms


def test_a_class_without_a_shape_is_named(shapes: Shapes) -> None:
    report = check(shapes, GOOD + "atkgr:p a atkg:Period . prov:x a prov:Activity .")

    assert report.uncovered == ("atkg:Period",)


def test_a_shape_that_lost_its_target_is_found_blind(shapes: Shapes) -> None:
    blinded = Shapes(shapes.written, type(shapes.written)(), shapes.rules)

    report = check(blinded, GOOD)

    assert report.blind == ("atkgs:Figure",)
    assert not report.conforms


def test_rules_over_concepts_leave_the_ontology_alone(tmp_path: Path) -> None:
    rules = RULES.replace("sh:targetClass atkg:Figure", "sh:targetClass atkg:Figure, skos:Concept")
    shapes = shapes_of(tmp_path, rules)

    assert check(shapes, GOOD).conforms
    assert check(shapes, GOOD).checked == 1
    assert not check(shapes, "atkgv:unit.call a skos:Concept .").conforms


def test_quads_are_taken_and_order_does_not_matter(shapes: Shapes) -> None:
    data = triples("".join(f"atkgr:f{n} a atkg:Figure ; atkg:unit atkgr:x{n} ." for n in range(40)))
    graph = ox.NamedNode(PREFIXES["atkgg"] + "facts")
    first = validate(data, shapes, triples(TREE))
    random.Random(1).shuffle(data)

    again = validate(
        [ox.Quad(t.subject, t.predicate, t.object, graph) for t in data], shapes, triples(TREE)
    )

    assert again == first
    assert len(first.violations) == 80


def test_a_triple_term_is_refused(shapes: Shapes) -> None:
    inner = triples("atkgr:a atkg:b atkgr:c .")[0]
    outer = ox.Triple(inner.subject, inner.predicate, inner)

    with pytest.raises(ValidationError, match=r"RDF 1\.1"):
        validate([outer], shapes, [])


def test_named_records_follow_names_but_bring_nothing_else() -> None:
    facts = triples("atkgr:f1 atkg:concerns atkgr:service .")
    authority = triples(
        "atkgr:service a atkg:Intervention ; atkg:partOf atkgr:project ."
        "atkgr:project a atkg:Intervention . atkgr:elsewhere a atkg:Place ."
    )

    found = named_records(facts, authority)

    assert {str(triple.subject) for triple in found} == {
        f"<{PREFIXES['atkgr']}{name}>" for name in ("service", "project")
    }
    assert named_records(facts, reversed(authority)) == found


def test_reports_add_up(shapes: Shapes) -> None:
    bad = check(shapes, "atkgr:f2 a atkg:Figure ; atkg:unit atkgv:unit.call .")

    both = merged([check(shapes, GOOD), bad, check(shapes, "")])

    assert both.violations == bad.violations
    assert both.focus == (FocusCount("atkgs:Figure", 2, 2),)


def test_a_shape_blind_for_one_document_is_blind_in_the_sum() -> None:
    seeing, blind = FocusCount("atkgs:Figure", 3, 3), FocusCount("atkgs:Figure", 0, 2)

    for order in ((seeing, blind), (blind, seeing)):
        assert merged(Report((), (count,)) for count in order).blind == ("atkgs:Figure",)


ROW = Source("s1", "data/statements/doc.csv", 7, "220 `calls`\nin a year")


def located(focus: str, path: str, value: str) -> list[Source]:
    return [ROW] if focus == "atkgr:f1" else []


def test_the_report_names_rule_row_and_quote_in_english(shapes: Shapes) -> None:
    data = 'atkgr:f1 a atkg:Figure ; atkg:value "many" . atkgr:f2 a atkg:Figure .'

    text = report_markdown(check(shapes, data), located, "en")

    assert text.startswith("# Validation report\n\n**The graph breaks its rules.**\n")
    assert "Violations: 2. Warnings: 2. Checks of a node against a shape: 2." in text
    assert text.index("## A figure has a value.") < text.index("## A figure has a unit.")
    assert "- `atkgr:f1` `atkg:value` `many`\n" in text
    assert "  - data/statements/doc.csv:7 `s1` “220 'calls' in a year”\n" in text
    assert "- `atkgr:f2` `atkg:value` (a value is missing)\n  - no row was found" in text
    assert "| `atkgs:Figure` | 2 | 2 |" in text


def test_the_report_speaks_spanish(shapes: Shapes) -> None:
    text = report_markdown(check(shapes, "atkgr:f1 a atkg:Figure ."), located, "es")

    assert "## Una cifra tiene un valor." in text
    assert "falta un valor" in text
    assert "figure has" not in text


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_report_says_when_nothing_was_checked_or_a_shape_was_blind(lang: str) -> None:
    blind = Report((), (FocusCount("atkgs:Period", 0, 3),), ("atkg:Odd",))

    text = report_markdown(blind, located, lang)

    assert "`atkgs:Period`" in text
    assert "`atkg:Odd`" in text
    assert {"en": "Nothing was checked", "es": "No se comprobó nada"}[lang] in text


def test_violations_sort_by_rule_then_node() -> None:
    def one(shape: str, focus: str) -> Violation:
        return Violation(shape, focus, "", "", "Violation", "", "")

    assert sorted([one("b", "a"), one("a", "b"), one("a", "a")]) == [
        one("a", "a"), one("a", "b"), one("b", "a"),
    ]  # fmt: skip


def layer(size: int) -> list[ox.Triple]:
    """A statement layer as the build writes it."""
    return triples(
        "atkgr:manual a prov:Activity ."
        + "".join(
            f"atkgr:s{n} a atkg:Statement ; rdf:subject atkgr:t{n % 300} ;"
            f" rdf:predicate atkg:fundedBy ; rdf:object atkgr:o{n % 200} ;"
            f" atkg:status atkgv:status.holds ; atkg:hasSupport atkgr:u{n} ."
            f'atkgr:u{n} a atkg:Support ; atkg:method "manual" ; atkg:confidence 1.0 ;'
            " atkg:judgement atkgv:judgement.accepted ; prov:wasGeneratedBy atkgr:manual ;"
            f' atkg:subjectAnchor "document" ; atkg:hasEvidence atkgr:e{n} .'
            f"atkgr:e{n} a oa:SpecificResource ; oa:hasSource atkgr:doc ;"
            f" oa:hasSelector atkgr:l{n} ."
            f'atkgr:l{n} a oa:TextQuoteSelector, oa:TextPositionSelector ; oa:exact "words {n}" ;'
            f' oa:prefix "a" ; oa:suffix "b" ; oa:start {n} ; oa:end {n + 9} .'
            for n in range(size)
        )
    )


def test_a_statement_layer_of_real_size_takes_seconds() -> None:
    data = layer(1_200)
    shapes = load_shapes(ROOT / "shapes")
    begin = time.process_time()

    report = validate(data, shapes, [])

    assert len(data) > 25_000
    assert report.conforms
    assert report.checked >= 4 * 1_200
    assert time.process_time() - begin < 15  # about one second where it was measured


def test_one_stray_property_in_a_layer_is_found() -> None:
    stray = triples("atkgr:u7 atkg:title 'x'@en .")

    report = validate([*layer(50), *stray], load_shapes(ROOT / "shapes"), [])

    assert [(v.shape, v.focus, v.path) for v in report.violations] == [
        ("atkgs:Support", "atkgr:u7", "atkg:title")
    ]
