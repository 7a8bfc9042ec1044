"""A validation report that a person can work through: each broken rule with the row to mend."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from atkg.graph.validation.results import Report, Violation
from atkg.graph.wording import quoted


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where a triple comes from: its statement, the file and line to mend, and the quote."""

    statement_id: str
    file: str
    line: int
    quote: str


# From a violation's focus, path and value to the rows it rests on. Path and value may be empty;
# then the rows of the node as a whole (its head) are wanted.
Locate: TypeAlias = Callable[[str, str, str], Sequence[Source]]

_WORDS: Final = {
    "en": {
        "title": "Validation report",
        "conforms": "**The graph keeps its rules.**",
        "fails": "**The graph breaks its rules.**",
        "sum": "Violations: {violations}. Warnings: {warnings}. Checks of a node against a shape: "
        "{checked}.",
        "nothing": "Nothing was checked: no shape found a node.",
        "Violation": "violation",
        "Warning": "warning",
        "Info": "note",
        "missing": "a value is missing",
        "nowhere": "no row was found for this",
        "focus": "Focus nodes per shape",
        "table": "| shape | nodes checked | nodes of its kind |",
        "blind": "These shapes looked at no node although nodes of their kind are there: {}.",
        "uncovered": "No shape looks at nodes of these classes: {}.",
    },
    "es": {
        "title": "Informe de validación",
        "conforms": "**El grafo cumple sus reglas.**",
        "fails": "**El grafo incumple sus reglas.**",
        "sum": "Infracciones: {violations}. Advertencias: {warnings}. Comprobaciones de un nodo "
        "con una forma: {checked}.",
        "nothing": "No se comprobó nada: ninguna forma encontró un nodo.",
        "Violation": "infracción",
        "Warning": "advertencia",
        "Info": "nota",
        "missing": "falta un valor",
        "nowhere": "no se halló ninguna fila",
        "focus": "Nodos examinados por forma",
        "table": "| forma | nodos comprobados | nodos de su clase |",
        "blind": "Estas formas no examinaron ningún nodo aunque hay nodos de su clase: {}.",
        "uncovered": "Ninguna forma examina nodos de estas clases: {}.",
    },
}


def report_markdown(report: Report, locate: Locate, lang: str = "en") -> str:
    """Write a report in English (``en``) or Spanish (``es``), grouped by rule.

    ``locate`` gives the rows behind a violation; the first line of each entry is what breaks the
    rule, the lines below it are the rows.
    """
    words = _WORDS[lang]
    parts = [*_summary(report, words), *_groups(report, locate, lang), *_table(report, words)]
    return "\n".join(parts) + "\n"


def _summary(report: Report, words: dict[str, str]) -> Iterator[str]:
    severities = [violation.severity for violation in report.violations]
    yield from (f"# {words['title']}", "", words["conforms" if report.conforms else "fails"], "")
    yield words["sum"].format(
        violations=severities.count("Violation"),
        warnings=severities.count("Warning"),
        checked=report.checked,
    )
    if not report.checked:
        yield from ("", words["nothing"])
    for key, names in (("blind", report.blind), ("uncovered", report.uncovered)):
        if names:
            yield from ("", words[key].format(", ".join(f"`{name}`" for name in names)))


def _groups(report: Report, locate: Locate, lang: str) -> Iterator[str]:
    groups: dict[str, list[Violation]] = defaultdict(list)
    for violation in report.violations:
        groups[violation.shape].append(violation)
    order = ("Violation", "Warning", "Info")
    for shape, found in sorted(groups.items(), key=lambda g: (order.index(g[1][0].severity), g[0])):
        kind = _WORDS[lang][found[0].severity]
        yield from (
            "",
            f"## {found[0].message(lang)}",
            "",
            f"`{shape}`, {kind}, {len(found)} ×",
            "",
        )
        for violation in found:
            yield from _entry(violation, locate, lang)


def _entry(violation: Violation, locate: Locate, lang: str) -> Iterator[str]:
    words = _WORDS[lang]
    said = " ".join(
        f"`{_plain(part)}`" for part in (violation.focus, violation.path, violation.value) if part
    )
    yield f"- {said}" + (f" ({words['missing']})" if violation.is_missing else "")
    sources = sorted(locate(violation.focus, violation.path, violation.value))
    for source in sources:
        quote = _plain(source.quote)
        yield f"  - {source.file}:{source.line} `{source.statement_id}` {quoted(quote, lang)}"
    if not sources:
        yield f"  - {words['nowhere']}"


def _plain(text: str) -> str:
    """Fold white space and disarm the marks that would break out of code or a list entry."""
    return " ".join(text.replace("`", "'").split())


def _table(report: Report, words: dict[str, str]) -> Iterator[str]:
    yield from ("", f"## {words['focus']}", "", words["table"], "|---|---:|---:|")
    for count in report.focus:
        if count.expected or count.checked:
            yield f"| `{count.shape}` | {count.checked} | {count.expected} |"
