"""Where names stand: beside their nodes, none over another, none over a node.

The most important nodes choose first; a name that finds no place is left out, and counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Points: TypeAlias = NDArray[np.float64]
Box: TypeAlias = tuple[float, float, float, float]  # left, bottom, right, top
_GAP: Final = 1.5  # points between a node and its name
# Where a name may stand, the best first: across, share of its height below the middle, alignment.
_SIDES: Final = (
    (1, 0.5, "left"), (-1, 0.5, "right"), (0, 1, "center"), (0, 0, "center"),
    (1, 0.0, "left"), (1, 1.0, "left"), (-1, 0.0, "right"), (-1, 1.0, "right"),
)  # fmt: skip


_FAR: Final = (12.0, 22.0, 34.0, 48.0, 64.0)  # points from a node to a name at the end of a line
_TURNS: Final = 24  # directions of such lines
_PAD: Final = 4.0  # points between two names side by side
_STEEP: Final = 0.5
# What speaks against a place, in covered points of ties: a cut name, a line.
_CUT: Final = 14.0
_LED: Final = 6.0


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
    """A name that has its place; ``side`` is how its lines are aligned.

    ``leader`` is a line from the node to a name that stands farther off.
    """

    node: str
    text: str
    box: Box
    side: str
    leader: tuple[tuple[float, float], tuple[float, float]] | None = None


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes share more than a border."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def disc(x: float, y: float, radius: float) -> Box:
    """Give the box around a node."""
    return x - radius, y - radius, x + radius, y + radius


def _candidates(wish: Wish) -> Iterator[tuple[float, Label]]:
    """Give the places of a name, with what speaks against each."""
    for text, wide, high in wish.forms:
        cost = _CUT if text.endswith("…") else 0.0
        for place, (across, up, side) in enumerate(_SIDES):
            far = wish.radius + _GAP
            if across:
                left = wish.x + far if across > 0 else wish.x - far - wide
                bottom = wish.y - up * high
            else:
                left = wish.x - wide / 2
                bottom = wish.y + far if up else wish.y - far - high
            box = (left, bottom, left + wide, bottom + high)
            yield cost + 0.1 * place, Label(wish.node, text, box, side)
        for far in _FAR:
            for turn in range(_TURNS):
                yield cost + _LED + far / 3, _led(wish, text, (wide, high), far, turn)


def _led(wish: Wish, text: str, size: tuple[float, float], far: float, turn: int) -> Label:
    """Give a name that stands off its node, at the end of a line."""
    angle = 2 * pi * turn / _TURNS
    across, up = cos(angle), sin(angle)
    start = (wish.x + wish.radius * across, wish.y + wish.radius * up)
    end = (wish.x + (wish.radius + far) * across, wish.y + (wish.radius + far) * up)
    side = "left" if across > _STEEP else "right" if across < -_STEEP else "center"
    left = end[0] - {"left": 0.0, "right": size[0], "center": size[0] / 2}[side]
    bottom = end[1] - size[1] / 2 if side != "center" else end[1] - (size[1] if up < 0 else 0)
    box = (left, bottom, left + size[0], bottom + size[1])
    return Label(wish.node, text, box, side, (start, end))


def place_labels(
    wishes: Sequence[Wish], frame: Box, busy: Points | None = None, taken: Iterable[Box] = ()
) -> tuple[list[Label], list[str]]:
    """Give the names that have a place, and the nodes whose names have none.

    ``wishes`` come in order of importance; ``taken`` are boxes that no name may cover. ``busy`` are
    points of ties: the fewer of them a place covers and the nearer it is, the better.
    """
    points = np.empty((0, 2)) if busy is None else busy
    nodes = {wish.node: disc(wish.x, wish.y, wish.radius) for wish in wishes}
    placed: list[Label] = []
    left_out: list[str] = []
    for wish in wishes:
        solid = [*(box for node, box in nodes.items() if node != wish.node), *taken]
        walls = np.array([*solid, *(_padded(label.box) for label in placed)]).reshape(-1, 4)
        open_ = [
            (cost + _covered(one.box, points), number, one)
            for number, (cost, one) in enumerate(_candidates(wish))
            if _inside(one.box, frame) and not _meets(one.box, walls)
        ]
        ranked = (one for _, _, one in sorted(open_, key=lambda each: each[:2]))
        found = next((one for one in ranked if not _through(one, placed, walls)), None)
        if found is None:
            left_out.append(wish.node)
        else:
            placed.append(found)
    return placed, left_out


def _inside(box: Box, frame: Box) -> bool:
    return (
        box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]
    )  # fmt: skip


def _meets(box: Box, walls: Points) -> bool:
    left, bottom, right, top = walls.T
    across = (left < box[2]) & (box[0] < right)
    return bool((across & (bottom < box[3]) & (box[1] < top)).any())


def _covered(box: Box, points: Points) -> int:
    x, y = points[:, 0], points[:, 1]
    return int(((x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3])).sum())


def _padded(box: Box) -> Box:
    return box[0] - _PAD, box[1], box[2] + _PAD, box[3]


def _through(label: Label, placed: Iterable[Label], walls: Points) -> bool:
    """Tell whether its line runs through a node or a name, or it stands on another's line."""
    if label.leader is not None and _runs(label.leader, walls):
        return True
    own = np.array([label.box])
    return any(_runs(other.leader, own) for other in placed if other.leader is not None)


def _runs(line: tuple[tuple[float, float], tuple[float, float]], walls: Points) -> bool:
    """Tell whether a line runs through one of some boxes."""
    steps = np.linspace(line[0], line[1], 17)[1:-1]
    x, y = steps[:, :1], steps[:, 1:]
    left, bottom, right, top = walls.T
    return bool(((x > left) & (x < right) & (y > bottom) & (y < top)).any())
