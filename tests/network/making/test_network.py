from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.errors import QueryError
from atkg.graph.witnesses import Witness
from atkg.network.making.network import by_window, ego, make_network
from atkg.network.making.options import NORMALISATIONS, Options, kinds
from atkg.network.measures.table import mode_of
from atkg.network.model import Actor
from atkg.network.ties.events import Event
from atkg.network.ties.ground import Finding, Ground

Maker = Callable[..., Event]
ACTORS = {
    "a": Actor("Agency", "Agencia", "Organization", "ministry", "ministerio"),
    "group": Actor("Group", "Grupo", "CollectiveActor", "", ""),
}


def ground(*events: Event, **more: object) -> Ground:
    return Ground(tuple(sorted(events)), ACTORS, **more)  # type: ignore[arg-type]


def test_a_two_mode_network_has_actors_on_one_side(event: Maker) -> None:
    base = ground(
        event("a", "fundedBy", "p"), event("b", "implementedBy", "p"),
        event("b", "hasMember", "body"), event("a", "collaboratesWith", "b"),
    )  # fmt: skip
    graph = make_network(base, Options(kind="two-mode"))
    assert {node: data["bipartite"] for node, data in graph.nodes(data=True)} == {
        "a": 0,
        "b": 0,
        "p": 1,
        "body": 1,
    }
    assert sorted(map(sorted, graph.edges)) == [["a", "p"], ["b", "body"], ["b", "p"]]
    assert graph.nodes["a"]["sector_es"] == "ministerio"
    assert make_network(base, Options(kind="bodies")).number_of_edges() == 1
    assert make_network(base, Options(kind="interventions")).number_of_edges() == 2


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abcdef"),
            st.sampled_from(["fundedBy", "hasMember", "operatedBy"]),
            st.sampled_from("abcdef"),
        )
    )
)
def test_two_mode_stays_bipartite_whoever_takes_part_in_what(
    event: Maker, ends: list[tuple[str, str, str]]
) -> None:
    base = ground(*(event(*end) for end in ends if end[0] != end[2]))
    graph = make_network(base, Options(kind="two-mode"))
    assert all(graph.nodes[x]["bipartite"] != graph.nodes[y]["bipartite"] for x, y in graph.edges)


def test_actors_are_joined_where_they_share_something_or_are_tied_directly(event: Maker) -> None:
    base = ground(
        event("a", "fundedBy", "p"), event("b", "operatedBy", "p"), event("c", "operatedBy", "q"),
        event("c", "collaboratesWith", "d"),
    )  # fmt: skip
    graph = make_network(base, Options())
    assert sorted(map(sorted, graph.edges)) == [["a", "b"], ["c", "d"]]
    assert graph.edges["a", "b"]["shared"] == 1
    assert graph.edges["a", "b"]["relation"] == "funds|operates"


def test_the_weight_is_distinct_documents_and_rows_never_count(event: Maker) -> None:
    base = ground(
        event("a", "fundedBy", "p", "one", "x", "x", "y"), event("a", "fundedBy", "p", "two", "x"),
        event("a", "operatedBy", "p", "two", "x"),
    )  # fmt: skip
    data = make_network(base, Options(kind="two-mode")).edges["a", "p"]
    assert (data["weight"], data["quote_count"], data["statement_count"]) == (2, 3, 3)
    assert data["documents"] == "one|two"
    for weight, count in (("quotes", 3), ("statements", 3)):
        graph = make_network(base, Options(kind="two-mode", weight=weight))
        assert graph.edges["a", "p"]["weight"] == count


def test_what_one_document_repeats_counts_once_unless_asked_for(event: Maker) -> None:
    base = ground(
        event("a", "fundedBy", "p", "one", "x"), event("a", "fundedBy", "p", "one", "y"),
    )  # fmt: skip
    once = make_network(base, Options(kind="two-mode", weight="statements"))
    every = make_network(base, Options(kind="two-mode", weight="statements", duplicates="all"))
    assert (once.edges["a", "p"]["weight"], every.edges["a", "p"]["weight"]) == (1, 2)
    assert once.edges["a", "p"]["quote_count"] == 2


def test_what_is_recommended_or_potential_is_a_tie_only_where_asked_for(event: Maker) -> None:
    base = ground(event("a", "fundedBy", "p", status="potential"), event("b", "fundedBy", "p"))
    assert "a" not in make_network(base, Options(kind="two-mode"))
    wide = make_network(base, Options(kind="two-mode", also=("potential",)))
    assert wide.edges["a", "p"]["statuses"] == "potential"


def test_a_window_keeps_what_was_going_on_in_it(event: Maker) -> None:
    base = ground(event("a", "fundedBy", "p", year="2005"), event("b", "fundedBy", "p", "e"))
    both = by_window(base, Options(kind="two-mode"), [(2004, 2005), (2018, 2024), (1990, 1999)])
    assert [sorted(graph) for graph in both.values()] == [["a", "p"], ["b", "p"], []]
    dated = Options(kind="two-mode", first=2004, last=2005, undated=False)
    assert len(make_network(base, dated)) == 0  # only the document's year is known
    kept = Options(kind="two-mode", first=2004, last=2005, isolates=True)
    assert sorted(nx.isolates(make_network(base, kept))) == ["b"]


def test_a_tie_without_any_year_is_in_no_window_and_in_the_whole(event: Maker) -> None:
    base = ground(event("a", "fundedBy", "p", year=""), event("b", "fundedBy", "p", year="2021"))
    inside = Options(kind="two-mode", first=2020, last=2022)
    assert sorted(make_network(base, inside)) == ["b", "p"]
    assert sorted(make_network(base, Options(kind="two-mode"))) == ["a", "b", "p"]


def test_a_two_mode_network_is_one_also_without_a_tie() -> None:
    empty = make_network(ground(), Options(kind="bodies"))
    assert (len(empty), mode_of(empty)) == (0, "two-mode")
    assert mode_of(make_network(ground(), Options(kind="bodies", project="actors"))) == "one-mode"


def test_units_collapse_into_their_topmost_body(event: Maker) -> None:
    base = ground(
        event("unit", "fundedBy", "p"), event("b", "fundedBy", "p"),
        parents={"unit": "office", "office": "a"},
    )  # fmt: skip
    graph = make_network(base, Options(collapse=True))
    assert sorted(graph) == ["a", "b"]


def test_units_that_are_each_others_parents_do_not_hang(event: Maker) -> None:
    base = ground(event("x", "fundedBy", "p"), parents={"x": "y", "y": "x"})
    assert len(make_network(base, Options(kind="two-mode", collapse=True))) == 2


def test_groups_and_centres_are_left_out_on_request(event: Maker) -> None:
    base = ground(
        event("a", "fundedBy", "p"), event("group", "fundedBy", "p"), event("a", "fundedBy", "q"),
        centres=frozenset({"q"}),
    )  # fmt: skip
    assert "group" not in make_network(base, Options(kind="two-mode", collective=False))
    assert "q" not in make_network(base, Options(kind="two-mode", centres=False))


def test_an_edge_with_less_evidence_than_asked_for_is_left_out(event: Maker) -> None:
    base = ground(
        event("a", "fundedBy", "p", "one"), event("a", "fundedBy", "p", "two"),
        event("b", "fundedBy", "p", "one"),
    )  # fmt: skip
    assert sorted(make_network(base, Options(kind="two-mode", minimum=2))) == ["a", "p"]


@pytest.mark.parametrize(
    ("normalise", "weight"),
    [("average", 2 / 2.5), ("jaccard", 2 / 3), ("cosine", 2 / 6**0.5), ("newman", 1.5)],
)
def test_a_projection_is_normalised_as_its_source_has_it(
    event: Maker, normalise: str, weight: float
) -> None:
    ties = [("a", "p"), ("b", "p"), ("a", "q"), ("b", "q"), ("b", "r"), ("c", "q")]
    base = ground(*(event(agent, "fundedBy", thing) for agent, thing in ties))
    options = Options(kind="interventions", project="actors", normalise=normalise)
    assert make_network(base, options).edges["a", "b"]["weight"] == pytest.approx(weight, abs=1e-6)


# Who takes part in which of four things, by hand:      p  q  r  s
#                                                    a  1  1  1  0    (3 ties)
#                                                    b  1  1  0  1    (3)
#                                                    c  0  1  0  0    (1)
THREE_BY_FOUR = [("a", "p"), ("a", "q"), ("a", "r"), ("b", "p"), ("b", "q"), ("b", "s"), ("c", "q")]


@pytest.mark.parametrize(
    ("normalise", "project", "weights"),
    [
        # a and b share p and q, each of them shares q with c
        ("average", "actors", {"ab": 2 / 3, "ac": 1 / 2, "bc": 1 / 2}),  # shared / mean of both
        ("jaccard", "actors", {"ab": 2 / 4, "ac": 1 / 3, "bc": 1 / 3}),  # shared / either
        ("cosine", "actors", {"ab": 2 / 3, "ac": 1 / 3**0.5, "bc": 1 / 3**0.5}),
        # p has two, so that it counts 1 / (2 - 1); q has three, so that it counts 1 / (3 - 1)
        ("newman", "actors", {"ab": 1.5, "ac": 0.5, "bc": 0.5}),
        # p and q share a and b; r is a's alone, s is b's alone
        ("jaccard", "things",
         {"pq": 2 / 3, "pr": 1 / 2, "ps": 1 / 2, "qr": 1 / 3, "qs": 1 / 3}),
        # a and b have three things each: 1 / (3 - 1); c has one and joins nothing
        ("newman", "things", {"pq": 1.0, "pr": 0.5, "ps": 0.5, "qr": 0.5, "qs": 0.5}),
        ("activity", "", {"ap": 1 / 3, "aq": 1 / 3, "ar": 1 / 3, "bp": 1 / 3, "bq": 1 / 3,
                          "bs": 1 / 3, "cq": 1.0}),  # a row sums to 1
        ("prominence", "", {"ap": 1 / 2, "bp": 1 / 2, "aq": 1 / 3, "bq": 1 / 3, "cq": 1 / 3,
                            "ar": 1.0, "bs": 1.0}),  # a column sums to 1
    ],
)  # fmt: skip
def test_normalised_weights_are_those_worked_out_by_hand(
    event: Maker, normalise: str, project: str, weights: dict[str, float]
) -> None:
    base = ground(*(event(agent, "fundedBy", thing) for agent, thing in THREE_BY_FOUR))
    options = Options(kind="interventions", project=project, normalise=normalise)
    found = {
        "".join(sorted((one, other))): data["weight"]
        for one, other, data in make_network(base, options).edges(data=True)
    }
    assert found == pytest.approx(weights, abs=1e-6)


def test_activity_and_prominence_share_a_weight_among_the_ties_of_one_side(event: Maker) -> None:
    ties = [("a", "p"), ("a", "q"), ("b", "p"), ("c", "p")]
    base = ground(*(event(agent, "fundedBy", thing) for agent, thing in ties))
    found = [
        make_network(base, Options(kind="interventions", normalise=how)).edges["a", "p"]["weight"]
        for how in ("activity", "prominence")
    ]
    assert found == [0.5, pytest.approx(1 / 3, abs=1e-6)]


def test_a_directed_tie_goes_from_who_acts_to_whom_it_reaches(event: Maker) -> None:
    base = ground(
        event("donor", "fundedBy", "p"), event("ngo", "implementedBy", "p"),
        event("hotline", "referredTo", "police"), event("x", "collaboratesWith", "y"),
        event("author", "evaluatedBy", "e"),
        event("ngo", "leadAddressee", "r1", status="recommended"),
    )  # fmt: skip
    graph: Any = make_network(base, Options(kind="directed"))
    assert sorted(graph.edges(keys=True)) == [
        ("donor", "ngo", "funding"), ("hotline", "police", "referral"),
        ("x", "y", "partnership"), ("y", "x", "partnership"),
    ]  # fmt: skip
    assert len(graph.edges["donor", "ngo", "funding"]["statements"].split("|")) == 2
    more: Any = make_network(base, Options(kind="directed", also=("recommended",)))
    assert ("author", "ngo", "recommendation") in more.edges(keys=True)


def test_roles_that_two_documents_report_are_no_tie_that_either_reports(event: Maker) -> None:
    base = ground(event("donor", "fundedBy", "p", "one"), event("ngo", "operatedBy", "p", "two"))
    assert make_network(base, Options(kind="directed")).number_of_edges() == 0


def test_a_multiplex_network_has_an_edge_for_each_layer(event: Maker) -> None:
    base = ground(
        event("a", "fundedBy", "p"), event("b", "fundedBy", "p"), event("b", "advisedBy", "p"),
        event("a", "collaboratesWith", "b"),
    )  # fmt: skip
    graph: Any = make_network(base, Options(kind="multiplex"))
    assert sorted(key for *_, key in graph.edges(keys=True)) == ["funding", "partnership"]
    only: Any = make_network(base, Options(kind="multiplex", layers=("funding",)))
    assert [key for *_, key in only.edges(keys=True)] == ["funding"]


def test_an_actor_is_at_the_places_of_what_it_takes_part_in(event: Maker) -> None:
    base = ground(event("a", "fundedBy", "p"), event("p", "takesPlaceIn", "cusco"))
    data = make_network(base, Options(kind="regions")).edges["a", "cusco"]
    assert len(data["statements"].split("|")) == 2


def test_findings_give_a_tie_its_sign() -> None:
    seen = Witness("d", 0, "s:1", "holds", "2021", "slow")
    actors = {**ACTORS, "p": Actor("P", "P", "Intervention", "", "")}
    findings = tuple(
        Finding(f"f{number}", sign, ("a", "p", "not-a-thing"), (replace(seen, quote=quote),))
        for number, (sign, quote) in enumerate([(-1, "slow"), (-1, "late"), (1, "good")])
    )
    graph = make_network(Ground((), actors, findings=findings), Options(kind="signed"))
    data = graph.edges["a", "p"]
    assert (data["strengths"], data["limitations"], data["sign"]) == (1, 2, -1)
    assert sorted(graph) == ["a", "p"]


def test_the_network_around_an_actor_holds_the_ties_among_its_own(event: Maker) -> None:
    pairs = [("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("d", "e")]
    base = ground(*(event(x, "collaboratesWith", y) for x, y in pairs))
    graph = make_network(base, Options())
    assert sorted(ego(graph, "a")) == ["a", "b", "c"]
    assert sorted(ego(graph, "a", 2)) == ["a", "b", "c", "d"]
    with pytest.raises(QueryError, match="zz has no tie"):
        ego(graph, "zz")


def test_nothing_gives_an_empty_network_of_every_kind() -> None:
    assert len(kinds()) == 9
    for kind in kinds():
        assert len(make_network(Ground((), {}), Options(kind=kind))) == 0


@given(st.data())
def test_every_edge_of_every_kind_has_its_evidence_whatever_the_options(
    event: Maker, data: st.DataObject
) -> None:
    ends = st.sampled_from(["a", "b", "c", "group"])
    predicates = ["fundedBy", "implementedBy", "hasMember", "collaboratesWith", "addressee"]
    events = data.draw(
        st.lists(st.tuples(ends, st.sampled_from(predicates), st.sampled_from("pqr")), max_size=9)
    )
    base = ground(*(event(*one) for one in events))
    kind = data.draw(st.sampled_from([*kinds()]))
    options = Options(
        kind=kind,
        weight=data.draw(st.sampled_from(["documents", "quotes", "statements", "shared"])),
        collapse=data.draw(st.booleans()), collective=data.draw(st.booleans()),
        also=data.draw(st.sampled_from([(), ("recommended",)])),
    )  # fmt: skip
    for *ends_, edge in make_network(base, options).edges(data=True):
        assert edge["weight"] >= 1
        assert edge["quote"]
        assert edge["statements"]
        assert ends_[0] != ends_[1]


def test_a_choice_that_does_not_exist_or_fit_is_told_with_those_that_do() -> None:
    with pytest.raises(QueryError, match=r"kind 'web' is unknown → choose one of actors, bodies"):
        Options(kind="web")
    with pytest.raises(QueryError, match="no two-mode network"):
        Options(kind="directed", project="actors")
    with pytest.raises(QueryError, match="'jaccard' is not defined for bodies"):
        Options(kind="bodies", normalise="jaccard")
    with pytest.raises(QueryError, match=r"ends \(2004\) before it begins"):
        Options(first=2024, last=2004)
    with pytest.raises(QueryError, match="minimum 0"):
        Options(minimum=0)
    assert len(NORMALISATIONS) == 7
