"""Results on a terminal or in a file: table, CSV, JSON, Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from rich import box
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from atkg.csvfiles import guarded
from atkg.graph.wording import quoted
from atkg.report.answers import WORDS, Line, Told, cited, to_csv, to_json, to_markdown
from atkg.report.page import to_html
from atkg.report.translated import translation_words


def _rendered(table: Table) -> str:
    buffer = io.StringIO()
    width = None if Console().is_terminal else 160
    Console(file=buffer, width=width, no_color=True).print(table)
    return buffer.getvalue()


def write_table(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    form: str,
    whole: Collection[str] = (),
) -> str:
    """Write columns and rows in one of the forms; CSV is guarded against formulas.

    In a table nothing is cut: a long word goes on in the next line, and the columns named in
    ``whole`` are as wide as what they hold.
    """
    if form == "json":
        records = [dict(zip(columns, row, strict=True)) for row in rows]
        return json.dumps(records, ensure_ascii=False, indent=1) + "\n"
    if form == "csv":
        buffer = io.StringIO(newline="")
        guard = ([guarded(cell) for cell in row] for row in rows)
        csv.writer(buffer, lineterminator="\n").writerows([columns, *guard])
        return buffer.getvalue()
    if form == "markdown":
        lines = [columns, ["---"] * len(columns), *rows]
        return "".join(f"| {' | '.join(map(_markdown_cell, line))} |\n" for line in lines)
    table = Table(
        *(Column(one, overflow="fold", no_wrap=one in whole) for one in columns),
        box=box.SIMPLE_HEAD,
    )
    for row in rows:
        table.add_row(*map(Text, row))  # as text: "[sic]" and ":name:" are no markup
    return _rendered(table)


def _markdown_cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


_TOLD: Final[Mapping[str, Callable[[Told], str]]] = MappingProxyType(
    {"csv": to_csv, "json": to_json, "markdown": to_markdown, "html": to_html}
)
_MOST: Final = 2  # quotes in a cell of a table on a terminal; the other forms show more


def write_told(told: Told, form: str) -> str:
    """Write an answer with its quotes in one of the forms that are text."""
    if form in _TOLD:
        return _TOLD[form](told)
    rows = [
        [*(cell for _, cell in told.seen(line)), _quotes_cell(told, line)] for line in told.lines
    ]
    headings = [heading for heading in told.headings if heading]
    if not rows:
        places = [
            f"{quoted(one.words, told.lang)}\n— {told.reference(one.seen)}" for one in told.named
        ]
        *before, last = told.unanswered
        return "\n".join([told.question, "", *before, *places, last, ""])
    return f"{told.question}\n{write_table([*headings, quoted(' ', told.lang)], rows, form)}"


def _quotes_cell(told: Told, line: Line) -> str:
    own = cited(told, line)
    quotes = [
        "\n".join(filter(None, (quoted(one.quote, told.lang), f"— {one.source}",
                                translation_words(one.translation, told.lang))))
        for one in own[:_MOST]
    ]  # fmt: skip
    more = [f"(+{len(own) - _MOST})"] if len(own) > _MOST else []
    return "\n".join([*quotes, *more]) or WORDS[told.lang]["bare"] * told.expects_quotes


def write_info(figures: Mapping[str, Any], form: str) -> str:
    """Write the figures of a build."""
    if form == "json":
        return json.dumps(figures, ensure_ascii=False, indent=1) + "\n"
    rows = []
    for name, value in figures.items():
        if isinstance(value, dict):
            rows += [[name, key, str(count)] for key, count in value.items()]
        else:
            rows.append([name, "", ", ".join(value) if isinstance(value, list) else str(value)])
    return write_table(["figure", "of", "value"], rows, form)
