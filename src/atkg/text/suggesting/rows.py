"""What the gate admitted becomes rows of method ``model:<name>``, unreviewed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from atkg.model import Row, class_of, node_key, statement_id
from atkg.text.blocks import Span
from atkg.text.numerals import number_form
from atkg.text.suggesting.gate import Admitted, Count, Relation

# A server gives no probability that means anything; a person decides in every case.
_CONFIDENCE: Final = "0.5"


def method_of(model: str) -> str:
    """Give the method of a model's rows, in the signs that the column allows.

    >>> method_of("Qwen2.5 7B (q4)")
    'model:Qwen2.5-7B-q4'
    """
    return "model:" + (re.sub(r"[^A-Za-z0-9_.:/-]+", "-", model).strip("-") or "unnamed")


def suggested_rows(
    document: str, text: str, lang: str, model: str, admitted: Iterable[Admitted]
) -> tuple[Row, ...]:
    """Give the rows of a document's admitted suggestions, each key once."""
    counts: Counter[str] = Counter()
    rows: dict[tuple[str, int, int], Row] = {}
    for one in admitted:
        made = (
            _relation(one)
            if isinstance(one, Relation)
            else _count(one, document, text, lang, counts)
        )
        for row in made:
            start, end = row.start, row.end
            full = replace(
                row, quote=text[start:end], method=method_of(model), confidence=_CONFIDENCE
            )
            full = replace(full, id=statement_id(document, full))
            rows.setdefault(full.key, full)
    return tuple(rows.values())


def _row(subject: str, predicate: str, object_: str, span: Span, **columns: str) -> Row:
    return Row(subject, predicate, object_, "", *span, **columns)  # type: ignore[arg-type]


def _relation(one: Relation) -> Iterator[Row]:
    yield _row(
        one.subject, one.predicate, one.object, one.span, status=one.status, judgement="unreviewed"
    )


def _count(one: Count, document: str, text: str, lang: str, counts: Counter[str]) -> Iterator[Row]:
    quote = " ".join(text[slice(*one.span)].split())
    counts[quote] += 1
    node = f"atkgr:{document}.figure.{node_key('figure', quote, counts[quote])}"
    yield _row(
        node, "rdf:type", class_of("figure"), one.span, status=one.status, judgement="unreviewed"
    )
    yield _row(node, "atkg:value", f"{one.value:f}", one.span, datatype="xsd:decimal")
    words = " ".join(text[slice(*one.counts)].split())
    yield _row(node, "atkg:counts", words, one.counts, lang=lang)
    yield _row(node, "atkg:concerns", one.concerns, one.span)
    if one.ambiguous:
        yield _row(
            node, "atkg:readAs", number_form(one.ambiguous), one.span, object_anchor="implicit",
        )  # fmt: skip
