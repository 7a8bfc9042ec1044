from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from atkg.csvfiles import is_formula
from atkg.review.cells import fingerprint, guard, is_rewritten, shown, unguard

RISKY = st.sampled_from(["=", "+", "-", "@", "'", "''", "1", "2024-03-01", "true", "á", "“", "\n"])
WORDS = st.lists(RISKY | st.text(max_size=6), max_size=4).map("".join)


@given(WORDS)
@example("'=1+1")
@example("''")
@example("'2024-03-01")
def test_a_guard_is_taken_off_without_loss(value: str) -> None:
    for risk in (is_formula, is_rewritten):
        assert unguard(guard(value, risk), risk) == value


@given(WORDS)
def test_no_guarded_value_begins_like_a_formula(value: str) -> None:
    for risk in (is_formula, is_rewritten):
        assert not is_formula(guard(value, risk))


@pytest.mark.parametrize(
    "value", ["2024-03-01", "03/2005", "1.377", "7,940,000", "007", "1E5", "May 2004", "10..12",
              "TRUE", "falso", "-12.5", "+51 1 555", "12345678901234567"]
)  # fmt: skip
def test_what_a_spreadsheet_rewrites_is_guarded(value: str) -> None:
    assert guard(value, is_rewritten) == f"'{value}"


@pytest.mark.parametrize(
    "value", ["Lima", "12", "0", "atkgr:ilo-2024-evaluation", "s4e715e35a43e65cc", "'tis", "",
              "the 220 victims of trafficking that were counted"]
)  # fmt: skip
def test_what_it_leaves_alone_is_not(value: str) -> None:
    assert guard(value, is_rewritten) == value


@given(st.text())
def test_what_is_shown_is_shown_again_and_survives_a_file(value: str) -> None:
    seen = shown(value)
    assert shown(seen) == seen
    assert "\r" not in seen
    assert not any(ord(char) < 32 and char not in "\t\n" for char in seen)
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerow([seen, ""])
    assert next(csv.reader(io.StringIO(buffer.getvalue(), newline=""))) == [seen, ""]


@given(st.text(), st.text())
def test_a_fingerprint_tells_cells_apart_that_look_different(one: str, other: str) -> None:
    prints = [fingerprint({"a": value}, ["a"]) for value in (one, other)]
    assert (prints[0] == prints[1]) == (shown(one) == shown(other))
