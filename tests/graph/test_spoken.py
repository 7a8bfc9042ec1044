from __future__ import annotations

import pyoxigraph as ox
import pytest

from atkg.graph.sayings import every_saying, sayings
from atkg.graph.spoken import Spoken, load_spoken, place_of, quotes_of
from atkg.graph.store import open_store
from atkg.graph.terms import FACTS, node
from atkg.workspace import Workspace


@pytest.fixture(scope="module")
def store(built_workspace: Workspace) -> ox.Store:
    return open_store(built_workspace.current / "store")


@pytest.fixture(scope="module")
def spoken(store: ox.Store) -> Spoken:
    return load_spoken(store)


def test_every_statement_is_read_as_if_it_were_asked_for_alone(store: ox.Store) -> None:
    every = every_saying(store)
    alone = {one for each in every for one in sayings(store, each.statement)}
    assert len(every) > 100
    assert set(every) == alone


def test_what_is_denied_is_no_answer_but_stays_among_the_sayings(spoken: Spoken) -> None:
    operators = spoken.values("atkgr:hotline", "atkg:operatedBy")
    denied = [one.object for one in spoken.by_subject["atkgr:hotline"] if one.negated]
    assert operators == ("atkgr:harbour-foundation",)
    assert denied == ["atkgr:coastal-agency"]


def test_nodes_come_in_the_order_of_the_text(spoken: Spoken) -> None:
    heads = [spoken.head(one) for one in spoken.nodes("atkg:Recommendation", "atkg:Figure")]
    places = [place_of(one) for one in heads if one is not None]
    assert len(places) == len(heads) > 5
    assert places == sorted(places)


def test_a_statement_printed_twice_has_two_quotes(spoken: Spoken) -> None:
    (twice,) = [one for one in spoken.to("atkg:Figure", "rdf:type") if len(one.bases) > 1]
    assert len(quotes_of([twice])) == 2


def test_a_place_lies_in_itself_and_in_what_that_lies_in(spoken: Spoken) -> None:
    assert "atkgr:puerto-claro" in spoken.wider("atkgr:puerto-claro")


def test_echoes_are_read_from_any_graph_and_in_both_ways() -> None:
    store = ox.Store()
    one, other = "atkgr:a.recommendation.R1", "atkgr:b.recommendation.4"
    store.add(ox.Quad(node(one), node("atkg:echoes"), node(other), FACTS))
    store.add(ox.Quad(node(one), node("atkg:echoes"), node(other), node("atkgg:elsewhere")))
    assert load_spoken(store).echoes == {one: frozenset({other}), other: frozenset({one})}
