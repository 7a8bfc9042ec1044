from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.authority import load_authority
from atkg.csvfiles import write_records
from atkg.echoes import COLUMNS, HOWS, Echo, check_ends, load_echoes
from atkg.errors import AuthorityError
from atkg.gathering import gather_workspace
from atkg.workspace import Workspace, open_workspace

ROOT = Path(__file__).parents[1]
GOOD = {
    "later": "atkgr:new.finding.1", "earlier": "atkgr:old.recommendation.1", "how": "answers",
    "reviewer": "editor", "reviewed": "2026-11-24", "note": "in part",
}  # fmt: skip
DATES = {"atkgr:new.finding.1": "2024-12-01", "atkgr:old.recommendation.1": "2005-05"}


def write(folder: Path, *records: dict[str, str]) -> None:
    write_records(folder / "echoes.csv", COLUMNS, records)


def faults(folder: Path) -> list[str]:
    with pytest.raises(AuthorityError) as caught:
        load_echoes(folder)
    return [str(fault).replace(f"{folder}/", "") for fault in caught.value.faults]


def test_an_echo_is_read_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    assert load_echoes(tmp_path) == (Echo(**GOOD, line=2),)


def test_a_workspace_without_the_file_has_no_echoes(tmp_path: Path) -> None:
    assert load_echoes(tmp_path) == ()


@pytest.mark.parametrize(
    ("column", "value", "what"),
    [
        ("how", "denies", "how is 'denies' → write one of: answers, repeats, takes-up"),
        ("reviewer", " ", "nobody is said to have judged it"),
        ("reviewed", "yesterday", "reviewed is 'yesterday' → write a date"),
    ],
)
def test_what_is_wrong_with_an_echo_is_named(
    tmp_path: Path, column: str, value: str, what: str
) -> None:
    write(tmp_path, GOOD | {column: value})
    (found,) = faults(tmp_path)
    assert found.startswith("echoes.csv:2: ")
    assert what in found


def test_two_nodes_are_judged_once(tmp_path: Path) -> None:
    write(tmp_path, GOOD, GOOD | {"how": "repeats"})
    (found,) = faults(tmp_path)
    assert "echoes.csv:3: the same two nodes stand in line 2 too" in found


def test_both_ends_are_known_and_in_order(tmp_path: Path) -> None:
    echo = Echo(**GOOD, line=2)
    check_ends(tmp_path, [echo], DATES)
    for end in DATES:
        with pytest.raises(AuthorityError, match=f"no accepted statement gives the node {end}"):
            check_ends(tmp_path, [echo], {one: DATES[one] for one in DATES if one != end})
    with pytest.raises(AuthorityError, match="is not from a later report"):
        check_ends(tmp_path, [replace(echo, later=echo.earlier, earlier=echo.later)], DATES)


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["2005", "2010-05"]), min_size=2))
def test_of_two_nodes_at_most_one_may_echo_the_other(dates: dict[str, str]) -> None:
    allowed = set()
    for later in dates:
        for earlier in dates:
            try:
                check_ends(Path(), [Echo(later, earlier, "answers", "editor", "", "", 2)], dates)
            except AuthorityError:
                continue
            allowed.add((later, earlier))
    assert not any((earlier, later) in allowed for later, earlier in allowed)


def test_a_build_refuses_an_echo_that_leads_nowhere(small_workspace: Workspace) -> None:
    write(small_workspace.authority, GOOD)
    with pytest.raises(AuthorityError, match="the echoes have 2 fault") as caught:
        gather_workspace(small_workspace)
    assert {fault.line for fault in caught.value.faults} == {2}


def test_the_editors_of_the_reports_judged_some_echoes_of_every_kind() -> None:
    workspace = open_workspace(ROOT)
    echoes = load_echoes(workspace.authority)
    assert {echo.how for echo in echoes} == set(HOWS)
    assert all(echo.note for echo in echoes), "a note says how far the matter is the same"
    assert list(echoes) == sorted(echoes, key=lambda echo: (echo.later, echo.earlier))
    assert load_authority(workspace.authority).things
