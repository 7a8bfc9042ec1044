"""What a node must say: one of which a gate took too much away is left out whole."""

from __future__ import annotations

import pytest

from atkg.model import Row
from atkg.text.extraction.needed import incomplete

FIGURE = "atkgr:invented.figure.0123456789"
WHOLE = (("rdf:type", "atkg:Figure"), ("atkg:value", "45"), ("atkg:unit", "atkgv:unit.case"))


def _rows(*said: tuple[str, str]) -> list[Row]:
    return [Row(FIGURE, predicate, object_, "45 cases", 0, 8) for predicate, object_ in said]


def test_a_figure_with_its_value_and_unit_says_enough() -> None:
    assert incomplete(_rows(*WHOLE)) == {}


@pytest.mark.parametrize("lost", ["atkg:value", "atkg:unit"])
def test_a_figure_without_value_or_without_what_it_counts_says_too_little(lost: str) -> None:
    rows = _rows(*(one for one in WHOLE if one[0] != lost))
    assert lost in incomplete(rows)[FIGURE]


def test_a_node_whose_head_stands_elsewhere_is_left_alone() -> None:
    assert incomplete(_rows(("atkg:unit", "atkgv:unit.case"))) == {}
