from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.csvfiles import read_records, write_records
from atkg.errors import FileFormatError

COLUMNS = ("a", "b")
TEXT = st.text(st.characters(codec="utf-8"))


def written(folder: Path, data: bytes) -> Path:
    path = folder / "rows.csv"
    path.write_bytes(data)
    return path


def read(path: Path) -> list[tuple[int, dict[str, str]]]:
    return list(read_records(path, COLUMNS))


def refusal(path: Path) -> str:
    with pytest.raises(FileFormatError) as caught:
        read(path)
    return str(caught.value).replace(str(path), "rows.csv")


def test_records_come_with_the_line_each_begins_in(tmp_path: Path) -> None:
    path = written(tmp_path, 'a,b\n1,"two\nlines, “quoted”"\n"say ""no""",🌊\n'.encode())
    assert read(path) == [
        (2, {"a": "1", "b": "two\nlines, “quoted”"}),
        (4, {"a": 'say "no"', "b": "🌊"}),
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xef\xbb\xbfa,b\n1,2\n",
         "rows.csv:1: starts with a byte order mark, as spreadsheets write it → run: sed -i"),
        (b"a,b\r\n1,2\r\n", "rows.csv:1: has Windows line ends → run: sed -i"),
        (b"a,b\n1,2\n3,4\r\n", "rows.csv:3: has Windows line ends → run: sed -i"),
        ("a,b\nseñal,2\n".encode("latin-1"),
         "rows.csv:2: is not UTF-8 (byte 6) → save it as UTF-8"),
        (b"a\n1\n", "rows.csv:1: lacks the column b → the first line must be: a,b"),
        (b"", "rows.csv:1: lacks the column a, b → the first line must be: a,b"),
        (b"a,b,c\n1,2,3\n", "rows.csv:1: has an unknown column 'c' → the first line must be: a,b"),
        (b"b,a\n1,2\n", "rows.csv:1: has its columns in another order → the first line must be:"),
        (b"a;b\n1;2\n", "rows.csv:1: lacks the column a, b; has an unknown column 'a;b' →"),
        (b'a,b\n"x\ny",2\n1,2,3\n', "rows.csv:4: has 3 fields where 2 are wanted → quote fields"),
        (b"a,b\n1,2\n\n", "rows.csv:3: has 0 fields where 2 are wanted"),
        (b'a,b\n1,2\n"3"x,4\n', "rows.csv:3: is not CSV: "),
        (b'a,b\n1,"never closed\n', "rows.csv:2: is not CSV: "),
    ],
)  # fmt: skip
def test_a_file_in_another_form_is_refused_with_line_and_mend(
    tmp_path: Path, data: bytes, message: str
) -> None:
    assert refusal(written(tmp_path, data)).startswith(message)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path / "rows.csv") == "rows.csv: cannot be read: No such file or directory"


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa,b\n\xc3\xb1,2\n", b"a,b\r\n\xc3\xb1,2\r\n"])
def test_the_command_that_the_message_names_mends_the_file(tmp_path: Path, data: bytes) -> None:
    path = written(tmp_path, data)
    with pytest.raises(FileFormatError) as caught:
        read(path)
    command = caught.value.faults[0].mend.removeprefix("run: ")
    shell = shutil.which("sh")
    assert shell is not None
    subprocess.run([shell, "-c", command], check=True)
    assert read(path) == [(2, {"a": "ñ", "b": "2"})]


def test_a_quoted_field_keeps_the_line_ends_of_its_document(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    record = {"a": "one\r\ntwo", "b": "a\rb"}
    write_records(path, COLUMNS, [record, {"a": "", "b": ""}])
    assert read(path) == [(2, record), (4, {"a": "", "b": ""})]


@given(records=st.lists(st.fixed_dictionaries({"a": TEXT, "b": TEXT})))
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("records") / "rows.csv"
    write_records(path, COLUMNS, records)
    assert [record for _, record in read(path)] == records
    assert not list(path.parent.glob("*.new"))


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = written(tmp_path, b"a,b\n1,2\n")
    with pytest.raises(UnicodeEncodeError):
        write_records(path, COLUMNS, [{"a": "\ud800", "b": ""}])
    assert path.read_bytes() == b"a,b\n1,2\n"
