from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from atkg.network.making.options import Options
from atkg.network.robustness.ranks import intervals, ranks
from atkg.network.robustness.resampling import bootstrapped, documents_of, without_each
from atkg.network.robustness.testing import RANKS, rank_rows
from atkg.network.ties.events import Event
from atkg.network.ties.ground import Ground

Maker = Callable[..., Event]


def rows_of(base: Ground, options: Options) -> dict[str, dict[str, Any]]:
    _, rows = rank_rows(base, options, "degree", 20, 1)
    return {str(row[0]): dict(zip(RANKS, row, strict=True)) for row in rows}


def test_equal_values_share_the_best_rank() -> None:
    assert ranks({"a": 2.0, "b": 0.1 + 0.2, "c": 0.3, "d": 0.0}) == {"a": 1, "b": 2, "c": 2, "d": 4}


def test_who_has_the_lowest_constraint_ranks_first(event: Maker) -> None:
    ties = [*("ab", "ac", "bc"), *("de", "df", "ef"), "xa", "xd"]  # x joins two closed groups
    base = Ground(tuple(sorted(event(*tie[:1], "collaboratesWith", tie[1]) for tie in ties)), {})
    _, rows = rank_rows(base, Options(), "constraint", 2, 1)
    told: dict[str, dict[str, Any]] = {
        str(row[0]): dict(zip(RANKS, row, strict=True)) for row in rows
    }
    assert str(rows[0][0]) == "x"
    assert told["x"]["rank"] == told["x"]["rank_with_recommended"] == 1
    assert all(told["x"]["value"] <= one["value"] for one in told.values())


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.integers(1, 3)), max_size=9))
def test_an_interval_holds_ranks_that_occur_and_the_whole_one_all(ranked: Any) -> None:
    whole, middle = (intervals("abc", ranked, whole=way) for way in (True, False))
    for node in "abc":
        own = [one[node] for one in ranked if node in one]
        assert whole[node].best == (min(own) if own else None)
        assert whole[node].worst == (max(own) if own else None)
        assert not own or min(own) <= (middle[node].best or 0) <= (middle[node].worst or 0)


def test_a_rank_that_hangs_on_one_document_has_a_wide_interval(event: Maker) -> None:
    base = Ground(
        (
            *(event("hub", "collaboratesWith", one, "d1") for one in "abcd"),
            event("a", "collaboratesWith", "b", "d2"), event("a", "collaboratesWith", "c", "d2"),
        ),
        {},
    )  # fmt: skip
    hub = rows_of(base, Options())["hub"]
    assert (hub["rank"], hub["best_without_one"], hub["present_without_one"]) == (1, 1, 0.5)
    a = rows_of(base, Options())["a"]
    assert (a["best_without_one"], a["worst_without_one"]) == (1, 2)


def test_one_document_leaves_nothing_to_leave_out(event: Maker) -> None:
    base = Ground((event("a", "collaboratesWith", "b", "d1"),), {})
    assert list(without_each(base, Options())) == []
    assert rows_of(base, Options())["a"]["best_without_one"] is None
    assert documents_of(base, Options()) == ("d1",)


def test_recommended_ties_and_collapsed_units_give_ranks_of_their_own(event: Maker) -> None:
    base = Ground(
        (
            event("a", "collaboratesWith", "b"), event("unit", "collaboratesWith", "c"),
            event("b", "collaboratesWith", "c", "d", status="recommended"),
            event("b", "collaboratesWith", "e", "d", status="recommended"),
        ),
        {}, parents={"unit": "a"},
    )  # fmt: skip
    rows = rows_of(base, Options())
    assert rows["b"]["rank_with_recommended"] == 1
    assert rows["a"]["rank_collapsed"] == 1
    assert rows["a"]["rank_uncollapsed"] == rows["a"]["rank_without_recommended"] == 1
    assert rows["unit"]["rank_collapsed"] is None


def test_the_same_seed_draws_the_same_statements(event: Maker) -> None:
    ties = [event(a, "collaboratesWith", b) for a in "abc" for b in "xyz"]
    base = Ground(tuple(sorted(ties)), {})
    drawn = [[sorted(graph.edges) for _, graph in bootstrapped(base, Options(), 4, seed)]
             for seed in (1, 1, 2)]  # fmt: skip
    assert drawn[0] == drawn[1] != drawn[2]
    assert next(iter(bootstrapped(Ground((), {}), Options(), 1, 1)))[1].number_of_edges() == 0
