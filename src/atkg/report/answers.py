"""Answers for people: labels for IRIs, and under each row the words it rests on."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

import pyoxigraph as ox

from atkg.csvfiles import guarded
from atkg.graph.asking import Answer, Cell
from atkg.graph.naming import Naming
from atkg.graph.queries import Query
from atkg.graph.translation_graph import Translations
from atkg.graph.witnesses import Witness, Witnesses, shown
from atkg.graph.wording import quoted, value_words
from atkg.namespaces import PREFIXES
from atkg.report.references import reference
from atkg.report.silence import Place
from atkg.report.translated import translation_mark, translation_words
from atkg.translations import Translation

WORDS: Final = {
    "en": {"stated": "as stated in", "none": "No statement answers this.",
           "status": "status", "silence": "Not reported is not absent.",
           "bare": "no quotation stands behind this row"},
    "es": {"stated": "según consta en", "none": "Ninguna declaración responde a esto.",
           "status": "estado", "silence": "Que no se informe no significa que no exista.",
           "bare": "ninguna cita respalda esta fila"},
}  # fmt: skip
_EVIDENCE: Final = ("quote", "document", "year", "statement", "status")
_PLACED: Final = ("section", "page", "last_page", "reference")
_TRANSLATED: Final = ("translation", "translation_mark")
_NAMED: Final = "named"  # the status of words that only name what was asked for


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
    where there is no line: what else is known of the things that were asked for, ``named`` being
    the places that name them. ``translations`` are shown below the quotes that they render.
    """

    question: str
    columns: tuple[str, ...]
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    lang: str
    titles: Mapping[str, str]
    expects_quotes: bool = True
    publishers: Mapping[str, str] = field(default_factory=dict)
    silence: tuple[str, ...] = ()
    named: tuple[Place, ...] = ()
    translations: Translations = field(default_factory=Translations)

    @property
    def unanswered(self) -> list[str]:
        """What is said where there is no line, a sentence each; not the places that name things."""
        words = WORDS[self.lang]
        own = (line for line in self.silence if not line.startswith("> "))
        return [] if self.lines else [words["none"], *own, words["silence"]]

    def reference(self, witness: Witness, mark: str = "") -> str:
        """Give the reference line of a quote; ``mark`` stands on both sides of the title."""
        title = self.titles.get(witness.document, witness.document)
        publisher = self.publishers.get(witness.document, "")
        return reference(witness, publisher, title, self.lang, mark)

    def translation(self, witness: Witness) -> Translation | None:
        """Give the working translation of a quote into the language of the answer, if there is."""
        return self.translations.of(witness.document, witness.quote, self.lang)

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
    publishers = {name: witnesses.publishers.get(name, "") for name in titles}
    return Told(
        query.summary[lang], answer.columns, headings, told, lang, titles, expects, publishers,
        translations=witnesses.translations,
    )  # fmt: skip


class Cited(NamedTuple):
    """A quote on one line, its reference, the ids of the statements on it, its translation."""

    quote: str
    source: str
    bears: list[str]
    translation: Translation | None


def cited(told: Told, line: Line, mark: str = "") -> list[Cited]:
    """Give each quote of a row once, with all that it bears.

    ``mark`` stands on both sides of the title in the reference.
    """
    found: dict[tuple[str, str], Cited] = {}
    for one in line.witnesses:
        key = (_folded(one.quote), told.reference(one, mark))
        bears = found.setdefault(key, Cited(*key, [], told.translation(one))).bears
        bears += [one.statement] * (one.statement not in bears)
    return list(found.values())


def _quoted(told: Told, line: Line) -> list[str]:
    stated = WORDS[told.lang]["stated"]
    quotes = []
    for quote, source, bears, translation in cited(told, line, "*"):
        own = f"{quoted(_flat(quote), told.lang)} — {stated} {_flat(source)} [{', '.join(bears)}]"
        words = _flat(translation_words(translation, told.lang))
        quotes.append(f"{own}\n   > — {words}" if words else own)
    return quotes or [WORDS[told.lang]["bare"]] * told.expects_quotes


def _folded(text: str) -> str:
    return " ".join(text.split())


def _flat(text: str) -> str:
    return _folded(text).replace("|", "\\|")


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
    """Write an answer as CSV, one line per row and quote, guarded against formulas.

    Where there is no row, a place that names what was asked for has a line with the status
    ``named`` and no other cell than those of its words.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    names = (*_EVIDENCE[:-1], "statement_status", *_PLACED, *_TRANSLATED)
    writer.writerow([*told.columns, *names])
    for line in told.lines:
        for witness in line.witnesses or (None,):
            writer.writerow(map(guarded, [*line.cells, *_columns(told, witness)]))
    for place in told.named:
        columns = _columns(told, replace(place.seen, quote=place.words, status=_NAMED))
        writer.writerow(map(guarded, [*("" for _ in told.columns), *columns]))
    return buffer.getvalue()


def _columns(told: Told, witness: Witness | None) -> list[str]:
    """Give the values of a quote in the order of ``_EVIDENCE``, ``_PLACED``, ``_TRANSLATED``."""
    if witness is None:
        return [""] * len((*_EVIDENCE, *_PLACED, *_TRANSLATED))
    one = told.translation(witness)
    translation = (one.words, translation_mark(one, told.lang)) if one else ("", "")
    return [
        witness.quote, witness.document, witness.year, witness.statement, witness.status,
        witness.section, *(str(page or "") for page in (witness.page, witness.last_page)),
        told.reference(witness), *translation,
    ]  # fmt: skip


def to_json(told: Told) -> str:
    """Write an answer as JSON."""
    names = (*_EVIDENCE, *_PLACED, *_TRANSLATED)
    rows = [
        {
            **dict(zip(told.columns, line.cells, strict=True)),
            "evidence": [
                dict(zip(names, _columns(told, one), strict=True)) for one in line.witnesses
            ],
        }
        for line in told.lines
    ]
    answer: dict[str, object] = {"question": told.question, "rows": rows}
    if not rows:
        seen = (replace(one.seen, quote=one.words, status=_NAMED) for one in told.named)
        named = [dict(zip(names, _columns(told, one), strict=True)) for one in seen]
        answer |= {"silence": told.unanswered, "named": named}
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
