"""All that is said of a thing can be seen, with who judged it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from atkg.graph.sayings import Basis, Saying, sayings
from atkg.graph.store import open_store
from atkg.graph.witnesses import is_node
from atkg.workspace import Workspace


@pytest.fixture(scope="module")
def store(built_workspace: Workspace) -> ox.Store:
    """The store of the small workspace."""
    return open_store(built_workspace.current / "store")


def basis(judgement: str) -> Basis:
    """Give a support with a judgement."""
    return Basis("atkgr:d", 0, "2021", ("words",), "manual", judgement, "", "", "")


def saying(*judgements: str, status: str = "holds", negated: bool = False) -> Saying:
    """Give a statement whose supports have these judgements."""
    return Saying("atkgr:a", "atkg:p", "atkgr:b", "atkgr:s", status, negated, "",
                  tuple(map(basis, judgements)))  # fmt: skip


@pytest.mark.parametrize(
    ("said", "group"),
    [
        (saying("accepted"), "fact"),
        (saying("rejected", "accepted"), "fact"),
        (saying("rejected"), "rejected"),
        (saying("unreviewed", "rejected"), "open"),
        (saying("accepted", status="recommended"), "said"),
        (saying("accepted", negated=True), "denied"),
        (saying("rejected", negated=True), "rejected"),
    ],
)
def test_facts_are_kept_apart_from_what_is_only_said(said: Saying, group: str) -> None:
    assert said.group == group


def test_a_thing_is_found_as_subject_object_and_speaker(store: ox.Store) -> None:
    body = sayings(store, "atkgr:mesa-de-puertos")
    assert {one.subject for one in body if one.predicate == "atkg:hasMember"} == {
        "atkgr:mesa-de-puertos"
    }
    said = sayings(store, "atkgr:coastal-police")
    assert any(one.object == "atkgr:coastal-police" for one in said)
    assert any(one.speaker == "atkgr:coastal-police" for one in said)
    assert len({one.statement for one in said}) == len(said) > 5


def test_a_denial_is_shown_as_one(store: ox.Store) -> None:
    said = sayings(store, "atkgr:hotline")
    denied = [one for one in said if one.group == "denied"]
    assert [(one.predicate, one.object) for one in denied] == [
        ("atkg:operatedBy", "atkgr:coastal-agency")
    ]


def test_every_statement_found_has_words_a_method_and_a_judgement(store: ox.Store) -> None:
    said = [one for thing in ("atkgr:hotline", "atkgr:lantern") for one in sayings(store, thing)]
    bases = [basis for one in said for basis in one.bases]
    assert len(bases) > 10
    for one in bases:
        assert all(one.quotes)
        assert one.method
        assert bool(one.reviewer) == (one.judgement != "unreviewed")
        assert one.year == "2021"
    assert {one.judgement for one in bases} == {"accepted", "rejected", "unreviewed"}


def test_a_statement_is_found_by_its_id(store: ox.Store) -> None:
    one = sayings(store, "atkgr:hotline")[0]
    assert sayings(store, one.statement) == (one,)
    assert sayings(store, "atkgr:nobody") == ()


def test_the_halves_of_a_cut_sentence_stand_in_order(store: ox.Store) -> None:
    nodes = {str(q.subject.value).rpartition("/")[2] for q in store
             if isinstance(q.subject, ox.NamedNode) and ".finding." in q.subject.value}  # fmt: skip
    halves = [
        basis
        for node in sorted(nodes)
        if is_node(f"atkgr:{node}")
        for one in sayings(store, f"atkgr:{node}")
        for basis in one.bases
        if len(basis.quotes) > 1
    ]
    assert halves
    assert any("strength of the" in one.quotes[0] for one in halves)
