"""The same quantity printed twice is one figure with two supports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from atkg.text.extraction.proposals import About, Node, Say
from atkg.text.extraction.rows import Made

_SAME = ("atkg:value", "atkg:currency", "atkg:concerns")


def _quantity(node: Node) -> tuple[object, ...] | None:
    """Give what makes a sum of money the same: its value, currency and what it concerns."""
    by_predicate = {say.predicate: say.object for say in node.says}
    key = tuple(by_predicate.get(predicate) for predicate in _SAME)
    return None if node.kind != "figure" or None in key else key


def _again(node: Node) -> list[Say]:
    return [replace(say, span=say.span or node.span) for say in node.says
            if say.predicate in _SAME[:2]]  # fmt: skip


def merged(made: Iterable[Made]) -> tuple[Made, ...]:
    """Join figures of the same sum; whatever pointed to the second points to the first."""
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
