from __future__ import annotations

from collections.abc import Callable

import pytest

from atkg.network.making.behind import said_behind
from atkg.network.making.network import make_network
from atkg.network.making.options import Options, kinds
from atkg.network.ties.events import Event
from atkg.network.ties.ground import Ground

Maker = Callable[..., Event]


@pytest.fixture
def ground(event: Maker) -> Ground:
    events = [
        event("a", "fundedBy", "p", "one", "A pays", "A paid"),
        event("a", "fundedBy", "p", "two", "A gave"),
        event("b", "implementedBy", "p", "one", "B does"), event("a", "collaboratesWith", "b"),
        event("b", "hasMember", "body"), event("a", "hasMember", "body"),
        event("p", "takesPlaceIn", "cusco", "one", "in Cusco"),
        event("b", "addressee", "r1", status="recommended"),
    ]  # fmt: skip
    return Ground(tuple(sorted(events)), {})


def test_all_quotes_behind_a_tie_are_given_and_none_of_another(ground: Ground) -> None:
    options = Options(kind="interventions")
    quotes = {said.witness.quote for said in said_behind(ground, options, "p", "a")}
    assert quotes == {"A pays", "A paid", "A gave"}
    assert said_behind(ground, options, "a", "b") == ()


@pytest.mark.parametrize("kind", [name for name in kinds() if name != "signed"])
def test_the_quotes_behind_a_tie_are_those_that_its_edge_counts(ground: Ground, kind: str) -> None:
    options = Options(kind=kind)
    graph = make_network(ground, options)
    assert graph.number_of_edges() > 0
    for left, right, data in graph.edges(data=True):
        said = said_behind(ground, options, left, right)
        statements = {one.witness.statement for one in said}
        assert set(str(data["statements"]).split("|")) <= statements
        assert data["quote"] in {one.witness.quote for one in said}
        if not graph.is_multigraph():
            quotes = {(one.witness.document, one.witness.quote) for one in said}
            assert len(quotes) == data["quote_count"]
