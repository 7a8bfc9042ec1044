"""What a reviewer changed in a sheet, found by comparing it with the rows as they stand now.

Each line of a sheet carries the key of its row and a fingerprint of what was exported. A line whose
cells still give that fingerprint was left alone. One that was edited is held against the row: if
the row is no longer what was exported, somebody else changed it meanwhile, and that is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from atkg.errors import Fault
from atkg.model import Row
from atkg.review.cells import fingerprint, shown
from atkg.review.labels import headings_of
from atkg.review.sheets import DECIDED, FILLED, NAMED, Sheet
from atkg.statements import COLUMNS, record_of

_EXPORTED: Final = re.compile(
    r"(s[0-9a-f]{16}) (\d+) (\d+) ([0-9a-f]{10})(?: ~([0-9a-f]{10}))?(?: ([a-z0-9-]+))?"
)
_SAID: Final = ("subject", "predicate", "object", "datatype", "lang", "status", "negated",
                "attributed_to", "quote")  # fmt: skip
_NEEDED: Final = ("subject", "predicate", "object", "quote")
Key = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Edit:
    """The changed columns of one row; ``base`` is None for a row that a person added.

    ``wanted`` holds every cell of the line, ``role`` the reviewer apart for whom it was exported.
    """

    line: int
    document: str
    base: Row | None
    changed: dict[str, str]
    wanted: dict[str, str]
    role: str = ""


@dataclass(frozen=True, slots=True)
class _Mark:
    """What an export wrote beside a row: its key, two fingerprints (values, names), the role."""

    key: Key
    values: str
    names: str
    role: str


def _mark(mark: str) -> _Mark | None:
    match = _EXPORTED.fullmatch(" ".join(mark.split()))
    if not match:
        return None
    key = (match[1], int(match[2]), int(match[3]))
    return _Mark(key, match[4], match[5] or "", match[6] or "")


def blank(record: Mapping[str, str]) -> dict[str, str]:
    """Give a record without what others decided, as a reviewer apart sees it."""
    return {**record, **dict.fromkeys(DECIDED, "")}


def _is_done(row: Row, record: Mapping[str, str]) -> bool:
    """Tell whether a row says already what the sheet wants (the same sheet read twice)."""
    now = record_of(row)
    names = [name for name in COLUMNS if name not in ("reviewer", "reviewed")]
    return all(shown(now[name]) == record[name] for name in names)


def _is_corrected(row: Row, record: Mapping[str, str], rows: Iterable[Row]) -> bool:
    """Tell whether the correction that the sheet wants stands already beside the rejected row."""
    if row.judgement != "rejected":
        return False
    return any(
        all(shown(other[name]) == record[name] for name in _SAID)
        for other in map(record_of, rows) if other["judgement"] == "accepted"
    )  # fmt: skip


def _changes(row: Row, record: Mapping[str, str]) -> dict[str, str]:
    now = record_of(row)
    return {name: record[name] for name in COLUMNS if record[name] != shown(now[name])}


class Reader:
    """Turns the lines of a sheet into edits; ``faults`` gathers what is wrong."""

    def __init__(self, path: Path, rows: Mapping[str, Sequence[Row]]) -> None:
        self.path = path
        self.faults: list[Fault] = []
        self._seen: dict[tuple[str, Key], Edit] = {}
        self._rows = {name: {row.key: row for row in own} for name, own in rows.items()}

    def _fault(self, line: int, what: str, mend: str) -> None:
        self.faults.append(Fault(str(self.path), line, what, mend))

    def edits(self, sheet: Sheet) -> Iterator[Edit]:
        """Yield the edit of each line that was changed."""
        for line, record in zip(sheet.lines, sheet.records, strict=True):
            if record["document"] not in self._rows:
                known = ", ".join(self._rows) or "none"
                what = f"no document {record['document']!r} has rows"
                self._fault(line, what, f"documents with rows: {known}")
            elif not record["exported"].strip():
                yield from self._added(line, record)
            elif (mark := _mark(record["exported"])) is None:
                what = f"the mark {record['exported']!r} of this row is damaged"
                self._fault(line, what, "copy it from the export, or clear it for a new row")
            else:
                yield from self._once(line, record, mark)

    def _once(self, line: int, record: dict[str, str], mark: _Mark) -> Iterator[Edit]:
        """Yield the edit of a line; refuse names edited in vain, and a row decided twice."""
        if mark.names and fingerprint(record, NAMED) != mark.names:
            mend = "undo it, and write what is meant beside it: in subject, predicate or object"
            self._fault(line, "a name that is only shown was edited", mend)
            return
        for edit in self._edited(line, record, mark.key, mark.values, mark.role):
            known = self._seen.setdefault((edit.document, mark.key), edit)
            if known is edit:
                yield edit
            elif known.changed != edit.changed:
                what = f"decides otherwise than line {known.line} about the same row"
                self._fault(line, what, "keep one of the two lines")

    def _added(self, line: int, record: dict[str, str]) -> Iterator[Edit]:
        for name in ("subject", "predicate", "object"):
            record[name] = record[name].strip() or record[f"{name}_name"].strip()
        missing = [name for name in _NEEDED if not record[name].strip()]
        if missing:
            self._fault(line, f"a new row lacks {headings_of(missing)}", "fill it in")
            return
        changed = {name: record[name] for name in COLUMNS if record[name].strip()}
        yield Edit(line, record["document"], None, changed, record)

    def _edited(
        self, line: int, record: dict[str, str], key: Key, mark: str, role: str
    ) -> Iterator[Edit]:
        if fingerprint(record, COLUMNS) == mark:
            return
        row = self._rows[record["document"]].get(key)
        if row is None:
            what = f"its row {key[0]} at {key[1]}..{key[2]} is no longer in the file"
            self._fault(line, what, "export again, and decide on what stands there now")
            return
        now = record_of(row)
        current = fingerprint(blank(now) if role else now, COLUMNS)
        others = self._rows[record["document"]].values()
        was_taken = _is_done(row, record) or _is_corrected(row, record, others)
        if current != mark and not role and was_taken:
            return
        # A reviewer apart may read their own sheet again: only what the row says has to be as it
        # was, and their own decisions are in a file of their own.
        changed = _changes(row, record)
        if role:
            changed = {name: value for name, value in changed.items() if name not in DECIDED}
            changed |= {name: record[name] for name in ("judgement", "note")}
        elif current != mark:
            what = f"its row {key[0]} was changed meanwhile: {row.judgement or 'no'} judgement"
            self._fault(line, f"{what}, {row.note or 'no note'}", "export again and decide anew")
            return
        if wrong := sorted(FILLED["statements"] & changed.keys()):
            what = f"{headings_of(wrong)} was edited"
            self._fault(line, what, "undo it: the program fills it in")
            return
        yield Edit(line, record["document"], row, changed, record, role)
