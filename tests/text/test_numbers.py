"""Numbers and dates: every usual form, in both languages, with all that it may mean."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.text.numbers import number_habits, read_dates, read_numbers, says_zero, zero_cues

DATA: Final = Path(__file__).parents[2] / "data" / "documents"


def report(name: str) -> str:
    return next(DATA.glob(f"{name}-*")).read_bytes().decode("utf-8")


FORMS: Final = [
    ("27,546,574 people", "27546574", "count", "thousands comma"),
    ("9,4% of men", "9.4", "percent", "decimal comma"),
    ("12,0% of women", "12", "percent", "decimal comma"),
    ("a budget of \\$7.94 million", "7940000", "money", "decimal point"),
    ("2.5 millions of Peruvians", "2500000", "count", "decimal point"),
    ("about US\\$139, is", "139", "money", "numeral"),
    ("U.S. Department of State US \\$ 115,000,", "115000", "money", "thousands comma"),
    ("USD 49,123.00", "49123", "money", "thousands comma"),
    ("USD 3 000 000", "3000000", "money", "thousands space"),
    ("64.702.979 EUR", "64702979", "money", "thousands point"),
    ("wage of S/. 460.00 Nuevos Soles", "460", "money", "decimal point"),
    ("S/460 al mes", "460", "money", "numeral"),
    ("$3.5m in all", "3500000", "money", "decimal point"),
    ("€2bn in all", "2000000000", "money", "numeral"),
    ("the 52 percent of callers", "52", "percent", "numeral"),
    ("el 34 por ciento", "34", "percent", "numeral"),
    ("the ten percent", "10", "percent", "words"),
    ("Twenty-three questions", "23", "count", "words"),
    ("six million women", "6000000", "count", "words"),
    ("two hundred and five ports", "205", "count", "words"),
    ("three thousand four hundred twelve", "3412", "count", "words"),
    ("a hundred visits", "100", "count", "words"),
    ("veintitrés funcionarios", "23", "count", "words"),
    ("cuarenta y cinco puertos", "45", "count", "words"),
    ("mil doscientos treinta y cuatro", "1234", "count", "words"),
    ("dos mil personas", "2000", "count", "words"),
    ("cien llamadas", "100", "count", "words"),
    ("3 mil millones de soles", "3000000000", "money", "numeral"),
    ("newspapers.16 emissions", "16", "count", "numeral"),
    ("5000 double sized posters", "5000", "count", "numeral"),
    ("2000 leaflets", "2000", "count", "numeral"),
    ("in 2004, women", "2004", "year", "numeral"),
    ("the Law N° 28251", "28251", "code", "numeral"),
    ("0.125 of it", "0.125", "count", "decimal point"),
    ("a los 18 años", "18", "count", "numeral"),
    ("12’500 calls", "12500", "count", "thousands apostrophe"),
]


@pytest.mark.parametrize(("text", "value", "kind", "read_as"), FORMS)
def test_a_number_is_read_in_its_form(text: str, value: str, kind: str, read_as: str) -> None:
    readings = read_numbers(text)
    assert [(r.value, r.kind, r.read_as) for r in readings] == [(Decimal(value), kind, read_as)]
    assert not readings[0].ambiguous
    assert (
        text[readings[0].start : readings[0].end].strip()
        == text[readings[0].start : readings[0].end]
    )


def test_a_thousands_point_beside_decimal_points_has_two_values() -> None:
    text = report("iom")
    habits = number_habits(text)
    assert habits == {"decimal comma", "decimal point", "thousands comma"}
    for words, whole, parted in (("1.377", 1377, "1.377"), ("8.095", 8095, "8.095")):
        start = text.index(words)
        reading = next(r for r in read_numbers(text, habits) if r.start == start)
        assert reading.values == (Decimal(whole), Decimal(parted))
        assert reading.ambiguous
        assert reading.read_as == "thousands point"


def test_the_habits_of_a_document_decide() -> None:
    spanish = frozenset({"thousands point", "decimal comma"})
    assert read_numbers("1.377 llamadas", spanish)[0].values == (Decimal(1377),)
    assert read_numbers("2,345 km", spanish)[0].value == Decimal("2.345")
    assert read_numbers("23,023 cases", frozenset())[0].values == (Decimal(23023),)


@pytest.mark.parametrize(
    "text",
    [
        "the third part", "the 1st and 2nd", "Article 182° says", "the 3er informe", "COVID-19",
        "R.3. Maintain", "R7. Adapt", "(0800-1-0801)", "PER/17/51/USA", "1.2.1 General context",
        "on 1/12/2024", "with UN agencies", "work¹ done", "(08-2004)", "Indicator 1.4.2",
        "GAO-26-108",
    ],
)  # fmt: skip
def test_codes_and_ordinals_are_no_numbers(text: str) -> None:
    assert read_numbers(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("nine out of ten women", "0.9"), ("Eight of ten cases", "0.8"), ("two of each four", "0.5"),
     ("ocho de cada diez llamadas", "0.8"), ("9 out of 10", "0.9")],
)  # fmt: skip
def test_a_ratio_stands_beside_its_two_numbers(text: str, value: str) -> None:
    readings = read_numbers(text)
    assert [r.value for r in readings if r.kind == "ratio"] == [Decimal(value)]
    assert len(readings) == 3


def test_words_that_may_be_no_number_say_so() -> None:
    assert [r.ambiguous for r in read_numbers("una vez, once again, one of them")] == [True] * 3
    assert [int(r.value) for r in read_numbers("five and six, cinco y diez")] == [5, 6, 5, 10]


@pytest.mark.parametrize(
    "text",
    ["at the moment a single person does not exist in prison", "no case was met", "ningún caso",
     "Nadie fue detenido", "not a single one", "none of them"],
)  # fmt: skip
def test_words_for_none_are_cues_of_zero(text: str) -> None:
    assert says_zero(text)
    assert all(text[start:end] for start, end in zero_cues(text))


def test_numbers_above_none_are_no_cue_of_zero() -> None:
    assert not says_zero("31 cases were transferred")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ilo", "7940000 49123 23 60 101 4"),
        ("iom", "136000 115000 220 221 910 13370 191 46 16 238"),
    ],
)
def test_the_figures_of_the_reports_are_read(name: str, expected: str) -> None:
    values = {value for reading in read_numbers(report(name)) for value in reading.values}
    assert {Decimal(figure) for figure in expected.split()} <= values


@given(st.integers(1, 999_999_999))
def test_a_number_with_groups_is_read_back(number: int) -> None:
    for form in (
        f"{number:,}.50",
        f"{number:,}.50".replace(",", "·").replace(".", ",").replace("·", "."),
    ):
        assert read_numbers(f"of {form} in")[0].value == Decimal(f"{number}.50")


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for reading in read_numbers(text):
        assert 0 <= reading.start < reading.end <= len(text)
        assert reading.values
    for day in read_dates(text):
        assert 0 <= day.start < day.end <= len(text)
        assert day.from_ <= day.to


DATES: Final = [
    ("in January 2004 it", "2004-01-01 2004-01-31 month"),
    ("(November 2000)", "2000-11-01 2000-11-30 month"),
    ("Lima, May 2005", "2005-05-01 2005-05-31 month"),
    ("enero de 2004", "2004-01-01 2004-01-31 month"),
    ("Setiembre del 2004", "2004-09-01 2004-09-30 month"),
    ("(08-2004)", "2004-08-01 2004-08-31 month"),
    ("in 2018 it", "2018-01-01 2018-12-31 year"),
    ("October 2017 to December 2024", "2017-10-01 2024-12-31 month"),
    ("from 2018 to 2024,", "2018-01-01 2024-12-31 year"),
    ("(1998-2001)", "1998-01-01 2001-12-31 year"),
    ("between October 2018 and July 2024", "2018-10-01 2024-07-31 month"),
    ("between January and September of 2004", "2004-01-01 2004-09-30 month"),
    ("entre marzo de 2019 y febrero de 2022", "2019-03-01 2022-02-28 month"),
    ("9th July 2025", "2025-07-09 2025-07-09 day"),
    ("July 9, 2025", "2025-07-09 2025-07-09 day"),
    ("el 9 de julio de 2025", "2025-07-09 2025-07-09 day"),
    ("2026-03-09", "2026-03-09 2026-03-09 day"),
    ("15/4/2022", "2022-04-15 2022-04-15 day"),
    ("Feb. 2020", "2020-02-01 2020-02-29 month"),
    ("fiscal years 2018 through 2023", "2018-01-01 2023-12-31 year"),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_a_date_is_read_in_its_form(text: str, expected: str) -> None:
    assert [f"{r.from_} {r.to} {r.precision}" for r in read_dates(text)] == [expected]


def test_day_and_month_that_may_be_swapped_give_two_readings() -> None:
    assert [r.from_.isoformat() for r in read_dates("1/12/2024")] == ["2024-12-01", "2024-01-12"]


@pytest.mark.parametrize(
    "text", ["they may 12 times", "USD 2004", "2004%", "1.2004", "31/02/2004x", "20041", "5000"]
)
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert read_dates(text) == [] or text in ("USD 2004",)


def test_two_years_side_by_side_are_two() -> None:
    assert len(read_dates("In 2001 and 2002 campaigns were held")) == 2
