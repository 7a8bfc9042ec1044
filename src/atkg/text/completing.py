"""Anchors of concepts that a reader supplies, declared where the quote does not show them.

A writer of rows need not say for every criterion that it stands in the heading, nor for every
polarity that it is read from the sentence. Things, predicates, numbers and words get no such help:
where their anchor is missing the gate asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from atkg.model import Row
from atkg.text.anchoring import Anchoring


def _declared(anchoring: Anchoring, row: Row) -> Row:
    if not row.object.startswith("atkgv:") or row.object_anchor:
        return row
    if anchoring.object(row, row.quote):
        return row
    how = "heading" if anchoring.is_headed(row) else "implicit"
    return replace(row, object_anchor=how)


def declare_concepts(anchoring: Anchoring, rows: Iterable[Row]) -> tuple[Row, ...]:
    """Give each concept object that its quote does not show ``heading``, else ``implicit``.

    ``heading`` only where an enclosing heading shows the concept.
    """
    return tuple(_declared(anchoring, row) for row in rows)
