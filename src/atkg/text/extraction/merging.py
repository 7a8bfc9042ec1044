"""The same sum or period printed twice is one node with two supports.

So is a period told once exactly and once less so: "adopted in November 2000", "signed in 2000".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from atkg.text.extraction.proposals import About, Node, Say
from atkg.text.extraction.rows import Made

# What makes two printings the same sum, and the same period.
_SAME: Final = {
    "figure": ("atkg:value", "atkg:currency", "atkg:concerns"),
    "period": ("atkg:periodOf", "atkg:meaning", "atkg:from"),
}
# How much of a date each precision tells, the least exact first.
_TOLD: Final = {"year": 4, "month": 7, "day": 10}
# What happens once; of the others, the time of a whole year and of its August are two.
_ONCE: Final = frozenset(
    {"establishment", "approval", "adoption", "promulgation", "completion", "publication"}
)
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
    kept = list(_without_less_exact(kept, instead))
    return tuple(_redirected(one, instead) for one in kept)


def _when(node: Node) -> tuple[object, ...]:
    """Give what a period is of, its meaning, how it is meant, and its ends."""
    said = {say.predicate: say.object for say in node.says}
    names = ("atkg:periodOf", "atkg:meaning", "atkg:from", "atkg:to")
    return (node.status, node.negated, *(said.get(name) for name in names))


def _precision(node: Node) -> int:
    said = [say.object for say in node.says if say.predicate == "atkg:precision"]
    return _TOLD.get(str(said[0]).rpartition(".")[2], 0) if said else 0


def _tells_less(one: Node, other: Node) -> bool:
    """Tell whether a period is another one, told less exactly."""
    told = _precision(one)
    if not 0 < told < _precision(other):
        return False
    *mine, first, last = _when(one)
    *others, began, ended = _when(other)
    ends = ((first, began), (last, ended))
    once = str(mine[-1]).rpartition(".")[2] in _ONCE
    if not once and str(began)[:4] == str(ended)[:4]:
        return False  # what was active in 2023 was not so in August 2023 alone
    return mine == others and all(
        (a is None and b is None) or (a is not None and str(a)[:told] == str(b)[:told])
        for a, b in ends
    )


def _without_less_exact(made: list[Made], instead: dict[Node, Node]) -> Iterator[Made]:
    """Join a period to the only one that tells the same more exactly."""
    periods = [one.proposal for one in made
               if isinstance(one.proposal, Node) and one.proposal.kind == "period"]  # fmt: skip
    for one in made:
        node = one.proposal
        exact = [each for each in periods if isinstance(node, Node) and _tells_less(node, each)]
        if len(exact) == 1 and isinstance(node, Node):
            instead[node] = exact[0]
            exact[0].also += (node.span, *node.also)
        else:
            yield one


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
