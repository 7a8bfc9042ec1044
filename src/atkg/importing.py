"""A reviewer's sheet comes back: judgements, corrections, decisions on mentions; all or nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from atkg.authority import load_authority
from atkg.authoritytables import read_tables, write_tables
from atkg.csvfiles import write_records
from atkg.errors import Fault, GateError, StatementError
from atkg.gates import make_anchoring
from atkg.graph.ontology import load_ontology
from atkg.model import Row
from atkg.review.apart import Opinions, check_role, opinions_of, read_opinions, write_opinions
from atkg.review.applying import Applied, apply_edits
from atkg.review.applying import Desk as Seat
from atkg.review.edits import Edit, Key, Reader
from atkg.review.mentions import (
    DECISIONS,
    Decision,
    decide,
    decided_record,
    decisions,
    is_decided,
    read_decisions,
)
from atkg.review.names import meanings, terms_of
from atkg.review.sheets import Sheet
from atkg.reviewing import Desk, open_desk, read_sheets
from atkg.staging import Draft, drafted
from atkg.statements import read_rows, write_rows
from atkg.text.anchoring import Anchoring
from atkg.text.folding import fold
from atkg.workspace import Workspace


@dataclass(slots=True)
class Import:
    """What an import did, by kind (``judged``, ``corrected``, ``added`` …), and the files."""

    counts: Counter[str] = field(default_factory=Counter)
    files: list[Path] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Job:
    """One import at work: its sheet, the reviewer and day that sign, and the draft it changes."""

    path: Path
    desk: Desk
    draft: Draft
    reviewer: str
    day: str
    done: Import

    def refuse(self, faults: Sequence[Fault]) -> None:
        if faults:
            what = f"{self.path.name}: {len(faults)} line(s) cannot be taken; nothing was changed"
            raise StatementError(what, faults=sorted(faults))


def _by_document(edits: Sequence[Edit]) -> dict[str, list[Edit]]:
    grouped: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        grouped[edit.document].append(edit)
    return grouped


def _records_by_name(job: _Job) -> dict[str, frozenset[str]]:
    """Give the records of each name, also those that this import adds."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in load_authority(job.draft.copy.authority).names:
        found[fold(name.name)].add(name.thing)
    return {name: frozenset(things) for name, things in found.items()}


def _is_anchored(anchoring: Anchoring, row: Row) -> bool:
    return bool(anchoring.object(row, row.quote))


def _apply(job: _Job, edits: Sequence[Edit]) -> dict[str, Applied]:
    """Apply edits to the statement files of the draft."""
    made = {}
    records, authority = _records_by_name(job), load_authority(job.draft.copy.authority)
    terms = meanings(load_ontology(job.desk.workspace.shipped("ontology"))) if edits else {}
    for name, own in _by_document(edits).items():
        document = job.desk.documents[name]
        anchoring = make_anchoring(document, job.desk.rows[name], authority)
        seat = Seat(str(job.path), name, document.text, document.languages[0], job.reviewer,
                    job.day, records, terms, partial(_is_anchored, anchoring))  # fmt: skip
        made[name] = apply_edits(seat, job.desk.rows[name], own)
    job.refuse([fault for one in made.values() for fault in one.faults])
    for name, one in made.items():
        write_rows(job.draft.copy.statements / f"{name}.csv", one.rows.values())
        job.done.counts += Counter(judged=one.judged, corrected=one.corrected, added=one.added)
    return made


def _keep_apart(job: _Job, edits: Sequence[Edit]) -> None:
    """Write the judgements of reviewers apart into their own files of the draft."""
    for name, own in _by_document(edits).items():
        for role in sorted({edit.role for edit in own}):
            path = job.draft.copy.review / f"{name}.{role}.csv"
            new: Opinions = opinions_of([edit for edit in own if edit.role == role], job.day)
            write_opinions(path, read_opinions(path) | new)
            job.done.counts["kept apart"] += len(new)


def _decide(job: _Job, made: Sequence[Decision]) -> None:
    """Carry out the decisions on mentions in the authority file of the draft."""
    authority = job.draft.copy.authority
    tables = read_tables(authority)
    terms = terms_of(load_ontology(job.desk.workspace.shipped("ontology")))
    remembered: dict[str, list[dict[str, str]]] = defaultdict(list)
    faults = []
    for one in made:
        document = job.desk.documents.get(one.document)
        if document is None:
            what = f"no document {one.document!r}"
            faults.append(Fault(str(job.path), one.line, what, "see documents.csv"))
            continue
        if is_decided(one, read_decisions(job.desk.decided(one.document))):
            continue
        try:
            thing = decide(one, document, tables, terms)
        except ValueError as error:
            faults.append(Fault(str(job.path), one.line, *map(str, error.args)))
            continue
        record = decided_record(one, document, thing, job.reviewer, job.day)
        remembered[one.document].append(record)
        job.done.counts[one.record["decision"]] += 1
    job.refuse(faults)
    write_tables(authority, tables)
    for name, records in remembered.items():
        path = job.draft.copy.review / f"{name}.mentions.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        all_ = [*read_decisions(path), *records]
        write_records(path, DECISIONS, sorted(all_, key=lambda one: int(one["start"])))


def _told(job: _Job, applied: Mapping[str, Applied]) -> None:
    """Raise what the gates have against the draft, with the lines of the sheet where it began."""
    faults = []
    for fault in job.draft.new_faults():
        name = Path(fault.file).stem
        line = 0
        if name in applied and Path(fault.file).parent == job.desk.workspace.statements:
            keys: dict[int, Key] = {
                row.line: row.key for row in read_rows(job.draft.copy.statements / f"{name}.csv")
            }
            line = applied[name].lines.get(keys.get(fault.line, ("", 0, 0)), 0)
        faults.append(replace(fault, file=str(job.path), line=line) if line else fault)
    if faults:
        what = f"{job.path.name}: {len(faults)} fault(s) would come of it; nothing was changed"
        raise GateError(what, faults=sorted(faults))


def _sheet_edits(job: _Job, sheets: Sequence[Sheet]) -> tuple[list[Edit], list[Decision]]:
    reader = Reader(job.path, job.desk.rows)
    edits: list[Edit] = []
    made: list[Decision] = []
    faults: list[Fault] = []
    for sheet in sheets:
        if sheet.kind == "statements":
            edits += reader.edits(sheet)
        else:
            own, wrong = decisions(job.path, sheet)
            made += own
            faults += wrong
    job.refuse([*reader.faults, *faults])
    return edits, made


def import_sheets(workspace: Workspace, path: Path, reviewer: str, day: str) -> Import:
    """Take a reviewer's sheet, XLSX or CSV, into the workspace.

    ``reviewer`` is the role that signs judgements, ``day`` an ISO date. A sheet that was exported
    for a reviewer apart goes into that role's own files. Raises AtkgError, with every line that
    cannot be taken, where one cannot; then nothing is changed.
    """
    check_role(reviewer)
    desk = open_desk(workspace)
    sheets = read_sheets(path)
    with drafted(workspace) as draft:
        job = _Job(path, desk, draft, reviewer, day, Import())
        edits, made = _sheet_edits(job, sheets)
        _keep_apart(job, [edit for edit in edits if edit.role])
        if made:
            _decide(job, made)
        applied = _apply(job, [edit for edit in edits if not edit.role])
        if applied or made:
            _told(job, applied)
        job.done.files = draft.publish()
        return job.done
