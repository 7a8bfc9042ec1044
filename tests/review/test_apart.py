from __future__ import annotations

from pathlib import Path

import pytest

from atkg.errors import AtkgError, FileFormatError
from atkg.review.apart import COLUMNS, check_role, read_opinions, roles_of, write_opinions


@pytest.mark.parametrize("role", ["María Pérez", "Editor", "", "mentions", "a/b", "2nd"])
def test_what_is_no_role_is_refused(role: str) -> None:
    with pytest.raises(AtkgError, match="is no role → write one such as second-reader"):
        check_role(role)


def test_opinions_are_read_as_they_were_written(tmp_path: Path) -> None:
    opinions = {
        (f"s{start:016x}", start, 9): dict(
            zip(COLUMNS, (f"s{start:016x}", str(start), "9", "rejected", "status=planned", "ñ, “a”",
                          "2026-01-31"), strict=True)
        )
        for start in (3, 1, 2)
    }  # fmt: skip
    path = tmp_path / "review" / "doc.b.csv"
    write_opinions(path, opinions)
    assert read_opinions(path) == opinions
    assert [key[1] for key in read_opinions(path)] == [1, 2, 3]
    assert read_opinions(tmp_path / "none.csv") == {}


def test_the_files_of_a_document_are_found_by_role(tmp_path: Path) -> None:
    for name in (
        "doc.b.csv",
        "doc.second-reader.csv",
        "doc.mentions.csv",
        "doc-2.c.csv",
        "doc.csv",
    ):
        (tmp_path / name).touch()
    assert list(roles_of(tmp_path, "doc")) == ["b", "second-reader"]


@pytest.mark.parametrize(
    ("line", "words"),
    [("s1,1,2,maybe,,,", "judgement 'maybe' is unknown"), ("s1,a,2,,,,", "no pair of numbers")],
)
def test_a_damaged_line_is_told(tmp_path: Path, line: str, words: str) -> None:
    path = tmp_path / "doc.b.csv"
    path.write_text(",".join(COLUMNS) + f"\n{line}\n")
    with pytest.raises(FileFormatError, match=rf"doc\.b\.csv:2: .*{words}"):
        read_opinions(path)
