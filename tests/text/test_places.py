"""A table of places leads from every character to its page, and comes back as it was written."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.errors import FileFormatError
from atkg.text.places import last_page, place_at, read_places, write_places
from atkg.text.reading import Place

PLACES = (Place(2, 1, 0), Place(10, 1, 9), Place(20, 3, 5))


def test_a_table_has_half_open_spans_up_to_the_end_of_the_text(tmp_path: Path) -> None:
    write_places(tmp_path / "a.pages.csv", PLACES, 30)
    assert (tmp_path / "a.pages.csv").read_text("utf-8") == (
        "start,end,page,character\n2,10,1,0\n10,20,1,9\n20,30,3,5\n"
    )


def test_a_character_is_found_on_its_page() -> None:
    assert place_at(PLACES, 0) is None
    assert place_at(PLACES, 2) == Place(2, 1, 0)
    assert place_at(PLACES, 19) == Place(19, 1, 18)
    assert place_at(PLACES, 25) == Place(25, 3, 10)
    assert place_at((Place(0, 1), Place(5, 2)), 7) == Place(7, 2, None)
    assert (last_page(PLACES), last_page(())) == (3, 0)


LENGTHS = st.lists(
    st.tuples(st.integers(1, 50), st.integers(0, 2), st.none() | st.integers(0, 999)), min_size=1
)


@given(LENGTHS)
def test_what_was_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, parts: list[tuple[int, int, int | None]]
) -> None:
    starts = list(accumulate((length for length, _, _ in parts), initial=0))
    pages = list(accumulate((step for _, step, _ in parts), initial=1))
    places = tuple(
        Place(start, page, part[2]) for start, page, part in zip(starts, pages, parts, strict=False)
    )
    path = tmp_path_factory.mktemp("places") / "a.pages.csv"
    write_places(path, places, starts[-1])
    assert read_places(path) == places


@pytest.mark.parametrize("row", ["5,10,1,0", "-1,3,1,0", "0,3,x,0"])
def test_a_row_that_fits_no_text_is_told_with_its_line(tmp_path: Path, row: str) -> None:
    path = tmp_path / "a.pages.csv"
    path.write_text(f"start,end,page,character\n0,8,1,0\n{row}\n", encoding="utf-8")
    with pytest.raises(FileFormatError, match=r"a\.pages\.csv:3: is no row.*→"):
        read_places(path)
