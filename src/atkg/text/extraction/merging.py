"""The same sum or period printed twice is one node with two supports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from atkg.text.extraction.proposals import About, Node, Say
from atkg.text.extraction.rows import Made

# What makes two printings the same sum, and the same period.
_SAME: Final = {
    "figure": ("atkg:value", "atkg:currency", "atkg:concerns"),
    "period": ("atkg:periodOf", "atkg:meaning", "atkg:from"),
}
_REPEATED: Final = {"figure": ("atkg:value", "atkg:currency"), "period": ()}


def _quantity(node: Node) -> tuple[object, ...] | None:
    """Give what makes a sum or a period the same, or nothing where that is not known of it."""
    by_predicate = {say.predicate: say.object for say in node.says}
    key = tuple(by_predicate.get(predicate) for predicate in _SAME.get(node.kind, ()))
    return None if not key or None in key else (node.kind, *key)


def _again(node: Node) -> list[Say]:
    return [replace(say, span=say.span or node.span) for say in node.says
            if say.predicate in _REPEATED[node.kind]]  # fmt: skip


def merged(made: Iterable[Made]) -> tuple[Made, ...]:
    """Join nodes of the same sum or period; whatever pointed to the second points to the first."""
    first: dict[tuple[object, ...], Node] = {}
    instead: dict[Node, Node] = {}
    kept: list[Made] = []
    for one in made:
        node = one.proposal
        key = _quantity(node) if isinstance(node, Node) else None
        if not isinstance(node, Node) or key is None or key not in first:
            if isinstance(node, Node) and key is not None:
                first[key] = node
            kept.append(one)
            continue
        instead[node] = first[key]
        first[key].also += (node.span,)
        first[key].says += _again(node)
    return tuple(_redirected(one, instead) for one in kept)


def _redirected(one: Made, instead: dict[Node, Node]) -> Made:
    node = one.proposal
    if isinstance(node, About) or not instead:
        return one
    node.says = [
        replace(say, object=instead.get(say.object, say.object))
        if isinstance(say.object, Node) else say
        for say in node.says
    ]  # fmt: skip
    return one
