"""Nodes and edges as CSV, and both in one XLSX, guarded against spreadsheet formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from atkg.csvfiles import guarded, is_formula
from atkg.network.files.flat import Flat, Row, Value
from atkg.officefiles import saved

_WIDE = 40  # characters: the widest that a column is opened


def _csv(columns: Iterable[str], rows: Sequence[Row]) -> bytes:
    """Write rows as CSV (RFC 4180 but for the line end), an absent value as an empty field."""
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, list(columns), lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows({name: guarded(value) for name, value in row.items()} for row in rows)
    return buffer.getvalue().encode("utf-8")


def nodes_csv(flat: Flat) -> bytes:
    """Write the nodes."""
    return _csv(flat.node_columns, flat.nodes)


def edges_csv(flat: Flat) -> bytes:
    """Write the edges."""
    return _csv(flat.edge_columns, flat.edges)


def to_xlsx(flat: Flat) -> bytes:
    """Write a workbook with the sheets nodes, edges and about; numbers are numbers."""
    book = Workbook()
    book.remove(book.worksheets[0])
    about: list[Row] = [{"name": name, "value": value} for name, value in flat.about.items()]
    sheets: list[tuple[str, list[str], Sequence[Row]]] = [
        ("nodes", list(flat.node_columns), flat.nodes),
        ("edges", list(flat.edge_columns), flat.edges),
        ("about", ["name", "value"], about),
    ]
    for title, columns, rows in sheets:
        _fill(book.create_sheet(title), columns, rows)
    return saved(book.save)


def _fill(page: Worksheet, columns: Sequence[str], rows: Sequence[Row]) -> None:
    _line(page, 1, columns)
    for line, row in enumerate(rows, 2):
        _line(page, line, [row.get(name) for name in columns])
    for number, name in enumerate(columns, 1):
        longest = max([len(name), *(len(str(row.get(name, ""))) for row in rows)])
        page.column_dimensions[get_column_letter(number)].width = min(longest + 2, _WIDE)
    page.freeze_panes = "A2"


def _line(page: Worksheet, line: int, values: Sequence[Value | None]) -> None:
    for number, value in enumerate(values, 1):
        if value is not None:
            cell: Any = page.cell(line, number, value)
            if isinstance(value, str):
                cell.data_type = "s"  # whatever it looks like
                cell.quotePrefix = is_formula(value)
