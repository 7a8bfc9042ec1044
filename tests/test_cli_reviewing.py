"""The verbs of reviewers, run as people run them."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import openpyxl

from atkg.workspace import Workspace

Atkg: TypeAlias = Callable[..., "subprocess.CompletedProcess[str]"]


def succeed(result: subprocess.CompletedProcess[str]) -> str:
    assert result.returncode == 0, result.stderr
    return result.stdout


def judge(path: Path, column: str, line: int, value: str) -> None:
    """Write into a sheet as a person does."""
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    (number,) = [cell.column for cell in page[1] if cell.value == column]
    page.cell(line, number).value = value
    book.save(path)


def test_the_queue_goes_to_a_spreadsheet_and_comes_back_judged(
    atkg: Atkg, small_workspace: Workspace
) -> None:
    place = ["-w", small_workspace.root]
    queue = json.loads(succeed(atkg("review", *place, "--lang", "es", "--format", "json")))
    shown = succeed(atkg("review", *place, "--lang", "es", "--format", "markdown"))
    assert shown.startswith(
        "| documento | línea | método | sujeto | dice | objeto | estado | cita |"
    )
    assert [line["says"] for line in queue] == ["financiada por", "socio"]
    assert {line["object"] for line in queue} == {"Ministerio de Puertos", "Fundación Faro"}
    sheet = small_workspace.root / "queue.xlsx"
    assert succeed(atkg("review", *place, "--export", sheet, "--lang", "es")) == f"{sheet}\n"
    judge(sheet, "dictamen", 2, "aceptada")
    judge(sheet, "estado", 3, "recomendado")
    done = atkg("review", *place, "--import", sheet, "--reviewer", "second-reader")
    assert succeed(done) == "corrected\t1\njudged\t1\n"
    assert "wrote " in done.stderr
    assert json.loads(succeed(atkg("review", *place, "--format", "json"))) == []
    again = atkg("review", *place, "--import", sheet)
    assert (succeed(again), again.stderr) == ("", "the sheet changes nothing\n")


def test_two_reviewers_are_compared(atkg: Atkg, small_workspace: Workspace) -> None:
    place = ["-w", small_workspace.root]
    sheet = small_workspace.root / "second.xlsx"
    succeed(atkg("review", *place, "--export", sheet, "--apart", "--reviewer", "second-reader"))
    judge(sheet, "judgement", 2, "rejected")
    succeed(atkg("review", *place, "--import", sheet))
    told = atkg("agreement", *place, "--format", "csv")
    lines = list(csv.reader(io.StringIO(succeed(told))))
    assert lines[0] == ["predicate", "rows", "agreed", "alpha"]
    assert lines[1:3] == [["atkg:evaluates", "1", "0", "0.000"], ["all", "1", "0", "0.000"]]
    assert lines[5][4] == "editor: accepted; second-reader: rejected"
    both = json.loads(succeed(atkg("agreement", *place, "--format", "json")))
    assert [len(both[name]) for name in ("agreement", "differences")] == [2, 1]
    assert "second-reader: 1 rows on which they differ" in told.stderr


def test_a_move_that_would_leave_something_is_exit_1_until_it_may(
    atkg: Atkg, small_workspace: Workspace
) -> None:
    old = small_workspace.documents / "lantern-2021.md"
    new = small_workspace.root / "new.md"
    new.write_text(old.read_text("utf-8").replace("USD 900,000", "USD 910,000"), encoding="utf-8")
    words = ["move", "lantern-2021", new, "-w", small_workspace.root, "--format", "json"]
    before = old.read_bytes()
    refused = atkg(*words)
    assert refused.returncode == 1
    assert "nothing was changed → add --partial" in refused.stderr
    assert old.read_bytes() == before
    listed = json.loads(refused.stdout)
    assert {"file", "line", "why", "quote"} == listed[0].keys()
    done = atkg(*words, "--partial")
    assert json.loads(succeed(done)) == listed
    assert old.read_bytes() == new.read_bytes()
    succeed(atkg("verify", "-w", small_workspace.root))


def test_merge_and_rename_tell_what_they_did(atkg: Atkg, small_workspace: Workspace) -> None:
    place = ["-w", small_workspace.root, "--reason", "one city"]
    merged = succeed(atkg("merge", "atkgr:rio-seco", "atkgr:puerto-claro", *place))
    assert merged == "rows\t1\njoined\t0\n"
    renamed = succeed(atkg("rename", "atkgr:hotline", "atkgr:line-100", *place))
    assert renamed.startswith("rows\t")
    refused = atkg("merge", "atkgr:hotline", "atkgr:lantern", *place)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "there is no record 'atkgr:hotline'" in refused.stderr
    missing = atkg("merge", "atkgr:line-100", "atkgr:lantern", "-w", small_workspace.root)
    assert missing.returncode == 2
    assert "--reason" in missing.stderr
