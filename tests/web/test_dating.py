"""What is dated and what is not, with the precision that documents give."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.opening import OpenBuild
from atkg.web.dating import bounds_of, dated, undated


def test_a_period_has_its_meaning_bounds_and_precision(small_build: OpenBuild) -> None:
    (period,) = dated(small_build)["interventions"]
    assert (period.thing, period.meaning) == ("atkgr:lantern", "atkgv:period.official")
    assert (period.first, period.last) == (date(2018, 3, 1), date(2021, 2, 28))
    assert period.precision == "month"
    assert period.known == date(2021, 12, 31)


def test_a_document_dated_to_the_month_is_a_month_long(small_build: OpenBuild) -> None:
    (document,) = dated(small_build)["documents"]
    assert (document.first, document.last) == (date(2021, 6, 1), date(2021, 6, 30))


def test_the_time_of_a_figure_is_as_exact_as_its_bounds(small_build: OpenBuild) -> None:
    (figure,) = dated(small_build)["figures"]
    assert figure.precision == "year"


def test_what_has_no_date_is_told_as_such(small_build: OpenBuild) -> None:
    assert undated(small_build)["interventions"] == ("atkgr:hotline",)


def test_nothing_is_dated_where_nothing_is_said(empty_build: OpenBuild) -> None:
    assert dated(empty_build) == {}
    assert undated(empty_build) == {}


@given(st.dates())
def test_bounds_of_a_day_month_and_year_hold_the_day(day: date) -> None:
    for length in (4, 7, 10):
        bounds = bounds_of(day.isoformat()[:length])
        assert bounds
        assert bounds[0] <= day <= bounds[1]


@pytest.mark.parametrize("value", ["", "s. f.", "2005-13", "200", "2005-02-30"])
def test_what_is_no_date_has_no_bounds(value: str) -> None:
    assert bounds_of(value) is None


def test_every_accepted_period_of_the_reports_stands_on_the_timeline(real_build: OpenBuild) -> None:
    shown = {one.node for own in dated(real_build).values() for one in own}
    periods = {one for one in real_build.spoken.nodes("atkg:Period")
               if real_build.spoken.of(one, "atkg:from", "atkg:to")}  # fmt: skip
    assert periods <= shown
