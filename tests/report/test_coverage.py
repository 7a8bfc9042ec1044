"""Every sentence is stated, left out with a reason, or known to be untouched."""

from __future__ import annotations

from pathlib import Path

import pytest

from atkg.errors import GateError
from atkg.report.coverage import COLUMNS, Omission, account, by_section, read_omissions
from atkg.statements import read_rows
from atkg.text.documents import Document, load_documents
from atkg.workspace import Workspace

NAME = "lantern-2021"


def _document(workspace: Workspace) -> Document:
    return load_documents(workspace.documents)[NAME]


def _omissions(workspace: Workspace, *lines: str) -> Path:
    path = workspace.statements / "out-of-scope" / f"{NAME}.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join([",".join(COLUMNS), *lines]) + "\n", encoding="utf-8")
    return path


def test_a_sentence_with_a_quote_is_stated_and_one_without_is_untouched(
    small_workspace: Workspace,
) -> None:
    document = _document(small_workspace)
    rows = read_rows(small_workspace.statements / f"{NAME}.csv")
    quoted = [(row.start, row.end) for row in rows]
    every = account(document, quoted, ())
    none = account(document, (), ())
    assert len(every) == len(none) > 15
    assert {one.state for one in none} == {"untouched"}
    assert sum(one.state == "stated" for one in every) > 10
    for one in every:
        overlaps = any(s < end and start < e for s, e in one.spans for start, end in quoted)
        assert one.state == "untouched" or overlaps


def test_a_reason_takes_a_sentence_out_of_scope(small_workspace: Workspace) -> None:
    document = _document(small_workspace)
    quote = "The budget of USD 1.25 million was spent in full."
    start = document.text.index(quote)
    omission = Omission((start, start + len(quote)), "said above")
    (one,) = [one for one in account(document, (), [omission]) if one.state == "out of scope"]
    assert one.reason == "said above"
    assert "1. Background" in one.section


def test_a_reason_at_a_wrong_place_is_refused_with_its_line(small_workspace: Workspace) -> None:
    path = _omissions(small_workspace, "Nowhere,0,7,because", "# Lanter,0,8,")
    with pytest.raises(GateError) as caught:
        read_omissions(path, _document(small_workspace))
    assert [fault.line for fault in caught.value.faults] == [2, 3]
    assert "does not stand at 0..7" in str(caught.value)
    assert "no reason" in str(caught.value)


def test_sections_count_every_sentence_once(small_workspace: Workspace) -> None:
    accounts = account(_document(small_workspace), (), ())
    sections = by_section(accounts)
    assert len(sections) >= 5
    assert sum(sum(counts.values()) for _, counts in sections) == len(accounts)
