"""A new reading of a document: every span that points into the old text is carried over.

What cannot be carried is listed; only if asked for are the others moved without it, and then it is
put, with the old text, into ``data/earlier-readings/<document>-<hash>/``: nothing is lost.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from atkg.authority import NAMES, load_authority
from atkg.csvfiles import read_records, write_records
from atkg.errors import AtkgError, DocumentError, GateError
from atkg.gates import pass_gates
from atkg.graph.ontology import load_ontology
from atkg.model import Row
from atkg.report.coverage import COLUMNS as OMISSIONS
from atkg.review.apart import COLUMNS as OPINIONS
from atkg.review.apart import roles_of
from atkg.review.mentions import DECISIONS
from atkg.staging import Draft, drafted
from atkg.statements import read_rows, write_rows
from atkg.text.alignment import Alignment
from atkg.text.apart import digest, read_apart
from atkg.text.carrying import Carrier, Left, carry_rows
from atkg.text.documents import COLUMNS as DOCUMENTS
from atkg.text.documents import INDEX, Document, load_documents
from atkg.text.places import table_name, write_places
from atkg.text.quotes import prints
from atkg.text.readers import Reader, Reading, reader_for
from atkg.text.reading import ranges
from atkg.workspace import Workspace

Record = dict[str, str]
Columns = tuple[str, ...]
Spans = Mapping[tuple[str, str, str], tuple[str, str]]  # (row id, old start, old end) → new ones
_PRINTED: Final = "the name is not printed like that in the new reading"


@dataclass(slots=True)
class Move:
    """What a move did: rows carried, those of them with other spaces or marks, and what stayed."""

    carried: int = 0
    respaced: int = 0
    left: dict[Path, list[Left]] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)

    @property
    def stays(self) -> int:
        """How many rows, names and reasons stay with the old reading."""
        return sum(map(len, self.left.values()))


@dataclass(frozen=True, slots=True)
class New:
    """A new reading: by which reader, the suffix of its stored text, and the original's hash.

    The hash is empty where the file is the text itself.
    """

    reader: Reader
    reading: Reading
    suffix: str
    made_from: str


@dataclass(frozen=True, slots=True)
class _Job:
    """One move at work: the document as it was, its new text, and where its leavings go."""

    draft: Draft
    document: Document
    new: New
    carrier: Carrier
    done: Move

    @property
    def text(self) -> str:
        return self.new.reading.text

    @property
    def attic(self) -> Path:
        name = f"{self.document.id}-{self.document.text_sha256[:8]}"
        return self.draft.copy.root / "data" / "earlier-readings" / name

    def keep(self, name: str, columns: Columns, records: list[Record]) -> None:
        """Put records that stay into the folder of the old reading."""
        if records:
            self.attic.mkdir(parents=True, exist_ok=True)
            write_records(self.attic / name, columns, records)


def _renew_places(job: _Job, table: Path) -> None:
    """Put the pages of the new reading in the place of the old one's, which say nothing of it."""
    if table.exists():
        job.attic.mkdir(parents=True, exist_ok=True)
        (job.attic / table.name).write_bytes(table.read_bytes())
        table.unlink()
    if places := job.new.reading.places:
        write_places(table, places, len(job.text))


def _new_document(job: _Job) -> Document:
    """Register the new text in the draft, and give the document as it is then."""
    old, folder = job.document, job.draft.copy.documents
    data = job.text.encode("utf-8")
    sha256 = hashlib.sha256(data).hexdigest()
    (folder / old.file).unlink()
    file = old.id + job.new.suffix
    (folder / file).write_bytes(data)
    _renew_places(job, folder / table_name(old.id))
    reader = job.new.reader
    records = []
    for _, record in read_records(folder / INDEX, DOCUMENTS):
        if record["id"] == old.id:
            job.keep(INDEX, DOCUMENTS, [record.copy()])
            is_original = record["original_sha256"] == record["text_sha256"]
            kept = sha256 if is_original else record["original_sha256"]
            unread = ranges(job.new.reading.unread)
            record |= {"file": file, "text_sha256": sha256, "unread": unread}
            record["original_sha256"] = job.new.made_from or kept
            if file != old.file or job.new.made_from:
                record |= {"reader": reader.name, "reader_version": reader.version}
        records.append(record)
    write_records(folder / INDEX, DOCUMENTS, records)
    return load_documents(folder)[old.id]


def _spanned(job: _Job, path: Path, columns: Columns, text: str, attic: str) -> None:
    """Carry the records of a table with start, end and the words there in the column ``text``."""
    if not path.exists():
        return
    kept, stay, left = [], [], []
    for line, record in read_records(path, columns):
        placed = job.carrier.place(int(record["start"]), int(record["end"]))
        if isinstance(placed, str):
            stay.append(record)
            left.append(Left(line, record[text], placed))
            continue
        words = job.text[placed.start : placed.end]
        kept.append({**record, "start": str(placed.start), "end": str(placed.end), text: words})
    write_records(path, columns, kept)
    job.keep(attic, columns, stay)
    if left:
        job.done.left[job.draft.own(path)] = left


def _names(job: _Job) -> None:
    """Carry the spans of names; one that is not printed so any more stays a name without a span."""
    path = job.draft.copy.authority / "names.csv"
    made, stay, left = [], [], []
    for line, record in read_records(path, NAMES):
        if record["document"] == job.document.id:
            placed = job.carrier.place(int(record["start"]), int(record["end"]))
            why = placed if isinstance(placed, str) else ""
            if not isinstance(placed, str):
                words = job.text[placed.start : placed.end]
                why = "" if prints(words, record["name"]) else _PRINTED
            if why or isinstance(placed, str):
                stay.append(record.copy())
                left.append(Left(line, record["name"], why))
                record |= dict.fromkeys(("document", "start", "end"), "")
            else:
                record |= {"start": str(placed.start), "end": str(placed.end)}
        made.append(record)
    write_records(path, NAMES, sorted(made, key=lambda record: tuple(record.values())))
    job.keep("names.csv", NAMES, stay)
    if left:
        job.done.left[job.draft.own(path)] = left


def _rows(job: _Job, document: Document) -> Spans:
    """Carry the rows that pass the gates in the new reading; give their new spans."""
    path = job.draft.copy.statements / f"{document.id}.csv"
    if not path.exists():
        return {}
    rows = read_rows(path)
    authority = load_authority(job.draft.copy.authority)
    terms = load_ontology(job.draft.workspace.shipped("ontology")).known_terms
    stay: dict[int, str] = {}
    while True:
        carried, stay = carry_rows(job.carrier, rows, stay)
        try:
            pass_gates(document, path, carried, authority, terms)
        except GateError as error:
            faults = {fault.line: fault.what for fault in error.faults if fault.line}
            if not carried or not faults:
                break
            stay |= faults
            continue
        break
    old = {row.line: row for row in rows}
    _write_carried(job, path, carried, [old[line] for line in sorted(stay)])
    if stay:
        job.done.left[job.draft.own(path)] = [
            Left(line, old[line].quote, why) for line, why in sorted(stay.items())
        ]
    job.done.respaced = sum(row.quote != old[row.line].quote for row in carried)
    return {
        (row.id, str(old[row.line].start), str(old[row.line].end)): (str(row.start), str(row.end))
        for row in carried
    }


def _write_carried(job: _Job, path: Path, carried: list[Row], stay: list[Row]) -> None:
    job.done.carried = len(carried)
    write_rows(path, carried)
    if stay:
        job.attic.mkdir(parents=True, exist_ok=True)
        write_rows(job.attic / path.name, stay)


def _opinions(job: _Job, spans: Spans) -> None:
    """Let the judgements of reviewers apart follow their rows."""
    for role, path in roles_of(job.draft.copy.review, job.document.id).items():
        kept, stay = [], []
        for _, record in read_records(path, OPINIONS):
            new = spans.get((record["id"], record["start"], record["end"]))
            if new:
                kept.append({**record, "start": new[0], "end": new[1]})
            else:
                stay.append(record)
        write_records(path, OPINIONS, kept)
        job.keep(f"{job.document.id}.{role}.csv", OPINIONS, stay)


def _carry(job: _Job) -> None:
    name, copy = job.document.id, job.draft.copy
    document = _new_document(job)
    _names(job)
    omissions = copy.statements / "out-of-scope" / f"{name}.csv"
    _spanned(job, omissions, OMISSIONS, "quote", "out-of-scope.csv")
    decided = copy.review / f"{name}.mentions.csv"
    _spanned(job, decided, DECISIONS, "words", f"{name}.mentions.csv")
    _opinions(job, _rows(job, document))
    if job.attic.exists():
        if job.done.left:
            (job.attic / job.document.file).write_bytes(job.document.text.encode("utf-8"))
        else:
            for path in job.attic.iterdir():
                path.unlink()
            job.attic.rmdir()


def _read_anew(path: Path) -> New:
    """Read the file of a new reading, in any format, as ``atkg add`` does."""
    try:
        reader = reader_for(path.name)
        reading = read_apart(path, reader.name)
        made_from = digest(path) if reader.text_suffix else ""
        return New(reader, reading, reader.text_suffix or path.suffix, made_from)
    except (OSError, ValueError) as error:
        reason = ", ".join(map(str, error.args)) if isinstance(error, ValueError) else str(error)
        what = f"cannot be read: {reason.removeprefix('cannot be read: ')}"
        raise DocumentError(what, file=path) from error


def move_document(workspace: Workspace, name: str, path: Path, *, partial: bool = False) -> Move:
    """Give a document a new text and carry every span over.

    Where something cannot be carried, ``left`` lists it and nothing is changed, unless ``partial``
    is asked for. Raises AtkgError where document or text cannot be read, or is the same already.
    """
    documents = load_documents(workspace.documents)
    if name not in documents:
        mend = "known are: " + ", ".join(documents)
        raise DocumentError(f"no document {name}", file=workspace.documents / INDEX, mend=mend)
    new = _read_anew(path)
    text = new.reading.text
    if text == documents[name].text:
        raise AtkgError(f"is the text of {name} already", file=path, mend="there is nothing to do")
    with drafted(workspace) as draft:
        carrier = Carrier(Alignment(documents[name].text, text))
        job = _Job(draft, documents[name], new, carrier, Move())
        _carry(job)
        if job.done.left and not partial:
            return job.done
        draft.check()
        job.done.files = draft.publish()
    # What the rules could not link was found in the old text; the next run lists it anew.
    (workspace.root / "build" / "review" / f"{name}.csv").unlink(missing_ok=True)
    return job.done
