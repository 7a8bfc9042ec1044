from __future__ import annotations

import csv
import fcntl
import hashlib
import io
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest

from atkg.errors import AtkgError, WorkspaceError
from atkg.graph.asking import run_query
from atkg.graph.store import open_store
from atkg.model import Row, statement_id
from atkg.pipeline import build
from atkg.statements import read_rows, write_rows
from atkg.workspace import Workspace, open_workspace

Atkg: TypeAlias = Callable[..., "subprocess.CompletedProcess[str]"]
FUNDERS = "SELECT ?who { ?what <https://w3id.org/atkg/ontology#fundedBy> ?who }"
STATEMENTS = "lantern-2021.csv"
TEXT = "The Lantern project was funded by the Coastal Agency. Its hotline is open.\n"


def tree(folder: Path) -> dict[str, str]:
    """Give the hash of every file of a build but the store's, whose files carry random names."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "store" not in path.relative_to(folder).parts
    }


def add_second_document(workspace: Workspace) -> None:
    """Let a second document say what the first says too."""
    path = workspace.documents / "beacon-2022.txt"
    path.write_text(TEXT, encoding="utf-8", newline="\n")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    record = ["beacon-2022", "Beacon", "Harbour Evaluation Unit", "Evaluation Unit", "2022", "en",
              "evaluation report", "invented for tests", "", path.name, digest, digest, "plain",
              "1", ""]  # fmt: skip
    with (workspace.documents / "documents.csv").open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(record)
    quote = "The Lantern project was funded by the Coastal Agency"
    row = Row("atkgr:lantern", "atkg:fundedBy", "atkgr:coastal-agency", quote, 0, len(quote),
              status="achieved", judgement="accepted", reviewer="editor",
              reviewed="2025-06-30")  # fmt: skip
    row = Row(**{**{name: getattr(row, name) for name in Row.__slots__},
                 "id": statement_id("beacon-2022", row)})  # fmt: skip
    write_rows(workspace.statements / "beacon-2022.csv", [row])


def reversed_copy(workspace: Workspace, root: Path) -> Workspace:
    """Copy a workspace with files made in the other order, and the rows of each table turned."""
    for path in sorted(workspace.root.rglob("*"), reverse=True):
        if path.is_file() and "data" in path.parts:
            copy = root / path.relative_to(workspace.root)
            copy.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_bytes().decode()
            if path.suffix == ".csv":
                head, *rows = csv.reader(io.StringIO(text, newline=""))
                with copy.open("w", encoding="utf-8", newline="") as file:
                    csv.writer(file, lineterminator="\n").writerows([head, *rows[::-1]])
            else:
                copy.write_bytes(text.encode())
    return open_workspace(root)


def copied(workspace: Workspace, root: Path) -> Workspace:
    shutil.copytree(workspace.root, root, symlinks=True)
    return open_workspace(root)


def funders(workspace: Workspace) -> set[str]:
    answer = run_query(open_store(workspace.current / "store"), FUNDERS)
    return {str(getattr(row[0], "value", "")).rpartition("/")[2] for row in answer.rows}


def left_over(workspace: Workspace) -> list[str]:
    return sorted(p.name for p in workspace.build.glob(".*") if p.name != ".lock")


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def without_rows(path: Path, subject: str, predicate: str) -> None:
    rows = read_rows(path)
    kept = [row for row in rows if (row.subject, row.predicate) != (subject, predicate)]
    assert len(kept) == len(rows) - 1
    write_rows(path, kept)


# --- the same input, the same bytes -------------------------------------------------------------


def test_the_same_input_in_any_order_gives_the_same_bytes_in_fresh_interpreters(
    small_workspace: Workspace, tmp_path: Path, atkg_apart: Atkg
) -> None:
    add_second_document(small_workspace)
    other = reversed_copy(small_workspace, tmp_path / "elsewhere" / "other")
    for number, workspace in enumerate((small_workspace, other)):
        how = {"env": os.environ | {"PYTHONHASHSEED": str(number + 1)}}
        made = atkg_apart("build", "--no-reason", "-w", workspace.root, **how)
        assert made.returncode == 0, made.stderr
    first, second = tree(small_workspace.current), tree(other.current)
    kinds = {name.rpartition(".")[2] for name in first}
    assert kinds == {
        "trig", "nq", "jsonld", "csv", "graphml", "gexf", "svg", "png", "md", "json",
        "xlsx", "net", "dl", "dot", "cyjs", "cx2", "R",
    }  # fmt: skip
    assert len(first) >= 20
    assert {name for name in first if first[name] != second.get(name)} == set()
    assert first.keys() == second.keys()


# --- all or nothing -----------------------------------------------------------------------------


def fabricate(workspace: Workspace) -> str:
    replace_in(workspace.statements / STATEMENTS, "code CV-18-01", "code CV-18-02")
    return "gate A, fabricated"


def lose_a_column(workspace: Workspace) -> str:
    replace_in(workspace.statements / STATEMENTS, "object,datatype", "object,datatypo")
    return "lacks the column datatype"


def save_by_spreadsheet(workspace: Workspace) -> str:
    path = workspace.statements / STATEMENTS
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    return "byte order mark"


def break_a_shape(workspace: Workspace) -> str:
    figure = "atkgr:lantern-2021.figure.4acc409a37"
    without_rows(workspace.statements / STATEMENTS, figure, "atkg:value")
    return "the facts break 1 rule"


def unknown_document(workspace: Workspace) -> str:
    (workspace.statements / "ghost.csv").write_text("", encoding="utf-8")
    return "no document ghost is registered"


def change_a_text(workspace: Workspace) -> str:
    replace_in(workspace.documents / "lantern-2021.md", "and funded by", "and paid by")
    return "is not the registered text"


@pytest.mark.share(3)
@pytest.mark.parametrize(
    "spoil",
    [fabricate, lose_a_column, save_by_spreadsheet, break_a_shape, unknown_document, change_a_text],
)
def test_what_does_not_hold_leaves_the_last_good_graph_as_it_was(
    built_workspace: Workspace, tmp_path: Path, atkg: Atkg, spoil: Callable[[Workspace], str]
) -> None:
    workspace = copied(built_workspace, tmp_path / "w")
    before = (workspace.current, tree(workspace.current), funders(workspace))
    said = spoil(workspace)
    made = atkg("build", "--no-reason", "-w", workspace.root)
    assert made.returncode == 1
    assert said in made.stderr
    assert "Traceback" not in made.stderr
    assert made.stdout == ""
    assert (workspace.current, tree(workspace.current), funders(workspace)) == before
    assert before[2] == {"coastal-agency"}
    assert left_over(workspace) == []


@pytest.mark.parametrize("spoil", [fabricate, break_a_shape])
def test_a_first_build_that_does_not_hold_leaves_no_folder(
    small_workspace: Workspace, spoil: Callable[[Workspace], str]
) -> None:
    said = spoil(small_workspace)
    with pytest.raises(AtkgError) as caught:
        build(small_workspace, lambda _: None, reason=False)
    assert said in str(caught.value)
    assert not small_workspace.build.exists()


def test_a_contradiction_that_no_shape_sees_stops_the_build_and_is_named(
    built_workspace: Workspace, tmp_path: Path, atkg: Atkg
) -> None:
    workspace = copied(built_workspace, tmp_path / "w")
    before = (workspace.current, tree(workspace.current))
    with (workspace.authority / "links.csv").open("a", encoding="utf-8", newline="\n") as file:
        file.write("atkgr:statistics-office,atkg:inCountry,atkgr:hotline,an invented map,no\n")
    made = atkg("build", "-w", workspace.root)
    assert made.returncode == 1
    assert "contradict each other" in made.stderr
    assert "atkgr:hotline is both atkg:Place and atkg:Undertaking" in made.stderr
    assert (workspace.current, tree(workspace.current)) == before
    assert left_over(workspace) == []


STAGES = ("build the RDF dataset", "write TriG", "load the store", "answer the", "project and draw")


def kill_at(workspace: Workspace, stage: str, delay: float) -> int:
    """Start a build and kill it a moment after it tells a stage; gives the exit code."""
    command = [sys.executable, "-m", "atkg.cli", "build", "--no-reason", "-w", str(workspace.root)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr
        for line in running.stderr:
            if line.startswith(stage):
                time.sleep(delay)
                running.send_signal(signal.SIGKILL)
                break
        running.stderr.close()
        return running.wait()


@pytest.mark.parametrize(
    "stages",
    [random.Random(2026).sample(STAGES, 2), pytest.param(STAGES, marks=pytest.mark.soak)],
    ids=["two stages", "all stages"],
)
def test_a_killed_build_leaves_the_last_good_graph_and_the_next_one_cleans_up(
    built_workspace: Workspace, tmp_path: Path, stages: Sequence[str]
) -> None:
    assert len(stages) >= 2
    workspace = copied(built_workspace, tmp_path / "w")
    before = (workspace.current, tree(workspace.current))
    replace_in(workspace.authority / "names.csv", "Agencia Costera", "Agencia de la Costa")
    seeded = random.Random(2026)
    for stage in stages:
        assert kill_at(workspace, stage, seeded.uniform(0, 0.06)) == -signal.SIGKILL
        assert (workspace.current, tree(workspace.current)) == before
        assert funders(workspace) == {"coastal-agency"}
    assert [name[:5] for name in left_over(workspace)] == [".new-"]
    (workspace.build / ".link-1").symlink_to("nowhere")  # killed between its two last steps
    made = build(workspace, lambda _: None, reason=False)
    assert workspace.current == made.folder.resolve() != before[0]
    assert funders(workspace) == {"coastal-agency"}
    assert left_over(workspace) == []


def test_a_second_build_at_the_same_time_is_refused_and_harms_nothing(
    built_workspace: Workspace, tmp_path: Path
) -> None:
    workspace = copied(built_workspace, tmp_path / "w")
    before = workspace.current
    running = workspace.build / ".new-1"
    running.mkdir()
    with (workspace.build / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(WorkspaceError, match="another build is running"):
            build(workspace, lambda _: None, reason=False)
    assert running.is_dir()
    assert workspace.current == before


# --- what a build tells -------------------------------------------------------------------------


def test_a_build_tells_its_stages_and_the_checks_it_made_and_is_quick(
    small_workspace: Workspace,
) -> None:
    told: list[str] = []
    started = time.process_time()  # of this process alone, however busy the machine is
    made = build(small_workspace, told.append, reason=False)
    assert time.process_time() - started < 30
    stages = [line.removesuffix(" …") for line in told if line.endswith(" …")]
    assert stages == list(made.stopwatch.seconds)
    assert stages[0].startswith("read documents")
    assert stages[-1] == "write the summary"
    rows = len(read_rows(small_workspace.statements / STATEMENTS))
    assert any(f"{rows} rows passed both gates in" in line for line in told)
    assert not any(" 0 checks" in line for line in told)
    assert made.folder.name == f"{made.hash[:12]}-1"
    assert "not asked" in (made.folder / "summary.md").read_text("utf-8")


def test_the_reasoner_is_asked_unless_one_says_no(small_workspace: Workspace) -> None:
    made = build(small_workspace, lambda _: None)
    assert "prove consistency with HermiT" in made.stopwatch.seconds
    summary = (made.folder / "summary.md").read_text("utf-8")
    assert "HermiT found ontology, 13 records and facts consistent" in summary


def test_a_violation_names_the_file_and_line_to_mend_and_the_statement(
    small_workspace: Workspace, atkg: Atkg
) -> None:
    path = small_workspace.statements / STATEMENTS
    break_a_shape(small_workspace)
    head = next(r for r in read_rows(path) if r.subject.endswith("4acc409a37") and r.is_head)
    for verb in ("build", "validate"):
        made = atkg(verb, "-w", small_workspace.root)
        assert made.returncode == 1
        said = made.stderr if verb == "build" else made.stdout
        assert f"data/statements/{STATEMENTS}:{head.line}" in said
        assert head.id in said
