"""Drafts of a worksheet become rows: spans found, nodes named, ids computed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final

from atkg.errors import Fault, StatementError
from atkg.model import NODE_CLASSES, Row, class_of, node_key, statement_id
from atkg.predicates import Predicate, predicate_table
from atkg.rowrules import row_faults
from atkg.text.worksheets import ANCHORS, Draft

_NODE: Final = re.compile(r"(?P<kind>[a-z-]+) (?:=(?P<handle>[\w-]+)|(?P<number>[A-Za-z0-9.-]+))")
_PAGE_CUT: Final = re.compile(r"\s*\n\s*\n\s*")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Filling:
    """What is known while a worksheet is filled: the text, its document, and the nodes' ids."""

    document: str
    text: str
    nodes: dict[str, str]
    editor: str
    day: str


def _pattern(quote: str) -> re.Pattern[str]:
    """Match a quote with its white space folded, so that YAML may break lines anywhere."""
    return re.compile(r"\s+".join(map(re.escape, quote.split())))


def find_spans(text: str, quote: str) -> list[Span]:
    """Give every span at which a quote stands, white space aside."""
    if not quote.strip():
        return []
    return [match.span() for match in _pattern(quote).finditer(text)]


def _halves(text: str, span: Span) -> list[Span]:
    """Cut a span at blank lines, where a page break cut the sentence."""
    cuts, start = [], span[0]
    for match in _PAGE_CUT.finditer(text, *span):
        cuts.append((start, match.start()))
        start = match.end()
    return [*cuts, (start, span[1])]


def _locate(text: str, quote: str, nth: int) -> list[Span]:
    spans = find_spans(text, quote)
    if not spans:
        raise ValueError(f"the quote is not in the text: {quote!r}")
    if nth > len(spans):
        raise ValueError(f"the quote stands {len(spans)} time(s), not {nth}: {quote!r}")
    return _halves(text, spans[nth - 1])


def _anchor(text: str, anchor: str, near: int) -> str:
    if not anchor.startswith("@"):
        return anchor
    spans = find_spans(text, anchor[1:])
    if not spans:
        raise ValueError(f"the anchor's words are not in the text: {anchor[1:]!r}")
    before = [span for span in spans if span[0] <= near]
    start, end = before[-1] if before else spans[0]
    return f"{start}..{end}"


def name_nodes(document: str, drafts: Iterable[Draft]) -> dict[str, str]:
    """Give the id of each node by the way the worksheet writes it.

    A node with a printed number takes it as key; else ten hex digits over kind, head quote and
    count. ``figure =calls`` and ``=calls`` both lead to it, ``=recommendation.R4`` where a number
    is printed.
    """
    names: dict[str, str] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for draft in drafts:
        if not draft.is_head:
            continue
        match = _NODE.fullmatch(draft.subject)
        if not match or class_of(match["kind"]) not in NODE_CLASSES:
            raise ValueError(draft.line, f"{draft.subject!r} is not a node: kind =handle")
        kind, quote = match["kind"], " ".join(" ".join(draft.quotes[0]).split())
        counts[kind, quote] += 1
        key = match["number"] or node_key(kind, quote, counts[kind, quote])
        short = f"={match['handle']}" if match["handle"] else f"={kind}.{match['number']}"
        if short in names:
            raise ValueError(draft.line, f"{draft.subject!r} stands twice")
        names[short] = names[draft.subject] = f"atkgr:{document}.{kind}.{key}"
    return names


def _literal(predicate: Predicate, value: str, lang: str) -> tuple[str, str, str]:
    if predicate.takes_words:
        return " ".join(value.split()), "", lang or "en"
    if predicate.datatype in ("xsd:decimal", "xsd:integer"):
        value = value.replace("_", "").replace(",", "")
        try:
            Decimal(value)
        except InvalidOperation:
            raise ValueError(f"{predicate.id} wants a number, not {value!r}") from None
    return value, predicate.datatype, ""


def _object(filling: Filling, draft: Draft) -> tuple[str, str, str]:
    predicate = predicate_table().get(draft.predicate)
    if predicate is None:
        raise ValueError(f"unknown predicate {draft.predicate}")
    if draft.object is None or isinstance(draft.object, (list, dict)):
        raise ValueError(f"{draft.predicate} wants one object, not {draft.object!r}")
    value = str(draft.object)
    if predicate.takes_words or predicate.datatype:
        return _literal(predicate, value, draft.columns.get("lang", ""))
    if value.startswith("="):
        if value not in filling.nodes:
            raise ValueError(f"no node {value} in this worksheet")
        return filling.nodes[value], "", ""
    if ":" in value:
        return value, "", ""
    return (f"atkgv:{predicate.scheme}.{value}" if predicate.scheme else f"atkgr:{value}"), "", ""


def _ends(filling: Filling, draft: Draft) -> dict[str, str]:
    if draft.is_head:
        kind = draft.subject.partition(" ")[0]
        return {
            "subject": filling.nodes[draft.subject], "predicate": "rdf:type",
            "object": class_of(kind), "datatype": "", "lang": "",
        }  # fmt: skip
    known = filling.nodes.get(draft.subject, draft.subject)
    subject = known if ":" in known else f"atkgr:{known}"
    value, datatype, lang = _object(filling, draft)
    return {
        "subject": subject, "predicate": draft.predicate, "object": value, "datatype": datatype,
        "lang": lang,
    }  # fmt: skip


def _decision(filling: Filling, draft: Draft) -> dict[str, str]:
    """Heads and rows about things carry the editor's judgement; a node's other rows inherit it."""
    if draft.is_head or draft.subject not in filling.nodes:
        return {"judgement": "accepted", "reviewer": filling.editor, "reviewed": filling.day}
    return {}


def _row(filling: Filling, columns: dict[str, str], span: Span, negated: bool) -> Row:
    quote = filling.text[slice(*span)]
    empty = Row(subject="", predicate="", object="", quote=quote, start=span[0], end=span[1])
    row = replace(empty, **columns, negated=negated)  # type: ignore[arg-type]
    return replace(row, id=statement_id(filling.document, row))


def _rows_of(filling: Filling, draft: Draft) -> list[Row]:
    ends = _ends(filling, draft)
    rows: list[Row] = []
    source = draft.columns.get("attributed_to", "")
    base = {
        "status": draft.columns.get("status", ""), "note": draft.columns.get("note", ""),
        "attributed_to": source if ":" in source or not source else f"atkgr:{source}",
    }  # fmt: skip
    for number, quotes in enumerate(draft.quotes):
        if not quotes:
            raise ValueError(f"{draft.predicate} of {draft.subject!r} has no quote")
        nth = draft.nth if number == 0 else 1
        spans = [span for quote in quotes for span in _locate(filling.text, quote, nth)]
        anchors = {
            name: _anchor(filling.text, draft.columns[name], spans[0][0])
            for name in ANCHORS
            if name in draft.columns
        }
        together = f"t{spans[0][0]}" if len(spans) > 1 else ""
        columns = {**ends, **base, **anchors, **_decision(filling, draft), "together": together}
        negated = draft.columns.get("negated", "") == "true"
        rows += [_row(filling, columns, span, negated) for span in spans]
    return rows


def fill(
    path: Path, document: str, text: str, drafts: Sequence[Draft], *, editor: str, day: str
) -> tuple[Row, ...]:
    """Turn the drafts of one worksheet into rows.

    ``editor`` is a role, ``day`` an ISO date. Raises StatementError with a fault per draft whose
    quote, anchor, object or node cannot be found.
    """
    try:
        filling = Filling(document, text, name_nodes(document, drafts), editor, day)
    except ValueError as error:
        raise StatementError(error.args[1], file=path, line=error.args[0]) from error
    rows: list[Row] = []
    faults: list[Fault] = []
    for draft in drafts:
        try:
            made = _rows_of(filling, draft)
        except ValueError as error:
            faults.append(Fault(str(path), draft.line, str(error)))
            continue
        rows += made
        wrong = dict.fromkeys(fault for row in made for fault in row_faults(document, row))
        faults += [Fault(str(path), draft.line, *fault) for fault in wrong]
    if faults:
        raise StatementError(f"{path.name}: {len(faults)} draft(s) not filled", faults=faults)
    return tuple(rows)


def merge(old: Iterable[Row], new: Iterable[Row]) -> list[Row]:
    """Join new rows to old ones; a row that stands already stays as it is, judgement and all."""
    return list(({row.key: row for row in new} | {row.key: row for row in old}).values())
