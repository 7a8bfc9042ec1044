"""The plugin works in a project with nothing else of atkg, and fails where nothing is proven."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Final

import pytest
import rdflib

from atkg.errors import OntologyError
from atkg.testing import assert_conforms

pytest_plugins = ["pytester"]

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = (ROOT / "docs" / "testing.md").read_text("utf-8")
(SHAPES,) = re.findall(r"(?<=^```turtle\n).*?(?=^```$)", PAGE, re.DOTALL | re.MULTILINE)
(TESTS,) = re.findall(r"(?<=^```python\n).*?(?=^```$)", PAGE, re.DOTALL | re.MULTILINE)
HEAD: Final = "@prefix ex: <https://example.org/> .\n@prefix sh: <http://www.w3.org/ns/shacl#> .\n"


def graph(turtle: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=HEAD + turtle, format="turtle")


ANA: Final = graph("ex:ana a ex:Person ; ex:name 'Ana' .")


def refusal(data: rdflib.Graph, shapes: rdflib.Graph | Path, **how: bool) -> str:
    with pytest.raises(AssertionError) as caught:
        assert_conforms(data, shapes, **how)  # type: ignore[arg-type]
    return str(caught.value)


# --- in another project --------------------------------------------------------------------------


def plugged(pytester: pytest.Pytester, *words: str) -> pytest.RunResult:
    """Run pytest in a process of its own, with no more of atkg than its installation."""
    return pytester.runpytest_subprocess("-p", "atkg.testing", "-p", "no:cacheprovider", *words)


def test_the_example_of_the_docs_passes(pytester: pytest.Pytester) -> None:
    (pytester.path / "person.ttl").write_text(SHAPES, "utf-8")
    pytester.makepyfile(TESTS)
    plugged(pytester).assert_outcomes(passed=2)


def test_a_broken_rule_fails_with_the_report_and_without_our_traceback(
    pytester: pytest.Pytester,
) -> None:
    (pytester.path / "person.ttl").write_text(SHAPES, "utf-8")
    pytester.makepyfile(TESTS.replace("ex:name 'Ana'", "ex:nam 'Ana'"))
    result = plugged(pytester)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*A person has a name.*", "*PersonShape-name, violation*"])
    assert "in validate" not in result.stdout.str()


def test_the_fixtures_are_listed_with_what_they_give(pytester: pytest.Pytester) -> None:
    listed = plugged(pytester, "--fixtures").stdout.str()
    for name in ("assert_conforms", "atkg_shapes", "atkg_ontology"):
        assert re.search(rf"^{name} .*atkg.testing|^{name} .*testing\.py", listed, re.MULTILINE)


def test_pytest_finds_the_plugin_by_its_entry_point(tmp_path: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    info = tmp_path / "installed" / "atkg_probe-1.dist-info"
    info.mkdir(parents=True)
    points = project["entry-points"]["pytest11"]
    lines = [f"{name} = {target}" for name, target in points.items()]
    (info / "entry_points.txt").write_text("\n".join(["[pytest11]", *lines]), "utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: atkg-probe\nVersion: 1\n", "utf-8")
    (tmp_path / "test_it.py").write_text("def test_it(assert_conforms): assert assert_conforms\n")
    path = os.pathsep.join([str(info.parent), *filter(None, sys.path)])
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        capture_output=True, text=True, cwd=tmp_path, env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip
    assert "1 passed" in done.stdout, done.stdout


def test_the_plugin_loads_nothing_heavy_before_a_test_asks_for_it() -> None:
    code = "import sys, atkg.testing; print(*(m for m in sys.modules if '.' not in m))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"rdflib", "pyshacl", "pyoxigraph", "rich", "lxml"}.isdisjoint(done.stdout.split())


# --- what is proven, and what is not --------------------------------------------------------------


def test_a_graph_that_keeps_its_shapes_gives_the_report() -> None:
    report = assert_conforms(ANA, graph(SHAPES))
    assert [(one.shape, one.checked) for one in report.focus] == [
        ("https://example.org/PersonShape", 1)
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("sh:minCount", "sh:minCoutn", "sh:minCoutn is not known"),
        ("sh:minCount 1", "sh:rule ex:r", "sh:rule is not run here"),
        ("ex:PersonShape", "ex:PersonShape (", "is not Turtle"),
        ("sh:targetClass ex:Person ;", "", "no shape has a target"),
    ],
)
def test_shapes_with_a_typo_are_an_error_with_file_and_line(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in SHAPES
    file = tmp_path / "person.ttl"
    file.write_text(SHAPES.replace(old, new), "utf-8")
    with pytest.raises(OntologyError, match=re.escape(said)) as caught:
        assert_conforms(ANA, file)
    assert str(file) in str(caught.value)
    if "minC" in old:
        assert re.search(r"person\.ttl:\d+: ", str(caught.value))


def test_a_typo_in_a_target_is_told_and_not_passed() -> None:
    said = refusal(ANA, graph(SHAPES.replace("ex:Person ;", "ex:Persn ;")))
    assert "No node was found by: https://example.org/PersonShape" in said
    both = graph(SHAPES + "ex:Other a sh:NodeShape ; sh:targetClass ex:Othr ; sh:nodeKind sh:IRI .")
    assert "No node was found by: https://example.org/Other" in refusal(ANA, both)
    assert assert_conforms(ANA, both, allow_idle=True).checked == 1


@pytest.mark.parametrize("turtle", ["", "ex:ana a ex:Persn ."])
def test_data_without_a_focus_node_are_told_and_never_passed(turtle: str) -> None:
    for allow_idle in (False, True):
        said = refusal(graph(turtle), graph(SHAPES), allow_idle=allow_idle)
        assert "Nothing was checked: no shape found a node." in said


def test_a_failure_is_worded_in_the_language_asked_for() -> None:
    with pytest.raises(AssertionError, match="Los datos incumplen sus reglas"):
        assert_conforms(graph("ex:ana a ex:Person ."), graph(SHAPES), lang="es")


# --- shapes as others write them ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shapes", "good", "bad"),
    [
        ("ex:S a sh:NodeShape ; sh:targetNode ex:a ;"
         " sh:property [ sh:path ex:p ; sh:minCount 1 ] .",
         "ex:a ex:p 1 .", "ex:a ex:q 1 ."),
        ("ex:S a sh:NodeShape ; sh:targetObjectsOf ex:p ; sh:nodeKind sh:IRI .",
         "ex:a ex:p ex:b .", "ex:a ex:p 'b' ."),
        ("ex:S a sh:NodeShape ; sh:targetSubjectsOf ex:p ; sh:class ex:C .",
         "ex:a a ex:C ; ex:p 1 .", "ex:a ex:p 1 ."),
        ("@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."
         "ex:C a rdfs:Class , sh:NodeShape ; sh:property [ sh:path ex:p ; sh:maxCount 1 ] .",
         "ex:a a ex:C ; ex:p 1 .", "ex:a a ex:C ; ex:p 1 , 2 ."),
        ("[] a sh:NodeShape ; sh:targetClass ex:C ;"
         " sh:property [ sh:path [ sh:inversePath ex:p ] ; sh:minCount 1 ] .",
         "ex:a a ex:C . ex:b ex:p ex:a .", "ex:a a ex:C ."),
        ("ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:or ( [ sh:path ex:p ; sh:minCount 1 ]"
         " [ sh:path ex:q ; sh:minCount 1 ] ) .",
         "ex:a a ex:C ; ex:q 1 .", "ex:a a ex:C ; ex:r 1 ."),
        ("ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property"
         " [ sh:path ex:p ; sh:property [ sh:path ex:q ; sh:minCount 1 ] ] .",
         "ex:a a ex:C ; ex:p ex:b . ex:b ex:q 1 .", "ex:a a ex:C ; ex:p ex:b ."),
    ],
)  # fmt: skip
def test_any_shape_of_shacl_core_tells_good_from_bad(shapes: str, good: str, bad: str) -> None:
    assert assert_conforms(graph(good), graph(shapes)).checked == 1
    assert "The data break their rules." in refusal(graph(bad), graph(shapes))


def test_a_path_is_written_as_in_sparql() -> None:
    shapes = graph(
        "ex:S sh:targetClass ex:C ; a sh:NodeShape ; sh:property [ sh:minCount 1 ;"
        " sh:path ( [ sh:inversePath ex:p ]"
        " [ sh:alternativePath ( ex:q [ sh:zeroOrMorePath ex:r ] ) ] ) ] ."
    )
    ex = "https://example.org/"
    with pytest.raises(AssertionError) as caught:
        assert_conforms(graph("ex:a a ex:C ."), shapes)
    said = re.sub(r"\s", "", str(caught.value))
    assert f"^{ex}p/{ex}q|({ex}r)*" in said


def test_a_shape_that_is_off_is_not_run() -> None:
    off = SHAPES.replace("a sh:NodeShape ;", "a sh:NodeShape ; sh:deactivated true ;")
    more = "ex:S a sh:NodeShape ; sh:targetClass ex:Person ; sh:nodeKind sh:IRI ."
    report = assert_conforms(graph("ex:ana a ex:Person ."), graph(off + more))
    assert [one.shape for one in report.focus] == ["https://example.org/S"]


def test_the_class_tree_may_come_from_an_ontology_or_with_the_data() -> None:
    tree = (
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."
        "ex:Nurse rdfs:subClassOf ex:Person ."
    )
    nurse = "ex:ana a ex:Nurse ; ex:name 'Ana' ."
    assert assert_conforms(graph(nurse), graph(SHAPES), ontology=graph(tree)).checked == 1
    assert assert_conforms(graph(tree + nurse), graph(SHAPES)).checked == 1


def test_data_come_from_a_file_too(tmp_path: Path) -> None:
    for name, form in (("ana.ttl", "turtle"), ("ana.nt", "nt"), ("ana.rdf", "xml")):
        ANA.serialize(tmp_path / name, format=form, encoding="utf-8")
        assert assert_conforms(str(tmp_path / name), graph(SHAPES)).checked == 1
