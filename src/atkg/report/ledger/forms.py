"""The ledger written for people: CSV, XLSX, Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from atkg.csvfiles import guarded
from atkg.followups import FollowUp
from atkg.graph.naming import Naming
from atkg.graph.translation_graph import Translations
from atkg.graph.wording import quoted
from atkg.officefiles import saved
from atkg.report.later import later_words
from atkg.report.ledger.entries import Entry
from atkg.report.phrases import phrase
from atkg.report.tables import write_table
from atkg.report.translated import translation_words

COLUMNS: Final = (
    "document", "year", "number", "recommendation", "who", "part", "action", "condition",
    "answers", "status", "followup", "contested", "echoes", "quote", "translation", "id",
)  # fmt: skip
_WIDTHS: Final = (28, 7, 9, 36, 26, 16, 46, 30, 46, 14, 40, 40, 30, 60, 60, 44)
_MOST: Final = 3
_UNTRANSLATED: Final = Translations()


def ledger_rows(
    entries: Sequence[Entry],
    naming: Naming,
    lang: str,
    translations: Translations = _UNTRANSLATED,
) -> list[list[str]]:
    """Give one row per entry, in the order of COLUMNS, with labels for CURIEs."""
    return [_row(one, naming, lang, translations) for one in entries]


def _row(one: Entry, naming: Naming, lang: str, translations: Translations) -> list[str]:
    def names(nodes: Sequence[str]) -> str:
        return "; ".join(_flat(naming.label(node, lang)) for node in nodes)

    who = naming.label(one.who, lang) if one.who else phrase("ledger.nobody", lang)
    if one.is_open and one.who:
        who += f" ({phrase('ledger.open', lang)})"
    return [
        naming.label(one.document, lang), one.year, one.number,
        _flat(naming.label(one.recommendation, lang)), who,
        naming.label(one.part, lang) if one.part else "",
        _flat(naming.label(one.action, lang)) if one.action else "", names(one.conditions),
        _answers(one, naming, lang), naming.label(f"atkgv:status.{one.status}", lang),
        _later(one.followups, lang, False), _later(one.followups, lang, True),
        "; ".join(
            _flat(naming.label(node, lang)) + (f" ({year})" if year else "")
            for node, year in one.echoes
        ),
        " · ".join(f"{quoted(_flat(quote), lang)}" for *_, quote in one.quotes),
        " · ".join(_translated(one, lang, translations)), one.action or one.recommendation,
    ]  # fmt: skip


def _translated(one: Entry, lang: str, translations: Translations) -> Iterator[str]:
    """Give the working translations of a line's quotes, each with its mark."""
    for document, _, _, quote in one.quotes:
        if words := translation_words(translations.of(document, quote, lang), lang):
            yield words


def _answers(one: Entry, naming: Naming, lang: str) -> str:
    if one.answers:
        return "; ".join(_flat(naming.label(node, lang)) for node in one.answers)
    if not one.near:
        return phrase("ledger.none", lang)
    shown = "; ".join(_flat(naming.label(node, lang)) for node in one.near[:_MOST])
    more = f" (+{len(one.near) - _MOST})" if len(one.near) > _MOST else ""
    return phrase("ledger.near", lang, findings=shown + more)


def _later(followups: Sequence[FollowUp], lang: str, contested: bool) -> str:
    own = [one for one in followups if (one.kind == "contested") == contested]
    if not own:
        return "" if contested else phrase("ledger.unknown", lang)
    return "; ".join(later_words(one, lang) for one in own)


def _flat(text: str) -> str:
    return " ".join(text.split())


def headings(lang: str) -> list[str]:
    """Give the names of the columns for people."""
    return [phrase(f"ledger.{column}", lang) for column in COLUMNS]


def ledger_text(rows: Sequence[Sequence[str]], lang: str, form: str) -> str:
    """Write rows as ``csv``, ``markdown``, ``json`` or ``table``; programs get COLUMNS as names."""
    if form == "markdown":
        return _markdown(rows, lang)
    return write_table(COLUMNS if form in ("csv", "json") else headings(lang), rows, form)


def _markdown(rows: Sequence[Sequence[str]], lang: str) -> str:
    """Write each recommendation as a heading, its actions below: 15 columns would be unreadable.

    What the report does not say is said once, at the top, not at each action.
    """
    lines = [f"# {phrase('ledger.title', lang)}", "", phrase("ledger.lead", lang), ""]
    if not rows:
        return "\n".join([*lines, phrase("ledger.empty", lang), ""])
    records = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    for document, own in groupby(records, lambda one: f"{one['document']} ({one['year']})"):
        lines += [f"## {document}", ""]
        for recommendation, below in groupby(own, lambda one: one["recommendation"]):
            lines += [f"### {recommendation}", ""]
            for _, same in groupby(below, lambda one: one["id"]):
                lines += [*_item(list(same), lang), ""]
    return "\n".join(lines)


def _item(same: Sequence[dict[str, str]], lang: str) -> list[str]:
    """Write one action with all whom it names."""
    cells = same[0]
    who = "; ".join(
        f"**{one['who']}**" + (f" ({one['part']})" if one["part"] else "") for one in same
    )
    lines = [f"- {who}" + (f": {quoted(cells['action'], lang)}" if cells["action"] else "")]
    silent = {phrase("ledger.none", lang), phrase("ledger.unknown", lang)}
    for column in ("condition", "answers", "followup", "contested", "echoes"):
        if cells[column] and cells[column] not in silent:
            lines.append(f"  - {phrase(f'ledger.{column}', lang)}: {cells[column]}")
    quotes = dict.fromkeys(
        words
        for column in ("quote", "translation")
        for one in same
        for words in one[column].split(" · ")
        if words
    )
    return [*lines, *(f"  - > {quote}" for quote in quotes), f"  - `{cells['id']}`"]


def ledger_xlsx(rows: Sequence[Sequence[str]], lang: str) -> bytes:
    """Write rows as a workbook: frozen headings, a filter, wrapped text; same rows, same bytes.

    Text that a spreadsheet would take for a formula is guarded.
    """
    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise TypeError("a new workbook has a sheet")
    sheet.title = phrase("ledger.sheet", lang)
    sheet.append(headings(lang))
    for row in rows:
        sheet.append([int(cell) if cell.isdigit() else str(guarded(cell)) for cell in row])
    for number, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", "00558C")
    sheet.freeze_panes = "E2"
    sheet.auto_filter.ref = sheet.dimensions
    return saved(book.save)
