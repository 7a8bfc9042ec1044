"""Tables of a PDF: the words of a cell stay whole, however its lines run, and rows stay rows."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, Final

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from reportlab.lib.colors import black, lightgrey
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from atkg.text.readers import reader_named

INTRO: Final = (
    "The project Harbour Lights began in 2019 and was carried out by the Port Authority in three "
    "cities. Its anti-trafficking unit trained 412 officers, who had not been trained before."
)
KEYS: Final = [
    ["Project title", "Harbour Lights: strengthening the response of ports to trafficking in "
     "persons along the northern coast and its islands"],
    ["Donor and co-financing agencies of the second phase", "Agency for Ports"],
    ["Implementing organization", "Lighthouse Foundation, in coordination with the Ministry of "
     "Justice and the Port Authority of the Coast, and with local governments of three provinces"],
    ["Budget", "USD 1,200,000"],
    ["Duration", "January 2019 to March 2022"],
]  # fmt: skip
PLAN: Final = [
    ["Recommendation", "Addressed to", "Priority", "Resources needed"],
    ["1. Keep a register of all officers who were trained and call on them when cases come to "
     "court", "Ministry of Justice, Port Authority of the Coast", "High", "Low"],
    ["2. Tell shelters within a day", "Coastal Police", "Medium",
     "Requires two more staff in each of the three provinces"],
    ["3. Publish the figures of each year", "Port Authority", "High", "Low"],
]  # fmt: skip
WIDTHS: Final = {2: [130, 300], 4: [170, 110, 60, 110]}
WHOLE: Final = ((0, 0), (-1, -1))
GRID: Final = [("GRID", *WHOLE, 0.5, black)]
LINES: Final = [("LINEBELOW", *WHOLE, 0.5, black)]
STYLE: Final = getSampleStyleSheet()["BodyText"]


def pdf(*parts: Flowable) -> bytes:
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4, invariant=True).build(list(parts))
    return buffer.getvalue()


def prose(words: str = INTRO) -> Paragraph:
    return Paragraph(words, STYLE)


def table(rows: Sequence[Sequence[str]], *style: Any, pad: float = 3, align: str = "TOP") -> Table:
    made = Table([[prose(cell) for cell in row] for row in rows], colWidths=WIDTHS[len(rows[0])])
    pads = [(f"{side}PADDING", *WHOLE, pad) for side in ("TOP", "BOTTOM")]
    made.setStyle([("VALIGN", *WHOLE, align), *pads, *style])
    return made


def text_of(*parts: Flowable) -> str:
    return reader_named("pdf").read(pdf(*parts)).text


def rows_of(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize("rows", [KEYS, PLAN], ids=["keys", "plan"])
@pytest.mark.parametrize("align", ["TOP", "MIDDLE"])
@pytest.mark.parametrize(
    ("style", "pad"),
    [(GRID, 3), (GRID, 0), (LINES, 3), (LINES, 0), ([], 3), ([], 1)],
    ids=["grid", "tight grid", "lines", "tight lines", "white", "little white"],
)
def test_a_cell_that_runs_over_lines_stays_whole(
    rows: list[list[str]], align: str, style: list[Any], pad: float
) -> None:
    text = text_of(prose(), Spacer(1, 12), table(rows, *style, pad=pad, align=align), prose())
    assert rows_of(text) == rows
    assert text.startswith(INTRO)


@pytest.mark.parametrize("rows", [KEYS, PLAN], ids=["keys", "plan"])
def test_where_all_lines_stand_alike_a_line_goes_on_when_it_had_no_room(
    rows: list[list[str]],
) -> None:
    assert rows_of(text_of(prose(), Spacer(1, 12), table(rows, pad=0), prose())) == rows


def test_a_label_beside_several_rows_stands_in_the_first_and_the_others_keep_their_columns() -> (
    None
):
    rows = [
        ["Area", "Suggested action"],
        ["Enforcement", "Increase the number of inspectors in the ports of the northern coast"],
        ["", "Publish how many inspections were made"],
        ["Social programmes", "Open a shelter in each of the three provinces"],
    ]
    made = table(rows, ("LINEABOVE", (1, 0), (1, -1), 0.5, black), ("SPAN", (0, 1), (0, 2)),
                 ("LINEABOVE", (0, 0), (0, 1), 0.5, black), ("LINEABOVE", (0, 3), (0, 3), 1, black),
                 ("LINEBELOW", (0, -1), (-1, -1), 0.5, black),
                 ("BACKGROUND", (0, 0), (-1, 0), lightgrey))  # fmt: skip
    assert rows_of(text_of(prose(), Spacer(1, 12), made)) == rows


def test_words_between_two_ruled_tables_are_no_row() -> None:
    text = text_of(
        table(KEYS, *LINES), Spacer(1, 12), prose(), Spacer(1, 12), prose("Table 2. The plan"),
        Spacer(1, 12), table(PLAN, *LINES),
    )  # fmt: skip
    assert rows_of(text) == [*KEYS, *PLAN]
    assert f"\n\n{INTRO}\n\nTable 2. The plan\n" in text


def test_rulings_above_and_below_rows_do_not_make_one_row_of_them() -> None:
    rows = [["Year", "Officers trained"], *([str(2015 + at), str(30 * at)] for at in range(1, 7))]
    made = table(rows, ("LINEABOVE", (0, 0), (-1, 0), 1, black), pad=0)
    made.setStyle([("LINEBELOW", (0, at), (-1, at), 1, black) for at in (0, -1)])
    assert rows_of(text_of(prose(), made, prose())) == rows


def test_a_frame_around_words_is_no_table() -> None:
    frame = Table([[prose()]], colWidths=[430])
    frame.setStyle([("BOX", *WHOLE, 1, black)])
    assert text_of(prose(), frame, prose()).count("|") == 0


def squeezed(rows: list[list[str]]) -> list[list[str]]:
    return [["".join(cell.split()) for cell in row] for row in rows]


WORDS: Final = st.lists(
    st.text("abcdefghilmnoprstuvzáéíóúñ", min_size=2, max_size=9), min_size=1, max_size=9
).map(" ".join)


def test_no_word_of_a_ruled_table_leaves_its_cell() -> None:
    seen = 0

    @settings(max_examples=25, deadline=None, phases=[Phase.generate])
    @given(
        st.lists(st.lists(WORDS, min_size=4, max_size=4), min_size=4, max_size=5),
        st.sampled_from(["TOP", "MIDDLE", "BOTTOM"]),
        st.integers(0, 6),
    )
    def kept(rows: list[list[str]], align: str, pad: float) -> None:
        nonlocal seen
        seen += 1
        found = rows_of(text_of(prose(), table(rows, *GRID, pad=pad, align=align)))
        assert squeezed(found) == squeezed(rows), "a long word may be broken over lines"

    kept()
    assert seen >= 20
