"""Office files: the same content gives the same bytes, whatever the clock says."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, timezone
from types import SimpleNamespace

import docx
import pytest
from openpyxl import Workbook, load_workbook

from atkg.report.officefiles import saved


def test_a_workbook_saved_in_another_year_has_the_same_bytes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    book = Workbook()
    book.worksheets[0].append(["Ñaña", 3])
    first = saved(book.save)

    later = SimpleNamespace(now=lambda tz=None: datetime(2031, 5, 6, 7, 8, 9))
    clock = SimpleNamespace(datetime=later, timezone=timezone)
    monkeypatch.setattr("openpyxl.writer.excel.datetime", clock)
    plain = io.BytesIO()
    book.save(plain)
    assert b"2031-05-06" in zipfile.ZipFile(plain).read("docProps/core.xml")  # the clock was seen
    assert saved(book.save) == first
    assert list(load_workbook(io.BytesIO(first)).worksheets[0].values) == [("Ñaña", 3)]


def test_a_document_keeps_its_parts_and_loses_only_the_times() -> None:
    document = docx.Document()
    document.add_paragraph("Región Áncash")
    data = saved(document.save)
    assert [p.text for p in docx.Document(io.BytesIO(data)).paragraphs] == ["Región Áncash"]
    entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert len(entries) > 8
