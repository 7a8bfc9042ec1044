"""Dates: ordinals, spans, three languages, and what may be read in two ways is told."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.text.dates import FISCAL, ORDER, date_order, read_dates

SPANS: Final = [
    ("1er janvier 2019 – 31 décembre 2021", "2019-01-01 2021-12-31 day"),
    ("du 1er mars 2019 au 31 août 2020", "2019-03-01 2020-08-31 day"),
    ("janvier 2019 à décembre 2020", "2019-01-01 2020-12-31 month"),
    ("1ro de marzo de 2020", "2020-03-01 2020-03-01 day"),
    ("1.º de enero de 2020", "2020-01-01 2020-01-01 day"),
    ("primero de enero de 2020", "2020-01-01 2020-01-01 day"),
    ("1º de enero de 2020 al 30 de junio de 2021", "2020-01-01 2021-06-30 day"),
    ("del 3 al 5 de marzo de 2020", "2020-03-03 2020-03-05 day"),
    ("1 de enero al 31 de marzo de 2020", "2020-01-01 2020-03-31 day"),
    ("entre el 1 de enero y el 31 de marzo de 2020", "2020-01-01 2020-03-31 day"),
    ("entre enero y marzo de 2019", "2019-01-01 2019-03-31 month"),
    ("desde 2019 hasta 2021", "2019-01-01 2021-12-31 year"),
    ("3-5 March 2020", "2020-03-03 2020-03-05 day"),
    ("March 3-5, 2020", "2020-03-03 2020-03-05 day"),
    ("1 January to 31 March 2020", "2020-01-01 2020-03-31 day"),
    ("March-December 2020", "2020-03-01 2020-12-31 month"),
    ("Jan. 2019 until Dec. 2020", "2019-01-01 2020-12-31 month"),
    ("Sept. 2019", "2019-09-01 2019-09-30 month"),
    ("2019–21", "2019-01-01 2021-12-31 year"),
    ("2019/2021", "2019-01-01 2021-12-31 year"),
    ("01/02/2019 - 31/12/2021", "2019-02-01 2021-12-31 day"),
    ("02/01/2019 – 12/31/2021", "2019-02-01 2021-12-31 day"),
]


@pytest.mark.parametrize(("text", "expected"), SPANS)
def test_a_date_is_read_whole_and_to_its_end(text: str, expected: str) -> None:
    found = read_dates(text)
    assert [f"{one.from_} {one.to} {one.precision}" for one in found] == [expected]
    assert not found[0].doubt


@pytest.mark.parametrize("text", ["2010-12", "March 2019 and 2020", "31 juin 2020 – 4 juin 2020"])
def test_what_may_be_no_span_is_not_joined(text: str) -> None:
    assert not any(one.is_span for one in read_dates(text))


def test_a_date_of_numbers_that_fits_both_orders_is_doubtful_until_somebody_knows() -> None:
    text = "from 01/02/2019 to 03/04/2021"
    assert [one.doubt for one in read_dates(text)] == [ORDER, ORDER]
    (day_first,) = read_dates(text, "day")
    (month_first,) = read_dates(text, "month")
    assert (day_first.from_, month_first.from_) == (date(2019, 2, 1), date(2019, 1, 2))
    assert not day_first.doubt


def test_a_date_that_fits_one_order_only_is_read_in_it_whatever_the_document_does() -> None:
    assert [one.from_ for one in read_dates("12/31/2019", "day")] == [date(2019, 12, 31)]
    assert date_order("12/31/2019; 31/12/2019") is None


@pytest.mark.parametrize("text", ["FY 2021", "FY2021", "fiscal year 2021", "año fiscal 2021"])
def test_a_fiscal_year_is_no_calendar_year(text: str) -> None:
    assert [one.doubt for one in read_dates(text)] == [FISCAL]


DAYS: Final = st.dates(date(1900, 1, 1), date(2099, 12, 31))
MONTHS: Final = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]


@given(DAYS, DAYS)
def test_two_days_in_any_form_are_one_span_from_the_first_to_the_last(a: date, b: date) -> None:
    first, last = sorted((a, b))
    words = [f"{one.day} de {MONTHS[one.month - 1]} de {one.year}" for one in (first, last)]
    forms = (" al ".join(words), f"{first:%d/%m/%Y} - {last:%d/%m/%Y}", f"{first} to {last}")
    for text in forms:
        (found,) = read_dates(text, "day")
        assert (found.from_, found.to, found.precision) == (first, last, "day")
        assert (found.start, found.end) == (0, len(text))


def test_two_years_in_a_row_may_be_one_of_a_budget_and_a_number_of_a_paper_is_no_date() -> None:
    (one,) = read_dates("2019/2020")
    assert one.doubt == FISCAL
    assert not read_dates("CTOC/COP/2019/2021, 2021/2019")
