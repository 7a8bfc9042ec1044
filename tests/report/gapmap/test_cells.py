from __future__ import annotations

from dataclasses import replace

import pytest

from atkg.graph.naming import Naming, load_naming
from atkg.graph.sayings import Basis, Saying
from atkg.graph.spoken import Spoken, load_spoken
from atkg.graph.store import open_store
from atkg.report.gapmap.axes import AXES, ITSELF, areas, region_of
from atkg.report.gapmap.cells import MARKS, RECOMMENDED, gap_map, pieces
from atkg.workspace import Workspace

BASIS = Basis("atkgr:a", 10, "2024", ("the work was useful",), "manual", "accepted", "", "", "")


def head(node: str, start: int, quote: str) -> Saying:
    basis = replace(BASIS, start=start, quotes=(quote,))
    return Saying(node, "rdf:type", "atkg:Finding", f"s{node}", "holds", False, "", (basis,))


def spoken_of(*heads: Saying) -> Spoken:
    by_subject = {one.subject: (one,) for one in heads}
    return Spoken(heads, by_subject, {"atkg:Finding": heads}, {}, {}, {}, {})


def test_findings_that_share_words_count_once() -> None:
    heads = [
        head("a.finding.1", 10, "the work was useful"),
        head("a.finding.2", 10, "the work was useful"),
        head("a.finding.3", 14, "work"),
        head("a.finding.4", 60, "elsewhere"),
    ]
    found = pieces(spoken_of(*heads), [one.subject for one in heads])
    assert [len(one.nodes) for one in found] == [3, 1]


def test_words_that_only_touch_are_two() -> None:
    heads = [head("a.finding.1", 10, "12345"), head("a.finding.2", 15, "67890")]
    assert len(pieces(spoken_of(*heads), [one.subject for one in heads])) == 2


def test_the_same_span_of_two_documents_is_two() -> None:
    one = head("a.finding.1", 10, "useful")
    other = head("b.finding.1", 10, "useful")
    other = replace(other, bases=(replace(other.bases[0], document="atkgr:b"),))
    assert len(pieces(spoken_of(one, other), [one.subject, other.subject])) == 2


@pytest.fixture(scope="module")
def real(real_workspace: Workspace) -> tuple[Spoken, Naming]:
    store = open_store(real_workspace.current / "store")
    return load_spoken(store), load_naming(store)


PAIRS = [(one, other) for one in AXES for other in AXES if one != other]


@pytest.mark.parametrize("axes", PAIRS, ids="-".join)
def test_every_finding_stands_somewhere_and_every_count_has_its_quotes(
    real: tuple[Spoken, Naming], axes: tuple[str, str]
) -> None:
    spoken, naming = real
    made = gap_map(spoken, naming, axes, "en")
    every = [
        (mark, one)
        for cell in made.cells.values()
        for mark, own in cell.pieces.items()
        for one in own
    ]
    met = {node for mark, one in every if mark in MARKS for node in one.nodes}
    assert set(spoken.nodes("atkg:Finding")) <= met
    assert all(one.quotes for _, one in every)
    assert len(made.cells) == len(made.rows) * len(made.columns)
    assert len(every) > 50


def test_a_cell_with_recommendations_only_says_so(real: tuple[Spoken, Naming]) -> None:
    made = gap_map(*real, ("region", "p"), "en")
    states = {cell.state for cell in made.cells.values()}
    only = [cell for cell in made.cells.values() if cell.state == RECOMMENDED]
    assert states == {"found", RECOMMENDED, "silent"}
    assert only
    assert all(set(cell.pieces) == {RECOMMENDED} for cell in only)


def test_a_region_of_which_nothing_is_said_is_shown_as_silent(real: tuple[Spoken, Naming]) -> None:
    made = gap_map(*real, ("region", "p"), "es")
    own = [
        cell.state
        for cell in made.cells.values()
        if cell.row == "atkgr:madre-de-dios" and cell.column.startswith("atkgv:p.")
    ]
    assert len(own) == 4
    assert set(own) == {"silent"}


def test_a_city_stands_in_its_region(real: tuple[Spoken, Naming]) -> None:
    assert region_of(real[0], "atkgr:iquitos") == {"atkgr:loreto"}
    assert region_of(real[0], "atkgr:tacna") == {"atkgr:tacna-region"}


def test_outcome_areas_are_named_in_both_languages(real: tuple[Spoken, Naming]) -> None:
    labels = [dict(gap_map(*real, ("p", "outcome"), lang).columns) for lang in ("en", "es")]
    assert {ITSELF, *areas().values()} <= set(labels[0])
    assert all(labels[0][one] != labels[1][one] for one in areas().values())


def test_words_between_two_halves_of_a_quote_are_not_shared() -> None:
    halves = replace(BASIS, start=10, quotes=("first", "last"), starts=(10, 40))
    split = replace(head("a.finding.1", 10, "first"), bases=(halves,))
    between, other = head("a.finding.2", 20, "between"), head("a.finding.3", 42, "st")
    found = pieces(spoken_of(split, between, other), ["a.finding.1", "a.finding.2", "a.finding.3"])
    assert sorted(one.nodes for one in found) == [("a.finding.1", "a.finding.3"), ("a.finding.2",)]


def test_a_finding_that_is_only_possible_is_marked_so() -> None:
    possible = replace(head("a.finding.1", 10, "may last"), status="potential")
    assert pieces(spoken_of(possible), ["a.finding.1"])[0].meant == ("potential",)


def test_a_recommendation_has_the_criterion_of_the_finding_that_it_names() -> None:
    action, finding = "atkgr:a.action.1", "atkgr:a.finding.1"
    names = replace(head(action, 10, "do so"), predicate="atkg:concerns", object=finding)
    own = replace(
        head(finding, 50, "it lasts"), predicate="atkg:criterion", object="atkgv:criterion.impact"
    )
    spoken = replace(
        spoken_of(names),
        by_subject={action: (names,), finding: (own,)},
        classes={finding: frozenset({"atkg:Finding"})},
    )
    assert AXES["criterion"](spoken, action) == {"atkgv:criterion.impact"}
