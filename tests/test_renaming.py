from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from atkg.authority import load_authority
from atkg.csvfiles import read_records
from atkg.errors import AtkgError, AuthorityError, GateError, StatementError
from atkg.followups import FollowUp, add_followup, load_followups
from atkg.gathering import gather_workspace
from atkg.renaming import merge_records, rename_id
from atkg.review.apart import read_opinions, write_opinions
from atkg.statements import read_any_rows, read_rows
from atkg.workspace import Workspace

DOC = "lantern-2021"
REASON = "two names of one body"


def judgements(workspace: Workspace) -> Counter[tuple[str, ...]]:
    rows = read_rows(workspace.statements / f"{DOC}.csv")
    return Counter((row.quote, row.judgement, row.reviewer, row.reviewed) for row in rows)


def data(workspace: Workspace) -> dict[Path, bytes]:
    paths = (workspace.root / "data").rglob("*")
    return {path: path.read_bytes() for path in paths if path.is_file()}


def test_what_came_later_follows_the_row_that_it_is_about(small_workspace: Workspace) -> None:
    rows = read_rows(small_workspace.statements / f"{DOC}.csv")
    row = next(row for row in rows if row.predicate == "atkg:implementedBy")
    about, day = f"atkgr:{row.id}", "2025-01-02"
    one = FollowUp(about, "contested", "Not so.", "en", "", "", "ministry", day)
    add_followup(small_workspace.followups, one, {one.about})
    rename_id(small_workspace, "atkgr:harbour-foundation", "atkgr:faro", REASON)
    rows = read_rows(small_workspace.statements / f"{DOC}.csv")
    (new,) = [each for each in rows if (each.start, each.predicate) == (row.start, row.predicate)]
    assert new.id != row.id
    (kept,) = load_followups(small_workspace.followups, {f"atkgr:{new.id}"})
    assert kept == replace(one, about=f"atkgr:{new.id}")


def test_a_predicate_that_nothing_says_is_not_renamed(small_workspace: Workspace) -> None:
    before = data(small_workspace)
    with pytest.raises(AuthorityError, match="no row and no link says 'atkg:implementedBi' → "):
        rename_id(small_workspace, "atkg:implementedBi", "atkg:fundedBy", REASON)
    assert data(small_workspace) == before


def test_a_merged_record_gives_its_names_links_rows_and_judgements(
    small_workspace: Workspace,
) -> None:
    before = judgements(small_workspace)
    names = load_authority(small_workspace.authority).names_of()
    size = len(names["atkgr:rio-seco"]) + len(names["atkgr:puerto-claro"])
    done = merge_records(small_workspace, "atkgr:rio-seco", "atkgr:puerto-claro", REASON)
    assert (done.rows, done.joined) == (1, 0)
    assert judgements(small_workspace) == before
    authority = load_authority(small_workspace.authority)
    assert "atkgr:rio-seco" not in authority.things
    own = authority.names_of()["atkgr:puerto-claro"]
    # "Río Seco" stands without span in Spanish, and with one in English: nothing is said twice.
    assert len(own) == size
    assert Counter(name.lang for name in own if name.preferred) == {"en": 1, "es": 1}
    assert {link.thing for link in authority.links} == {"atkgr:costaverde", "atkgr:puerto-claro"}
    moved = list(read_records(small_workspace.authority / "moved.csv", ("old", "new", "reason")))
    assert [tuple(record.values()) for _, record in moved] == [
        ("atkgr:rio-seco", "atkgr:puerto-claro", REASON)
    ]
    gather_workspace(small_workspace)


def test_a_renamed_record_keeps_its_rows_and_its_reviewers_apart(
    small_workspace: Workspace,
) -> None:
    file, path = small_workspace.statements / f"{DOC}.csv", small_workspace.review / f"{DOC}.b.csv"
    row = next(row for row in read_rows(file) if row.object == "atkgr:harbour-foundation")
    record = {"id": row.id, "start": str(row.start), "end": str(row.end), "judgement": "rejected",
              "correction": "", "note": "", "reviewed": "2026-01-31"}  # fmt: skip
    write_opinions(path, {row.key: record})
    before = judgements(small_workspace)
    done = rename_id(small_workspace, "atkgr:harbour-foundation", "atkgr:faro", REASON)
    assert done.rows >= 5
    assert judgements(small_workspace) == before
    (key,) = read_opinions(path)
    assert key in {one.key for one in read_rows(file) if one.object == "atkgr:faro"}
    assert key[0] != row.id
    gather_workspace(small_workspace)


def test_a_renamed_predicate_keeps_every_judgement(small_workspace: Workspace) -> None:
    before = judgements(small_workspace)
    done = rename_id(small_workspace, "atkg:title", "atkg:words", "one property for both")
    assert (done.rows, done.joined) == (4, 0)
    assert judgements(small_workspace) == before
    predicates = {row.predicate for row in read_rows(small_workspace.statements / f"{DOC}.csv")}
    assert "atkg:words" in predicates
    assert "atkg:title" not in predicates


def test_a_predicate_that_is_no_longer_in_the_ontology_can_be_renamed(
    small_workspace: Workspace,
) -> None:
    path = small_workspace.statements / f"{DOC}.csv"
    text = path.read_text("utf-8").replace("atkg:operatedBy", "atkg:wasRunBy")
    path.write_text(text, encoding="utf-8", newline="\n")
    done = rename_id(small_workspace, "atkg:wasRunBy", "atkg:operatedBy", "as in the ontology")
    assert done.rows >= 2
    assert len(read_rows(path)) == len(read_any_rows(path)) > 100
    gather_workspace(small_workspace)


def test_files_in_which_a_person_wrote_the_old_id_are_named(small_workspace: Workspace) -> None:
    folder = small_workspace.root / "examples"
    folder.mkdir()
    (folder / "calls.rq").write_text("SELECT *\n{ atkgr:hotline ?p ?o . atkgr:hotline-2 ?p ?o }\n")
    (folder / "other.rq").write_text("SELECT * { atkgr:hotline-2 ?p ?o }\n")
    done = rename_id(small_workspace, "atkgr:hotline", "atkgr:help-line", "its own name")
    assert done.left == [f"{folder / 'calls.rq'}:2"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("atkgr:nobody", "atkgr:hotline", "there is no record 'atkgr:nobody'"),
        ("atkgr:hotline", "atkgr:nobody", "there is no record 'atkgr:nobody'"),
        ("atkgr:hotline", "atkgr:hotline", "is merged into itself"),
        ("atkgr:hotline", "atkgr:rio-seco", "are of two classes, atkg:Intervention and atkg:Place"),
    ],
)
def test_what_is_no_pair_of_records_is_not_merged(
    small_workspace: Workspace, old: str, new: str, words: str
) -> None:
    before = data(small_workspace)
    with pytest.raises(AuthorityError, match=words):
        merge_records(small_workspace, old, new, REASON)
    assert data(small_workspace) == before


@pytest.mark.parametrize(
    ("old", "new", "reason", "error", "words"),
    [
        ("atkgr:hotline", "atkgr:lantern", REASON, AuthorityError, "is there already → run"),
        ("atkgr:hotline", "hotline", REASON, AuthorityError, "is no id of a record"),
        ("atkgr:hotline", "atkgr:help", " ", AuthorityError, "no reason is given"),
        ("atkg:partner", "atkg:pal", REASON, AuthorityError, "'atkg:pal' is no other predicate"),
        ("atkg:fundedBy", "atkg:title", REASON, GateError, "atkg:title takes words"),
    ],
)
def test_a_rename_that_would_break_something_changes_nothing(
    small_workspace: Workspace,
    old: str, new: str, reason: str, error: type[AtkgError], words: str,
) -> None:  # fmt: skip
    before = data(small_workspace)
    with pytest.raises(error, match=words):
        rename_id(small_workspace, old, new, reason)
    assert data(small_workspace) == before


def test_a_row_that_would_say_something_of_a_thing_to_itself_stops_a_merge(
    small_workspace: Workspace,
) -> None:
    things = small_workspace.authority / "things.csv"
    text = things.read_text("utf-8").replace("hotline,atkg:Intervention,atkgv:intervention.service",
                                             "hotline,atkg:Organization,")  # fmt: skip
    things.write_text(text, encoding="utf-8", newline="\n")
    with pytest.raises(StatementError, match=r"lantern-2021\.csv:\d+: this row would say atkg:"):
        merge_records(small_workspace, "atkgr:hotline", "atkgr:harbour-foundation", REASON)


def test_an_id_that_was_given_up_is_not_given_to_another_thing(small_workspace: Workspace) -> None:
    merge_records(small_workspace, "atkgr:rio-seco", "atkgr:puerto-claro", "one city")
    with pytest.raises(AuthorityError, match="given up"):
        rename_id(small_workspace, "atkgr:hotline", "atkgr:rio-seco", "a mistake")
