"""The summary page of a build: what is in the graph, and what was checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from atkg.errors import Fault
from atkg.graph.validation import Report
from atkg.model import Statement


@dataclass(frozen=True, slots=True)
class Built:
    """What the summary page tells of a build."""

    hash: str
    statements: Sequence[Statement]
    checks: Mapping[str, Counter[tuple[str, str, str]]]
    doubts: Sequence[Fault]
    graphs: Mapping[str, int]
    classes: Mapping[str, int]
    report: Report
    reasoner: str


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> list[str]:
    head = list(head)
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return [*lines, *("| " + " | ".join(map(str, row)) + " |" for row in rows), ""]


def _by_document(built: Built, field: str) -> list[str]:
    """Cross documents with the values of a statement's field."""
    counts = Counter((one.document, getattr(one, field)) for one in built.statements)
    values = sorted({value for _, value in counts})
    documents = sorted({document for document, _ in counts})
    rows = [
        [value or "(none)", *(counts[document, value] for document in documents),
         sum(counts[document, value] for document in documents)]
        for value in values
    ]  # fmt: skip
    return _table([field, *documents, "all"], rows)


def _checks(built: Built) -> list[str]:
    rows = [
        [document, gate, check, outcome, count]
        for document, counts in sorted(built.checks.items())
        for (gate, check, outcome), count in sorted(counts.items())
    ]
    return _table(["document", "gate", "check", "outcome", "rows"], rows)


def _doubts(built: Built) -> list[str]:
    if not built.doubts:
        return ["None: the words of every statement, or its declared anchor, show its status."]
    return [
        "The words do not show the status by a cue; a person has judged them.", "",
        *(f"- `{one.file}:{one.line}` {' '.join(one.what.split())}" for one in built.doubts),
    ]  # fmt: skip


def summary_markdown(built: Built) -> str:
    """Write the page: counts by graph, class, status, document and judgement; checks made."""
    supports = sum(len(one.supports) for one in built.statements)
    made = sum(sum(counts.values()) for counts in built.checks.values())
    facts = sum(1 for one in built.statements if one.is_asserted)
    lines = [
        "# What is in the graph", "",
        f"Graph `{built.hash}`: {len(built.statements)} statements with {supports} supports; "
        f"{facts} of them are asserted, the rest is stated only.", "",
        "## Triples by graph", "", *_table(["graph", "triples"], built.graphs.items()),
        "## Individuals by class", "",
        "Stated and inferred; a thing counts in each of its classes.", "",
        *_table(["class", "individuals"], built.classes.items()),
        "## Statements by status and document", "", *_by_document(built, "status"),
        "## Statements by judgement and document", "", *_by_document(built, "judgement"),
        "## Checks made", "",
        f"{made} checks at the gates, {len(built.doubts)} doubts about modality; "
        f"{built.report.checked} checks of focus nodes against shapes, "
        f"{len(built.report.violations)} results. {built.reasoner}", "", *_checks(built),
        "## Doubts about modality", "", *_doubts(built),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"
