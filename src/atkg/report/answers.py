"""Answers for people: labels for IRIs, and under each row the words it rests on."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from atkg.csvfiles import guarded
from atkg.graph.asking import Answer, Cell
from atkg.graph.naming import Naming
from atkg.graph.queries import Query
from atkg.graph.witnesses import Witness, Witnesses, shown
from atkg.graph.wording import value_words
from atkg.namespaces import PREFIXES

WORDS: Final = {
    "en": {"stated": "as stated in", "none": "No statement answers this.",
           "status": "status", "silence": "Not reported is not absent.",
           "bare": "no quotation stands behind this row"},
    "es": {"stated": "según consta en", "none": "Ninguna declaración responde a esto.",
           "status": "estado", "silence": "Que no se informe no significa que no exista.",
           "bare": "ninguna cita respalda esta fila"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One row of an answer: the cells as labels, and the quotes behind them.

    ``people`` holds the cells with numbers and truth values as the language writes them, where that
    differs.
    """

    cells: tuple[str, ...]
    witnesses: tuple[Witness, ...]
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """An answer told in a language: the question, the columns and the lines.

    ``headings`` names the columns for people; one that only leads to the words has none. Where no
    quote is expected (a count, a silence), a row without one does not say so. ``silence`` is told
    where there is no line: what else is known of the things that were asked for.
    """

    question: str
    columns: tuple[str, ...]
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    lang: str
    titles: Mapping[str, str]
    expects_quotes: bool = True
    silence: tuple[str, ...] = ()

    def seen(self, line: Line) -> list[tuple[str, str]]:
        """Give the headings and cells of a line that people see."""
        pairs = zip(self.headings, line.people or line.cells, strict=True)
        return [(heading, cell) for heading, cell in pairs if heading]


def _cell(cell: Cell, naming: Naming, lang: str) -> str:
    return "" if cell is None else naming.label(shown(cell), lang)


def _for_people(cell: Cell, naming: Naming, lang: str) -> str:
    if isinstance(cell, ox.Literal) and cell.datatype.value.startswith(PREFIXES["xsd"]):
        is_words = cell.datatype.value == PREFIXES["xsd"] + "string"
        return cell.value if is_words else value_words(cell.value, lang)
    return _cell(cell, naming, lang)


def tell(query: Query, answer: Answer, naming: Naming, witnesses: Witnesses, lang: str) -> Told:
    """Tell an answer in a language; rows that read the same are one, with all their quotes."""
    asked = set(re.findall(r"\batkg:\w+", query.text))
    lines: dict[tuple[str, ...], set[Witness]] = {}
    people: dict[tuple[str, ...], tuple[str, ...]] = {}
    for row in answer.rows:
        cells = tuple(_cell(cell, naming, lang) for cell in row)
        people[cells] = tuple(_for_people(cell, naming, lang) for cell in row)
        ends = [shown(cell) for cell in row if cell is not None]
        lines.setdefault(cells, set()).update(witnesses.behind(ends, asked))
    told = tuple(Line(cells, tuple(sorted(seen)), people[cells]) for cells, seen in lines.items())
    documents = {witness.document for line in told for witness in line.witnesses}
    titles = {name: naming.label(name, lang) for name in sorted(documents)}
    headings = tuple(query.headings.get(name, {}).get(lang, "") for name in answer.columns)
    expects = query.evidence != 0
    return Told(query.summary[lang], answer.columns, headings, told, lang, titles, expects)


def quotes(line: Line) -> list[str]:
    """Give the quotes behind a row, each once, on one line."""
    return list(dict.fromkeys(f"“{_flat(one.quote)}”" for one in line.witnesses))


def _quoted(told: Told, line: Line) -> list[str]:
    """Give each quote of a row once, with the document and all statements that it bears."""
    statements: dict[tuple[str, str, str], list[str]] = {}
    for one in line.witnesses:
        bears = statements.setdefault((one.document, one.year, _flat(one.quote)), [])
        bears += [one.statement] * (one.statement not in bears)
    stated = WORDS[told.lang]["stated"]
    return [
        f"“{quote}” — {stated} {told.titles.get(document, document)} ({year}), {', '.join(bears)}"
        for (document, year, quote), bears in statements.items()
    ] or [WORDS[told.lang]["bare"]] * told.expects_quotes


def _flat(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def to_markdown(told: Told, most: int = 3) -> str:
    """Write an answer as Markdown: each row, then at most so many of its quotes.

    A row behind which no quote stands says so.
    """
    out = [f"### {told.question}", ""]
    if not told.lines:
        words = WORDS[told.lang]
        return "\n".join([*out, words["none"], *told.silence, words["silence"], ""])
    for number, line in enumerate(told.lines, 1):
        pairs = [f"{name}: {_flat(cell)}" for name, cell in told.seen(line) if cell]
        out.append(f"{number}. " + " · ".join(pairs))
        own = _quoted(told, line)
        out += [f"   > {quote}" for quote in own[:most]]
        if (more := len(own) - most) > 0:
            out.append(f"   > (+{more})")
    return "\n".join([*out, ""])


def to_csv(told: Told) -> str:
    """Write an answer as CSV, one line per row and quote, guarded against formulas."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([*told.columns, "quote", "document", "year", "statement", "statement_status"])
    for line in told.lines:
        for witness in line.witnesses or (None,):
            writer.writerow(map(guarded, [*line.cells, *_columns(witness)]))
    return buffer.getvalue()


def _columns(witness: Witness | None) -> Iterable[str]:
    if witness is None:
        return [""] * 5
    return [witness.quote, witness.document, witness.year, witness.statement, witness.status]


def to_json(told: Told) -> str:
    """Write an answer as JSON."""
    rows = [
        {
            **dict(zip(told.columns, line.cells, strict=True)),
            "evidence": [
                dict(
                    zip(
                        ("quote", "document", "year", "statement", "status"),
                        _columns(w),
                        strict=True,
                    )
                )
                for w in line.witnesses
            ],
        }
        for line in told.lines
    ]
    return (
        json.dumps({"question": told.question, "rows": rows}, ensure_ascii=False, indent=1) + "\n"
    )
