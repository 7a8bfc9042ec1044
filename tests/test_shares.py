"""A test that is divided between `make test` and `make soak` leaves its share in `make test`."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import settings

CASES: Final = range(40)


@pytest.mark.share(3)
@pytest.mark.parametrize("case", CASES)
def test_three_of_forty_cases_run_always(case: int, shares: dict[str, list[bool]]) -> None:
    (drawn,) = [own for name, own in shares.items() if "test_three_of_forty" in name]
    assert case in CASES
    if len(drawn) == len(CASES):  # else somebody asked for a few by name
        assert sum(drawn) == 3
        assert drawn != sorted(drawn, reverse=True), "drawn, not the first three"


def test_every_divided_test_has_a_share_that_runs_always(shares: dict[str, list[bool]]) -> None:
    assert [name for name, drawn in shares.items() if not any(drawn)] == []


def test_properties_have_no_deadline_that_a_busy_machine_would_miss() -> None:
    assert settings.default is not None
    assert settings.default.deadline is None
    assert settings.default.max_examples >= 100
