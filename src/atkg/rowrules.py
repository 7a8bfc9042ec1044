"""The form that one row of a statement file must have, whatever document it belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Final

from atkg.model import JUDGEMENTS, STATUSES, TYPE, Row, statement_id
from atkg.namespaces import is_curie
from atkg.predicates import predicate_table

REASONS: Final = frozenset({"heading", "document", "anaphora", "implicit"})
_SPAN: Final = re.compile(r"([0-9]+)\.\.([0-9]+)")
_DECIMAL: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_LANG: Final = re.compile(r"[a-z]{2,3}")
_METHOD: Final = re.compile(r"manual|rule:[a-z0-9_.-]+|model:[A-Za-z0-9_.:/-]+")


def _is_decimal(text: str) -> bool:
    return _DECIMAL.fullmatch(text) is not None


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


LEXICAL: Final[dict[str, Callable[[str], bool]]] = {
    "xsd:string": bool,
    "xsd:boolean": lambda text: text in ("true", "false"),
    "xsd:integer": lambda text: re.fullmatch(r"[+-]?[0-9]+", text) is not None,
    "xsd:decimal": _is_decimal,
    "xsd:date": _is_date,
}


def anchor_span(anchor: str) -> tuple[int, int] | None:
    """Give the span of an anchor written as ``10..12``, or None where it is a reason or empty."""
    match = _SPAN.fullmatch(anchor)
    return (int(match[1]), int(match[2])) if match else None


def _anchor_fault(name: str, anchor: str) -> str:
    span = anchor_span(anchor)
    if span and span[0] < span[1]:
        return ""
    if anchor and anchor not in REASONS:
        return f"{name} is {anchor!r}; wanted a span like 10..12 or one of {sorted(REASONS)}"
    return ""


def _ends(row: Row) -> Iterator[str]:
    for name in ("subject", "predicate"):
        if not is_curie(getattr(row, name)):
            yield f"{name} {getattr(row, name)!r} is not a CURIE with a known prefix"
    if row.attributed_to and not is_curie(row.attributed_to):
        yield f"attributed_to {row.attributed_to!r} is not a CURIE with a known prefix"
    if not row.is_literal and not is_curie(row.object):
        yield (
            f"object {row.object!r} is neither a CURIE with a known prefix nor a literal "
            "(a literal has datatype or lang)"
        )


def _literal(row: Row) -> Iterator[str]:
    if row.datatype and row.lang:
        yield "has both datatype and lang; a literal has one of them"
    elif row.lang and not _LANG.fullmatch(row.lang):
        yield f"lang {row.lang!r} is not a language code such as en or es"
    elif row.datatype and row.datatype not in LEXICAL:
        yield f"datatype {row.datatype!r} is unknown; known are {', '.join(sorted(LEXICAL))}"
    elif row.datatype and not LEXICAL[row.datatype](row.object):
        yield f"object {row.object!r} is not in the form of {row.datatype}"
    elif row.lang and not row.object.strip():
        yield "object is empty"


def _decisions(row: Row) -> Iterator[str]:
    if row.status and row.status not in STATUSES:
        yield f"status {row.status!r} is unknown; known are {', '.join(STATUSES)}"
    if row.judgement and row.judgement not in JUDGEMENTS:
        yield f"judgement {row.judgement!r} is unknown; known are {', '.join(JUDGEMENTS)}"
    if not _METHOD.fullmatch(row.method):
        yield f"method {row.method!r} is not manual, rule:<extractor> or model:<name>"
    if row.judgement in ("accepted", "rejected") and not row.reviewer:
        yield f"is {row.judgement} but names no reviewer (a role)"
    if row.reviewed and not _is_date(row.reviewed):
        yield f"reviewed {row.reviewed!r} is not a date like 2024-12-31"
    if not _is_decimal(row.confidence) or not 0 <= Decimal(row.confidence) <= 1:
        yield f"confidence {row.confidence!r} is not a number between 0 and 1"


def row_faults(document: str, row: Row) -> Iterator[tuple[str, str]]:
    """Yield (what, mend) for each way in which a row is not in form.

    An id that does not fit is told only where nothing else is wrong: it follows from the content,
    and would hide the fault that changed it.
    """
    faults = list(_content_faults(row))
    yield from faults
    expected = statement_id(document, row)
    if not faults and row.id != expected:
        mend = f"undo the change, or write {expected}"
        yield f"has the id {row.id!r}, which does not fit its content", mend


def _content_faults(row: Row) -> Iterator[tuple[str, str]]:
    if is_curie(row.predicate) and row.predicate not in (TYPE, *predicate_table()):
        near = get_close_matches(row.predicate, predicate_table(), n=1, cutoff=0.6)
        mend = f"did you mean {near[0]}?" if near else "docs/data-model.md lists them"
        yield f"unknown predicate {row.predicate}", mend
    for check in (_ends, _literal, _decisions):
        yield from (
            (what, "docs/statement-files.md says what the column holds") for what in check(row)
        )
    for end in ("subject", "predicate", "object", "source", "modality"):
        if fault := _anchor_fault(f"{end}_anchor", getattr(row, f"{end}_anchor")):
            yield fault, "name the end at a span, give a reason, or leave it empty"
    if not row.quote:
        yield "has no quote", "nothing is stated without the words it rests on"
    if not 0 <= row.start < row.end:
        yield f"has the span {row.start}..{row.end}, which holds no character", "run: atkg fill"
