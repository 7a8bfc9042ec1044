"""Judgements of a reviewer apart: a file per document and role, beside the statement file.

Two people judge the same rows without seeing each other's decisions only if the second one's are
kept elsewhere. ``data/review/<document>.<role>.csv`` holds them; the graph never reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records, write_records
from atkg.errors import AtkgError, FileFormatError
from atkg.model import JUDGEMENTS, Row
from atkg.review.edits import Edit, Key

COLUMNS: Final = ("id", "start", "end", "judgement", "correction", "note", "reviewed")
_ROLE: Final = re.compile(r"[a-z][a-z0-9-]*")
_NO_CORRECTION: Final = frozenset({"judgement", "note", "reviewer", "reviewed"})
Opinions = dict[Key, dict[str, str]]


def check_role(role: str) -> str:
    """Give a role back. Raises AtkgError where it is none: a role, never a private name."""
    if not _ROLE.fullmatch(role) or role == "mentions":
        raise AtkgError(f"{role!r} is no role", mend="write one such as second-reader")
    return role


def read_opinions(path: Path) -> Opinions:
    """Read the judgements of one role by the key of their row; a missing file means none.

    Raises FileFormatError with the line where a field is not of its type.
    """
    opinions: Opinions = {}
    for line, record in read_records(path, COLUMNS) if path.exists() else ():
        if record["judgement"] not in ("", *JUDGEMENTS):
            what = f"judgement {record['judgement']!r} is unknown"
            raise FileFormatError(what, file=path, line=line, mend=", ".join(JUDGEMENTS))
        if not (record["start"].isdigit() and record["end"].isdigit()):
            raise FileFormatError("its span is no pair of numbers", file=path, line=line)
        opinions[record["id"], int(record["start"]), int(record["end"])] = record
    return opinions


def write_opinions(path: Path, opinions: Opinions) -> None:
    """Write the judgements of one role, in the order of the text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    ordered = sorted(opinions.items(), key=lambda item: (item[0][1:], item[0][0]))
    write_records(path, COLUMNS, [record for _, record in ordered])


def roles_of(folder: Path, document: str) -> dict[str, Path]:
    """Give the review files of a document by role."""
    found = {path.name[len(document) + 1 : -4]: path for path in folder.glob(f"{document}.*.csv")}
    return {role: path for role, path in sorted(found.items()) if _ROLE.fullmatch(role)
            and role != "mentions"}  # fmt: skip


def with_opinions(rows: Iterable[Row], opinions: Mapping[Key, Mapping[str, str]]) -> list[Row]:
    """Give rows with one role's judgements in the place of those that stand in them."""
    made = []
    for row in rows:
        own = opinions.get(row.key, {})
        made.append(replace(row, judgement=own.get("judgement", ""), note=own.get("note", ""),
                            reviewer="", reviewed=""))  # fmt: skip
    return made


def opinions_of(edits: Sequence[Edit], day: str) -> Opinions:
    """Give what a sheet for a reviewer apart says: a correction rejects the row as it stands."""
    opinions: Opinions = {}
    for edit in edits:
        if edit.base is None:
            continue
        correction = "; ".join(f"{name}={value}" for name, value in sorted(edit.changed.items())
                               if name not in _NO_CORRECTION)  # fmt: skip
        judgement = "rejected" if correction else edit.wanted["judgement"]
        opinions[edit.base.key] = {
            "id": edit.base.id, "start": str(edit.base.start), "end": str(edit.base.end),
            "judgement": judgement, "correction": correction, "note": edit.wanted["note"],
            "reviewed": day,
        }  # fmt: skip
    return opinions
