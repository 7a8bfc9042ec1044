"""`atkg extract` and `atkg score`: what people wrote or judged stays; a re-run changes nothing."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from subprocess import CompletedProcess
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.authority import load_authority
from atkg.csvfiles import read_records
from atkg.errors import DocumentError
from atkg.extracting import (
    REVIEW,
    extract_document,
    find_document,
    merge_rules,
    rule_rows,
    score_documents,
    through_gates,
)  # fmt: skip
from atkg.gathering import gather_workspace
from atkg.graph.ontology import load_ontology
from atkg.model import Row, statement_id
from atkg.statements import read_rows, write_rows
from atkg.workspace import Workspace

Atkg: TypeAlias = Callable[..., CompletedProcess[str]]
NAME = "lantern-2021"


def statements(workspace: Workspace) -> Path:
    return workspace.statements / f"{NAME}.csv"


def alone(workspace: Workspace) -> Workspace:
    """The same workspace without any statement: a report that nobody has read."""
    statements(workspace).unlink()
    return workspace


def test_a_file_that_people_wrote_is_left_as_it_is(small_workspace: Workspace) -> None:
    before = statements(small_workspace).read_bytes()
    made = extract_document(small_workspace, NAME)
    assert not made.written
    assert statements(small_workspace).read_bytes() == before


def test_merging_keeps_every_row_that_people_wrote(small_workspace: Workspace) -> None:
    before = read_rows(statements(small_workspace))
    made = extract_document(small_workspace, NAME, merge=True)
    after = read_rows(statements(small_workspace))
    written = {replace(row, line=0) for row in before if not row.method.startswith("rule:")}
    assert written <= {replace(row, line=0) for row in after}
    assert len(written) > 100
    assert made.total == len(after) > len(written)


def test_extracted_rows_are_unreviewed_and_pass_both_gates(small_workspace: Workspace) -> None:
    made = extract_document(alone(small_workspace), NAME)
    rows = read_rows(statements(small_workspace))
    assert len(rows) == made.added > 60
    assert {row.method.split(":")[0] for row in rows} == {"rule"}
    assert {row.judgement for row in rows} == {"unreviewed", ""}
    text = (small_workspace.documents / f"{NAME}.md").read_text(encoding="utf-8")
    assert all(text[row.start : row.end] == row.quote for row in rows)
    gather_workspace(small_workspace)


def test_a_figure_whose_value_does_not_pass_waits_and_leaves_no_rest(
    small_workspace: Workspace,
) -> None:
    document = find_document(small_workspace, NAME)
    authority = load_authority(small_workspace.authority)
    terms = frozenset(load_ontology(small_workspace.shipped("ontology")).known_terms)
    path = statements(small_workspace)
    rows = rule_rows(small_workspace, document).rows
    values = [row for row in rows if row.predicate == "atkg:value"]
    told = Counter(row.subject for row in values)
    value = next(row for row in values if told[row.subject] == 1)
    spoilt = [replace(row, object="987654") if row is value else row for row in rows]
    kept = through_gates(document, path, spoilt, authority, terms)
    assert value.subject in {row.subject for row in rows if row.is_head}
    assert value.subject not in {end for row in kept.rows for end in (row.subject, row.object)}
    assert [
        one for one in kept.waiting if "987654" in one.why and one.span == (value.start, value.end)
    ]


def test_a_second_run_changes_nothing(small_workspace: Workspace) -> None:
    extract_document(alone(small_workspace), NAME)
    first = statements(small_workspace).read_bytes()
    made = extract_document(small_workspace, NAME)
    assert (made.added, made.gone, made.changed) == (0, 0, 0)
    assert statements(small_workspace).read_bytes() == first


def test_a_judged_row_stays_and_a_rejected_one_does_not_come_back(
    small_workspace: Workspace,
) -> None:
    extract_document(alone(small_workspace), NAME)
    rows = read_rows(statements(small_workspace))
    plain = [row for row in rows if row.judgement == "unreviewed" and not row.is_head]
    assert len(plain) >= 2
    verdicts = {plain[0].key: "accepted", plain[1].key: "rejected"}
    judged = tuple(
        replace(row, judgement=verdicts[row.key], reviewer="editor", reviewed="2025-06-30")
        if row.key in verdicts else row
        for row in rows
    )  # fmt: skip
    write_rows(statements(small_workspace), judged)
    made = extract_document(small_workspace, NAME)
    assert (made.added, made.gone, made.changed) == (0, 0, 0)
    after = {row.key: row.judgement for row in read_rows(statements(small_workspace))}
    assert {key: after[key] for key in verdicts} == verdicts


def test_a_rule_row_that_no_rule_makes_any_more_goes(small_workspace: Workspace) -> None:
    extract_document(alone(small_workspace), NAME)
    rows = read_rows(statements(small_workspace))
    one = next(row for row in rows if row.judgement == "unreviewed" and not row.is_head)
    stale = replace(one, predicate="atkg:partner")
    stale = replace(stale, id=statement_id(NAME, stale))
    write_rows(statements(small_workspace), (*rows, stale))
    made = extract_document(small_workspace, NAME)
    assert (made.added, made.gone) == (0, 1)


def test_the_review_list_quotes_the_text(small_workspace: Workspace) -> None:
    made = extract_document(small_workspace, NAME)
    text = (small_workspace.documents / f"{NAME}.md").read_text(encoding="utf-8")
    listed = [record for _, record in read_records(made.review, REVIEW)]
    assert len(listed) == made.waiting
    for record in listed:
        assert text[int(record["start"]) : int(record["end"])] == record["quote"]


def test_an_unknown_document_is_told(small_workspace: Workspace, atkg: Atkg) -> None:
    with pytest.raises(DocumentError, match="no document nowhere"):
        extract_document(small_workspace, "nowhere")
    told = atkg("extract", "nowhere", "--workspace", small_workspace.root)
    assert told.returncode == 1
    assert "known are: lantern-2021" in told.stderr


def test_the_command_says_what_it_did(small_workspace: Workspace, atkg: Atkg) -> None:
    told = atkg("extract", NAME, "--workspace", alone(small_workspace).root)
    assert told.returncode == 0, told.stderr
    counts = dict(line.split("\t")[1:] for line in told.stdout.splitlines())
    assert int(counts["added"]) == int(counts["total"]) > 60
    assert counts["gone"] == counts["changed"] == "0"


def test_rules_are_scored_in_memory(small_workspace: Workspace, atkg: Atkg) -> None:
    before = statements(small_workspace).read_bytes()
    told = atkg("score", "--workspace", small_workspace.root, "--format", "csv")
    assert told.returncode == 0, told.stderr
    assert f"{NAME},periods,strict," in told.stdout
    assert statements(small_workspace).read_bytes() == before
    assert score_documents(small_workspace, [NAME])


def _row(number: int, method: str, judgement: str) -> Row:
    row = Row(
        f"atkgr:thing-{number}", "atkg:partner", "atkgr:other", "words", number, number + 5,
        status="holds", method=method, judgement=judgement, confidence="1",
    )  # fmt: skip
    return replace(row, id=statement_id("invented", row))


ROWS = st.lists(
    st.builds(
        _row,
        st.integers(0, 8),
        st.sampled_from(["manual", "rule:roles", "model:any"]),
        st.sampled_from(["accepted", "rejected", "unreviewed"]),
    ),
    unique_by=lambda row: row.key,
    max_size=9,
)
PROPOSED = st.lists(
    st.builds(_row, st.integers(0, 8), st.just("rule:roles"), st.just("unreviewed")),
    unique_by=lambda row: row.key,
)


@given(ROWS, PROPOSED)
def test_whatever_is_merged_no_judgement_is_lost_and_nothing_rejected_returns(
    old: list[Row], new: list[Row]
) -> None:
    merged = {row.key: row for row in merge_rules(old, new)}
    for row in old:
        if row.judgement != "unreviewed" or not row.method.startswith("rule:"):
            assert merged[row.key] == row
    assert merge_rules(tuple(merged.values()), new) == tuple(merged.values())


UNION = """# Report on crews

## Background

In 2019 the Sea Rescue Union (SRU) trained crews. The Night Crews Commission was created by the SRU.
"""


def decide_all(path: Path) -> None:
    """Make a record of each name of a sheet that a new workspace knows nothing of."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    for number, line in enumerate(lines):
        kind = line["why"].partition(" without a record")[0].rpartition(" ")[2]
        line |= {"decision": "new record", "record": f"body-{number}", "class": kind}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(lines[0]))
        writer.writeheader()
        writer.writerows(lines)


def test_a_record_made_from_the_list_links_the_long_name_and_its_acronym(
    atkg: Atkg, tmp_path: Path
) -> None:
    report, work, sheet = tmp_path / "crews.md", tmp_path / "work", tmp_path / "queue.csv"
    report.write_text(UNION, encoding="utf-8")
    at = ("--workspace", work)
    for words in (("init", work), ("add", report, *at), ("extract", "crews", *at),
                  ("review", "--export", sheet, *at)):  # fmt: skip
        done = atkg(*words)
        assert done.returncode == 0, done.stderr
    listed = tmp_path / "queue.mentions.csv"
    shown = listed.read_text(encoding="utf-8-sig")
    assert "also written SRU" in shown
    assert shown.count("\ncrews,") == 2
    decide_all(listed)
    for words in (("review", "--import", listed, *at), ("extract", "crews", *at)):
        done = atkg(*words)
        assert done.returncode == 0, done.stderr
    (row,) = [row for row in read_rows(work / "data" / "statements" / "crews.csv")
              if row.predicate == "atkg:establishedBy"]  # fmt: skip
    assert row.object == "atkgr:body-0"
    assert "SRU" in row.quote
    names = (work / "data" / "authority" / "names.csv").read_text(encoding="utf-8")
    assert "atkgr:body-0,SRU,und,,crews," in names
