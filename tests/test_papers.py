from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from atkg.errors import QueryError
from atkg.papers import dossier, gapmap
from atkg.workspace import Workspace

if TYPE_CHECKING:
    import subprocess

    Atkg = Callable[..., subprocess.CompletedProcess[str]]


def test_a_side_that_there_is_not_or_the_same_twice_is_refused(built_workspace: Workspace) -> None:
    with pytest.raises(QueryError, match="no side 'colour' → one of: intervention"):
        gapmap(built_workspace, ("colour", "p"), "en", "svg")
    with pytest.raises(QueryError, match="both sides"):
        gapmap(built_workspace, ("p", "p"), "en", "svg")


def test_what_is_unknown_is_refused_with_what_is_near(built_workspace: Workspace) -> None:
    with pytest.raises(QueryError, match="Lantern"):
        dossier(built_workspace, "Lantrn", "en", "md")


def test_the_verbs_write_files_and_standard_output(
    atkg: Atkg, built_workspace: Workspace, tmp_path: Path
) -> None:
    where = ("-w", built_workspace.root)
    written = tmp_path / "new" / "hotline.docx"
    done = atkg("dossier", "hotline", "--format", "docx", "--out", written, *where)
    printed = atkg("ledger", "--format", "csv", *where)
    picture = atkg("gapmap", "--rows", "p", "--columns", "criterion", "--format", "svg", *where)
    assert (done.returncode, done.stdout) == (0, "")
    assert written.read_bytes().startswith(b"PK")
    assert [one.name for one in written.parent.iterdir()] == ["hotline.docx"]
    assert printed.stdout.startswith("document,year,number,")
    assert picture.stdout.startswith("<svg ")


def test_an_unknown_thing_exits_with_one_and_writes_nothing(
    atkg: Atkg, built_workspace: Workspace, tmp_path: Path
) -> None:
    out = tmp_path / "no.md"
    failed = atkg("dossier", "nobody at all", "--out", out, "-w", built_workspace.root)
    assert failed.returncode == 1
    assert "nothing is called" in failed.stderr
    assert not out.exists()
