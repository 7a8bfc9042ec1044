from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from atkg.errors import (
    AtkgError,
    AuthorityError,
    DocumentError,
    FileFormatError,
    GateError,
    StatementError,
)
from atkg.gathering import Gathered, gather_workspace, read_document
from atkg.graph.assembly import state
from atkg.graph.terms import node
from atkg.model import Row, statement_id
from atkg.statements import read_rows, write_rows
from atkg.text.places import write_places
from atkg.text.reading import Place
from atkg.workspace import Workspace

DOCUMENT = "lantern-2021"


@pytest.fixture
def gathered(small_workspace: Workspace) -> Gathered:
    return gather_workspace(small_workspace)


def statements(workspace: Workspace) -> Path:
    return workspace.statements / f"{DOCUMENT}.csv"


def refusal(workspace: Workspace, kind: type[AtkgError]) -> list[str]:
    with pytest.raises(kind) as caught:
        gather_workspace(workspace)
    return [str(fault).replace(f"{workspace.root}/data/", "") for fault in caught.value.faults]


def changed(workspace: Workspace, predicate: str, /, **columns: Any) -> int:
    """Change the first row with a predicate, id included, and give its line."""
    path = statements(workspace)
    rows = list(read_rows(path))
    at = next(index for index, row in enumerate(rows) if row.predicate == predicate)
    made = replace(rows[at], **columns)
    made = made if "id" in columns else replace(made, id=statement_id(DOCUMENT, made))
    write_rows(path, [*rows[:at], made, *rows[at + 1 :]])
    lines = path.read_text("utf-8").splitlines()
    return next(at for at, line in enumerate(lines, 1) if line.startswith(f"{made.id},"))


def first(workspace: Workspace, predicate: str) -> Row:
    return next(row for row in read_rows(statements(workspace)) if row.predicate == predicate)


def test_everything_of_a_workspace_is_gathered(gathered: Gathered) -> None:
    assert list(gathered.documents) == list(gathered.passed) == [DOCUMENT]
    assert gathered.material.texts[DOCUMENT].startswith("# Lantern Project")
    assert gathered.material.records[DOCUMENT]["title"] == "Lantern Project: Final Evaluation"
    assert gathered.material.authority is gathered.authority
    rows = gathered.passed[DOCUMENT].rows
    made = gathered.material.statements[DOCUMENT]
    assert {row.id for row in rows} == {one.id for one in made}
    assert sum(len(part.evidence) for one in made for part in one.supports) == len(rows) > 100


def test_both_gates_looked_at_every_row(gathered: Gathered) -> None:
    passed = gathered.passed[DOCUMENT]
    assert passed.doubts == ()
    counts = {
        check: sum(count for (_, name, _), count in passed.checks.items() if name == check)
        for check in ("quote", "subject", "predicate", "object", "modality")
    }
    assert counts == dict.fromkeys(counts, len(passed.rows))
    assert sum(n for (_, name, _), n in passed.checks.items() if name == "source") == 3


def test_the_small_workspace_has_rows_of_every_status_that_its_text_gives(
    gathered: Gathered,
) -> None:
    made = gathered.material.statements[DOCUMENT]
    assert {one.status for one in made} >= {
        "holds", "achieved", "ongoing", "recommended", "potential", "hedged",
    }  # fmt: skip
    assert {one.judgement for one in made} == {"accepted", "rejected", "unreviewed"}
    assert {part.method.partition(":")[0] for one in made for part in one.supports} == {
        "manual", "rule", "model",
    }  # fmt: skip
    assert [one.object for one in made if one.negated] == ["atkgr:coastal-agency"]


def test_a_document_is_counted_as_it_reads(gathered: Gathered) -> None:
    reading = read_document(gathered.documents[DOCUMENT])
    assert reading.document == DOCUMENT
    assert reading.blocks["heading"] == 7
    assert reading.sentences >= reading.passages >= sum(reading.blocks.values()) - 3


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"quote": "The Lantern project was run by Faro"}, "gate A, fabricated: the span"),
        ({"start": 1, "end": 62}, "gate A, elsewhere: the span 1..62 does not hold"),
        ({"quote": "The  Lantern project was implemented by the Harbour Foundation"},
         "gate A, normalisation: the span"),
        ({"predicate": "atkg:implementedBi"}, "unknown predicate atkg:implementedBi"),
        ({"object": "atkgr:faro"}, "atkgr:faro is no record, node or concept"),
        ({"object": "the Harbour Foundation", "lang": "en"}, "takes thing, not words"),
        ({"object": "implemented", "datatype": "xsd:string"}, "takes thing, not xsd:string"),
        ({"object": "1,5", "datatype": "xsd:decimal"}, "'1,5' is not in the form of xsd:decimal"),
        ({"object": "agency"}, "'agency' is neither a CURIE with a known prefix nor a literal"),
        ({"status": "done"}, "status 'done' is unknown"),
        ({"id": "s123"}, "has the id 's123', which does not fit its content → undo the change"),
        ({"subject_anchor": "3..1"}, "subject_anchor is '3..1'; wanted a span"),
    ],
)  # fmt: skip
def test_a_row_that_does_not_hold_is_told_with_file_and_line(
    small_workspace: Workspace, columns: dict[str, Any], message: str
) -> None:
    line = changed(small_workspace, "atkg:implementedBy", **columns)
    found = refusal(small_workspace, GateError)
    assert {fault.split(" ")[0] for fault in found} == {f"statements/{DOCUMENT}.csv:{line}:"}
    assert any(message in fault for fault in found)


@pytest.mark.parametrize(("first_", "last"), [(1, 1), (-1, -1), (0, 1), (1, 0)])
def test_a_span_off_by_one_is_told(small_workspace: Workspace, first_: int, last: int) -> None:
    row = first(small_workspace, "atkg:implementedBy")
    line = changed(small_workspace, "atkg:implementedBy", start=row.start + first_,
                   end=row.end + last)  # fmt: skip
    (found,) = refusal(small_workspace, GateError)
    assert found.startswith(f"statements/{DOCUMENT}.csv:{line}: gate A, elsewhere")
    assert f"the words stand at {row.start}..{row.end}" in found


def test_the_same_row_twice_is_told(small_workspace: Workspace) -> None:
    path = statements(small_workspace)
    rows = read_rows(path)
    write_rows(path, [*rows, rows[0]])
    (found,) = refusal(small_workspace, GateError)
    assert "the same statement and span stand in line 2" in found


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b"id,", b"\xef\xbb\xbfid,", ":1: starts with a byte order mark"),
        (b"\n", b"\r\n", ":1: has Windows line ends"),
        (b",quote,", b",", ":1: lacks the column quote"),
        ("é".encode(), b"\xe9", " is not UTF-8"),
    ],
)
def test_a_statement_file_in_another_form_is_told(
    small_workspace: Workspace, old: bytes, new: bytes, message: str
) -> None:
    path = statements(small_workspace)
    count = -1 if old == b"\n" else 1
    path.write_bytes(path.read_bytes().replace("ñ".encode(), "é".encode()).replace(old, new, count))
    (found,) = refusal(small_workspace, FileFormatError)
    assert message in found
    assert found.startswith(f"statements/{DOCUMENT}.csv:")


def test_faults_of_several_statement_files_are_told_at_once(small_workspace: Workspace) -> None:
    changed(small_workspace, "atkg:implementedBy", object="atkgr:faro")
    shutil.copy(statements(small_workspace), small_workspace.statements / "other-2020.csv")
    found = refusal(small_workspace, GateError)
    assert [fault.split(":")[0] for fault in found] == [
        f"statements/{DOCUMENT}.csv", f"statements/{DOCUMENT}.csv", "statements/other-2020.csv",
    ]  # fmt: skip
    assert found[2].endswith(
        "no document other-2020 is registered → name the file after a document's id"
    )


def test_no_statements_are_nothing_to_build(small_workspace: Workspace) -> None:
    statements(small_workspace).unlink()
    (told,) = refusal(small_workspace, AtkgError)
    assert told.startswith("statements: no statements: nothing to build → list a report")
    assert "atkg fill" in told


def test_a_statement_file_without_rows_is_told(small_workspace: Workspace) -> None:
    write_rows(statements(small_workspace), [])
    (found,) = refusal(small_workspace, GateError)
    assert "no rows: no check was made" in found


def test_a_row_without_status_and_head_is_told(small_workspace: Workspace) -> None:
    line = changed(small_workspace, "atkg:implementedBy", status="")
    (found,) = refusal(small_workspace, StatementError)
    assert found.startswith(f"statements/{DOCUMENT}.csv:{line}: atkgr:lantern has no head row")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (f"true,{DOCUMENT},527,", f"true,{DOCUMENT},526,",
         f"'Río Seco' does not stand at 526..535 of {DOCUMENT} → correct the span"),
        (f"true,{DOCUMENT},527,", "true,other-2020,527,", "no document other-2020 → documents.csv"),
    ],
)  # fmt: skip
def test_a_name_that_is_not_where_it_was_seen_is_told(
    small_workspace: Workspace, old: str, new: str, message: str
) -> None:
    path = small_workspace.authority / "names.csv"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    line = next(at for at, one in enumerate(text.splitlines(), 1) if old in one)
    assert refusal(small_workspace, AuthorityError) == [f"authority/names.csv:{line}: {message}"]


def test_a_text_that_was_changed_is_told(small_workspace: Workspace) -> None:
    path = small_workspace.documents / f"{DOCUMENT}.md"
    path.write_text(path.read_text("utf-8") + " ", "utf-8")
    (found,) = refusal(small_workspace, DocumentError)
    assert found.startswith(f"documents/documents.csv:2: {DOCUMENT}.md is not the registered text")


def test_nothing_is_written_while_gathering(small_workspace: Workspace) -> None:
    def tree() -> dict[str, bytes]:
        files = (path for path in small_workspace.root.rglob("*") if path.is_file())
        return {str(path): path.read_bytes() for path in files}

    before = tree()
    gather_workspace(small_workspace)
    changed(small_workspace, "atkg:implementedBy", object="atkgr:faro")
    middle = tree()
    refusal(small_workspace, GateError)
    assert (len(before), tree()) == (len(middle), middle)


def test_pages_and_headings_of_quotes_and_names_reach_the_graph(
    small_workspace: Workspace,
) -> None:
    path = small_workspace.documents / f"{DOCUMENT}.pages.csv"
    text = gather_workspace(small_workspace).material.texts[DOCUMENT]
    write_places(path, (Place(0, 3), Place(700, 4)), len(text))
    material = gather_workspace(small_workspace).material
    stated = state(material)
    pages = {
        quad.subject: quad.object.value
        for quad in stated.quads
        if quad.predicate == node("atkg:page") and isinstance(quad.object, ox.Literal)
    }
    starts = {
        quad.subject: int(quad.object.value)
        for quad in stated.quads
        if quad.predicate == node("oa:start") and isinstance(quad.object, ox.Literal)
    }
    selectors = {
        quad.object: quad.subject
        for quad in stated.quads
        if quad.predicate == node("oa:hasSelector")
    }
    found = {selectors.get(one, one): start for one, start in starts.items()}
    assert len(found) > 50
    assert pages == {one: "3" if start < 700 else "4" for one, start in found.items()}
    sections = [quad for quad in stated.quads if quad.predicate == node("atkg:section")]
    assert len(sections) > 50
