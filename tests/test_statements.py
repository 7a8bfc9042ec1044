from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.errors import FileFormatError, StatementError
from atkg.model import Row, statement_id
from atkg.statements import COLUMNS, read_folder, read_rows, sort_rows, write_rows
from atkg.workspace import Workspace

WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)
QUOTES = WORDS | st.sampled_from(
    ['a, "b"', "two\nlines", "🌊, “x”", "CR\r\nLF", "\r", " edge ", "=1+1", "'", "a\ttab"]
)
LOCAL = st.from_regex(r"[a-z][a-z0-9-]{0,8}[a-z0-9]", fullmatch=True)


def row(**columns: Any) -> Row:
    base = Row("atkgr:lantern", "atkg:fundedBy", "atkgr:agency", "funded", 3, 9, status="achieved")
    made = replace(base, **columns)
    return made if "id" in columns else replace(made, id=statement_id("doc", made))


@st.composite
def rows(draw: st.DrawFn) -> Row:
    start = draw(st.integers(0, 10**6))
    ends: dict[str, str] = draw(
        st.fixed_dictionaries({"object": LOCAL.map("atkgr:{}".format)})
        | st.fixed_dictionaries(
            {"object": WORDS.filter(str.strip), "lang": st.sampled_from(["en", "es"])}
        )
    )
    return row(
        **ends, subject=f"atkgr:{draw(LOCAL)}", quote=draw(QUOTES), start=start,
        end=start + draw(st.integers(1, 500)), negated=draw(st.booleans()), note=draw(QUOTES),
        status=draw(st.sampled_from(["", "holds", "planned"])),
        subject_anchor=draw(st.sampled_from(["", "0..4", "heading"])),
    )  # fmt: skip


def file(folder: Path, *made: Row) -> Path:
    path = folder / "doc.csv"
    write_rows(path, made)
    return path


def refusal(path: Path) -> list[str]:
    with pytest.raises(StatementError) as caught:
        read_rows(path)
    assert str(caught.value).startswith(f"{path.name}: {len(caught.value.faults)} fault(s)")
    return [str(fault).replace(str(path), path.name) for fault in caught.value.faults]


@given(made=st.lists(rows(), unique_by=lambda one: one.key, max_size=8))
def test_rows_written_are_read_again(
    tmp_path_factory: pytest.TempPathFactory, made: list[Row]
) -> None:
    path = file(tmp_path_factory.mktemp("rows"), *made)
    assert list(read_rows(path)) == sort_rows(made)


@given(st.lists(rows(), unique_by=lambda one: one.key, max_size=8), st.randoms())
def test_the_order_of_rows_in_a_file_is_their_own(made: list[Row], chance: random.Random) -> None:
    turned = made.copy()
    chance.shuffle(turned)
    assert sort_rows(turned) == sort_rows(made)


def test_a_head_stands_before_the_rows_of_its_node_and_nodes_in_the_order_of_the_text() -> None:
    late = row(subject="atkgr:doc.figure.b", predicate="rdf:type", object="atkg:Figure", start=50,
               end=60)  # fmt: skip
    value = row(subject="atkgr:doc.figure.b", object="60", datatype="xsd:decimal", start=1, end=2)
    early = row(start=20, end=30)
    assert sort_rows([value, late, early]) == [early, late, value]


def test_rows_know_their_line(tmp_path: Path) -> None:
    first = row(quote="two\nlines", start=1, end=10)
    path = file(tmp_path, first, row(start=20, end=26))
    assert [one.line for one in read_rows(path)] == [2, 4]


def test_the_same_key_twice_names_both_lines(tmp_path: Path) -> None:
    path = file(tmp_path, row(), row(note="again"), row(start=4, end=10))
    assert refusal(path) == [
        f"doc.csv:3: the same statement and span stand in line 2 ({row().id})"
        " → delete one of the two rows"
    ]


def test_one_statement_with_two_spans_is_no_fault(tmp_path: Path) -> None:
    assert len(read_rows(file(tmp_path, row(), row(start=4, end=10)))) == 2


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    path = file(
        tmp_path, row(start=1), row(status="done", start=2), row(id="s1", start=3),
        row(object="1,5", datatype="xsd:decimal", start=4),
        row(object="agency", start=5), row(judgement="accepted", start=6),
    )  # fmt: skip
    found = refusal(path)
    assert [fault.split(":")[1] for fault in found] == ["3", "4", "5", "6", "7"]
    for fault, words in zip(
        found,
        ["status 'done' is unknown", "has the id 's1'", "'1,5' is not in the form of xsd:decimal",
         "'agency' is neither a CURIE", "names no reviewer"],
        strict=True,
    ):  # fmt: skip
        assert words in fault


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("negated", "yes", "negated is 'yes'; wanted true or nothing"),
        ("start", "-1", "start is '-1'; wanted a whole number"),
        ("start", "", "start is ''; wanted a whole number"),
        ("end", "9.0", "end is '9.0'; wanted a whole number"),
        ("end", "٩", "end is '٩'; wanted a whole number"),
    ],
)
def test_columns_that_are_no_text_are_read_strictly(
    tmp_path: Path, column: str, value: str, message: str
) -> None:
    path = file(tmp_path, row())
    cells = path.read_text().splitlines()[1].split(",")
    cells[COLUMNS.index(column)] = value
    path.write_text(",".join(COLUMNS) + "\n" + ",".join(cells) + "\n")
    assert refusal(path) == [f"doc.csv:2: {message}"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda data: b"\xef\xbb\xbf" + data, r":1: starts with a byte order mark, .* → run: sed"),
        (lambda data: data.replace(b"\n", b"\r\n"), r":1: has Windows line ends → run: sed"),
        (lambda data: data.replace(b"funded", b"fund\xe9", 1), r":2: is not UTF-8"),
        (lambda data: data.replace(b",quote,", b",", 1), r":1: lacks the column quote → the first"),
        (lambda data: data.replace(b",", b";"), r":1: lacks the column id, subject"),
    ],
)
def test_a_file_that_a_spreadsheet_saved_is_refused(
    tmp_path: Path, change: Any, message: str
) -> None:
    path = file(tmp_path, row(), row(start=4, end=10))
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(FileFormatError, match=r"doc\.csv" + message):
        read_rows(path)


def test_a_folder_gives_its_files_by_document_in_the_order_of_ids(
    small_workspace: Workspace,
) -> None:
    write_rows(small_workspace.statements / "a-doc.csv", [])
    read = read_folder(small_workspace.statements)
    assert list(read) == ["a-doc", "lantern-2021"]
    path, made = read["lantern-2021"]
    assert (made, len(made) > 100) == (read_rows(path), True)


def test_writing_what_was_read_changes_no_byte(small_workspace: Workspace) -> None:
    path = small_workspace.statements / "lantern-2021.csv"
    before = path.read_bytes()
    write_rows(path, reversed(read_rows(path)))
    assert path.read_bytes() == before
