"""Accounting of a document: which of its sentences have statements, and why others have none.

A sentence is *stated* when a quote overlaps it, *out of scope* when a person read it and gave a
reason, else *untouched*. Reasons stand in ``data/statements/out-of-scope/<document>.csv``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from atkg.csvfiles import read_records
from atkg.errors import Fault, GateError
from atkg.text.documents import Document
from atkg.text.passages import headings_at, passages, sentences
from atkg.text.readers import reader_named

COLUMNS: Final = ("quote", "start", "end", "reason")
State = Literal["stated", "out of scope", "untouched"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Omission:
    """Words that were read and are out of scope, with the reason."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Account:
    """One sentence: its spans, the innermost heading over it, its state and the reason."""

    spans: tuple[Span, ...]
    section: str
    state: State
    reason: str


def read_omissions(path: Path, document: Document) -> tuple[Omission, ...]:
    """Read the reasons of one document; a missing file means none.

    Raises GateError with a fault per line whose quote does not stand at its span, or without a
    reason.
    """
    if not path.exists():
        return ()
    omissions, faults = [], []
    for line, record in read_records(path, COLUMNS):
        digits = record["start"].isdigit() and record["end"].isdigit()
        span = (int(record["start"]), int(record["end"])) if digits else (0, 0)
        if document.text[slice(*span)] != record["quote"] or span[0] >= span[1]:
            what = f"{record['quote']!r} does not stand at {record['start']}..{record['end']}"
            faults.append(Fault(str(path), line, what, "correct the span"))
        if not record["reason"].strip():
            faults.append(Fault(str(path), line, "no reason is given", "say why it is left out"))
        omissions.append(Omission(span, record["reason"]))
    if faults:
        raise GateError(f"{path.name}: {len(faults)} fault(s)", faults=faults)
    return tuple(omissions)


def _overlap(text: str, spans: Iterable[Span], other: Span) -> bool:
    """Tell whether two places share more than white space and marks."""
    return any(
        any(char.isalnum() for char in text[max(start, other[0]) : min(end, other[1])])
        for start, end in spans
    )


def _state(
    text: str, spans: tuple[Span, ...], quoted: Sequence[Span], omitted: Sequence[Omission]
) -> tuple[State, str]:
    if any(_overlap(text, spans, span) for span in quoted):
        return "stated", ""
    for omission in omitted:
        if _overlap(text, spans, omission.span):
            return "out of scope", omission.reason
    return "untouched", ""


def account(
    document: Document, quotes: Iterable[Span], omissions: Sequence[Omission]
) -> tuple[Account, ...]:
    """Give every sentence of a document with its state, in the order of the text.

    ``quotes`` are the spans of what is stated and not rejected. Headings and page breaks are no
    sentences.
    """
    quoted = sorted(set(quotes))
    headings = headings_at(document)
    blocks = reader_named(document.reader).blocks(document.text)
    accounts = []
    for passage in passages(document.text, blocks):
        if passage.kind in ("heading", "contents", "break"):
            continue
        for sentence in sentences(passage, document.text):
            if not _overlap(document.text, sentence.spans, (0, len(document.text))):
                continue
            state, reason = _state(document.text, sentence.spans, quoted, omissions)
            trail = headings(sentence.spans[0][0]).split("\n")
            accounts.append(Account(sentence.spans, trail[-1].strip(" #*"), state, reason))
    return tuple(accounts)


def by_section(accounts: Iterable[Account]) -> list[tuple[str, dict[State, int]]]:
    """Count the states of each section, sections in the order of the text."""
    counts: dict[str, dict[State, int]] = {}
    for one in accounts:
        own = counts.setdefault(one.section, {"stated": 0, "out of scope": 0, "untouched": 0})
        own[one.state] += 1
    return list(counts.items())
