"""No file takes the program down: a reader that crashes, hangs or eats memory is told."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from atkg.text.apart import digest, read_apart
from atkg.text.readers import reader_named
from atkg.text.reading import MOST_BYTES, MOST_CHARACTERS

PAGE = "<html lang='es'><title>Luces del Puerto</title><p>El puerto abrió en 2019.</p></html>"


def test_a_file_is_read_as_its_reader_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "una página.html"
    path.write_text(PAGE, encoding="utf-8")
    assert read_apart(path, "html") == reader_named("html").read(PAGE.encode())


def test_the_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc")
    assert digest(path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (Path.mkdir, "is a folder"),
        (_pipe, "is no file"),
        (lambda path: path.symlink_to("/dev/zero"), "is no file"),
        (lambda path: path.symlink_to(path), "is no file|symbolic links"),
        (lambda path: None, "there is none"),
        (lambda path: path.touch(), "is empty"),
        (_sparse, "is too large"),
    ],
    ids=["folder", "pipe", "device", "loop", "missing", "empty", "enormous"],
)
def test_what_is_no_readable_file_is_refused_unread(
    tmp_path: Path, make: Callable[[Path], object], reason: str
) -> None:
    path = tmp_path / "report.txt"
    make(path)
    with pytest.raises(ValueError, match=reason):
        digest(path)


@pytest.mark.parametrize("text", ["", " \n\f\n", "12 345.\n"])
def test_a_text_without_words_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="holds no words"):
        read_apart(path, "plain")


def test_a_text_that_is_too_long_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("words " * (MOST_CHARACTERS // 6 + 1), encoding="utf-8")
    with pytest.raises(ValueError, match="is too long"):
        read_apart(path, "plain")


def test_a_reader_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("words", encoding="utf-8")
    with pytest.raises(ValueError, match=r"longer than 0\.01 seconds"):
        read_apart(path, "plain", seconds=0.01)


def test_a_reader_that_wants_too_much_memory_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"words " * 20_000_000)
    with pytest.raises(ValueError, match="needs more than 150 MB"):
        read_apart(path, "plain", memory=150 * 1024**2)


def test_a_reader_that_crashes_is_told_with_its_signal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A start-up file of Python's crashes the process as a broken parser would."""
    (tmp_path / "sitecustomize.py").write_text("import os; os.abort()", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    path = tmp_path / "a.txt"
    path.write_text("words", encoding="utf-8")
    with pytest.raises(ValueError, match="its reader was stopped by SIGABRT"):
        read_apart(path, "plain")
