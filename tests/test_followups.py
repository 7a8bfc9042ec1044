from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.errors import FileFormatError, StatementError
from atkg.followups import COLUMNS, KINDS, FollowUp, add_followup, load_followups

KNOWN = frozenset({"atkgr:s0123456789abcdef", "atkgr:a-report.recommendation.R3"})
DONE = FollowUp(
    "atkgr:a-report.recommendation.R3", "done", "It was made permanent.", "en",
    "Resolution 12-2025", "El Peruano, 2025-03-01", "monitoring officer", "2025-03-01",
)  # fmt: skip
BROKEN = {
    "about": "atkgr:unknown", "kind": "finished", "words": " ", "lang": "fr", "source": "",
    "said_by": "", "date": "2025-02-30",
}  # fmt: skip


def test_a_file_that_does_not_exist_holds_no_follow_up(tmp_path: Path) -> None:
    assert load_followups(tmp_path / "follow-up.csv", KNOWN) == ()


def test_what_was_added_is_read_again_in_order(tmp_path: Path) -> None:
    path = tmp_path / "follow-up" / "follow-up.csv"
    later = replace(DONE, kind="contested", source="", act="", about="atkgr:s0123456789abcdef")
    add_followup(path, DONE, KNOWN)
    add_followup(path, later, KNOWN)

    assert load_followups(path, KNOWN) == (DONE, later)


@pytest.mark.parametrize("column", sorted(BROKEN))
def test_a_broken_column_is_named_with_file_line_and_mend(tmp_path: Path, column: str) -> None:
    path = tmp_path / "follow-up.csv"
    add_followup(path, DONE, KNOWN)
    before = path.read_bytes()
    with pytest.raises(StatementError) as caught:
        add_followup(path, replace(DONE, **{column: BROKEN[column]}), KNOWN)

    (fault,) = caught.value.faults
    assert (fault.file, fault.line) == (str(path), 3)
    assert column in fault.what
    assert fault.mend
    assert path.read_bytes() == before


def test_the_same_follow_up_is_not_added_twice(tmp_path: Path) -> None:
    path = tmp_path / "follow-up.csv"
    add_followup(path, DONE, KNOWN)
    with pytest.raises(StatementError, match="says the same"):
        add_followup(path, DONE, KNOWN)
    path.write_text(path.read_text("utf-8") + path.read_text("utf-8").split("\n")[1] + "\n")
    with pytest.raises(StatementError, match=":3: says the same as line 2"):
        load_followups(path, KNOWN)


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "follow-up.csv"
    path.write_text(",".join(COLUMNS) + "\natkgr:x,done,w,en,,,a,2025-01-01\n,,,,,,,\n")
    with pytest.raises(StatementError) as caught:
        load_followups(path, KNOWN)
    assert {fault.line for fault in caught.value.faults} == {2, 3}
    assert len(caught.value.faults) == 2 + 7


def test_a_file_from_a_spreadsheet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "follow-up.csv"
    path.write_bytes(b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\n")
    with pytest.raises(FileFormatError, match="byte order mark"):
        load_followups(path, KNOWN)


words = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), min_size=1).filter(
    lambda text: bool(text.strip())
)


@given(kind=st.sampled_from(KINDS), text=words, act=st.just("") | words, day=st.dates())
def test_any_words_survive_the_file(
    tmp_path_factory: pytest.TempPathFactory, kind: str, text: str, act: str, day: object
) -> None:
    path = tmp_path_factory.mktemp("words") / "follow-up.csv"
    one = replace(DONE, kind=kind, words=text, act=act, date=str(day))
    add_followup(path, one, KNOWN)
    assert load_followups(path, KNOWN) == (one,)


def test_a_line_of_a_day_still_to_come_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "follow-up.csv"
    add_followup(path, DONE, KNOWN)
    assert load_followups(path, KNOWN, DONE.date) == (DONE,)
    with pytest.raises(StatementError, match=":2: date is 2025-03-01, still to come"):
        load_followups(path, KNOWN, "2025-02-28")
