from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from atkg.authority import load_authority
from atkg.errors import AtkgError, DocumentError, FileFormatError, StatementError
from atkg.filling import fill_worksheet, init_folder
from atkg.model import Row
from atkg.statements import read_rows, write_rows
from atkg.text.documents import load_documents
from atkg.workspace import Workspace

DAY = "2025-06-30"


def fill(workspace: Workspace, day: str = DAY) -> tuple[int, int]:
    path, new, count = fill_worksheet(workspace, workspace.root / "worksheet.yaml", "editor", day)
    assert path == statements(workspace)
    return new, count


def statements(workspace: Workspace) -> Path:
    return workspace.statements / "lantern-2021.csv"


def rows(workspace: Workspace) -> tuple[Row, ...]:
    return read_rows(statements(workspace))


def test_the_worksheet_gives_the_manual_rows_of_the_statement_file(
    small_workspace: Workspace,
) -> None:
    wanted = {row for row in rows(small_workspace) if row.method == "manual"}
    statements(small_workspace).unlink()
    assert fill(small_workspace) == (len(wanted), len(wanted))
    assert set(rows(small_workspace)) == wanted
    assert len(wanted) > 100


def test_filling_twice_changes_no_byte(small_workspace: Workspace) -> None:
    before = statements(small_workspace).read_bytes()
    assert fill(small_workspace)[0] == 0
    assert fill(small_workspace, day="2031-01-01")[0] == 0
    assert statements(small_workspace).read_bytes() == before


def test_filling_again_keeps_every_judgement(small_workspace: Workspace) -> None:
    judged = [
        replace(row, judgement="rejected", reviewer="reviewer", reviewed="2025-08-01", note="no")
        for row in rows(small_workspace)
    ]
    write_rows(statements(small_workspace), judged)
    assert fill(small_workspace)[0] == 0
    assert rows(small_workspace) == tuple(judged)


def test_what_the_worksheet_does_not_say_stays_in_the_file(small_workspace: Workspace) -> None:
    (small_workspace.root / "worksheet.yaml").write_text(
        "document: lantern-2021\nentries:\n- about: hotline\n  status: achieved\n  says:\n"
        "  - partner: coastal-police\n    quote: The evaluators interviewed the Coastal Police\n"
        "    subject_anchor: document\n    predicate_anchor: implicit\n",
        "utf-8",
    )
    before = rows(small_workspace)
    assert fill(small_workspace) == (1, len(before) + 1)
    after = rows(small_workspace)
    assert set(before) < set(after)
    (new,) = set(after) - set(before)
    assert (new.judgement, new.reviewer, new.reviewed) == ("accepted", "editor", DAY)


def test_concepts_that_the_quote_does_not_show_are_declared(small_workspace: Workspace) -> None:
    statements(small_workspace).unlink()
    fill(small_workspace)
    anchors = {
        row.object_anchor for row in rows(small_workspace) if row.predicate == "atkg:criterion"
    }
    assert anchors == {"heading"}


@pytest.mark.parametrize(
    ("old", "new", "kind", "message"),
    [
        ("Keep the hotline open", "Keep the line open", StatementError,
         "the quote is not in the text: 'R1. Keep the line open'"),
        ("  status: achieved", "  status: done", StatementError, "status 'done' is unknown"),
        ("- about: hotline", "- abuot: hotline", StatementError, "unknown key 'abuot' in an entry"),
        ("document: lantern-2021", "document: lantern-2020", DocumentError,
         "no document lantern-2020 → known are: lantern-2021"),
        ("entries:", "entries: {", FileFormatError, "is not YAML"),
    ],
)  # fmt: skip
def test_a_worksheet_that_cannot_be_filled_leaves_the_file_as_it_was(
    small_workspace: Workspace, old: str, new: str, kind: type[AtkgError], message: str
) -> None:
    sheet = small_workspace.root / "worksheet.yaml"
    sheet.write_text(sheet.read_text("utf-8").replace(old, new), "utf-8")
    before = statements(small_workspace).read_bytes()
    with pytest.raises(kind) as caught:
        fill(small_workspace)
    assert message in str(caught.value)
    assert all(fault.file == str(sheet) for fault in caught.value.faults)
    assert statements(small_workspace).read_bytes() == before
    assert [path.name for path in small_workspace.statements.iterdir()] == ["lantern-2021.csv"]


def test_a_statement_file_that_cannot_be_read_is_not_overwritten(
    small_workspace: Workspace,
) -> None:
    path = statements(small_workspace)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    with pytest.raises(FileFormatError, match="has Windows line ends"):
        fill(small_workspace)
    assert path.read_bytes() == before


def test_a_new_folder_has_tables_that_can_be_read(tmp_path: Path) -> None:
    made = init_folder(tmp_path / "mine")
    assert load_authority(made.authority).things == {}
    assert load_documents(made.documents) == {}
