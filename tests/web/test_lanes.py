"""A timeline laid out: time grows to the right, and no bar claims more than is known."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from atkg.web.lanes import bar_of, scale_of

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


@given(st.lists(DAYS, min_size=1, max_size=9))
def test_later_days_lie_further_right_and_all_lie_on_the_scale(days: list[date]) -> None:
    scale = scale_of(days, 100, 700)
    assert scale
    places = [scale.at(day) for day in sorted(days)]
    assert places == sorted(places)
    assert 100 <= places[0] <= places[-1] <= 800
    assert len(scale.ticks) <= 13


def test_without_a_day_there_is_no_scale() -> None:
    assert scale_of([], 0, 1) is None


def test_a_year_is_a_bar_as_wide_as_a_year() -> None:
    scale = scale_of([date(2000, 1, 1), date(2009, 1, 1)], 0, 1000)
    assert scale
    assert bar_of(scale, date(2004, 1, 1), date(2004, 12, 31), "").width == 100


def test_what_has_no_end_is_drawn_as_far_as_its_document_knows() -> None:
    scale = scale_of([date(2000, 1, 1), date(2019, 1, 1)], 0, 1000)
    assert scale
    bar = bar_of(scale, date(2000, 1, 1), None, "", date(2004, 12, 31))
    assert (bar.is_open_right, bar.width) == (True, 250)
    assert bar_of(scale, date(2000, 1, 1), None, "").width == 1000
