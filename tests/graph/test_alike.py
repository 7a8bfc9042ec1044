"""Figures that read alike are told apart by what differs first."""

from __future__ import annotations

import pytest

from atkg.graph.alike import telling
from atkg.graph.figures import Said


def said(counts: str = "poor", **properties: str) -> Said:
    plain = {(f"atkg:{name.rstrip('_')}", ""): (own,) for name, own in properties.items()}
    return {("atkg:value", ""): ("1",), ("atkg:counts", "en"): (counts,), **plain}


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ({"scope": "town"}, {"scope": "country"}, ("scope",)),
        ({"scope": "town"}, {}, ("scope",)),
        ({"scope": "peru", "dataSource": "press"}, {"scope": "peru"}, ("dataSource",)),
        ({"from_": "2004-01-01"}, {"from_": "2005-01-01"}, ("from", "to")),
        ({"scope": "peru"}, {"scope": "peru"}, ()),
        ({"scope": "town", "unit": "case"}, {"scope": "country", "unit": "call"}, ()),
        ({"scope": "town", "counts": "poor"}, {"scope": "country", "counts": "rich"}, ()),
    ],
)
def test_what_differs_first_is_told_of_both(
    first: dict[str, str], second: dict[str, str], told: tuple[str, ...]
) -> None:
    figures = {"atkgr:d.figure.1": said(**first), "atkgr:d.figure.2": said(**second)}
    assert telling(figures, ()) == (dict.fromkeys(figures, told) if told else {})


def test_figures_of_two_documents_are_not_compared() -> None:
    figures = {
        "atkgr:d.figure.1": said(scope="town"),
        "atkgr:e.figure.1": said(scope="country"),
    }
    assert telling(figures, ()) == {}


def test_a_bare_figure_says_where_else_of_what() -> None:
    figures = {
        "atkgr:d.figure.1": said("cases", concerns="hotline"),
        "atkgr:d.figure.2": said("calls", concerns="hotline", scope="lima"),
        "atkgr:d.figure.3": said("days"),
    }
    assert telling(figures, list(figures)) == {
        "atkgr:d.figure.1": ("concerns",),
        "atkgr:d.figure.2": ("scope",),
    }
