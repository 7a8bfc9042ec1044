"""Documents: listed strictly, read character for character, refused when they changed."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from atkg.errors import AtkgError, DocumentError, FileFormatError
from atkg.text.documents import COLUMNS, load_documents, text_digest

DATA: Final = Path(__file__).parents[2] / "data" / "documents"
TEXT: Final = "\ufeffOne\r\ntwo\fthree  \n"


def record(text: str = TEXT, **changes: str) -> dict[str, str]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return {
        "id": "third", "title": "Third", "publisher": "P", "authors": "", "date": "2022-06",
        "language": "en;es", "kind": "evaluation report", "rights": "ours", "url": "",
        "file": "third.txt", "original_sha256": digest, "text_sha256": digest, "reader": "plain",
        "reader_version": "1", **changes,
    }  # fmt: skip


def write(folder: Path, *records: dict[str, str], text: bytes = TEXT.encode()) -> Path:
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    (folder / "documents.csv").write_bytes(buffer.getvalue().encode())
    (folder / "third.txt").write_bytes(text)
    return folder


def test_the_two_reports_are_registered_as_they_are() -> None:
    documents = load_documents(DATA)
    assert list(documents) == ["ilo-2024-partnerships-peru", "iom-2005-women-trafficked-peru"]
    for document in documents.values():
        assert (DATA / document.file).read_bytes().decode() == document.text
        assert text_digest(document.text) == document.text_sha256
        assert document.title.split()[0] in document.text
    assert documents["ilo-2024-partnerships-peru"].languages == ("en", "es")


def test_a_text_keeps_every_character(tmp_path: Path) -> None:
    assert load_documents(write(tmp_path, record()))["third"].text == TEXT


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"reader": "pdf9"},
            "there is no reader 'pdf9' → use one of: docx, html, markdown, pdf, plain",
        ),
        ({"text_sha256": "0" * 64}, "is not the registered text"),
        ({"text_sha256": "xyz"}, "text_sha256 is no SHA-256"),
        ({"file": "../third.txt"}, "does not bear the id"),
        ({"id": "fourth"}, "does not bear the id"),
        ({"id": "fourth", "file": "fourth.txt"}, "fourth.txt cannot be read"),
        ({"id": "A b", "file": "A b.txt"}, "other signs"),
        ({"date": "2022-13"}, "the date '2022-13' is none"),
        ({"date": "June 2022"}, "the date 'June 2022' is none"),
        ({"language": "English"}, "is no code"),
        ({"title": " "}, "has no title"),
    ],
)
def test_a_wrong_record_is_named_with_its_line(
    tmp_path: Path, changes: dict[str, str], message: str
) -> None:
    with pytest.raises(DocumentError) as raised:
        load_documents(write(tmp_path, record(**changes)))
    assert f"{tmp_path / 'documents.csv'}:2: " in str(raised.value)
    assert message in str(raised.value)


def test_an_id_stands_once(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"documents\.csv:3: the id third stands in line 2 too"):
        load_documents(write(tmp_path, record(), record()))


def test_a_text_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    data = b"one\nol\xe9\n"
    digest = hashlib.sha256(data).hexdigest()
    with pytest.raises(DocumentError, match=r"third\.txt is not UTF-8 \(line 2, byte 6\)"):
        load_documents(write(tmp_path, record(text_sha256=digest), text=data))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.replace(b"publisher,", b""),
        lambda data: data + b"one,two\n",
    ],
    ids=["byte order mark", "Windows line ends", "missing column", "short record"],
)
def test_a_list_in_another_form_is_refused(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    index = write(tmp_path, record()) / "documents.csv"
    index.write_bytes(spoil(index.read_bytes()))
    with pytest.raises(FileFormatError, match=r"documents\.csv:\d+: "):
        load_documents(tmp_path)


def test_a_folder_without_a_list_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AtkgError, match="cannot be read"):
        load_documents(tmp_path)
