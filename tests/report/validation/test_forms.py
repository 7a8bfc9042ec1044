"""Every form says the same: which rule, where, in one language, and what proves nothing."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pyshacl
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from rdflib import RDF, SH

from atkg.errors import Fault
from atkg.graph.validation import FocusCount, Report, Shapes, Source, Violation, load_shapes
from atkg.graph.validation.graphs import as_graph
from atkg.namespaces import PREFIXES, compact
from atkg.report.validation import FORMS, Summed, summed_up, unproven
from atkg.validating import validated
from atkg.workspace import Workspace, open_workspace

ROOT: Final = Path(__file__).parents[3]
SMALL: Final = ROOT / "tests" / "fixtures" / "small"
FILE: Final = "data/statements/lantern-2021.csv"
FIGURES: Final = ("atkgr:lantern-2021.figure.668690b68b", "atkgr:lantern-2021.figure.a690ec5b9f")
HEAD: Final = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
RULES: Final = """
atkgs:Figure a sh:NodeShape ; sh:targetClass atkg:Figure ;
    sh:property atkgs:Figure-unit ; sh:property atkgs:Figure-value .
atkgs:Figure-value a sh:PropertyShape ; sh:path atkg:value ; sh:minCount 1 ;
    sh:datatype xsd:decimal ; sh:severity sh:Violation ;
    sh:message "A figure has a value."@en ; sh:message "Una cifra tiene un valor."@es .
atkgs:Figure-unit a sh:PropertyShape ; sh:path atkg:unit ; sh:minCount 1 ; sh:severity sh:Warning ;
    sh:message "A figure has a unit."@en ; sh:message "Una cifra tiene una unidad."@es .
atkgs:Period a sh:NodeShape ; sh:targetClass atkg:Period ; sh:property atkgs:Period-from .
atkgs:Period-from a sh:PropertyShape ; sh:path atkg:from ; sh:minCount 1 ;
    sh:severity sh:Violation ;
    sh:message "A period has a start."@en ; sh:message "Un período tiene un inicio."@es .
"""


def one_violation(shape: str, severity: str, value: str = "", quote: str = "") -> Violation:
    words = {"Violation": ("A figure has a value.", "Una cifra tiene un valor.")}
    english, spanish = words.get(severity, ("A figure has a unit.", "Una cifra tiene una unidad."))
    term = rdflib.Literal(value).n3() if value else ""
    return Violation(
        shape, "atkgr:d.figure.f1", "atkg:value", value, severity, english, spanish,
        ("sh:DatatypeConstraintComponent",) if value else ("sh:MinCountConstraintComponent",), term,
    )  # fmt: skip


@pytest.fixture
def shapes(tmp_path: Path) -> Shapes:
    (tmp_path / "figure.ttl").write_text(HEAD + RULES, "utf-8")
    return load_shapes(tmp_path)


def summed(shapes: Shapes, lang: str = "en", quote: str = "60 talks", value: str = "x") -> Summed:
    report = Report(
        (one_violation("atkgs:Figure-unit", "Warning"),
         one_violation("atkgs:Figure-value", "Violation", value)),
        (FocusCount("atkgs:Figure", 2, 2), FocusCount("atkgs:Period", 0, 0)),
    )  # fmt: skip
    sources = [Source("s0123456789abcdef", "data/a b.csv", 7, quote)]
    return summed_up(report, shapes, lambda *_: sources, lang)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The small workspace without the value rows of two figures."""
    root = tmp_path_factory.mktemp("broken")
    shutil.copytree(SMALL / "data", root / "data")
    file = root / FILE
    lines = file.read_text("utf-8").splitlines(keepends=True)
    kept = [one for one in lines if not any(f"{name},atkg:value" in one for name in FIGURES)]
    assert len(lines) - len(kept) == 3
    file.write_text("".join(kept), "utf-8")
    return open_workspace(root)


@pytest.fixture(scope="module")
def real(broken: Workspace) -> Summed:
    return validated(broken, None, None, "es")


# --- what is summed up ----------------------------------------------------------------------------


def test_broken_rules_come_first_and_the_gravest_before_others(shapes: Shapes) -> None:
    assert [(one.rule.shape, len(one.broken), one.checked) for one in summed(shapes).rules] == [
        ("atkgs:Figure-value", 1, 2), ("atkgs:Figure-unit", 1, 2), ("atkgs:Period-from", 0, 0),
    ]  # fmt: skip


def test_violations_of_a_workspace_lead_to_file_and_line(real: Summed, broken: Workspace) -> None:
    (rule,) = real.broken
    assert rule.rule.shape == "atkgs:Figure-value"
    assert [one.violation.focus for one in rule.broken] == list(FIGURES)
    lines = (broken.root / FILE).read_text("utf-8").splitlines()
    for one in rule.broken:
        assert one.sources
        for source in one.sources:
            assert lines[source.line - 1].startswith(f"{source.statement_id},{one.violation.focus}")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lang", ["en", "es"])
def test_each_form_names_rule_file_line_and_statement_in_one_language(
    shapes: Shapes, form: str, lang: str
) -> None:
    text = FORMS[form](summed(shapes, lang))
    said = {"en": "A figure has a value.", "es": "Una cifra tiene un valor."}
    assert said[lang] in text
    assert said["es" if lang == "en" else "en"] not in text
    for part in ("Figure-value", "s0123456789abcdef", "7"):
        assert part in text
    assert "data/a b.csv" in text or "data/a%20b.csv" in text


@pytest.mark.parametrize("form", FORMS)
def test_each_form_tells_what_proves_nothing(form: str) -> None:
    text = FORMS[form](unproven([Fault("shapes/f.ttl", 3, "atkg:Figuer is no term")], "en"))
    assert "atkg:Figuer is no term" in text
    assert "shapes/f.ttl" in text
    assert "3" in text


ANY = st.text(max_size=30)


@given(ANY, ANY)
def test_each_form_stays_in_its_form_whatever_a_quote_or_value_holds(
    quote: str, value: str
) -> None:
    written = rdflib.Graph().parse(data=HEAD + RULES, format="turtle")
    text = quote.encode("utf-8", "replace").decode()
    plain = value.encode("utf-8", "replace").decode()
    made = summed(Shapes(written, written, {}), "en", text, plain)
    json.loads(FORMS["json"](made))
    json.loads(FORMS["sarif"](made))
    etree.fromstring(FORMS["junit"](made).encode())
    rdflib.Graph().parse(data=FORMS["turtle"](made), format="turtle")
    commands = [one for one in FORMS["github"](made).split("\n") if one.startswith("::")]
    assert len(commands) == 2


# --- table ---------------------------------------------------------------------------------------


def test_a_table_cuts_neither_file_nor_line(real: Summed) -> None:
    text = FORMS["table"](real)
    assert len(re.findall(rf"{FILE}:\d+ ", text)) == 3
    assert "…" not in text
    assert "atkgs:Figure-value, infracción, 2 ×" in text
    assert "Infracciones: 2. Advertencias: 0." in text


# --- JUnit ---------------------------------------------------------------------------------------

# The order and the attributes of junit-10.xsd (Jenkins xUnit plugin), as far as we write them.
CASE: Final = ("skipped", "error", "failure", "system-out", "system-err")


def junit(made: Summed) -> Any:
    return etree.fromstring(FORMS["junit"](made).encode())


def test_junit_has_the_elements_and_attributes_of_its_form(shapes: Shapes, real: Summed) -> None:
    for made in (summed(shapes), real, unproven([Fault("a", 1, "b")], "en")):
        root = junit(made)
        assert root.tag == "testsuites"
        assert {one.tag for one in root} == {"testsuite"}
        for suite in root:
            assert {"name", "tests", "failures", "errors", "skipped"} == set(suite.attrib)
            assert {one.tag for one in suite} == {"testcase"}
            for name, path in (
                ("tests", "testcase"), ("failures", "testcase/failure"),
                ("errors", "testcase/error"), ("skipped", "testcase/skipped"),
            ):  # fmt: skip
                assert int(suite.get(name)) == len(suite.findall(path))
            for case in suite:
                assert set(case.attrib) == {"name", "classname"}
                assert len(case) <= 1
                assert {one.tag for one in case} <= set(CASE)
        for name in ("tests", "failures", "errors"):
            assert int(root.get(name)) == sum(int(suite.get(name)) for suite in root)


def test_junit_has_a_case_for_each_rule_and_fails_broken_ones(shapes: Shapes) -> None:
    cases = {case.get("name"): case for case in junit(summed(shapes)).iter("testcase")}
    kinds = {name: [one.tag for one in case] for name, case in cases.items()}
    assert kinds == {
        "Every shape finds the nodes of its kind": [],
        "atkgs:Figure-unit: A figure has a unit.": ["system-out"],
        "atkgs:Figure-value: A figure has a value.": ["failure"],
        "atkgs:Period-from: A period has a start.": ["skipped"],
    }
    failure = cases["atkgs:Figure-value: A figure has a value."][0]
    assert "data/a b.csv:7 s0123456789abcdef “60 talks”" in failure.text


def test_junit_of_a_workspace_has_hundreds_of_cases_and_one_failure(real: Summed) -> None:
    root = junit(real)
    assert int(root.get("tests")) == len(real.rules) + 1 > 300
    assert (root.get("failures"), root.get("errors")) == ("1", "0")


# --- SARIF ---------------------------------------------------------------------------------------


def sarif(made: Summed) -> dict[str, Any]:
    log = json.loads(FORMS["sarif"](made))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    found: dict[str, Any] = run
    return found


def test_sarif_has_what_its_standard_requires(shapes: Shapes, real: Summed) -> None:
    for made in (summed(shapes), real, unproven([Fault("/a/b.ttl", 1, "c")], "es")):
        run = sarif(made)
        driver = run["tool"]["driver"]
        assert driver["name"] == "atkg"
        assert len({one["id"] for one in driver["rules"]}) == len(driver["rules"])
        assert re.fullmatch(r"[a-z]{2}", run["language"])
        (invocation,) = run["invocations"]
        assert isinstance(invocation["executionSuccessful"], bool)
        for result in run["results"]:
            assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
            assert result["message"]["text"]
        for told in (*run["results"], *invocation["toolExecutionNotifications"]):
            assert told["level"] in {"none", "note", "warning", "error"}
            assert told["message"]["text"]
            for one in (*told.get("locations", ()), *told.get("relatedLocations", ())):
                place = one.get("physicalLocation", {"artifactLocation": {"uri": "a"}})
                uri = place["artifactLocation"]["uri"]
                assert re.fullmatch(r"(?:file:///)?[\w./%~-]+", uri)
                assert place.get("region", {"startLine": 1})["startLine"] >= 1


# The objects of SARIF 2.1.0 that a report uses: what each must have, and what else it may have
# (OASIS Standard, part 3; the standard's schema allows no other property in any of them).
SARIF: Final[dict[str, tuple[set[str], set[str]]]] = {
    "log": ({"version", "runs"}, {"$schema"}),
    "run": ({"tool"}, {"language", "columnKind", "invocations", "results", "properties"}),
    "tool": ({"driver"}, set()),
    "driver": ({"name"}, {"semanticVersion", "rules"}),
    "rules": ({"id"}, {"shortDescription", "defaultConfiguration", "properties"}),
    "shortDescription": ({"text"}, set()),
    "defaultConfiguration": (set(), {"level"}),
    "invocations": ({"executionSuccessful"}, {"toolExecutionNotifications"}),
    "toolExecutionNotifications": ({"message"}, {"level", "locations"}),
    "results": (
        {"message"},
        {"ruleId", "ruleIndex", "level", "locations", "relatedLocations", "partialFingerprints"},
    ),
    "message": ({"text"}, set()),
    "locations": (set(), {"physicalLocation", "logicalLocations", "message"}),
    "relatedLocations": (set(), {"physicalLocation", "logicalLocations", "message"}),
    "logicalLocations": (set(), {"fullyQualifiedName", "kind"}),
    "physicalLocation": ({"artifactLocation"}, {"region"}),
    "artifactLocation": ({"uri"}, set()),
    "region": ({"startLine"}, {"snippet"}),
    "snippet": ({"text"}, set()),
}
OPEN: Final = frozenset({"properties", "partialFingerprints"})  # any names may stand in these


def objects_of(name: str, value: object) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each object of a log by the property that holds it."""
    if isinstance(value, list):
        for one in value:
            yield from objects_of(name, one)
    elif isinstance(value, dict) and name not in OPEN:
        yield name, value
        for own, inner in value.items():
            yield from objects_of("run" if own == "runs" else own, inner)


def test_sarif_has_only_objects_that_its_standard_knows_and_all_they_need(
    shapes: Shapes, real: Summed
) -> None:
    seen = set()
    for made in (summed(shapes), real, unproven([Fault("/a/b.ttl", 1, "c", "d")], "es")):
        log = json.loads(FORMS["sarif"](made))
        assert log["version"] == "2.1.0"
        assert re.fullmatch(r"https://\S+/sarif-schema-2\.1\.0\.json", log["$schema"])
        for name, one in objects_of("log", log):
            must, may = SARIF[name]
            assert must <= one.keys() <= must | may, name
            assert one.get("level", "none") in {"none", "note", "warning", "error"}
            seen.add(name)
        (run,) = log["runs"]
        assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
        for result in run["results"]:
            assert all(isinstance(one, str) for one in result["partialFingerprints"].values())
            assert len(result["locations"]) == 1
    assert seen == SARIF.keys()


def test_sarif_points_to_the_row_and_shows_its_quote(shapes: Shapes) -> None:
    results = sarif(summed(shapes))["results"]
    assert [(one["ruleId"], one["level"]) for one in results] == [
        ("atkgs:Figure-value", "error"), ("atkgs:Figure-unit", "warning"),
    ]  # fmt: skip
    place = results[0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "data/a%20b.csv"
    assert place["region"] == {"startLine": 7, "snippet": {"text": "60 talks"}}


def test_the_same_violation_keeps_its_fingerprint_in_another_line_and_language(
    shapes: Shapes,
) -> None:
    prints = [
        [one["partialFingerprints"] for one in sarif(summed(shapes, lang, quote))["results"]]
        for lang, quote in (("en", "60 talks"), ("es", "other"))
    ]
    assert prints[0] == prints[1]
    assert len({json.dumps(one) for one in prints[0]}) == 2


# --- GitHub --------------------------------------------------------------------------------------


def test_github_annotates_the_row_and_escapes_what_would_end_a_command(shapes: Shapes) -> None:
    lines = FORMS["github"](summed(shapes, quote="50 %\nof all", value="a:b,c")).splitlines()
    assert lines[0] == (
        "::error file=data/a b.csv,line=7,title=atkgs%3AFigure-value::A figure has a value.%0A"
        "atkgr:d.figure.f1 atkg:value a:b,c%0As0123456789abcdef “50 %25%0Aof all”"
    )
    assert lines[1].startswith("::warning file=data/a b.csv,line=7,title=atkgs%3AFigure-unit::")
    assert len(lines) == 4


# --- the report graph of SHACL --------------------------------------------------------------------


def results_of(graph: rdflib.Graph) -> set[tuple[str, ...]]:
    """Give each result as the terms that SHACL requires of it."""
    names = ("focusNode", "resultPath", "value", "sourceShape", "sourceConstraintComponent",
             "resultSeverity")  # fmt: skip
    return {
        tuple(str(graph.value(result, SH[name])) for name in names)
        for result in graph.objects(None, SH.result)
    }


def test_the_turtle_holds_the_results_that_pyshacl_itself_gives(tmp_path: Path) -> None:
    data = 'atkgr:f1 a atkg:Figure ; atkg:value "many" . atkgr:f2 a atkg:Figure ; atkg:unit 1 .'
    (tmp_path / "data.ttl").write_text(HEAD + data, "utf-8")
    (tmp_path / "shapes.ttl").write_text(HEAD + RULES, "utf-8")
    made = validated(Workspace(ROOT), tmp_path / "data.ttl", tmp_path / "shapes.ttl", "en")
    ours = rdflib.Graph().parse(data=FORMS["turtle"](made), format="turtle")
    _, theirs, _ = pyshacl.validate(str(tmp_path / "data.ttl"), shacl_graph=HEAD + RULES)
    assert isinstance(theirs, rdflib.Graph)
    assert results_of(ours) == results_of(theirs)
    assert len(results_of(ours)) == 3
    (report,) = ours.subjects(RDF.type, SH.ValidationReport)
    assert ours.value(report, SH.conforms) == rdflib.Literal(False)
    languages = {
        word.language for word in ours.objects(None, SH.resultMessage) if hasattr(word, "language")
    }
    assert languages == {"en"}


def test_the_turtle_names_the_statements_with_file_and_line(real: Summed) -> None:
    graph = rdflib.Graph().parse(data=FORMS["turtle"](real), format="turtle")
    derived = {compact(str(one)) for one in graph.objects(None, rdflib.PROV.wasDerivedFrom)}
    assert derived == {
        f"atkgr:{source.statement_id}"
        for rule in real.broken
        for one in rule.broken
        for source in one.sources
    }
    places = {str(one) for one in graph.objects(None, rdflib.DCTERMS.source)}
    assert len(places) == 3
    assert all(re.fullmatch(rf"{FILE}:\d+", one) for one in places)


def test_a_graph_that_conforms_has_a_report_without_results() -> None:
    made = Summed("en", True, 3, ())
    graph = rdflib.Graph().parse(data=FORMS["turtle"](made), format="turtle")
    assert len(graph) == 2
    assert results_of(graph) == set()
    assert len(as_graph(())) == 0
