from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.network.comparison.comparing import compare, count_words
from atkg.network.making.options import Options
from atkg.network.ties.events import Event
from atkg.network.ties.ground import Ground

Maker = Callable[..., Event]
EARLY, LATE = (Options(first=2004, last=2005), Options(first=2018, last=2024))


def test_who_stays_comes_and_goes_between_windows_is_told_with_their_ties(event: Maker) -> None:
    base = Ground(
        (
            event("a", "collaboratesWith", "b", "old", year="2005"),
            event("a", "collaboratesWith", "c", "new", year="2024"),
        ),
        {},
    )  # fmt: skip
    found = compare(base, (("early", EARLY), ("late", LATE)), {"old": 500, "new": 2000})
    assert found.actors == {"stays": ("a",), "comes": ("c",), "goes": ("b",)}
    assert found.ties == {"stays": (), "comes": (("a", "c"),), "goes": (("a", "b"),)}
    assert (found.first.documents, found.second.documents) == (("old",), ("new",))
    assert (found.first.per_thousand, found.second.per_thousand) == (2, 0.5)
    assert found.first.density == 1


def test_a_document_that_was_read_for_a_layer_counts_though_it_reports_none(event: Maker) -> None:
    base = Ground(
        (event("a", "fundedBy", "p", "one"), event("b", "operatedBy", "p", "two")), {}
    )  # fmt: skip
    funding = Options(kind="two-mode", layers=("funding",))
    found = compare(base, (("f", funding), ("i", replace(funding, layers=("implementation",)))),
                    {"one": 600, "two": 400})  # fmt: skip
    assert found.first.documents == ("one", "two")
    assert found.first.per_thousand == 1


def test_a_window_without_documents_has_no_density_and_does_not_crash(event: Maker) -> None:
    base = Ground((event("a", "collaboratesWith", "b"),), {})
    empty = replace(EARLY, first=1900, last=1901)
    found = compare(base, (("none", empty), ("all", Options())), {"d": 10})
    assert (found.first.density, found.first.per_thousand) == (None, None)
    assert found.ties["comes"] == (("a", "b"),)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"), st.booleans())))
def test_what_stays_and_goes_is_the_first_and_turned_round_it_is_the_same(
    event: Maker, ties: list[tuple[str, str, bool]]
) -> None:
    base = Ground(
        tuple(sorted({event(a, "collaboratesWith", b, "d", year="2005" if old else "2020")
                      for a, b, old in ties})), {},
    )  # fmt: skip
    sides = (("early", EARLY), ("late", LATE))
    found, back = compare(base, sides, {}), compare(base, (sides[1], sides[0]), {})
    assert {*found.actors["stays"], *found.actors["goes"]} == set(found.first.graph)
    assert found.ties["comes"] == back.ties["goes"]
    assert found.ties["stays"] == back.ties["stays"]


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("—  *", 0), ("Defensoría del Pueblo", 3), ("anti-trafficking, 2004–05", 3)],
)
def test_words_are_runs_of_letters_and_digits(text: str, count: int) -> None:
    assert count_words(text) == count
