"""Files become documents: read, described, and registered one by one, each whole or not at all.

A document counts from the moment its line stands in ``documents.csv``, which is replaced in one
step after its text and its table of places lie there. What a killed run left beside is not listed,
and is written again by the next one.
"""

from __future__ import annotations

import fcntl
import os
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records, write_records
from atkg.errors import DocumentError, Fault, WorkspaceError, mend_of
from atkg.text.apart import digest, read_apart
from atkg.text.describing import HEAD, describe
from atkg.text.documents import COLUMNS, INDEX, record_faults, text_digest
from atkg.text.languages import UNKNOWN
from atkg.text.places import last_page, table_name, write_places
from atkg.text.readers import Reader, Reading, reader_for
from atkg.text.reading import ranges
from atkg.workspace import Workspace

GIVEN: Final = ("id", "title", "publisher", "date", "language", "rights", "url")
_KIND: Final = "evaluation report"
_UNSAID: Final = ("publisher", "date", "rights")
_LONGEST: Final = 80  # characters of an id

Record = dict[str, str]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file: its document's record, whether it was there before, what to know."""

    file: Path
    record: Mapping[str, str]
    is_new: bool
    pages: int
    notes: tuple[str, ...]


def id_of(name: str) -> str:
    """Make an id of a file's name.

    >>> id_of("Evaluación_final (v2).PDF")
    'evaluacion-final-v2'
    """
    plain = unicodedata.normalize("NFKD", Path(name).stem).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))[:_LONGEST].strip("-")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep a second run out of the folder; the system opens the lock when this process ends."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        what = "another run is adding documents here"
        raise WorkspaceError(what, file=folder, mend="wait until it ends") from error
    finally:
        os.close(handle)


def _record(file: Path, sha256: str, reader: Reader, reading: Reading, given: Record) -> Record:
    """Describe a document: what the person gave, else what it says about itself."""
    found = describe(reading, reader.blocks(reading.text[:HEAD]))
    name = given.get("id") or id_of(file.name)
    record = dict.fromkeys(COLUMNS, "") | found | {
        "id": name, "kind": _KIND, "file": name + (reader.text_suffix or _suffix(file)),
        "original_sha256": sha256, "text_sha256": text_digest(reading.text),
        "reader": reader.name, "reader_version": reader.version,
        "unread": ranges(reading.unread),
    }  # fmt: skip
    record |= {field: value for field, value in given.items() if value}
    record["title"] = " ".join((record["title"] or file.stem).split())
    return record


def _suffix(file: Path) -> str:
    return ".md" if file.suffix.lower() in (".md", ".markdown") else ".txt"


def _write(folder: Path, record: Record, reading: Reading, records: Sequence[Record]) -> None:
    """Write text, then places, then the list; raise ValueError where another text lies there."""
    target, data = folder / record["file"], reading.text.encode("utf-8")
    if target.exists() and target.read_bytes() != data:
        mend = "move it away, or give another --id"
        raise ValueError(f"{target} is there with other words and not listed", mend)
    table = folder / table_name(record["id"])
    with _undone(target, table, folder / INDEX):
        draft = _draft(target)
        draft.write_bytes(data)
        draft.replace(target)
        if reading.places:
            write_places(table, reading.places, len(reading.text))
        write_records(folder / INDEX, COLUMNS, [*records, record])


def _draft(path: Path) -> Path:
    return path.with_name(path.name + ".new")


@contextmanager
def _undone(*paths: Path) -> Iterator[None]:
    """Remove what was new of these files, and their drafts, where writing them fails."""
    new = [path for path in paths if not path.exists()]
    try:
        yield
    except BaseException:  # no room on the disk, or the user stopped it
        for path in (*new, *map(_draft, paths)):
            path.unlink(missing_ok=True)
        raise


def _unread(record: Record) -> Iterator[str]:
    if record["unread"]:
        yield (
            f"WARNING: no text on page {record['unread']}: pictures are not read, what they say is "
            "missing → run a text recognition (OCR) over the file and add what it makes"
        )


def _unsaid(record: Record) -> Iterator[str]:
    if missing := [field for field in _UNSAID if not record[field]]:
        yield f"found no {', '.join(missing)}; fill in {INDEX}"
    if record["language"] == UNKNOWN:
        yield f"the language is not known; give --language, or fill in {INDEX}"


class _Adder:
    """Adds files to one folder of documents; ``records`` are those that are listed so far."""

    def __init__(self, folder: Path, given: Record, say: Callable[[str], None]) -> None:
        self.folder, self.given, self.say = folder, given, say
        self.records = [record for _, record in read_records(folder / INDEX, COLUMNS)]

    def add(self, file: Path) -> Added:
        """Add one file. Raises ValueError with reason and mend, and then nothing is changed."""
        sha256 = digest(file)
        reader = reader_for(str(file))
        if old := self._listed("original_sha256", sha256):
            return self._again(file, old, ())
        self.say(f"{file}: reading …")
        reading = read_apart(file, reader.name)
        if digest(file) != sha256:
            raise ValueError("changed while it was read", "run again")
        record = _record(file, sha256, reader, reading, self.given)
        if old := self._listed("text_sha256", record["text_sha256"]):
            return self._again(file, old, ("another file with the same words",))
        self._check(record)
        _write(self.folder, record, reading, self.records)
        self.records.append(record)
        notes = (*reading.notes, *_unread(record), *_unsaid(record))
        return Added(file, record, True, last_page(reading.places), notes)

    def _again(self, file: Path, old: Record, notes: tuple[str, ...]) -> Added:
        """Fill in what the record of a known document leaves empty, and tell what it keeps."""
        given = {name: value for name, value in self.given.items() if value and value != old[name]}
        filled = {name: value for name, value in given.items() if not old[name]}
        if filled:
            old |= filled
            with _undone(self.folder / INDEX):
                write_records(self.folder / INDEX, COLUMNS, self.records)
            notes = (
                *notes,
                "filled in " + ", ".join(f"{name} {filled[name]!r}" for name in filled),
            )
        for name in sorted(given.keys() - filled.keys()):
            kept = f"keeps its {name}, {old[name]!r}, not {given[name]!r}"
            mend = "add it as another file" if name == "id" else f"change it in {INDEX}"
            notes = (*notes, f"{kept} → {mend}")
        return Added(file, old, False, 0, (*notes, *_unread(old)))

    def _listed(self, column: str, value: str) -> Record | None:
        return next((one for one in self.records if one[column] == value), None)

    def _check(self, record: Record) -> None:
        if self._listed("id", record["id"]):
            raise ValueError(f"the id {record['id']} is taken by another document", "give --id")
        for what, mend in record_faults(record):
            raise ValueError(what, f"{mend} (--{what.rpartition(' ')[2]})")


def _check_given(given: Record, files: Sequence[Path]) -> None:
    """Refuse values that fit no document, before anything is read."""
    if len(files) > 1 and (one := next((one for one in ("id", "title") if given.get(one)), "")):
        raise DocumentError(f"--{one} names one document, not {len(files)}", mend="add them singly")
    whole = dict.fromkeys(COLUMNS, "x") | {"language": "en", "date": "", "file": "x.txt"}
    whole |= {"original_sha256": "0" * 64, "text_sha256": "0" * 64, "reader": "plain", "id": "x"}
    whole |= {"url": "", "unread": ""}
    for field, value in given.items():
        tried = whole | {field: value} | ({"file": f"{value}.txt"} if field == "id" else {})
        for what, mend in record_faults(tried) if value else ():
            raise DocumentError(what, mend=mend)


def report(added: Added, echo: Callable[[str], None], say: Callable[[str], None]) -> None:
    """Print the id and the text's file of one document, and tell what a person should look at."""
    record = added.record
    echo(f"{record['id']}\t{record['file']}")
    if added.is_new:
        pages = f"{added.pages} pages, " if added.pages else ""
        how = f"{record['id']} ({pages}{record['language']})"
        say(f"{added.file}: added as {how}: {record['title']}")
    else:
        say(f"{added.file}: is registered already as {record['id']}")
    for note in added.notes:
        say(f"{added.file}: {note}")


def add_files(
    workspace: Workspace,
    files: Sequence[Path],
    given: Record,
    tell: Callable[[Added], None],
    say: Callable[[str], None],
) -> None:
    """Register files as documents; ``given`` has values by the names of ``GIVEN``, for all files.

    ``say`` learns what is being read, ``tell`` what became of each file, at once. Raises
    DocumentError in the end with a fault for every file that could not be added; the others are.
    """
    _check_given(given, files)
    faults: list[Fault] = []
    with _alone(workspace.documents):
        adder = _Adder(workspace.documents, given, say)
        for file in files:
            try:
                tell(adder.add(file))
            except ValueError as error:
                faults.append(Fault(str(file), 0, *map(str, error.args)))
            except DocumentError as error:
                faults += error.faults
            except OSError as error:
                where = f" ({error.filename})" if error.filename not in (None, str(file)) else ""
                faults.append(Fault(str(file), 0, f"{error.strerror}{where}", mend_of(error)))
    if faults:
        raise DocumentError(f"{len(faults)} of {len(files)} file(s) not added", faults=faults)
