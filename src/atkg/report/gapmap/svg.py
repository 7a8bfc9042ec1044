"""The gap map as SVG: a grid that is read without colour too.

Colours are those of Okabe and Ito (2008), which people with any kind of colour blindness tell
apart; each has a sign, and recommended only is hatched, so that a grey print says the same. Widths
are measured in characters, since a picture without fonts of its own cannot know its letters; cells
leave room for the widest.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Final

from atkg.graph.wording import quoted
from atkg.report.cleaning import cleaned
from atkg.report.gapmap.cells import MARKS, RECOMMENDED, Cell, GapMap
from atkg.report.phrases import has_phrase, phrase

# Mark: colour of Okabe and Ito, colour of the sign on it, sign.
SIGNS: Final = {
    "strength": ("#009E73", "#ffffff", "+"),
    "limitation": ("#D55E00", "#ffffff", "−"),
    "mixed": ("#CC79A7", "#000000", "±"),
    "neutral": ("#56B4E9", "#000000", "○"),
    "outcome": ("#0072B2", "#ffffff", "◆"),
}
_LEFT: Final = 220
_CELL: Final = (134, 62)
_LINE: Final = 17
_EDGE: Final = 16
_HATCH: Final = (
    '<defs><pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="8" height="8" fill="#fff"/>'
    '<line x1="0" y1="0" x2="0" y2="8" stroke="#E69F00" stroke-width="4"/></pattern></defs>'
)
_STYLE: Final = (
    "<style>text{font-family:system-ui,'Segoe UI','DejaVu Sans',Arial,sans-serif;font-size:13px;"
    "fill:#1d2329}.t{font-size:18px;font-weight:600}.h{font-weight:600}.q{fill:#5a6570}"
    ".s{text-anchor:middle;font-weight:700}.c{text-anchor:middle}a:hover .k{stroke-width:3}"
    "a:focus .k{stroke-width:3}</style>"
)


def gap_map_svg(
    made: GapMap, link: Callable[[Cell], str] | None = None, *, titled: bool = True
) -> str:
    """Draw a map; ``link`` gives for a cell the address of its words (none: no links)."""
    heads = [_wrapped(label, 17) for _, label in made.columns]
    first = _EDGE + (34 if titled else 0)
    top = first + max(map(len, heads), default=1) * _LINE + 10
    width = max(_LEFT + _CELL[0] * len(made.columns), 900) + 2 * _EDGE
    y = top + _CELL[1] * len(made.rows) + 26
    legend, height = _legend(made, y, width - 2 * _EDGE)
    title = title_of(made)
    body = [
        *([_text(_EDGE, _EDGE + 18, title, "t")] if titled else []),
        *_heads(heads, top), *_rows(made, top, link), *legend,
    ]  # fmt: skip
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" lang="{made.lang}" aria-label="{escape(title)}">'
        f'{_STYLE}{_HATCH}<rect width="100%" height="100%" fill="#fff"/>{"".join(body)}</svg>\n'
    )


def _heads(heads: Sequence[Sequence[str]], top: int) -> Iterator[str]:
    for number, lines in enumerate(heads):
        middle = _EDGE + _LEFT + _CELL[0] * number + _CELL[0] // 2
        first = top - 10 - _LINE * (len(lines) - 1)
        yield from (_text(middle, first + _LINE * n, line, "h c") for n, line in enumerate(lines))


def _rows(made: GapMap, top: int, link: Callable[[Cell], str] | None) -> Iterator[str]:
    for number, (row, label) in enumerate(made.rows):
        y = top + _CELL[1] * number
        lines = _wrapped(label, 28)
        first = y + _CELL[1] // 2 + 5 - _LINE * (len(lines) - 1) // 2
        yield from (_text(_EDGE, first + _LINE * n, line, "h") for n, line in enumerate(lines))
        for place, (column, _) in enumerate(made.columns):
            x = _EDGE + _LEFT + _CELL[0] * place
            yield _cell(made.cells[row, column], made, x, y, link)


def title_of(made: GapMap) -> str:
    """Give the title of a map: its two sides."""
    rows, columns = (phrase(f"gapmap.axis.{axis}", made.lang) for axis in made.axes)
    return phrase("gapmap.title", made.lang, rows=rows, columns=columns)


def notes(made: GapMap) -> list[str]:
    """Give what a reader has to know: how it is counted, and what silence means."""
    sides = [f"side.{axis}" for axis in made.axes if has_phrase(f"gapmap.note.side.{axis}")]
    return [
        phrase(f"gapmap.note.{one}", made.lang) for one in ("count", "several", *sides, "silent")
    ]


def tooltip(cell: Cell, made: GapMap) -> str:
    """Give the words behind a cell, one piece of evidence a line, after its counts."""
    rows, columns = dict(made.rows), dict(made.columns)
    lines = [f"{rows[cell.row]} × {columns[cell.column]}"]
    for mark in (*MARKS, RECOMMENDED):
        for piece in cell.pieces.get(mark, ()):
            document, _, year, quote = piece.quotes[0]
            words = textwrap.shorten(cleaned(quote), 160, placeholder="…")
            source = textwrap.shorten(made.titles[document], 60, placeholder="…")
            name = phrase(f"gapmap.mark.{mark}", made.lang)
            lines.append(f"{name}: {quoted(words, made.lang)} ({source}, {year})")
    if len(lines) == 1:
        lines.append(phrase("gapmap.note.silent", made.lang))
    return "\n".join(lines)


def _cell(cell: Cell, made: GapMap, x: int, y: int, link: Callable[[Cell], str] | None) -> str:
    fill = "url(#hatch)" if cell.state == RECOMMENDED else "#fff"
    if cell.state == "silent":
        fill = "#eef0f2"
    inner = [
        f"<title>{escape(tooltip(cell, made))}</title>",
        f'<rect class="k" x="{x + 1}" y="{y + 1}" width="{_CELL[0] - 2}" height="{_CELL[1] - 2}" '
        f'fill="{fill}" stroke="#aab3bb"/>',
    ]
    if cell.state == "found":
        inner += _marks(cell.shown, x, y)
    elif cell.state == RECOMMENDED:
        inner.append(_plate(x, y, f"R {len(cell.pieces[RECOMMENDED])}"))
    else:
        inner.append(_text(x + _CELL[0] // 2, y + _CELL[1] // 2 + 5, "–", "c q"))
    body = "".join(inner)
    if link and cell.state != "silent":
        return f'<a href="{escape(link(cell))}">{body}</a>'
    return f"<g>{body}</g>"


def _marks(shown: Sequence[tuple[str, int]], x: int, y: int) -> Iterator[str]:
    """Draw the marks of a cell with their counts, in as many lines as their widths need."""
    lines = mark_lines(shown)
    for number, line in enumerate(lines):
        left = x + (_CELL[0] - sum(width for *_, width in line)) // 2 + 3
        top = y + (_CELL[1] - 20 * len(lines)) // 2 + 20 * number + 1
        for mark, count, width in line:
            yield _sign(mark, left, top)
            yield _text(left + 22, top + 14, str(count), "")
            left += width


def mark_lines(shown: Sequence[tuple[str, int]]) -> list[list[tuple[str, int, int]]]:
    """Lay marks out in lines that fit a cell; each mark with its count and its width.

    >>> [len(line) for line in mark_lines([("strength", 129), ("limitation", 7), ("neutral", 60)])]
    [2, 1]
    """
    lines: list[list[tuple[str, int, int]]] = [[]]
    for mark, count in shown:
        width = 30 + 9 * len(str(count))
        if lines[-1] and sum(one[2] for one in lines[-1]) + width > _CELL[0] - 4:
            lines.append([])
        lines[-1].append((mark, count, width))
    return lines


def _sign(mark: str, x: int, y: int) -> str:
    colour, ink, sign = SIGNS[mark]
    return (
        f'<rect x="{x}" y="{y}" width="18" height="18" rx="3" fill="{colour}"/>'
        f'<text class="s" x="{x + 9}" y="{y + 14}" style="fill:{ink}">{sign}</text>'
    )


def _plate(x: int, y: int, words: str) -> str:
    middle = x + _CELL[0] // 2
    return (
        f'<rect x="{middle - 24}" y="{y + 19}" width="48" height="24" rx="3" fill="#fff" '
        f'stroke="#E69F00"/>{_text(middle, y + 36, words, "c h")}'
    )


def _legend(made: GapMap, y: int, width: int) -> tuple[list[str], int]:
    """Draw the key and the notes; give them with the height of the whole picture."""
    out, x = [], _EDGE
    used = [one for one in MARKS if any(one in cell.pieces for cell in made.cells.values())]
    for mark in used:
        words = phrase(f"gapmap.mark.{mark}", made.lang)
        out += [_sign(mark, x, y), _text(x + 25, y + 14, words, "")]
        x += 45 + 8 * len(words)
    for state, fill in ((RECOMMENDED, "url(#hatch)"), ("silent", "#eef0f2")):
        words = phrase(f"gapmap.state.{state}", made.lang) + (
            " (R)" if state == RECOMMENDED else ""
        )
        out.append(f'<rect x="{x}" y="{y}" width="26" height="18" fill="{fill}" stroke="#aab3bb"/>')
        out.append(_text(x + 33, y + 14, words, ""))
        x += 55 + 8 * len(words)
    y += 44
    for line in (line for note in notes(made) for line in _wrapped(note, width // 7)):
        out.append(_text(_EDGE, y, line, "q"))
        y += 18
    return out, y + _EDGE


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width) or [""]


def _text(x: int, y: int, words: str, kind: str) -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text{named} x="{x}" y="{y}">{escape(words)}</text>'
