"""The two sheets that a reviewer sees: rows with their quotes in context, and NIL mentions.

A sheet is made of records: column code → text. What a file of either form (XLSX, CSV) holds comes
back as the same records, with the line they stood in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from atkg.model import Row
from atkg.resolution import heads_of
from atkg.review.cells import fingerprint, shown
from atkg.review.labels import LISTED, code_of
from atkg.statements import COLUMNS, record_of

STATEMENTS: Final = (
    "document", "judgement", "status", "inherits", "subject_name", "predicate_name", "object_name",
    "before", "quote", "after", "note", "subject", "predicate", "object", "datatype", "lang",
    "negated", "attributed_to", "start", "end", "subject_anchor", "predicate_anchor",
    "object_anchor", "source_anchor", "modality_anchor", "together", "method", "confidence",
    "reviewer", "reviewed", "id", "exported",
)  # fmt: skip
MENTIONS: Final = (
    "document", "decision", "words", "before", "after", "count", "why", "candidates", "record",
    "type", "kind", "name_en", "name_es", "note", "start", "end", "exported",
)  # fmt: skip
SHEETS: Final = {"statements": STATEMENTS, "mentions": MENTIONS}
# What the program fills in; a change there has no meaning.
FILLED: Final = {
    "statements": frozenset(
        {"document", "inherits", "subject_name", "predicate_name", "object_name", "before",
         "after", "end", "method", "confidence", "id", "exported"}
    ),
    "mentions": frozenset(
        {"document", "words", "before", "after", "count", "why", "candidates", "start", "end",
         "exported"}
    ),
}  # fmt: skip
# Names for people; what they stand for is in the column of the same name without "_name".
NAMED: Final = ("subject_name", "predicate_name", "object_name")
# What a reviewer of one's own decides, apart from what others decided.
DECIDED: Final = ("judgement", "reviewer", "reviewed", "note")
_AROUND: Final = 200

Namer = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Records of one kind; ``lines`` tell where they stood in a file that was read."""

    kind: str
    records: tuple[dict[str, str], ...]
    lines: tuple[int, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns in their order."""
        return SHEETS[self.kind]


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """Give the words before and after a span, cut at a blank.

    >>> context("The hotline was operated by the Harbour Foundation.", 12, 15)
    ('The hotline', 'operated by the Harbour Foundation.')
    """
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if start > _AROUND:
        before = before.partition(" ")[2]
    if end + _AROUND < len(text):
        after = after.rpartition(" ")[0]
    return shown(" ".join(before.split())), shown(" ".join(after.split()))


def _inherited(row: Row, head: Row | None, value: Callable[[str, str], str]) -> str:
    """Tell what a row takes from its node's head row."""
    if head is None or row.is_head:
        return ""
    taken = [value(name, getattr(head, name)) for name in ("status", "judgement")
             if not getattr(row, name) and getattr(head, name)]  # fmt: skip
    return " · ".join(taken)


def _exported(record: Mapping[str, str], role: str) -> str:
    names = "~" + fingerprint(record, NAMED)
    marks = (fingerprint(record, COLUMNS), names)
    parts = (record["id"], record["start"], record["end"], *marks, role)
    return " ".join(part for part in parts if part)


def row_records(
    document: str,
    text: str,
    rows: Iterable[Row],
    name: Namer,
    value: Callable[[str, str], str],
    role: str = "",
) -> Iterator[dict[str, str]]:
    """Yield the record of each row of a document.

    ``name`` gives the name of a CURIE, ``value`` the label of a listed value. With a ``role`` the
    rows are for a reviewer apart, and carry that mark.
    """
    rows = list(rows)
    heads = heads_of(rows)
    for row in rows:
        record = {key: shown(cell) for key, cell in record_of(row).items()}
        before, after = context(text, row.start, row.end)
        record |= {
            "document": document, "before": before, "after": after,
            "inherits": _inherited(row, heads.get(row.subject), value),
            "subject_name": shown(name(row.subject)), "predicate_name": shown(name(row.predicate)),
            "object_name": "" if row.is_literal else shown(name(row.object)),
        }  # fmt: skip
        yield record | {"exported": _exported(record, role)}


def parsed(record: Mapping[str, str]) -> dict[str, str]:
    """Give a record with the labels of its listed columns turned back into codes."""
    return {name: code_of(name, cell) if name in LISTED else cell for name, cell in record.items()}
