"""Sheets of a real workspace, edited as people do and taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atkg.authority import load_authority
from atkg.csvfiles import write_records
from atkg.errors import AtkgError, GateError, StatementError
from atkg.gathering import gather_workspace
from atkg.importing import import_sheets
from atkg.model import Row
from atkg.review.csvsheets import write_sheet
from atkg.review.mentions import WAITING, read_decisions
from atkg.review.sheets import Sheet
from atkg.review.workbooks import write_workbook
from atkg.reviewing import export_sheets, open_desk, read_sheets
from atkg.statements import read_rows
from atkg.workspace import Workspace

DOC = "lantern-2021"
DAY = "2026-01-31"
Record = dict[str, str]
FORMS = pytest.mark.parametrize("form", ["xlsx", "csv"])


def data(workspace: Workspace) -> dict[Path, bytes]:
    paths = (workspace.root / "data").rglob("*")
    return {path: path.read_bytes() for path in paths if path.is_file()}


def rows(workspace: Workspace) -> tuple[Row, ...]:
    return read_rows(workspace.statements / f"{DOC}.csv")


def export(workspace: Workspace, form: str = "csv", **how: Any) -> Path:
    path = workspace.root / f"sheet.{form}"
    lang, every = how.pop("lang", "en"), how.pop("every", True)
    export_sheets(open_desk(workspace), path, lang, every=every, **how)
    return path


def edited(path: Path, change: Callable[[Record], object], kind: str = "statements") -> Path:
    """Rewrite a sheet after a change to its records, as a person with a spreadsheet would."""
    made = []
    for sheet in read_sheets(path):
        records = tuple(dict(record) for record in sheet.records)
        if sheet.kind == kind:
            for record in records:
                change(record)
        made.append(Sheet(sheet.kind, records))
    if path.suffix == ".xlsx":
        write_workbook(path, made, "en")
    else:
        write_sheet(path, made[0], "en")
    return path


def on(predicate: str, object_: str, /, **cells: str) -> Callable[[Record], object]:
    def change(record: Record) -> None:
        if (record["predicate"], record["object"]) == (predicate, object_):
            record.update(cells)

    return change


FUNDED = ("atkg:fundedBy", "atkgr:ministry-of-ports")  # a rule's row that nobody reviewed


def the(workspace: Workspace, predicate: str, object_: str) -> list[Row]:
    return [row for row in rows(workspace) if (row.predicate, row.object) == (predicate, object_)]


def refusal(workspace: Workspace, path: Path, error: type[AtkgError] = StatementError) -> str:
    before = data(workspace)
    with pytest.raises(error) as caught:
        import_sheets(workspace, path, "second", DAY)
    assert data(workspace) == before, "something was changed"
    return str(caught.value)


@FORMS
@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_sheet_that_nobody_edited_changes_no_byte(
    small_workspace: Workspace, form: str, lang: str
) -> None:
    path = export(small_workspace, form, lang=lang)
    assert len(read_sheets(path)[0].records) == len(rows(small_workspace)) > 100
    before = data(small_workspace)
    done = import_sheets(small_workspace, path, "second", DAY)
    assert (done.files, +done.counts) == ([], Counter())
    assert data(small_workspace) == before


@FORMS
def test_a_judgement_is_written_into_its_row_and_signed(
    small_workspace: Workspace, form: str
) -> None:
    path = edited(export(small_workspace, form), on(*FUNDED, judgement="accepted", note="¿sí? – ñ"))
    done = import_sheets(small_workspace, path, "second", DAY)
    assert +done.counts == Counter(judged=1)
    (row,) = the(small_workspace, *FUNDED)
    assert (row.judgement, row.reviewer, row.reviewed) == ("accepted", "second", DAY)
    assert (row.method, row.note) == ("rule:roles", "¿sí? – ñ")


def test_a_judgement_taken_back_leaves_no_signature(small_workspace: Workspace) -> None:
    accepted = ("atkg:fundedBy", "atkgr:coastal-agency")
    path = edited(export(small_workspace), on(*accepted, judgement="unreviewed"))
    import_sheets(small_workspace, path, "second", DAY)
    (row,) = the(small_workspace, *accepted)
    assert (row.judgement, row.reviewer, row.reviewed) == ("unreviewed", "", "")


@pytest.mark.parametrize(
    "cells",
    [{"status": "ongoing"}, {"predicate": "atkg:partner", "predicate_anchor": "implicit"},
     {"object": "Harbour Foundation", "object_anchor": "document"}],
    ids=["status", "predicate", "object"],
)  # fmt: skip
def test_a_correction_rejects_the_old_row_and_adds_a_manual_one(
    small_workspace: Workspace, cells: Record
) -> None:
    before = rows(small_workspace)
    path = edited(export(small_workspace), on(*FUNDED, **cells))
    done = import_sheets(small_workspace, path, "second", DAY)
    assert +done.counts == Counter(corrected=1)
    (old,) = the(small_workspace, *FUNDED)[:1] if "status" not in cells else [
        row for row in the(small_workspace, *FUNDED) if row.status == "achieved"
    ]  # fmt: skip
    assert (old.judgement, old.reviewer, old.method) == ("rejected", "second", "rule:roles")
    (new,) = [row for row in rows(small_workspace) if row.key not in {one.key for one in before}]
    assert (new.judgement, new.method, new.quote) == ("accepted", "manual", old.quote)
    if "object" in cells:
        assert new.object == "atkgr:harbour-foundation", "a name leads to its record"
    gather_workspace(small_workspace)


def test_a_corrected_literal_takes_the_form_of_its_predicate(small_workspace: Workspace) -> None:
    change = on("atkg:code", "CV-18-01", object="CV-18", predicate="atkg:title")
    import_sheets(small_workspace, edited(export(small_workspace), change), "second", DAY)
    (new,) = the(small_workspace, "atkg:title", "CV-18")
    assert (new.datatype, new.lang) == ("", "en")


def test_a_corrected_quote_is_found_in_the_text(small_workspace: Workspace) -> None:
    path = edited(export(small_workspace), on(*FUNDED, quote="Ministry of\nPorts  contributed"))
    import_sheets(small_workspace, path, "second", DAY)
    new = next(row for row in the(small_workspace, *FUNDED) if row.method == "manual")
    assert (new.quote, new.start) == ("Ministry of Ports contributed", 420)


def test_a_corrected_head_is_the_head_of_its_node(small_workspace: Workspace) -> None:
    head = next(row for row in rows(small_workspace) if row.object == "atkg:Period")
    change = on("rdf:type", "atkg:Period", status="planned", modality_anchor="implicit")
    import_sheets(small_workspace, edited(export(small_workspace), change), "second", DAY)
    statements = gather_workspace(small_workspace).material.statements[DOC]
    own = [one for one in statements if one.subject == head.subject and one.judgement == "accepted"]
    assert len(own) >= 5
    assert {one.status for one in own} == {"planned"}


def test_both_halves_of_a_support_are_decided_together(small_workspace: Workspace) -> None:
    halves = [row for row in rows(small_workspace) if row.together]
    assert len(halves) >= 2
    mark = f"{halves[0].id} {halves[0].start} "

    def reject(record: Record) -> None:
        if record["exported"].startswith(mark):
            record["judgement"] = "rejected"

    import_sheets(small_workspace, edited(export(small_workspace), reject), "second", DAY)
    after = [row for row in rows(small_workspace) if row.together]
    decided = {row.judgement for row in after if row.id == halves[0].id}
    assert decided == {"rejected"}


def test_a_person_adds_a_row(small_workspace: Workspace) -> None:
    path = export(small_workspace)
    sheet = read_sheets(path)[0]
    new = dict.fromkeys(sheet.columns, "") | {
        "document": DOC, "subject": "lantern", "predicate": "atkg:operatedBy",
        "object": "Harbour Foundation", "status": "achieved", "subject_anchor": "anaphora",
        "quote": "The hotline was operated by the Harbour Foundation",
    }  # fmt: skip
    write_sheet(path, Sheet("statements", (*sheet.records, new)), "en")
    done = import_sheets(small_workspace, path, "second", DAY)
    assert +done.counts == Counter(added=1)
    added = the(small_workspace, "atkg:operatedBy", "atkgr:harbour-foundation")
    row = next(row for row in added if row.subject == "atkgr:lantern")
    assert (row.method, row.judgement, row.reviewer) == ("manual", "accepted", "second")


@pytest.mark.parametrize("judgement", ["accepted", "rejected"])
def test_a_row_whose_mark_was_cleared_is_judged_as_the_sheet_says(
    small_workspace: Workspace, judgement: str
) -> None:
    path = edited(export(small_workspace), on(*FUNDED, judgement=judgement, exported=""))
    import_sheets(small_workspace, path, "second", DAY)
    (row,) = the(small_workspace, *FUNDED)
    assert (row.judgement, row.reviewer, row.reviewed) == (judgement, "second", DAY)


def test_the_same_sheet_taken_twice_changes_nothing_more(small_workspace: Workspace) -> None:
    path = export(small_workspace)
    edited(path, on("atkg:partner", "atkgr:harbour-foundation", judgement="rejected"))
    edited(path, on(*FUNDED, status="ongoing"))
    import_sheets(small_workspace, path, "second", DAY)
    after = data(small_workspace)
    done = import_sheets(small_workspace, path, "third", "2026-02-01")
    assert (done.files, data(small_workspace)) == ([], after)


def test_a_row_that_changed_meanwhile_is_told_and_nothing_is_taken(
    small_workspace: Workspace,
) -> None:
    mine, theirs = export(small_workspace), small_workspace.root / "theirs.csv"
    theirs.write_bytes(mine.read_bytes())
    edited(theirs, on(*FUNDED, judgement="rejected", note="no sum"))
    import_sheets(small_workspace, theirs, "first", DAY)
    edited(mine, on(*FUNDED, judgement="accepted"))
    edited(mine, on("atkg:partner", "atkgr:harbour-foundation", judgement="accepted"))
    (row,) = the(small_workspace, *FUNDED)
    said = refusal(small_workspace, mine)
    assert f"sheet.csv:{row.line}: its row {row.id} was changed meanwhile: rejected" in said
    assert "no sum → export again" in said


def test_a_row_that_changed_meanwhile_does_not_matter_where_the_sheet_left_it_alone(
    small_workspace: Workspace,
) -> None:
    mine, theirs = export(small_workspace), small_workspace.root / "theirs.csv"
    theirs.write_bytes(mine.read_bytes())
    import_sheets(small_workspace, edited(theirs, on(*FUNDED, judgement="rejected")), "first", DAY)
    edited(mine, on("atkg:partner", "atkgr:harbour-foundation", judgement="accepted"))
    done = import_sheets(small_workspace, mine, "second", DAY)
    assert +done.counts == Counter(judged=1)
    assert the(small_workspace, *FUNDED)[0].judgement == "rejected"


@pytest.mark.parametrize(
    ("cells", "words", "error"),
    [
        ({"judgement": "maybe"}, "judgement 'maybe' is unknown", StatementError),
        ({"status": "done"}, "status 'done' is unknown", StatementError),
        ({"status": "holds", "judgement": "rejected"}, "rejected and changed at once",
         StatementError),
        ({"predicate": "atkg:funds"}, "unknown predicate atkg:funds", StatementError),
        ({"object": "the Ministry"}, "no records bear the name 'the Ministry'", StatementError),
        ({"quote": "never said"}, "fabricated: the document does not say", StatementError),
        ({"quote": "Ministry", "start": "x"}, "start is 'x'", StatementError),
        ({"negated": "yes"}, "negated is 'yes'", StatementError),
        ({"confidence": "0.1"}, "confidence (confianza) was edited → undo it", StatementError),
        ({"exported": "s1"}, "the mark 's1' of this row is damaged", StatementError),
        ({"document": "other"}, "no document 'other' has rows", StatementError),
        ({"object": "atkgr:rio-seco", "object_anchor": ""}, "gate B: the object", GateError),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)  # fmt: skip
def test_what_cannot_be_taken_is_told_with_its_line_and_changes_nothing(
    small_workspace: Workspace, cells: Record, words: str, error: type[AtkgError]
) -> None:
    (row,) = the(small_workspace, *FUNDED)
    path = edited(export(small_workspace), on(*FUNDED, **cells))
    said = refusal(small_workspace, path, error)
    assert f"{path}:{row.line}: " in said, said
    assert words in said


CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "judgement": st.sampled_from(["accepted", "rejected", "unreviewed"]),
        "note": st.text(st.sampled_from("áñ¿“”\"';,\n=+-@ab1")),
    },
)


@settings(
    max_examples=6 * settings().max_examples // 100,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(changes=st.dictionaries(st.integers(0, 60), CHANGES, max_size=8))
def test_whatever_is_decided_all_other_rows_stay_as_they_were(
    small_workspace: Workspace, changes: dict[int, Record]
) -> None:
    before = rows(small_workspace)
    alone = {before[at].key: cells for at, cells in changes.items() if not before[at].together}
    path = export(small_workspace)

    def change(record: Record) -> None:
        key = (record["id"], int(record["start"]), int(record["end"]))
        record.update(alone.get(key, {}))

    try:
        import_sheets(small_workspace, edited(path, change), "second", DAY)
    except AtkgError:
        assert rows(small_workspace) == before
        return
    after = {row.key: row for row in rows(small_workspace)}
    assert after.keys() == {row.key for row in before}
    for row in before:
        cells = alone.get(row.key, {})
        now = after[row.key]
        assert now.judgement == cells.get("judgement", row.judgement)
        assert now.note == cells.get("note", row.note)
        if not cells:
            assert now == row


# --- mentions ------------------------------------------------------------------------------------


def waiting(workspace: Workspace, *words: str) -> None:
    text = (workspace.documents / f"{DOC}.md").read_bytes().decode()
    records = []
    for each in words:
        start, why = text.index(each), "no record bears this name"
        records.append({"quote": each, "start": str(start), "end": str(start + len(each)),
                        "why": why, "candidates": "atkgr:lantern"})  # fmt: skip
    folder = workspace.root / "build" / "review"
    folder.mkdir(parents=True, exist_ok=True)
    write_records(folder / f"{DOC}.csv", WAITING, records)


def mention(words: str, **cells: str) -> Callable[[Record], object]:
    return lambda record: record.update(cells) if record["words"] == words else None


def decide(workspace: Workspace, *changes: Callable[[Record], object]) -> Path:
    path = export(workspace, "xlsx", every=False)
    for change in changes:
        edited(path, change, "mentions")
    return path


def test_mentions_become_a_record_an_alias_or_nothing(small_workspace: Workspace) -> None:
    waiting(small_workspace, "Lessons learned", "La Mesa de Puertos", "niñez")
    path = decide(
        small_workspace,
        mention("Lessons learned", decision="record", record="lessons", type="Output",
                name_es="Lecciones"),
        mention("La Mesa de Puertos", decision="alias", record="atkgr:mesa-de-puertos"),
        mention("niñez", decision="ignore", note="niñas y niños"),
    )  # fmt: skip
    done = import_sheets(small_workspace, path, "second", DAY)
    assert +done.counts == Counter(record=1, alias=1, ignore=1)
    authority = load_authority(small_workspace.authority)
    assert authority.things["atkgr:lessons"].type == "atkg:Output"
    assert authority.label("atkgr:lessons", "es") == "Lecciones"
    (seen,) = [name for name in authority.names_of()["atkgr:lessons"] if name.document]
    assert (seen.name, seen.lang, seen.preferred) == ("Lessons learned", "en", True)
    names = {name.name for name in authority.names_of()["atkgr:mesa-de-puertos"]}
    assert "La Mesa de Puertos" in names
    decided = read_decisions(small_workspace.review / f"{DOC}.mentions.csv")
    assert [(one["words"], one["decision"]) for one in decided] == [
        ("La Mesa de Puertos", "alias"), ("niñez", "ignore"), ("Lessons learned", "record"),
    ]  # fmt: skip
    assert [sheet.records for sheet in read_sheets(export(small_workspace, "xlsx"))][1] == ()
    gather_workspace(small_workspace)


def test_class_kind_and_record_may_be_told_by_their_names_in_either_language(
    small_workspace: Workspace,
) -> None:
    waiting(small_workspace, "officers", "La Mesa de Puertos")
    path = decide(
        small_workspace,
        mention("officers", decision="record", record="officers", type="organización",
                kind="ministerio"),
        mention("La Mesa de Puertos", decision="alias", record="mesa de puertos"),
    )  # fmt: skip
    assert +import_sheets(small_workspace, path, "second", DAY).counts == Counter(record=1, alias=1)
    authority = load_authority(small_workspace.authority)
    made = authority.things["atkgr:officers"]
    assert (made.type, made.kind) == ("atkg:Organization", "atkgv:organization.ministry")
    names = {name.name for name in authority.names_of()["atkgr:mesa-de-puertos"]}
    assert "La Mesa de Puertos" in names


def test_decisions_that_are_read_twice_change_nothing_more(small_workspace: Workspace) -> None:
    waiting(small_workspace, "officers", "niñez")
    path = decide(
        small_workspace,
        mention("officers", decision="record", record="officers", type="TargetGroup"),
        mention("niñez", decision="ignore"),
    )
    assert import_sheets(small_workspace, path, "second", DAY).files
    again = import_sheets(small_workspace, path, "third", DAY)
    assert (+again.counts, again.files) == (Counter(), [])


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"decision": "record", "record": "a b", "type": "Output"}, "'atkgr:a b' is no id"),
        ({"decision": "record", "record": "lantern", "type": "Output"}, "is there already"),
        ({"decision": "record", "record": "new", "type": "Thingy"}, "'atkg:Thingy' is not in the"),
        ({"decision": "record", "record": "new", "type": "Output", "kind": "output.x"}, "the kind"),
        ({"decision": "record", "record": "new", "type": "Finding"}, "a record is a thing"),
        ({"decision": "record", "record": "new", "type": "funded by"}, "is no class"),
        ({"decision": "record", "record": "new"}, "a new record has no class"),
        ({"decision": "ignore", "start": "x"}, "its words are no longer there → export"),
        ({"decision": "alias", "record": "nobody"}, "there is no record 'atkgr:nobody'"),
        ({"decision": "perhaps"}, "the decision 'perhaps' is unknown"),
        ({"record": "lantern"}, "has no decision but was edited"),
    ],
)
def test_a_decision_that_cannot_be_taken_changes_nothing(
    small_workspace: Workspace, cells: Record, words: str
) -> None:
    waiting(small_workspace, "niñez", "officers")
    path = decide(
        small_workspace, mention("officers", decision="ignore"), mention("niñez", **cells)
    )
    said = refusal(small_workspace, path)
    assert words in said
    assert "sheet.xlsx:2" in said or "sheet.xlsx:3" in said


# --- a reviewer apart ----------------------------------------------------------------------------


def test_a_reviewer_apart_sees_no_judgement_and_leaves_the_statement_file_alone(
    small_workspace: Workspace,
) -> None:
    path = export(small_workspace, "xlsx", role="second-reader")
    (sheet, _) = read_sheets(path)
    assert len(sheet.records) > 100
    assert {record["judgement"] + record["reviewer"] for record in sheet.records} == {""}
    before = (small_workspace.statements / f"{DOC}.csv").read_bytes()
    edited(path, on(*FUNDED, judgement="rejected", note="no sum"))
    edited(path, on("atkg:code", "CV-18-01", status="planned"))
    done = import_sheets(small_workspace, path, "anybody", DAY)
    assert +done.counts == Counter({"kept apart": 2})
    assert (small_workspace.statements / f"{DOC}.csv").read_bytes() == before
    text = (small_workspace.review / f"{DOC}.second-reader.csv").read_text("utf-8")
    assert "rejected,,no sum,2026-01-31" in text
    assert "rejected,status=planned,,2026-01-31" in text


def test_a_reviewer_apart_may_go_on_later(small_workspace: Workspace) -> None:
    path = export(small_workspace, role="b")
    import_sheets(small_workspace, edited(path, on(*FUNDED, judgement="rejected")), "b", DAY)
    again = export(small_workspace, role="b")
    done = import_sheets(small_workspace, again, "b", DAY)
    assert done.files == []
    edited(again, on("atkg:code", "CV-18-01", judgement="accepted"))
    import_sheets(small_workspace, again, "b", DAY)
    lines = (small_workspace.review / f"{DOC}.b.csv").read_text("utf-8").splitlines()
    assert len(lines) == 3
    assert {line.split(",")[3] for line in lines[1:]} == {"accepted", "rejected"}


@FORMS
def test_a_name_that_is_only_shown_is_not_edited_in_vain(
    small_workspace: Workspace, form: str
) -> None:
    change = on(*FUNDED, judgement="accepted", object_name="Coastal Police")
    path = edited(export(small_workspace, form), change)
    assert "only shown was edited" in refusal(small_workspace, path)


# --- in Spanish, and what only a reviewer can judge ----------------------------------------------

STRONG = ("atkg:polarity", "atkgv:polarity.strength")


@pytest.mark.parametrize(
    "said", ["limitación", "LIMITACION", "limitation", "atkgv:polarity.limitation"]
)
def test_a_polarity_is_corrected_by_label_or_name_although_no_words_name_it(
    small_workspace: Workspace, said: str
) -> None:
    path = edited(export(small_workspace, lang="es"), on(*STRONG, object=said))
    done = import_sheets(small_workspace, path, "second", DAY)
    assert done.counts["corrected"] > 0
    assert {row.judgement for row in the(small_workspace, *STRONG)} == {"rejected"}
    new = the(small_workspace, "atkg:polarity", "atkgv:polarity.limitation")
    assert {(row.judgement, row.object_anchor) for row in new} >= {("accepted", "implicit")}
    gather_workspace(small_workspace)


def test_a_label_that_no_concept_bears_is_refused_with_those_there_are(
    small_workspace: Workspace,
) -> None:
    path = edited(export(small_workspace, lang="es"), on(*STRONG, object="estupendo"))
    told = refusal(small_workspace, path)
    assert "no concepts of polarity bear the name 'estupendo'" in told
    assert "atkgv:polarity.neutral" in told


def test_a_predicate_may_be_given_by_its_label(small_workspace: Workspace) -> None:
    path = edited(export(small_workspace), on(*FUNDED, predicate="con apoyo de"))
    told = refusal(small_workspace, path)
    assert "no predicates bear the name 'con apoyo de'" in told
    assert "atkg:Agent" not in told


@FORMS
def test_a_sheet_in_spanish_says_in_spanish_why_a_mention_waits(
    small_workspace: Workspace, form: str
) -> None:
    text = small_workspace.documents.joinpath(f"{DOC}.md").read_text("utf-8")
    start = text.index("hotline")
    why = ["atkg:fundedBy: no record bears this name", "Organization without a record, named once"]
    waiting = small_workspace.root / "build" / "review" / f"{DOC}.csv"
    waiting.parent.mkdir(parents=True, exist_ok=True)
    write_records(waiting, WAITING, [
        {"quote": "hotline", "start": str(start), "end": str(start + 7), "why": one,
         "candidates": ""} for one in why])  # fmt: skip
    path = export(small_workspace, form, lang="es")
    if form == "csv":
        path = path.with_suffix(".mentions.csv")
    sheet = next(one for one in read_sheets(path) if one.kind == "mentions")
    (record,) = sheet.records
    assert record["why"] == (
        "financiada por: ningún registro lleva este nombre; organización sin registro, se nombra "
        "una vez"
    )
    assert import_sheets(small_workspace, path, "second", DAY).files == []
