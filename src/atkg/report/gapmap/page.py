"""The gap map as a page that needs no network, and as CSV: every number leads to its quotes."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final

from atkg.graph.wording import quoted
from atkg.report.cleaning import cleaned
from atkg.report.frame import filled, framed
from atkg.report.gapmap.cells import MARKS, RECOMMENDED, Cell, GapMap, Piece
from atkg.report.gapmap.svg import SIGNS, gap_map_svg, title_of
from atkg.report.phrases import phrase
from atkg.report.tables import write_table
from atkg.report.translated import translation_words

COLUMNS: Final = (
    "row", "column", "state", *MARKS, RECOMMENDED, "documents", "evidence", "row_id", "column_id",
)  # fmt: skip
_BODY: Final = Path(__file__).with_name("page.html")
_STYLE: Final = Path(__file__).with_name("page.css")


def gap_map_html(made: GapMap) -> str:
    """Write the page: the map, and below the words behind each cell that is not silent."""
    places = {pair: f"c{number}" for number, pair in enumerate(made.cells, 1)}
    found = [cell for cell in made.cells.values() if cell.state != "silent"]
    sections = "\n".join(_section(cell, made, places[cell.row, cell.column]) for cell in found)
    slots = {
        "title": escape(title_of(made)),
        "svg": gap_map_svg(made, lambda cell: f"#{places[cell.row, cell.column]}", titled=False),
        "counted": escape(counted(made)),
        "words": escape(phrase("gapmap.words", made.lang)),
        "sections": sections or f"<p>{escape(phrase('gapmap.none', made.lang))}</p>",
    }
    return framed(title_of(made), made.lang, _STYLE, filled(_BODY, **slots))


def counted(made: GapMap) -> str:
    """Say how much distinct evidence with findings the map holds, and from how many documents."""
    count = len({
        quote[0]
        for cell in made.cells.values() if cell.state == "found"
        for one in _every(cell) for quote in one.quotes
    })  # fmt: skip
    return phrase("gapmap.counted", made.lang, findings=made.total, documents=count)


def _section(cell: Cell, made: GapMap, place: str) -> str:
    rows, columns = dict(made.rows), dict(made.columns)
    title = escape(f"{rows[cell.row]} × {columns[cell.column]}")
    items = "\n".join(
        f"<li>{_badge(mark, made.lang)}{item}</li>"
        for mark in (*MARKS, RECOMMENDED)
        for piece in cell.pieces.get(mark, ())
        for item in _piece(piece, made)
    )
    return f'<section id="{place}"><h3>{title}</h3>\n<ul>\n{items}\n</ul></section>'


def _badge(mark: str, lang: str) -> str:
    colour, ink, sign = SIGNS.get(mark, ("#E69F00", "#000000", "R"))
    name = escape(phrase(f"gapmap.mark.{mark}", lang))
    style = f"background:{colour};color:{ink}"
    badge = f'<span class="b" style="{style}" aria-hidden="true">{sign}</span>'
    return f'{badge}<span class="m">{name}</span>: '


def _translated(made: GapMap, document: str, quote: str) -> str:
    words = translation_words(made.translations.of(document, quote, made.lang), made.lang)
    return f' <span class="d" translate="no">— {escape(words)}</span>' if words else ""


def _piece(piece: Piece, made: GapMap) -> Iterator[str]:
    quotes = " · ".join(
        f'<q translate="no">{escape(quoted(cleaned(quote), made.lang))}</q> '
        f'<span class="d">— {escape(made.titles[document])} ({year})</span>'
        f"{_translated(made, document, quote)}"
        for document, _, year, quote in piece.quotes
    )
    nodes = " ".join(f"<code>{escape(node)}</code>" for node in piece.nodes)
    meant = ", ".join(made.statuses[one] for one in piece.meant if one in made.statuses)
    said = f"({escape(phrase('dossier.meant', made.lang, status=meant))}) " if meant else ""
    yield f"{said}{quotes} {nodes}"


def _every(cell: Cell) -> list[Piece]:
    return [one for own in cell.pieces.values() for one in own]


def gap_map_rows(made: GapMap) -> list[list[str]]:
    """Give one row per cell in the order of COLUMNS; silent cells stand there too."""
    rows, columns = dict(made.rows), dict(made.columns)
    return [
        [
            rows[cell.row], columns[cell.column], cell.state,
            *(str(len(cell.pieces.get(mark, ()))) for mark in (*MARKS, RECOMMENDED)),
            str(len({quote[0] for one in _every(cell) for quote in one.quotes})),
            " ".join(node for one in _every(cell) for node in one.nodes),
            cell.row, cell.column,
        ]
        for cell in made.cells.values()
    ]  # fmt: skip


def gap_map_csv(made: GapMap) -> str:
    """Write one line per cell, guarded against formulas."""
    return write_table(COLUMNS, gap_map_rows(made), "csv")
