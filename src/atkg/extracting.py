"""Rules read a document: their rows pass the gates or wait, and never touch what people wrote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from atkg.authority import Authority, load_authority
from atkg.csvfiles import write_records
from atkg.errors import DocumentError, GateError, StatementError
from atkg.gates import pass_gates
from atkg.graph.ontology import load_ontology
from atkg.model import Row
from atkg.report.scoring import accepted, scores, status_agreement
from atkg.resolution import head_faults, heads_of
from atkg.statements import read_rows, write_rows
from atkg.text.documents import Document, load_documents
from atkg.text.extraction import Nil, extract
from atkg.text.extraction.needed import incomplete
from atkg.workspace import Workspace

REVIEW: Final = ("quote", "start", "end", "why", "candidates")


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows that passed both gates, and what waits for a person: (span, why, candidates)."""

    rows: tuple[Row, ...]
    waiting: tuple[Nil, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an extraction did to a statement file."""

    path: Path
    review: Path
    added: int
    gone: int
    changed: int
    total: int
    waiting: int
    written: bool


def find_document(workspace: Workspace, name: str) -> Document:
    """Give a registered document. Raises DocumentError where there is none of this name."""
    documents = load_documents(workspace.documents)
    if name not in documents:
        what, mend = f"no document {name}", "known are: " + ", ".join(documents)
        raise DocumentError(what, file=workspace.documents / "documents.csv", mend=mend)
    return documents[name]


def _numbered(rows: Iterable[Row]) -> list[Row]:
    return [replace(row, line=number) for number, row in enumerate(rows, 1)]


def _faults(
    document: Document, path: Path, rows: Sequence[Row], authority: Authority, terms: frozenset[str]
) -> dict[int, str]:
    """Give what the gates have against rows, by line."""
    try:
        pass_gates(document, path, rows, authority, terms)
    except GateError as error:
        return {fault.line: fault.what for fault in error.faults}
    return {
        fault.line: fault.what for fault in head_faults(path, rows, heads_of(rows)) if fault.line
    }


def _open(
    document: Document, path: Path, rows: Sequence[Row], authority: Authority, terms: frozenset[str]
) -> dict[int, str]:
    """Give what the gates have against rows, else the heads of nodes that say too little."""
    if faults := _faults(document, path, rows, authority, terms):
        return faults
    lacking = incomplete(rows)
    return {
        row.line: f"nothing fit to say {lacking[row.subject]} of it"
        for row in rows
        if row.is_head and row.subject in lacking
    }


def through_gates(
    document: Document, path: Path, rows: Iterable[Row], authority: Authority, terms: frozenset[str]
) -> Kept:
    """Let rows through both gates; those that fail wait, and with a head all that needs it.

    So does a node of which too little is left: a figure without its value says nothing.
    """
    kept = _numbered(rows)
    waiting: list[Nil] = []
    while kept and (faults := _open(document, path, kept, authority, terms)):
        lost = {row.subject for row in kept if row.is_head and row.line in faults}
        for row in kept:
            if row.line in faults:
                waiting.append(Nil((row.start, row.end), faults[row.line]))
        kept = _numbered(
            row for row in kept if row.line not in faults and not {row.subject, row.object} & lost
        )
    return Kept(tuple(replace(row, line=0) for row in kept), tuple(waiting))


def rule_rows(workspace: Workspace, document: Document, *, blind: bool = False) -> Kept:
    """Extract a document's rows and let them through the gates."""
    authority = load_authority(workspace.authority)
    ontology = load_ontology(workspace.shipped("ontology"))
    found = extract(document, authority, blind=blind)
    path = workspace.statements / f"{document.id}.csv"
    kept = through_gates(document, path, found.rows, authority, frozenset(ontology.known_terms))
    return Kept(kept.rows, (*found.nil, *kept.waiting))


def _is_open(row: Row, heads: dict[str, Row]) -> bool:
    """Tell whether a row was made by a rule and nobody has judged it."""
    head = heads.get(row.subject)
    judged = row.judgement or (head.judgement if head else "")
    return row.method.startswith("rule:") and judged in ("", "unreviewed")


def merge_rules(old: Sequence[Row], new: Iterable[Row]) -> tuple[Row, ...]:
    """Put rule rows beside what people wrote or judged, all of which stays as it is.

    What is rejected does not come back under another span either; a node that a person knows keeps
    its head, and rows that rules add to it say that they are unreviewed.
    """
    heads = heads_of(old)
    kept = [row for row in old if not _is_open(row, heads)]
    known = heads_of(kept)
    judged: dict[str, set[str]] = {}
    for row in kept:
        judged.setdefault(row.id, set()).add(row.judgement)
    rejected = {name for name, all_ in judged.items() if all_ == {"rejected"}}
    gone = {subject for subject, head in known.items() if head.judgement == "rejected"}
    merged = {row.key: row for row in kept}
    for row in new:
        head = known.get(row.subject)
        if row.id in rejected or {row.subject, row.object} & gone or row.key in merged:
            continue
        if head and row.is_head and row.id != head.id:
            continue
        own = row if head is None or row.is_head else replace(row, judgement="unreviewed")
        merged[row.key] = own
    return tuple(merged.values())


def _write_review(path: Path, text: str, waiting: Iterable[Nil]) -> None:
    records = (
        {
            "quote": text[slice(*one.span)], "start": str(one.span[0]), "end": str(one.span[1]),
            "why": one.why, "candidates": " ".join(one.candidates),
        }
        for one in sorted(set(waiting), key=lambda one: (one.span, one.why))
    )  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    write_records(path, REVIEW, records)


def extract_document(workspace: Workspace, name: str, *, merge: bool = False) -> Outcome:
    """Merge a document's rule rows into its statement file as unreviewed.

    A file in which people wrote rows is left alone unless ``merge`` is asked for. What could not be
    linked, or did not pass a gate, goes to ``build/review/<document>.csv``.
    """
    document = find_document(workspace, name)
    path = workspace.statements / f"{name}.csv"
    old = read_rows(path) if path.exists() else ()
    found = rule_rows(workspace, document)
    merged = merge_rules(old, found.rows)
    if faults := head_faults(path, merged, heads_of(merged)):
        raise StatementError(f"{name}: rule rows do not fit what stands there", faults=faults)
    allowed = merge or not any(row.method == "manual" for row in old)
    review = workspace.root / "build" / "review" / f"{name}.csv"
    _write_review(review, document.text, found.waiting)
    if allowed and merged:
        write_rows(path, merged)
    before, after = ({row.key: replace(row, line=0) for row in rows} for rows in (old, merged))
    changed = sum(before[key] != after[key] for key in before.keys() & after.keys())
    return Outcome(
        path, review, len(after.keys() - before.keys()), len(before.keys() - after.keys()),
        changed, len(merged), len(set(found.waiting)), allowed,
    )  # fmt: skip


def score_documents(
    workspace: Workspace, names: Sequence[str], *, blind: bool = False
) -> list[list[str]]:
    """Score rules against the accepted rows that people wrote, document by document."""
    known = [path.stem for path in sorted(workspace.statements.glob("*.csv"))]
    made: list[list[str]] = []
    for name in names or known:
        document = find_document(workspace, name)
        reviewed = [
            row for row in accepted(read_rows(workspace.statements / f"{name}.csv"))
            if not row.method.startswith("rule:")
        ]  # fmt: skip
        rules = rule_rows(workspace, document, blind=blind).rows
        made += [one.cells(name) for one in scores(rules, reviewed)]
        made.append(status_agreement(rules, reviewed).cells(name))
    return made
