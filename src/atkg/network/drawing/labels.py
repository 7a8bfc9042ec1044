"""Where names stand: beside their nodes, none over another, none over a node.

The most important nodes choose first; a name that finds no place is left out, and counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Box: TypeAlias = tuple[float, float, float, float]  # left, bottom, right, top
_GAP: Final = 1.5  # points between a node and its name
# Where a name may stand, the best first: the share of its width and height left of and below it.
_SIDES: Final = (
    (1, 0.5, "left"), (-1, 0.5, "right"), (0, 1, "center"), (0, 0, "center"),
    (1, 0.0, "left"), (1, 1.0, "left"), (-1, 0.0, "right"), (-1, 1.0, "right"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wish:
    """A name that wants a place: its node's middle and radius, and the forms it may take.

    A form is the text in lines with its width and height.
    """

    node: str
    x: float
    y: float
    radius: float
    forms: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A name that has its place; ``side`` is how its lines are aligned."""

    node: str
    text: str
    box: Box
    side: str


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes share more than a border."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def disc(x: float, y: float, radius: float) -> Box:
    """Give the box around a node."""
    return x - radius, y - radius, x + radius, y + radius


def _candidates(wish: Wish) -> Iterable[Label]:
    far = wish.radius + _GAP
    for text, wide, high in wish.forms:
        for across, up, side in _SIDES:
            if across:
                left = wish.x + far if across > 0 else wish.x - far - wide
                bottom = wish.y - up * high
            else:
                left = wish.x - wide / 2
                bottom = wish.y + far if up else wish.y - far - high
            yield Label(wish.node, text, (left, bottom, left + wide, bottom + high), side)


def place_labels(
    wishes: Sequence[Wish], frame: Box, busy: NDArray[np.float64] | None = None
) -> tuple[list[Label], list[str]]:
    """Give the names that have a place, and the nodes whose names have none.

    ``wishes`` come in order of importance. ``busy`` are points of ties: among the free places of a
    name, the one that covers fewest of them is taken.
    """
    points = np.empty((0, 2)) if busy is None else busy
    nodes = [(wish.node, disc(wish.x, wish.y, wish.radius)) for wish in wishes]
    placed: list[Label] = []
    left_out: list[str] = []
    for wish in wishes:
        free = [
            one
            for one in _candidates(wish)
            if one.box[0] >= frame[0] and one.box[1] >= frame[1]
            and one.box[2] <= frame[2] and one.box[3] <= frame[3]
            and not any(overlap(one.box, label.box) for label in placed)
            and not any(overlap(one.box, box) for node, box in nodes if node != wish.node)
        ]  # fmt: skip
        if free:
            placed.append(min(free, key=lambda one: _covered(one.box, points)))
        else:
            left_out.append(wish.node)
    return placed, left_out


def _covered(box: Box, points: NDArray[np.float64]) -> int:
    x, y = points[:, 0], points[:, 1]
    return int(((x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3])).sum())
