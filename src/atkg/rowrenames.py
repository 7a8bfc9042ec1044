"""Rows under new ids: what named one record or predicate names another, and no judgement is lost.

A row's id follows from what it says, so it changes; rows that then say the same at the same place
become one. The one that stays is an accepted one before a rejected one before an open one; a
judgement of the other is kept in its note.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from atkg.model import Row, statement_id
from atkg.resolution import heads_of

_RANK: Final = {"accepted": 0, "rejected": 1, "unreviewed": 2}
_ENDS: Final = ("subject", "predicate", "object", "attributed_to")


@dataclass(slots=True)
class Renamed:
    """Rows after a rename: old id to new, how many name the new one now, how many were joined."""

    rows: list[Row]
    ids: dict[str, str] = field(default_factory=dict)
    changed: int = 0
    joined: int = 0


def _renamed(document: str, row: Row, old: str, new: str) -> Row:
    """Put the new id in the place of the old one; a literal that reads like it stays."""
    ends = [end for end in _ENDS if getattr(row, end) == old
            and not (end == "object" and row.is_literal)]  # fmt: skip
    if not ends:
        return row
    made: Row = replace(row, **dict.fromkeys(ends, new))  # type: ignore[arg-type]
    return replace(made, id=statement_id(document, made))


def _judged(row: Row, heads: Mapping[str, Row]) -> Row:
    """Give the row that a judgement on this one stands in: itself, or its head."""
    return row if row.judgement else heads.get(row.subject, row)


def _join(kept: Row, lost: Row, signed: Row, old: str) -> Row:
    """Keep in one row's note what another said of the same words before the two became one."""
    notes = [kept.note]
    if signed.judgement in ("accepted", "rejected"):
        by = " ".join(filter(None, (signed.reviewer, signed.reviewed)))
        notes.append(f"joined: {signed.judgement} by {by} when it named {old}")
    if lost.note != kept.note:
        notes.append(lost.note)
    return replace(kept, note="; ".join(filter(None, notes)))


def rename_rows(document: str, rows: Sequence[Row], old: str, new: str) -> Renamed:
    """Give the rows of a document with one id in the place of another."""
    heads = heads_of(rows)
    renamed = Renamed([])
    by_key: dict[tuple[str, int, int], list[tuple[Row, Row]]] = {}
    for row in rows:
        made = _renamed(document, row, old, new)
        if made is not row:
            renamed.changed += 1
            renamed.ids[row.id] = made.id
        by_key.setdefault(made.key, []).append((made, _judged(row, heads)))
    for same in by_key.values():
        same.sort(key=_rank)
        kept, _ = same[0]
        for lost, signed in same[1:]:
            kept = _join(kept, lost, signed, old)
            renamed.joined += 1
        renamed.rows.append(kept)
    return renamed


def _rank(pair: tuple[Row, Row]) -> tuple[int, bool, int]:
    row, signed = pair
    return _RANK.get(signed.judgement, 2), row.method != "manual", row.line


def of_itself(rows: Iterable[Row]) -> list[Row]:
    """Give the rows that say something of one thing to itself and are not rejected."""
    return [row for row in rows if row.subject == row.object and row.judgement != "rejected"]
