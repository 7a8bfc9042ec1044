"""Two records become one, or an id gets another name: in every file, with every judgement kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from atkg.authoritytables import Tables, read_tables, write_tables
from atkg.csvfiles import read_records, write_records
from atkg.errors import AuthorityError, Fault, StatementError
from atkg.followups import COLUMNS as FOLLOW_UP
from atkg.namespaces import is_curie
from atkg.predicates import predicate_table
from atkg.review.apart import Opinions, read_opinions, roles_of, write_opinions
from atkg.review.mentions import DECISIONS
from atkg.rowrenames import of_itself, rename_rows
from atkg.staging import Draft, drafted
from atkg.statements import read_any_rows, write_rows
from atkg.workspace import Workspace

_WRITTEN_BY_HAND: Final = ("queries", "examples", "shapes", "ontology", "docs")
_TEXTS: Final = frozenset({".rq", ".ttl", ".md", ".yaml", ".tsv", ".csv"})
_MEND: Final = "data/authority/things.csv lists the records"


@dataclass(slots=True)
class Renaming:
    """What a merge or rename did: rows changed and joined, files written, files still naming it."""

    rows: int = 0
    joined: int = 0
    files: list[Path] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def _record(tables: Tables, name: str, path: Path) -> dict[str, str]:
    record = tables.thing(name)
    if record is None:
        raise AuthorityError(f"there is no record {name!r}", file=path, mend=_MEND)
    return record


def _rename_statements(draft: Draft, old: str, new: str, done: Renaming) -> dict[str, str]:
    """Rename in the statement files of the draft; give old row ids to new ones."""
    ids: dict[str, str] = {}
    faults: list[Fault] = []
    for path in sorted(draft.copy.statements.glob("*.csv")):
        renamed = rename_rows(path.stem, read_any_rows(path), old, new)
        if not renamed.changed:
            continue
        for row in of_itself(renamed.rows):
            what = f"this row would say {row.predicate} of {new} to itself"
            faults.append(Fault(str(draft.own(path)), row.line, what, "reject it first"))
        write_rows(path, renamed.rows)
        ids |= renamed.ids
        done.rows += renamed.changed
        done.joined += renamed.joined
    if faults:
        raise StatementError(f"{len(faults)} row(s) would say nothing", faults=faults)
    return ids


def _rename_reviews(draft: Draft, old: str, new: str, ids: dict[str, str]) -> None:
    """Let the files of reviewers follow: row ids, and the records of decided mentions."""
    for document in (path.stem for path in draft.copy.statements.glob("*.csv")):
        for path in roles_of(draft.copy.review, document).values():
            made: Opinions = {}
            for (name, start, end), record in read_opinions(path).items():
                key = (ids.get(name, name), start, end)
                if key in made and made[key]["judgement"] != record["judgement"]:
                    record["note"] = f"{record['note']}; joined: {made[key]['judgement']}"
                made[key] = {**record, "id": key[0]}
            write_opinions(path, made)
    for path in sorted(draft.copy.review.glob("*.mentions.csv")):
        records = [record for _, record in read_records(path, DECISIONS)]
        for record in records:
            record["record"] = new if record["record"] == old else record["record"]
        write_records(path, DECISIONS, records)


def _rename_followups(draft: Draft, old: str, new: str, ids: dict[str, str]) -> None:
    """Let what came later follow the rows that it is about, and who says so."""
    path = draft.copy.followups
    if not path.exists():
        return
    rows = {f"atkgr:{name}": f"atkgr:{made}" for name, made in ids.items()}
    records = [record for _, record in read_records(path, FOLLOW_UP)]
    for record in records:
        record["about"] = rows.get(record["about"], record["about"])
        record["said_by"] = new if record["said_by"] == old else record["said_by"]
    once = {tuple(record.values()): record for record in records}
    write_records(path, FOLLOW_UP, list(once.values()))


def _still_named(workspace: Workspace, old: str) -> Iterator[str]:
    """Yield the files written by hand, and their lines, in which the old id still stands."""
    pattern = re.compile(rf"(?<![\w.-]){re.escape(old)}(?![\w-]|\.\w)")
    for part in _WRITTEN_BY_HAND:
        for path in sorted((workspace.root / part).rglob("*")):
            if path.suffix not in _TEXTS or not path.is_file():
                continue
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                if pattern.search(line):
                    yield f"{path}:{number}"


def _carry_out(
    workspace: Workspace, old: str, new: str, reason: str, check: Callable[[Tables, Path], None]
) -> Renaming:
    if not reason.strip():
        raise AuthorityError("no reason is given", mend="--reason 'two names of one ministry'")
    done = Renaming()
    with drafted(workspace) as draft:
        tables = read_tables(draft.copy.authority)
        check(tables, workspace.authority / "things.csv")
        ids = _rename_statements(draft, old, new, done)
        _rename_reviews(draft, old, new, ids)
        _rename_followups(draft, old, new, ids)
        if not (tables.thing(old) or done.rows or any(old in one.values() for one in tables.links)):
            what = f"no row and no link says {old!r}"
            raise AuthorityError(what, mend="docs/data-model.md lists the predicates")
        tables.rename(old, new)
        tables.moved.append({"old": old, "new": new, "reason": " ".join(reason.split())})
        write_tables(draft.copy.authority, tables)
        draft.check()
        done.files = draft.publish()
    done.left = list(_still_named(workspace, old))
    return done


def merge_records(workspace: Workspace, old: str, new: str, reason: str) -> Renaming:
    """Merge one record into another: its names, links and rows go over, ``moved.csv`` says why.

    Raises AuthorityError where one of the two is no record or they are of two classes,
    StatementError where a row would then say something of a thing to itself, and GateError where
    a row would no longer pass; nothing is changed then.
    """

    def check(tables: Tables, path: Path) -> None:
        types = {_record(tables, name, path)["type"] for name in (old, new)}
        if old == new:
            raise AuthorityError(f"{old} is merged into itself", file=path, mend="name two records")
        if len(types) > 1:
            what = f"{old} and {new} are of two classes, {' and '.join(sorted(types))}"
            mend = "if they are one thing after all, give them one class in things.csv first"
            raise AuthorityError(what, file=path, mend=mend)

    return _carry_out(workspace, old, new, reason, check)


def rename_id(workspace: Workspace, old: str, new: str, reason: str) -> Renaming:
    """Give a record another id, or rows another predicate; ``moved.csv`` says why.

    Raises AuthorityError where the new id of a record is taken or none, or the new predicate is
    not in the ontology; GateError where a row would no longer pass. Nothing is changed then.
    """

    def check(tables: Tables, path: Path) -> None:
        if old.startswith("atkg:"):
            if new not in predicate_table() or old == new:
                what = f"{new!r} is no other predicate"
                raise AuthorityError(what, mend="docs/data-model.md lists them; add it there first")
            return
        _record(tables, old, path)
        if not is_curie(new) or not new.startswith("atkgr:"):
            raise AuthorityError(f"{new!r} is no id of a record", mend="write atkgr:another-name")
        if tables.thing(new):
            raise AuthorityError(f"{new} is there already", file=path, mend="run: atkg merge")
        if given_up := next((one for one in tables.moved if one["old"] == new), None):
            what = f"{new} was given up for {given_up['new']}; old references mean that"
            raise AuthorityError(what, mend="choose an id that was never used")

    return _carry_out(workspace, old, new, reason, check)
