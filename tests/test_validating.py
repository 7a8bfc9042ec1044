"""A typo in the shapes, and data in which nothing is checked, are told and never passed."""

from __future__ import annotations

import gzip
import io
import re
from pathlib import Path
from typing import Final

import pytest

from atkg.errors import FileFormatError, OntologyError
from atkg.graph.ontology import Ontology, load_ontology
from atkg.graph.validation.datafile import read_data_file
from atkg.graph.validation.misnamed import misnamed_terms
from atkg.namespaces import PREFIXES
from atkg.validating import checked_shapes, given_shapes, validated
from atkg.workspace import Workspace

ROOT: Final = Path(__file__).parents[1]
HEAD: Final = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
RULES: Final = """
atkgs:F a sh:NodeShape ; sh:targetClass atkg:Figure ; sh:property atkgs:F-unit .
atkgs:F-unit a sh:PropertyShape ; sh:path atkg:unit ; sh:minCount 1 ; sh:severity sh:Violation ;
    sh:in ( atkgv:unit.call ) ; sh:message "A unit."@en ; sh:message "Una unidad."@es .
"""
FIGURE: Final = """
atkgr:f1 a atkg:Figure ;
    atkg:concerns atkgr:f10 .
# atkgr:f10 is told here
atkgr:f10 a atkg:Figure ; atkg:unit atkgv:unit.call .
"""


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology(ROOT / "ontology")


def written(tmp_path: Path, name: str, turtle: str) -> Path:
    (tmp_path / name).write_text(HEAD + turtle, "utf-8")
    return tmp_path / name


@pytest.mark.parametrize(
    ("old", "new", "near"),
    [
        ("targetClass atkg:Figure", "targetClass atkg:Figuer", "atkg:Figure"),
        ("sh:path atkg:unit", "sh:path atkg:unitt", "atkg:unit"),
        ("atkgv:unit.call", "atkgv:unit.cal", "atkgv:unit.call"),
    ],
)
def test_a_name_that_the_ontology_lacks_is_told_with_line_and_nearest(
    tmp_path: Path, ontology: Ontology, old: str, new: str, near: str
) -> None:
    assert old in RULES
    file = written(tmp_path, "f.ttl", RULES.replace(old, new))
    with pytest.raises(OntologyError) as caught:
        checked_shapes(file, ontology)
    (fault,) = caught.value.faults
    name = new.rpartition(" ")[2]
    assert fault.what == f"{name} is no term of the ontology"
    assert name in file.read_text("utf-8").splitlines()[fault.line - 1]
    assert near in fault.mend


def test_our_own_shapes_name_nothing_that_is_not_there(ontology: Ontology) -> None:
    shapes = checked_shapes(ROOT / "shapes", ontology)
    assert misnamed_terms(shapes.written, ROOT / "shapes", ontology.triples) == []
    assert misnamed_terms(shapes.written, ROOT / "shapes", ontology.triples[:50])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("sh:minCount", "sh:minCoutn", "sh:minCoutn is not known"),
        ("atkg:Figure", "atkg:Figuer", "atkg:Figuer is no term of the ontology"),
        (" .", " ", "is not Turtle"),
    ],
)
def test_shapes_with_a_typo_make_a_report_that_proves_nothing(
    tmp_path: Path, small_workspace: Workspace, old: str, new: str, said: str
) -> None:
    file = written(tmp_path, "f.ttl", RULES.replace(old, new))
    made = validated(small_workspace, None, file, "en")
    assert not made.conforms
    assert said in " ".join(map(str, made.problems))
    assert made.problems[0].file == str(file)


def test_a_typo_in_shapes_is_told_in_the_language_of_the_report(
    tmp_path: Path, small_workspace: Workspace
) -> None:
    file = written(tmp_path, "f.ttl", RULES.replace("atkg:Figure", "atkg:Figuer"))
    made = validated(small_workspace, None, file, "es")
    (told, *_) = map(str, made.problems)
    assert told.startswith(str(file))
    assert "atkg:Figuer no es un término de la ontología → ¿quiso decir atkg:Figure" in told


def test_data_without_a_focus_node_are_named_and_not_passed(
    tmp_path: Path, small_workspace: Workspace
) -> None:
    turtle = RULES.replace("atkg:Figure", "atkg:CitedWork").replace("atkg:unit ;", "atkg:title ;")
    file = written(tmp_path, "f.ttl", turtle.replace("sh:in ( atkgv:unit.call ) ;", ""))
    made = validated(small_workspace, None, file, "es")
    assert not made.conforms
    assert made.checked == 0
    told = [one.what for one in made.problems]
    assert "No se comprobó nada: ninguna forma encontró un nodo." in told
    assert any(one.startswith("lantern-2021: allí no se comprobó nada") for one in told)


def test_a_data_file_is_validated_and_its_lines_are_named(
    tmp_path: Path, small_workspace: Workspace
) -> None:
    data, shapes = written(tmp_path, "d.ttl", FIGURE), written(tmp_path, "f.ttl", RULES)
    made = validated(small_workspace, data, shapes, "en")
    assert made.checked == 2
    ((broken,),) = [rule.broken for rule in made.broken]
    assert broken.violation.focus == "atkgr:f1"
    lines = data.read_text("utf-8").splitlines()
    assert [lines[one.line - 1] for one in broken.sources] == ["atkgr:f1 a atkg:Figure ;"]


def test_a_subject_is_found_before_a_mention_and_a_comment_never(tmp_path: Path) -> None:
    locate = read_data_file(written(tmp_path, "d.ttl", FIGURE)).locate
    lines = (HEAD + FIGURE).splitlines()
    found = [lines[one.line - 1] for one in locate("atkgr:f10", "", "")]
    assert [re.sub(r" a .*", "", line) for line in found] == ["atkgr:f10"]
    assert locate("atkgr:f2", "", "") == []


def test_data_in_no_form_of_rdf_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n")
    with pytest.raises(FileFormatError, match="suffix of no form of RDF"):
        read_data_file(tmp_path / "a.csv")
    (tmp_path / "a.ttl").write_text("a b")
    with pytest.raises(FileFormatError, match="cannot be read as RDF"):
        read_data_file(tmp_path / "a.ttl")
    with pytest.raises(FileFormatError, match="cannot be read as RDF"):
        read_data_file(tmp_path / "missing.ttl")


EX: Final = "https://example.org/"
IN_FORMS: Final = {
    "d.ttl": f"@prefix ex: <{EX}> .\n# ex:a is here\nex:b ex:knows ex:a .\n\nex:a\n  a ex:P .\n",
    "d.trig": f"PREFIX ex: <{EX}>\nex:g {{ ex:b ex:knows ex:a .\n\n\n  ex:a a ex:P . }}\n",
    "d.nq": f"<{EX}b> <{EX}k> <{EX}a> .\n\n\n\n<{EX}a> <{EX}k> <{EX}c> <{EX}g> .\n",
    "d.jsonld": f'{{"@context": {{"ex": "{EX}"}}, "@graph": [\n{{"@id": "ex:b",\n'
    '"ex:knows": {"@type": "ex:P"}},\n\n{"@id": "ex:a", "@type": "ex:P"}]}',
    "d.rdf": f'<rdf:RDF xmlns:ex="{EX}"\nxmlns:rdf="{PREFIXES["rdf"]}">\n\n\n'
    f'<ex:P rdf:about="{EX}a"/></rdf:RDF>',
}


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("name", IN_FORMS)
def test_a_node_is_found_in_data_of_any_form_with_prefixes_of_its_own(
    tmp_path: Path, name: str, packed: bool
) -> None:
    file = tmp_path / (f"{name}.gz" if packed else name)
    data = IN_FORMS[name].encode()
    file.write_bytes(gzip.compress(data) if packed else data)
    read = read_data_file(file)
    assert read.triples
    assert [(one.file, one.line) for one in read.locate(f"{EX}a", "", "")] == [(str(file), 5)]


def test_the_line_of_a_property_is_named_where_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "d.ttl").write_text(
        f"@prefix ex: <{EX}> .\nex:a a ex:P ;\n  ex:age 3 .\nex:b a ex:P ."
    )
    locate = read_data_file(tmp_path / "d.ttl").locate
    assert [one.line for one in locate(f"{EX}a", f"{EX}age", "3")] == [3]
    assert [one.line for one in locate(f"{EX}a", f"{EX}name", "")] == [2]


def test_data_come_through_standard_input_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(IN_FORMS["d.nq"].encode())))
    read = read_data_file(Path("-"), "nq")
    assert (read.name, len(read.triples)) == ("stdin", 2)


def test_a_context_is_never_fetched(tmp_path: Path) -> None:
    (tmp_path / "d.jsonld").write_text('{"@context": "https://example.org/c", "@id": "x"}')
    with pytest.raises(FileFormatError, match="nothing is fetched"):
        read_data_file(tmp_path / "d.jsonld")


LENIENT: Final = f"""
@prefix ex: <{EX}> .
ex:S a sh:NodeShape ; sh:targetClass ex:P ; sh:property [ sh:path ex:name ; sh:maxCount 1 ] .
ex:T a sh:NodeShape ; sh:targetClass ex:Q ; sh:property [ sh:path ex:name ; sh:maxCount 1 ] .
"""


def test_shapes_of_others_are_read_and_one_that_finds_no_node_is_not_passed(
    tmp_path: Path, small_workspace: Workspace
) -> None:
    shapes = written(tmp_path, "s.ttl", LENIENT)
    data = tmp_path / "d.ttl"
    data.write_text(IN_FORMS["d.ttl"], "utf-8")
    strict = validated(small_workspace, data, shapes, "en")
    assert not strict.conforms
    assert [f"{EX}T" in one.what and f"{EX}Q" in one.what for one in strict.problems] == [True]
    lenient = validated(small_workspace, data, shapes, "en", allow_idle=True)
    assert (lenient.conforms, lenient.checked, lenient.problems) == (True, 1, ())


def test_shapes_that_are_not_there_are_told_so(tmp_path: Path, ontology: Ontology) -> None:
    with pytest.raises(OntologyError, match="is not there"):
        given_shapes(tmp_path / "none.ttl", ontology)
