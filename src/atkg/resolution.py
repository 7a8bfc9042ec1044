"""Rows become statements: rows of one id are gathered, and inherit from their node's head row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from atkg.errors import Fault, StatementError
from atkg.model import Evidence, Row, Statement, Support

_ANCHORS = ("subject", "predicate", "object", "source", "modality")


def heads_of(rows: Iterable[Row]) -> dict[str, Row]:
    """Give the head row of each node; where a head has several supports, the first in the file."""
    heads: dict[str, Row] = {}
    rows = list(rows)
    for row in rows:
        if row.is_head and row.judgement != "rejected":
            heads.setdefault(row.subject, row)
    for row in rows:
        if row.is_head:
            heads.setdefault(row.subject, row)
    return heads


def head_faults(path: Path, rows: Sequence[Row], heads: dict[str, Row]) -> list[Fault]:
    """Find rows that have no status and no head to inherit it from, and nodes with two heads."""
    faults = []
    for row in rows:
        head = heads.get(row.subject)
        if head is None and not row.status:
            what = f"{row.subject} has no head row, and this row has no status of its own"
            mend = "add the row with its rdf:type, or a status"
            faults.append(Fault(str(path), row.line, what, mend))
        elif row.is_head and not row.status:
            what = f"this head row of {row.subject} has no status"
            faults.append(Fault(str(path), row.line, what, "the rows of a node inherit it: add it"))
        elif row.is_head and head and row.judgement != "rejected" and row.id != head.id:
            what = f"{row.subject} has another head in line {head.line}"
            faults.append(Fault(str(path), row.line, what, "keep one, reject the other"))
    return faults


def _support(rows: Sequence[Row], judgement: str, head: Row | None) -> Support:
    rows = sorted(rows, key=lambda row: row.start)
    first = rows[0]
    reviewer, reviewed = _reviewed(first, head)
    anchors = {
        (end, anchor)
        for row in rows
        for end in _ANCHORS
        if (anchor := getattr(row, f"{end}_anchor"))
    }
    return Support(
        evidence=tuple(Evidence(row.start, row.end, row.quote) for row in rows),
        method=first.method,
        confidence=first.confidence,
        judgement=judgement,
        reviewer=reviewer,
        reviewed=reviewed,
        anchors=tuple(sorted(anchors)),
        note=" ".join(dict.fromkeys(row.note for row in rows if row.note)),
        lines=tuple(row.line for row in rows),
    )


def _reviewed(row: Row, head: Row | None) -> tuple[str, str]:
    """Give who judged and when; they come with the judgement, from wherever that comes."""
    judge = row if row.judgement or head is None else head
    return judge.reviewer, judge.reviewed


def _judged(row: Row, head: Row | None) -> str:
    return row.judgement or (head.judgement if head else "") or "unreviewed"


def _of_halves(judgements: Sequence[str]) -> str:
    """Judge a support as its halves: one rejected half rejects it, accepted are all or none."""
    if "rejected" in judgements:
        return "rejected"
    return judgements[0] if len(set(judgements)) == 1 else "unreviewed"


def _supports(rows: Sequence[Row], head: Row | None) -> tuple[Support, ...]:
    halves: dict[str, list[Row]] = defaultdict(list)
    for number, row in enumerate(rows):
        halves[row.together or f"\x00{number}"].append(row)
    supports = [
        _support(group, _of_halves([_judged(row, head) for row in group]), head)
        for group in halves.values()
    ]
    return tuple(sorted(supports, key=lambda support: support.evidence[0].start))


def _over_all(supports: Iterable[Support]) -> str:
    judgements = {support.judgement for support in supports}
    if "accepted" in judgements:
        return "accepted"
    return "rejected" if judgements == {"rejected"} else "unreviewed"


def _statement(document: str, rows: Sequence[Row], head: Row | None) -> Statement:
    row = rows[0]
    inherits = head is not None and head.id != row.id
    supports = _supports(rows, head)
    return Statement(
        id=row.id, document=document, subject=row.subject, predicate=row.predicate,
        object=row.object, datatype=row.datatype, lang=row.lang,
        status=row.status or (head.status if head else ""),
        negated=row.negated or bool(inherits and head and head.negated),
        attributed_to=row.attributed_to or (head.attributed_to if head else ""),
        judgement=_over_all(supports), is_head=row.is_head,
        subject_class=head.object if head else "", supports=supports,
    )  # fmt: skip


def resolve(document: str, path: Path, rows: Sequence[Row]) -> tuple[Statement, ...]:
    """Give the statements of one file, ordered by id.

    A row's empty status, negation, source and judgement (with who gave it and when) come
    from the head row of its subject.
    Raises StatementError where there is nothing to inherit from, or two heads disagree.
    """
    heads = heads_of(rows)
    if faults := head_faults(path, rows, heads):
        summary = f"{path.name}: {len(faults)} row(s) without a clear head"
        raise StatementError(summary, faults=faults)
    by_id: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_id[row.id].append(row)
    return tuple(
        _statement(document, group, heads.get(group[0].subject))
        for _, group in sorted(by_id.items())
    )
