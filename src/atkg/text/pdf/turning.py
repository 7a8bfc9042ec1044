"""Text that stands sideways on its page, as wide tables do: turned, so that it reads as any other.

Slanted letters are watermarks and marks of diagrams; they belong to no sentence and are left out.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from atkg.text.pdf.rulings import Ruling, Rulings

_RIGHT_ANGLE: Final = math.pi / 2
_SLANT: Final = 0.1  # of a right angle, from which on letters are slanted

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, bottom, right, top


def quarter_of(angle: float) -> int | None:
    """Give how often letters are turned by a right angle, clockwise; None where they slant.

    >>> quarter_of(4.712), quarter_of(5.5)
    (3, None)
    """
    turns = angle / _RIGHT_ANGLE
    return round(turns) % 4 if abs(turns - round(turns)) <= _SLANT else None


class Turn(NamedTuple):
    """Turns back what is turned by so many right angles on a page of this width and height."""

    quarter: int
    width: float
    height: float

    @property
    def tall(self) -> float:
        """How high the page is when it is turned."""
        return self.width if self.quarter % 2 else self.height

    def point(self, x: float, y: float) -> Point:
        """Give where a point of the page comes to lie."""
        if self.quarter == 0:
            return x, y
        if self.quarter == 1:
            return self.height - y, x
        if self.quarter == 2:
            return self.width - x, self.height - y
        return y, self.width - x

    def box(self, box: Box) -> Box:
        """Give a box as it comes to lie."""
        one, other = self.point(*box[:2]), self.point(*box[2:])
        (left, right), (bottom, top) = (sorted(pair) for pair in zip(one, other, strict=True))
        return left, bottom, right, top

    def rulings(self, rulings: Rulings) -> Rulings:
        """Give rulings as they come to lie."""
        if self.quarter == 0:
            return rulings
        boxes = [self.box((one.start, one.at, one.end, one.at)) for one in rulings.level]
        boxes += [self.box((one.at, one.start, one.at, one.end)) for one in rulings.upright]
        level = [Ruling(box[1], box[0], box[2]) for box in boxes if box[1] == box[3]]
        upright = [Ruling(box[0], box[1], box[3]) for box in boxes if box[1] != box[3]]
        return Rulings(tuple(sorted(level, reverse=True)), tuple(sorted(upright)))
