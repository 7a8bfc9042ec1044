"""How rule statements compare with reviewed ones: precision, recall and F1 by group.

*Strict*: the same predicate, object and subject (a node counts as its kind) and quotes that
overlap. *Overlap*: the same predicate and quotes that overlap. A rule row counts once; so does a
reviewed one, and no pair shares a row with another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.model import NODE_CLASSES, TYPE, Row, class_of
from atkg.resolution import heads_of

_TABLE: Final = Path(__file__).with_name("score.csv")
COLUMNS: Final = (
    "document", "group", "measure", "rules", "reviewed", "matched", "precision", "recall", "F1",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one group under one measure."""

    group: str
    measure: str
    rules: int
    reviewed: int
    matched: int

    @property
    def precision(self) -> float:
        """Which part of the rule rows is right."""
        return self.matched / self.rules if self.rules else 0.0

    @property
    def recall(self) -> float:
        """Which part of the reviewed rows was found."""
        return self.matched / self.reviewed if self.reviewed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def cells(self, document: str) -> list[str]:
        """Give the cells of a table's row; nothing where there is nothing to divide by."""
        shares = (
            f"{self.precision:.2f}" if self.rules else "",
            f"{self.recall:.2f}" if self.reviewed else "",
            f"{self.f1:.2f}" if self.rules and self.reviewed else "",
        )
        counts = (self.rules, self.reviewed, self.matched)
        return [document, self.group, self.measure, *map(str, counts), *shares]


@cache
def _groups() -> dict[str, str]:
    return {f"atkg:{one['member']}": one["group"]
            for _, one in read_records(_TABLE, ("group", "member"))}  # fmt: skip


def group_of(row: Row) -> str:
    """Give the group that a row counts in; ``other`` for what no extractor aims at."""
    return _groups().get(row.object if row.predicate == TYPE else row.predicate, "other")


def _kind(end: str) -> str:
    """Give a node's class instead of its id: keys differ where heads are cut differently."""
    parts = end.removeprefix("atkgr:").split(".")
    node = class_of(parts[1]) if len(parts) > 2 and end.startswith("atkgr:") else ""
    return node if node in NODE_CLASSES else end


def _value(row: Row) -> str:
    """Give an object to compare: numbers by what they are worth, words without case and blanks."""
    if not row.is_literal:
        return _kind(row.object)
    if row.datatype in ("xsd:decimal", "xsd:integer"):
        return str(Decimal(row.object).normalize())
    return " ".join(row.object.split()).casefold().rstrip(".")


def _said(row: Row) -> tuple[str, str, str]:
    return _kind(row.subject), row.predicate, _value(row)


def _overlap(first: Row, second: Row) -> int:
    return min(first.end, second.end) - max(first.start, second.start)


def _pairs(rules: Sequence[Row], reviewed: Sequence[Row], strict: bool) -> list[tuple[Row, Row]]:
    """Pair rule rows with reviewed ones, those that share the most characters first."""
    by_key: dict[object, list[Row]] = defaultdict(list)
    for row in reviewed:
        by_key[_said(row) if strict else _bare(row)].append(row)
    possible = [
        (_overlap(row, other), row.start, row.key, other.key, row, other)
        for row in rules
        for other in by_key[_said(row) if strict else _bare(row)]
        if _overlap(row, other) > 0
    ]
    taken: set[object] = set()
    pairs: list[tuple[Row, Row]] = []
    for *_, row, other in sorted(possible, key=lambda one: (-one[0], *one[1:4])):
        if ("rule", row.key) not in taken and ("person", other.key) not in taken:
            taken |= {("rule", row.key), ("person", other.key)}
            pairs.append((row, other))
    return pairs


def _bare(row: Row) -> object:
    return (row.predicate, row.object) if row.predicate == TYPE else row.predicate


def accepted(rows: Sequence[Row]) -> list[Row]:
    """Give the rows that a person accepted, by themselves or with their head."""
    heads = heads_of(rows)
    return [
        row for row in rows
        if (row.judgement or (heads[row.subject].judgement if row.subject in heads else ""))
        == "accepted"
    ]  # fmt: skip


def _again(rules: Iterable[Row], reviewed: Sequence[Row]) -> Iterator[Row]:
    """Leave out what says an accepted statement about a thing where nobody wrote it down.

    Such a row is right, but there is no reviewed row to match it with. Nodes are not compared so:
    each of theirs stands at one place.
    """
    known = {_said(row) for row in reviewed if _kind(row.subject) == row.subject}
    places: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in reviewed:
        places[_said(row)].append(row)
    for row in rules:
        said = _said(row)
        if said not in known or any(_overlap(row, other) > 0 for other in places[said]):
            yield row


def scores(rules: Iterable[Row], reviewed: Sequence[Row]) -> list[Score]:
    """Score rule rows against reviewed ones, group by group, with all aimed-at groups together.

    A rule row that says an accepted statement at another place counts neither for nor against.
    """
    grouped: dict[str, tuple[list[Row], list[Row]]] = {
        name: ([], []) for name in dict.fromkeys((*_groups().values(), "other"))
    }
    for side, rows in enumerate((_again(rules, reviewed), reviewed)):
        for row in rows:
            grouped[group_of(row)][side].append(row)
    made: list[Score] = []
    for measure in ("strict", "overlap"):
        counts = {
            name: (len(ours), len(theirs), len(_pairs(ours, theirs, measure == "strict")))
            for name, (ours, theirs) in grouped.items()
        }
        made += [Score(name, measure, *three) for name, three in counts.items()]
        aimed = [three for name, three in counts.items() if name != "other"]
        made.append(Score("all groups", measure, *map(sum, zip(*aimed, strict=True))))
    return made


def status_agreement(rules: Sequence[Row], reviewed: Sequence[Row]) -> Score:
    """Score the status of rule rows that are strictly right, where both rows have one."""
    pairs = [
        (row, other) for row, other in _pairs(rules, reviewed, True) if row.status and other.status
    ]
    same = sum(row.status == other.status for row, other in pairs)
    return Score("status", "of strict pairs", len(pairs), len(pairs), same)
