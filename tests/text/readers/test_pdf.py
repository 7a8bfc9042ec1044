"""PDF: sentences come out whole and in order, without what recurs in margins; places are right."""

from __future__ import annotations

import io
import re
import textwrap
import unicodedata
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, Final

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from atkg.text.passages import passages, sentences
from atkg.text.places import place_at
from atkg.text.readers import reader_named
from atkg.text.reading import Reading

HEAD: Final = "Harbour Lights: final evaluation"
LEADING: Final = 13
Draw = Callable[[Canvas], None]

FIRST: Final = (
    "The project Harbour Lights began in 2019 and was carried out by the Port Authority in three "
    "cities. Its anti-trafficking unit trained 412 officers, who had not been trained before."
)
SHORT: Final = "The unit was moved to the port in the second year."
LEFT: Final = (
    "The evaluators found that cooperation between the two ministries improved. Cases were "
    "referred sooner than in the year before, and shelters were told within a day. No figures "
    "were kept in the first year of the work, so that nothing can be said about it."
)
RIGHT: Final = (
    "The second aim was missed. Prosecutors changed often, and those who had been trained left "
    "for other posts. The evaluators recommend that the Ministry of Justice keep a register of "
    "all who were trained and call on them when cases come to court."
)


def write(canvas: Canvas, lines: Sequence[str], x: float, y: float, size: float = 10) -> None:
    canvas.setFont("Helvetica", size)
    for at, line in enumerate(lines):
        canvas.drawString(x, y - at * LEADING, line)


def pdf(*pages: Draw, **how: Any) -> bytes:
    """Draw a PDF: each page by its own function, between a running head and a page number."""
    running = how.pop("running", True)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True, **how)
    for number, draw in enumerate(pages, 1):
        if running:
            write(canvas, [HEAD], 72, 800, 8)
            write(canvas, [f"Page {number} of {len(pages)}"], 280, 30, 8)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def prose(text: str, x: float = 72, y: float = 700, width: int = 80) -> Draw:
    return lambda canvas: write(canvas, textwrap.wrap(text, width), x, y)


def columns(canvas: Canvas) -> None:
    prose(LEFT, 60, width=44)(canvas)
    prose(RIGHT, 310, width=44)(canvas)


def read(data: bytes) -> Reading:
    return reader_named("pdf").read(data)


def read_sentences(text: str) -> list[str]:
    """Give the sentences as the rest of the program sees them."""
    found = passages(text, reader_named("pdf").blocks(text))
    bodies = [passage for passage in found if passage.kind == "paragraph"]
    return [one.words(text) for passage in bodies for one in sentences(passage, text)]


def own_sentences(text: str) -> list[str]:
    return re.split(r"(?<=\.) ", text)


def test_sentences_stay_whole_over_lines_and_columns_and_pages() -> None:
    text = read(pdf(prose(FIRST), columns, prose(FIRST))).text
    wanted = [one for part in (FIRST, LEFT, RIGHT, FIRST) for one in own_sentences(part)]
    assert read_sentences(text) == wanted
    assert len(wanted) == 10


def test_what_recurs_in_the_margins_is_no_part_of_the_text() -> None:
    text = read(pdf(prose(FIRST), columns, prose(FIRST))).text
    assert text.count(HEAD) == 1, "only on the first page, where it may be the title"
    assert "Page" not in text
    assert text.count("\f") == 2


def at_the_foot(*lines: str) -> Draw:
    """Draw prose and small lines at the foot of the page, above its number."""

    def draw(canvas: Canvas) -> None:
        prose(FIRST)(canvas)
        write(canvas, lines, 72, 60, 8)

    return draw


@pytest.mark.parametrize("running", [True, False])
def test_notes_that_differ_only_in_their_numbers_are_no_running_feet(running: bool) -> None:
    notes = ["3 Ibid., p. 12.", "6 Ibid., p. 12.", "7 Ibid., p. 40.", "9 Ibid., p. 41."]
    text = read(pdf(*map(at_the_foot, notes), running=running)).text
    assert [note.partition(" ")[2] in text for note in notes] == [True] * 4


def test_notes_that_count_with_the_pages_are_kept_where_page_numbers_are_printed() -> None:
    text = read(pdf(*(at_the_foot(f"{number} Ibid.") for number in range(4, 9)))).text
    assert text.count("Ibid.") == 5


@pytest.mark.parametrize(
    "foot", ["Harbour Lights 2019 | {0}", "{1} of 80, Harbour Lights", "Part {2} - Lights - {0}"]
)
def test_a_running_foot_may_count_the_pages_from_any_number(foot: str) -> None:
    roman = ("viii", "ix", "x", "xi", "xii", "xiii")
    feet = [foot.format(14 + at, roman[at], 1 + at // 3) for at in range(6)]
    text = read(pdf(*map(at_the_foot, feet), running=False)).text
    assert text.count("Lights") == text.count("Lights began") == 6


def test_a_word_that_a_line_end_cuts_is_whole_and_a_compound_keeps_its_hyphen() -> None:
    lines = [
        "The anti-trafficking unit was set up in 2019. It works on traf-",
        "ficking of persons, and the anti-",
        "trafficking law names it. La Defensoría del Pueblo hizo segui-",
        "miento de la trata; seguimiento hubo también en otras ciudades.",
        "Between 2019-",
        "2021 it heard 30 cases.",
    ]
    text = read(pdf(lambda canvas: write(canvas, lines, 72, 700))).text
    words = " ".join(text.split())
    assert "works on trafficking of persons, and the anti-trafficking law names it" in words
    assert "hizo seguimiento de la trata" in words
    assert "Between 2019-2021 it" in words


def test_a_table_gives_one_row_for_each_row_and_joins_the_lines_of_a_cell() -> None:
    def table(canvas: Canvas) -> None:
        write(canvas, textwrap.wrap(FIRST, 80), 72, 740)
        rows = [
            (["Project title"], ["Harbour Lights"]),
            (["Budget"], ["USD 1,200,000"]),
            (["Partners"], ["Ministry of Justice,", "Port Authority of the Coast"]),
            (["Duration"], ["January 2019 to March 2022"]),
        ]
        y = 650
        for label, value in rows:
            write(canvas, label, 72, y)
            write(canvas, value, 250, y)
            y -= LEADING * len(value) + 9

    text = read(pdf(table)).text
    assert [line for line in text.splitlines() if line.startswith("|")] == [
        "| Project title | Harbour Lights |",
        "| Budget | USD 1,200,000 |",
        "| Partners | Ministry of Justice, Port Authority of the Coast |",
        "| Duration | January 2019 to March 2022 |",
    ]


def test_headings_and_footnotes_are_told_by_the_size_of_their_letters() -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, ["Harbour Lights"], 72, 760, 20)
        write(canvas, ["2. Findings"], 72, 720, 14)
        lines = textwrap.wrap(FIRST, 80)
        write(canvas, lines, 72, 690)
        end = 72 + canvas.stringWidth(lines[-1], "Helvetica", 10)
        write(canvas, ["7"], end, 690 - LEADING * (len(lines) - 1) + 4, 6)
        write(canvas, ["7"], 72, 103, 5)
        write(canvas, ["Figures of the Port Authority."], 76, 100, 8)

    text = read(pdf(page, running=False)).text
    blocks = reader_named("pdf").blocks(text)
    headings = [(block.level, block.words(text)) for block in blocks if block.kind == "heading"]
    assert headings == [(1, "Harbour Lights"), (2, "Findings")]
    notes = [(one.label(text), one.words(text)) for one in blocks if one.kind == "footnote"]
    assert notes == [("⁷", "Figures of the Port Authority.")]
    assert "before.⁷" in text


def test_each_place_leads_to_the_page_and_the_character_where_its_words_begin() -> None:
    data = pdf(prose(FIRST), columns, prose(FIRST))
    reading = read(data)
    source = pypdfium2.PdfDocument(data)
    layers = [page.get_textpage() for page in source]
    for place in reading.places:
        assert place.character is not None
        word = re.match(r"\w+", reading.text[place.start :])
        assert word is not None
        layer = layers[place.page - 1]
        assert layer.get_text_range(place.character, len(word[0])) == word[0]
        assert reading.text.count("\f", 0, place.start) == place.page - 1
    assert all(one.start < other.start for one, other in pairwise(reading.places))
    assert len(reading.places) >= 12


def test_each_letter_leads_to_its_character_also_after_raised_marks() -> None:
    def page(canvas: Canvas) -> None:
        y = 700.0
        for number in range(1, 5):
            canvas.setFont("Helvetica", 10)
            words = f"In city {number} the unit of the port trained officers"
            canvas.drawString(72, y, words)
            end = 72 + canvas.stringWidth(words, "Helvetica", 10)
            canvas.setFont("Helvetica", 6)
            canvas.drawString(end, y + 4, str(number))
            canvas.setFont("Helvetica", 10)
            canvas.drawString(end + 4, y, " and told all shelters | of it.")
            y -= LEADING
        write(canvas, ["Donor", "Budget"], 72, 500)
        write(canvas, ["Port | Authority", "USD 1,200"], 250, 500)

    data = pdf(page, prose(FIRST), running=False)
    reading = read(data)
    layers = [one.get_textpage() for one in pypdfium2.PdfDocument(data)]
    seen = 0
    for offset, sign in enumerate(reading.text):
        place = place_at(reading.places, offset)
        if sign.isalpha() or sign in "¹²³⁴":
            assert place is not None
            assert place.character is not None
            found = layers[place.page - 1].get_text_range(place.character, 1)
            assert found == unicodedata.normalize("NFKC", sign), (offset, place)
            seen += 1
    assert seen > 250
    assert "officers³ and" in reading.text


def test_a_number_that_hangs_out_begins_a_reference_also_below_an_address() -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, ["1"], 72, 700)
        write(canvas, ["Port Authority. Report on the coast.", "https://example.org/reports/"],
              84, 700)  # fmt: skip
        write(canvas, ["2"], 72, 700 - 2 * LEADING)
        write(canvas, ["Ministry of Ports. Plan of the coast."], 84, 700 - 2 * LEADING)

    text = read(pdf(page, running=False)).text
    assert "reports/\n\n2 Ministry of Ports." in text


WORD: Final = st.text("abcdefghilmnoprstuvz" + "áéíóúñ", min_size=2, max_size=9)
SENTENCE: Final = st.lists(WORD, min_size=8, max_size=40).map(
    lambda words: " ".join(words).capitalize() + "."
)


def sideways(draw: Draw, angle: int) -> Draw:
    """Draw turned by an angle, around the middle of the page."""

    def drawn(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(A4[0] / 2, A4[1] / 2)
        canvas.rotate(angle)
        canvas.translate(-A4[0] / 2, -A4[1] / 2)
        draw(canvas)
        canvas.restoreState()

    return drawn


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_that_stands_sideways_reads_as_if_it_stood_upright(angle: int) -> None:
    def table(canvas: Canvas) -> None:
        prose(FIRST, 100, 600, 60)(canvas)
        for row, cells in enumerate((("Activity", "Budget"), ("Training", "USD 5,000"))):
            for column, words in enumerate(cells):
                canvas.rect(100 + 200 * column, 400 - 20 * row, 200, 20)
                canvas.drawString(105 + 200 * column, 406 - 20 * row, words)

    upright = read(pdf(table, running=False)).text
    assert upright == f"{FIRST}\n\n| Activity | Budget |\n| Training | USD 5,000 |\n"
    assert read(pdf(sideways(table, angle), running=False)).text == upright


def test_what_stands_turned_on_a_page_follows_the_rest_and_leads_to_its_place() -> None:
    def both(canvas: Canvas) -> None:
        sideways(prose(SHORT, 300, 500), 90)(canvas)
        prose(FIRST, 72, 750)(canvas)

    reading = read(pdf(both, running=False))
    assert reading.text == f"{FIRST}\n\n{SHORT}\n"
    start = reading.text.index(SHORT)
    assert [one.page for one in reading.places if one.start == start] == [1]


def test_watermarks_and_what_lies_outside_of_the_page_are_not_read() -> None:
    def page(canvas: Canvas) -> None:
        prose(FIRST)(canvas)
        sideways(lambda own: write(own, ["DRAFT"], 200, 420, 60), 45)(canvas)
        write(canvas, ["Outside."], 72, -40)

    assert read(pdf(page, running=False)).text == f"{FIRST}\n"


def test_no_word_of_a_page_is_lost_or_moved() -> None:
    seen = 0

    @settings(max_examples=60 * settings().max_examples // 100)
    @given(st.lists(SENTENCE, min_size=1, max_size=8), st.integers(40, 95))
    def kept(parts: list[str], width: int) -> None:
        nonlocal seen
        seen += 1
        text = read(pdf(prose(" ".join(parts), width=width))).text
        assert text.replace(HEAD, "").lstrip("# ").split() == " ".join(parts).split()

    kept()
    assert seen >= 50


def test_reading_twice_gives_the_same_text() -> None:
    data = pdf(prose(FIRST), columns)
    assert read(data) == read(data)


# --- files that hold no text, or do not open -----------------------------------------------------


def picture(canvas: Canvas) -> None:
    canvas.rect(72, 100, 400, 600, fill=1)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf(prose(FIRST), encrypt="secret"), "is encrypted"),
        (pdf(*[picture] * 3, running=False), "has no text layer"),
        (pdf(prose(FIRST))[:-700], "is cut off"),
        (pdf(prose(FIRST))[:300], "is cut off"),
        (b"%PDF-1.7\n", "is cut off"),
        (b"no PDF at all", "is no PDF"),
        (b"\x00\xff" * 2000, "is no PDF"),
        (b"", "is no PDF"),
        (b"%PDF-1.4\n" + b"[" * 500_000 + b"\n%%EOF", "is a broken PDF"),
    ],
    ids=["encrypted", "scanned", "end missing", "most missing", "mark only", "text", "binary",
         "empty", "nested"],
)  # fmt: skip
def test_a_pdf_without_readable_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read(data)


def test_pages_that_are_pictures_are_told() -> None:
    reading = read(pdf(prose(FIRST), picture, prose(FIRST), running=False))
    assert reading.unread == (2,)


def test_a_blank_page_is_not_one_that_nobody_has_read() -> None:
    assert read(pdf(prose(FIRST), lambda _: None, prose(FIRST), running=False)).unread == ()
