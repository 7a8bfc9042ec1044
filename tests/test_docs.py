"""What the pages say is so: commands give what is shown, examples pass, tables equal the code."""

from __future__ import annotations

import importlib.util
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

from atkg.filling import fill_worksheet
from atkg.gathering import Gathered, gather_workspace
from atkg.graph.assembly import check_shapes, state
from atkg.graph.ontology import load_ontology
from atkg.graph.validation import load_shapes
from atkg.model import NODE_CLASSES, kind_of
from atkg.predicates import predicate_table
from atkg.workspace import Workspace, open_workspace

ROOT: Final = Path(__file__).parents[1]
README: Final = (ROOT / "README.md").read_text(encoding="utf-8")
MANUAL: Final = (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8")
PAGES: Final = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
WORKSHEET: Final = re.compile(r"(?<=^```yaml\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
WORKSHEETS: Final = WORKSHEET.findall(MANUAL)
# Files and folders that a command makes.
MADE: Final = {
    "build/current", "dataset/", "network/", "store/", "summary.md", "data/review/",
    "data/earlier-readings/", "data/authority/moved.csv",
}  # fmt: skip
ANSWERS: Final = re.compile(r"(answers|validation|checks)\.(en|es)\.md")


def renew_docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("renew_docs", ROOT / "tests" / "renew_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- README.md -----------------------------------------------------------------------------------


def commands() -> list[tuple[str, tuple[str, ...]]]:
    """Give every command of the README with the lines shown below it."""
    tool = renew_docs()
    return [
        (step.command, step.shown) for block in tool.blocks(README) for step in tool.steps(block)
    ]


COMMANDS: Final = commands()


@pytest.mark.parametrize(
    ("command", "shown"), [one for one in COMMANDS if one[0].startswith("atkg ")]
)
def test_a_command_of_the_readme_gives_what_is_shown(
    command: str, shown: Sequence[str], real_workspace: Workspace
) -> None:
    printed = renew_docs().run(command, real_workspace.root)
    assert printed, "it prints nothing"
    if shown:
        assert list(printed) == list(shown), "run: make docs"


@pytest.mark.parametrize("command", [c for c, _ in COMMANDS if not c.startswith("atkg ")])
def test_any_other_command_of_the_readme_is_a_target_of_make(command: str) -> None:
    target = re.fullmatch(r"make ([a-z]+)", command)
    assert target is not None, command
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target[1]}:.*##", makefile, re.MULTILINE), "no target with its help"


def test_the_readme_shows_what_questions_and_one_answer_look_like() -> None:
    shown = {command: lines for command, lines in COMMANDS if lines}
    assert len(shown) >= 4
    (answer,) = [lines for command, lines in shown.items() if command.startswith("atkg ask cq")]
    assert len(answer) < 25, "a transcript that nobody reads"
    assert any("“" in line and "as stated in" in line for line in answer)


def test_make_docs_would_change_nothing_of_form() -> None:
    tool = renew_docs()
    for block in tool.blocks(README):
        rebuilt = [
            line for step in tool.steps(block) for line in (f"$ {step.command}", *step.shown)
        ]
        assert rebuilt == block.splitlines()


def named_files(text: str) -> set[str]:
    """Give what a page names as a file or folder of the repository, in backticks or as a link."""
    ticked = re.findall(r"`([\w./-]+/|[\w./-]*\w\.(?:md|csv|ttl|rq|py|json|yaml|txt))`", text)
    linked = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    return {*ticked, *linked} - MADE


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_file_that_a_page_names_exists(page: Path) -> None:
    places = (ROOT, ROOT / "data", ROOT / "data" / "authority", ROOT / "data" / "documents",
              ROOT / "ontology", page.parent)  # fmt: skip
    missing = {
        name
        for name in named_files(page.read_text(encoding="utf-8"))
        if not ANSWERS.fullmatch(name) and not any((place / name).exists() for place in places)
    }
    assert missing == set()


def test_files_are_looked_for() -> None:
    assert {"docs/data-model.md", "data/authority/links.csv", "ontology/"} <= named_files(README)


# --- docs/reviewing.md ---------------------------------------------------------------------------


def test_the_commands_of_reviewing_give_what_is_shown_one_after_the_other(
    small_workspace: Workspace,
) -> None:
    tool = renew_docs()
    page = tool.REVIEWING.read_text(encoding="utf-8")
    steps = [step for block in tool.blocks(page) for step in tool.steps(block)]
    assert len(steps) >= 8
    for step in steps:
        printed = tool.run(step.command, small_workspace.root)
        if step.shown:
            assert list(printed) == list(step.shown), f"{step.command}: run make docs"
    verbs = {step.command.split()[1] for step in steps if step.command.startswith("atkg ")}
    assert verbs == {"review", "agreement", "move", "merge", "rename"}


# --- docs/networks.md ----------------------------------------------------------------------------


def test_the_tutorial_on_networks_gives_what_is_shown_one_command_after_the_other(
    real_workspace: Workspace, tmp_path: Path
) -> None:
    tool = renew_docs()
    page = tool.NETWORKS.read_text(encoding="utf-8")
    shutil.copytree(real_workspace.root, tmp_path / "real", symlinks=True)
    steps = [step for block in tool.blocks(page) for step in tool.steps(block)]
    assert len(steps) >= 5
    for step in steps:
        printed = tool.run(step.command, tmp_path / "real")
        if step.shown:
            assert list(printed) == list(step.shown), f"{step.command}: run make docs"


def test_the_table_of_relations_is_that_of_the_file() -> None:
    tool = renew_docs()
    page = tool.NETWORKS.read_text(encoding="utf-8")
    assert f"<!-- relations -->\n{tool.relations_table()}<!-- /relations -->" in page


# --- docs/data-model.md --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Gathered:
    """All worksheets of the manual, filled into empty statement files and let through the gates."""
    root = tmp_path_factory.mktemp("examples")
    for part in ("authority", "documents"):
        shutil.copytree(ROOT / "data" / part, root / "data" / part)
    (root / "data" / "authority" / "echoes.csv").unlink()  # about rows that are not there
    (root / "data" / "statements").mkdir()
    workspace = open_workspace(root)
    for number, text in enumerate(WORKSHEETS):
        path = root / f"{number}.yaml"
        path.write_text(text, encoding="utf-8")
        _, new, _ = fill_worksheet(workspace, path, "editor", "2026-01-01")
        assert new > 0, text
    return gather_workspace(workspace)


def test_every_example_passes_both_gates(examples: Gathered) -> None:
    assert len(WORKSHEETS) >= 12
    assert len(examples.passed) == 2
    assert all(passed.checks["A", "quote", "exact"] for passed in examples.passed.values())
    doubts = [doubt for passed in examples.passed.values() for doubt in passed.doubts]
    assert doubts == []


def test_there_is_an_example_of_every_kind_of_node(examples: Gathered) -> None:
    heads = {
        row.object for passed in examples.passed.values() for row in passed.rows if row.is_head
    }
    assert heads == NODE_CLASSES


def test_every_example_keeps_to_the_shapes(examples: Gathered) -> None:
    material = examples.material
    report = check_shapes(material, state(material), load_shapes(ROOT / "shapes"))
    assert report.checked > 100
    assert [(one.focus, one.message("en")) for one in report.violations] == []


def section(number: int) -> str:
    """Give a numbered section of the manual."""
    found = re.search(rf"^## {number}\. .*?(?=^## |\Z)", MANUAL, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[0]


def table_rows(text: str) -> list[list[str]]:
    """Give the cells of every table row, heads and rules apart."""
    lines = [line for line in text.splitlines() if line.startswith("|") and "---" not in line]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def test_the_manual_names_every_property_and_no_other() -> None:
    known = {name.partition(":")[2] for name in predicate_table()}
    # A property stands in backticks, in the first column of section 3 and the second of section 4.
    said = set(re.findall(r"`([a-z][A-Za-z0-9]*)`", section(3) + section(4)))
    assert known - said == set(), "properties without a place in the manual"
    in_tables = {
        name for row in table_rows(section(3)) for name in re.findall(r"`(\w+)`", row[0])
    } | {
        name
        for row in table_rows(section(4))
        if len(row) > 1
        for part in row[1].split(" · ")
        for name in re.findall(r"`([a-z]+[A-Za-z]*)`", part)
    }
    assert len(in_tables) > 80
    assert in_tables - known - {"true"} == set(), "names that are no property"


def test_the_manual_has_a_row_for_every_kind_of_node() -> None:
    rows = {row[0].strip("`") for row in table_rows(section(4)) if row[0].startswith("`")}
    assert rows == {kind_of(name) for name in NODE_CLASSES}


def test_the_manual_lists_every_concept_of_every_scheme() -> None:
    listed = {
        f"atkgv:{scheme}.{name}"
        for scheme, names in (row for row in table_rows(section(5)) if row[0] != "scheme")
        for name in names.split(", ")
    }
    known = load_ontology(ROOT / "ontology").known_terms
    concepts = {term for term in known if term.startswith("atkgv:") and "." in term}
    assert len(concepts) > 100
    assert listed - concepts == set(), "in the manual, not in ontology/"
    assert concepts - listed == set(), "in ontology/, not in the manual"


# --- docs/decisions ------------------------------------------------------------------------------


def test_a_decision_says_in_its_title_what_was_decided() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert pages
    assert [page.name[:4] for page in pages] == [f"{n:04}" for n in range(1, len(pages) + 1)]
    for page in pages:
        title = page.read_text(encoding="utf-8").splitlines()[0]
        words = re.sub(r"^# (\d+[.:] )?", "", title).split()
        assert title.startswith("# "), page.name
        assert len(words) >= 4, f"{page.name}: a topic, not a decision"
        assert not title.endswith("?"), f"{page.name}: a question, not a decision"
