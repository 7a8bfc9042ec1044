"""A table of figures about a network, which always names graph, projection, options and warnings.

On a terminal and in Markdown the columns have labels; in CSV and JSON they have names that do not
change with the language, and the record beside them explains each.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeAlias

from atkg.network.columns import choice_label, column_label
from atkg.network.measures.table import measure_table
from atkg.network.notes import Note
from atkg.report.tables import write_table

Cell: TypeAlias = "str | int | float | None"
_DIGITS: Final = 6


@dataclass(frozen=True, slots=True)
class Figures:
    """Rows of figures by column, the record of what they were made from, and notes."""

    header: Mapping[str, Any]
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    lang: str
    notes: Sequence[Note] = field(default_factory=tuple)

    def told_notes(self) -> list[str]:
        """Give the notes in words, each once."""
        return list(dict.fromkeys(one.told(self.lang) for one in self.notes))

    def record(self) -> dict[str, Any]:
        """Give what the figures were made from, and what each column means."""
        columns = {name: _explained(name, self.lang) for name in self.columns}
        return {**self.header, "columns": columns, "notes": self.told_notes()}


def _explained(name: str, lang: str) -> dict[str, str]:
    known = measure_table().get(name)
    if known is None:
        return {"label": column_label(name, lang)}
    return {
        "label": known.labels[lang], "meaning": known.meanings[lang], "weights": known.weights,
        "first": known.first, "source": known.source,
    }  # fmt: skip


def _number(cell: Cell) -> Cell:
    """Give a number as it is shown: whole where it is whole, else rounded."""
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else round(cell, _DIGITS)
    return cell


def write_figures(figures: Figures, form: str) -> str:
    """Write figures as table, csv, json or markdown; CSV holds the rows only."""
    rows = [[_number(cell) for cell in row] for row in figures.rows]
    if form == "json":
        records = [dict(zip(figures.columns, row, strict=True)) for row in rows]
        whole = {**figures.record(), "rows": records}
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    if form == "csv":
        return write_table(figures.columns, cells, form)
    labels = [column_label(name, figures.lang) for name in figures.columns]
    made = write_table(labels, cells, form)
    return f"{_line(figures.header, figures.lang)}\n\n{made}\n" + "".join(
        f"{'- ' if form == 'markdown' else ''}{one}\n" for one in figures.told_notes()
    )


def _line(header: Mapping[str, Any], lang: str) -> str:
    """Give graph, network and the choices that are not the usual ones in one line."""
    chosen = " ".join(
        f"{choice_label(name, lang)}={_said(value, lang)}"
        for name, value in header["chosen"].items()
    )
    parts = [f"{choice_label('graph', lang)} {header['graph'][:12]}", header["network"], chosen]
    return " · ".join(part for part in parts if part)


def _said(value: object, lang: str) -> str:
    """Give the value of a choice; yes and no in the language."""
    return choice_label(str(value), lang) if isinstance(value, bool) else str(value)


def write_beside(figures: Figures, file: Path) -> Path:
    """Write the record of figures as JSON beside their file; give its path."""
    path = file.with_name(file.name + ".about.json")
    text = json.dumps(figures.record(), ensure_ascii=False, indent=1) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
