from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from atkg.errors import AtkgError
from atkg.gathering import gather_workspace
from atkg.moving import Move, move_document
from atkg.review.apart import read_opinions, write_opinions
from atkg.statements import read_rows
from atkg.text.documents import load_documents
from atkg.workspace import Workspace, open_workspace

SMALL = Path(__file__).parent / "fixtures" / "small"
DOC = "lantern-2021"
UNCARRIED = "its words stand nowhere in the new reading"


def text_of(workspace: Workspace) -> str:
    return (workspace.documents / f"{DOC}.md").read_bytes().decode()


def move(workspace: Workspace, text: str, name: str = "new.md", *, partial: bool = False) -> Move:
    path = workspace.root / name
    path.write_bytes(text.encode())
    return move_document(workspace, DOC, path, partial=partial)


def data(workspace: Workspace) -> dict[Path, bytes]:
    paths = (workspace.root / "data").rglob("*")
    return {path: path.read_bytes() for path in paths if path.is_file()}


def judgements(path: Path) -> Counter[tuple[str, ...]]:
    """Count the rows of a file by what they say and who judged them how, spans aside."""
    return Counter((row.id, row.judgement, row.reviewer, row.reviewed, row.note, row.method)
                   for row in read_rows(path))  # fmt: skip


def test_a_new_reading_carries_every_row_name_and_anchor(small_workspace: Workspace) -> None:
    path = small_workspace.statements / f"{DOC}.csv"
    before = judgements(path)
    new = "<!-- read again -->\n\n" + text_of(small_workspace).replace(" was ", "  was\n")
    done = move(small_workspace, new)
    assert (done.carried, done.stays) == (before.total(), 0)
    assert 5 < done.respaced < 60
    assert judgements(path) == before
    assert text_of(small_workspace) == new
    gather_workspace(small_workspace)


def test_what_cannot_be_carried_is_listed_and_nothing_is_changed(
    small_workspace: Workspace,
) -> None:
    before = data(small_workspace)
    done = move(small_workspace, text_of(small_workspace).replace("USD 900,000", "USD 910,000"))
    (file,) = done.left
    assert file == small_workspace.statements / f"{DOC}.csv"
    rows = {row.line: row for row in read_rows(file)}
    assert {one.quote for one in done.left[file] if one.why == UNCARRIED} >= {"USD 900,000"}
    assert all(rows[one.line].quote == one.quote for one in done.left[file])
    assert (data(small_workspace), done.files) == (before, [])


def test_what_stays_is_kept_with_the_old_reading(small_workspace: Workspace) -> None:
    old, file = text_of(small_workspace), small_workspace.statements / f"{DOC}.csv"
    before = judgements(file)
    new = old.replace("USD 900,000", "USD 910,000").replace("The hotline was op", "It was op")
    done = move(small_workspace, new, partial=True)
    assert done.stays > 3
    (attic,) = (small_workspace.root / "data" / "earlier-readings").iterdir()
    assert (attic / f"{DOC}.md").read_bytes().decode() == old
    assert judgements(file) + judgements(attic / f"{DOC}.csv") == before
    for row in read_rows(attic / f"{DOC}.csv"):
        assert old[row.start : row.end] == row.quote
    gather_workspace(small_workspace)


def test_a_node_whose_head_stays_stays_as_a_whole(small_workspace: Workspace) -> None:
    file = small_workspace.statements / f"{DOC}.csv"
    head = next(row for row in read_rows(file) if row.object == "atkg:Contribution")
    size = sum(row.subject == head.subject for row in read_rows(file))
    done = move(small_workspace, text_of(small_workspace).replace("contributed USD", "gave USD"))
    rows = {row.line: row for row in read_rows(file)}
    stay = [rows[one.line] for one in done.left[file]]
    assert sum(row.subject == head.subject for row in stay) == size > 2


def test_a_name_that_is_printed_otherwise_stays_a_name(small_workspace: Workspace) -> None:
    names = small_workspace.authority / "names.csv"
    new = text_of(small_workspace).replace("Agency (CA)", "Agency–(CA)")
    done = move(small_workspace, new, partial=True)
    assert [one.quote for one in done.left[names]] == ["Coastal Agency (CA)"]
    text = names.read_text("utf-8")
    assert "atkgr:coastal-agency,Coastal Agency (CA),en,,,,\n" in text
    (attic,) = (small_workspace.root / "data" / "earlier-readings").iterdir()
    assert "Coastal Agency (CA),en,,lantern-2021,240,259" in (attic / "names.csv").read_text()
    gather_workspace(small_workspace)


def test_judgements_of_a_reviewer_apart_follow_their_rows(small_workspace: Workspace) -> None:
    row = read_rows(small_workspace.statements / f"{DOC}.csv")[5]
    path = small_workspace.review / f"{DOC}.second.csv"
    record = {"id": row.id, "start": str(row.start), "end": str(row.end), "judgement": "rejected",
              "correction": "", "note": "", "reviewed": "2026-01-31"}  # fmt: skip
    write_opinions(path, {row.key: record})
    move(small_workspace, "Once more.\n\n" + text_of(small_workspace))
    shift = len("Once more.\n\n")
    assert list(read_opinions(path)) == [(row.id, row.start + shift, row.end + shift)]


def test_a_new_reading_may_have_another_layout(small_workspace: Workspace) -> None:
    done = move(small_workspace, text_of(small_workspace) + "\nEnd.\n", "new.txt", partial=True)
    assert not (small_workspace.documents / f"{DOC}.md").exists()
    assert (small_workspace.documents / f"{DOC}.txt").exists()
    index = (small_workspace.documents / "documents.csv").read_text("utf-8")
    assert f"{DOC}.txt," in index
    assert index.splitlines()[1].endswith(",plain,2,")
    assert done.carried > 100
    gather_workspace(small_workspace)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [("new.md", None, "is the text of lantern-2021 already"),
     ("new.exe", "x", "no reader takes this file")],
)  # fmt: skip
def test_a_text_that_is_none_is_refused(
    small_workspace: Workspace, name: str, text: str | None, words: str
) -> None:
    before = data(small_workspace)
    with pytest.raises(AtkgError, match=words):
        move(small_workspace, text or text_of(small_workspace), name)
    assert data(small_workspace) == before


WORDS = list(re.finditer(r"\w+", (SMALL / "data/documents" / f"{DOC}.md").read_bytes().decode()))


@settings(max_examples=5 * settings().max_examples // 100)
@given(
    st.dictionaries(
        st.integers(0, len(WORDS) - 1), st.sampled_from(["", "lighthouse", "\n", "{0} {0}"]),
        min_size=1, max_size=6,
    )
)  # fmt: skip
def test_no_row_and_no_judgement_is_lost_by_any_edit(
    tmp_path_factory: pytest.TempPathFactory, changes: dict[int, str]
) -> None:
    root = tmp_path_factory.mktemp("moved")
    shutil.copytree(SMALL / "data", root / "data")
    workspace = open_workspace(root)
    file = workspace.statements / f"{DOC}.csv"
    before, new = judgements(file), text_of(workspace)
    for at, word in sorted(changes.items(), reverse=True):
        match = WORDS[at]
        new = new[: match.start()] + word.format(match[0]) + new[match.end() :]
    done = move(workspace, new, partial=True)
    left = list((root / "data" / "earlier-readings").rglob(f"{DOC}.csv"))
    assert sum(map(judgements, left), judgements(file)) == before
    assert done.carried == judgements(file).total() > 60
    for row in read_rows(file):
        assert new[row.start : row.end] == row.quote


def test_a_new_reading_may_come_from_a_pdf_with_its_pages(
    small_workspace: Workspace, tmp_path: Path
) -> None:
    """Every quote that the PDF prints is carried, and the table of pages comes with the text."""
    path = tmp_path / "again.pdf"
    paragraphs = [part for part in text_of(small_workspace).split("\n\n") if part.strip()]
    style = getSampleStyleSheet()["Normal"]
    words = [part.lstrip("#").replace("\\", "").replace("🌊", "").strip() for part in paragraphs]
    SimpleDocTemplate(str(path)).build([Paragraph(part, style) for part in words])
    before = len(read_rows(small_workspace.statements / f"{DOC}.csv"))
    done = move_document(small_workspace, DOC, path, partial=True)
    assert done.carried > before / 2
    document = load_documents(small_workspace.documents)[DOC]
    assert document.reader == "pdf"
    assert (small_workspace.documents / f"{DOC}.pages.csv").exists()
    rows = read_rows(small_workspace.statements / f"{DOC}.csv")
    assert all(document.text[row.start : row.end] == row.quote for row in rows)


def test_a_name_that_runs_over_a_line_end_does_not_stand_in_the_way(
    small_workspace: Workspace,
) -> None:
    names = small_workspace.authority / "names.csv"
    before = names.read_text("utf-8").count(f",{DOC},")
    new = re.sub(r"Coastal (Agency|Police)", r"Coastal\n\1", text_of(small_workspace))
    assert new.count("\n") > text_of(small_workspace).count("\n") + 2
    done = move(small_workspace, new)
    assert done.stays == 0
    assert names.read_text("utf-8").count(f",{DOC},") == before > 2
    gather_workspace(small_workspace)
    assert move(small_workspace, new.replace("\nAgency", " Agency"), "again.md").stays == 0
