"""A thing and what stands around it, as a small picture with links: incoming left, outgoing right.

Lines are dashed where something is only said, not done; the same stands in words on the page, so
that nobody needs the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from atkg.web.page import View
from atkg.web.templating import body_of

_MOST: Final = 9  # on a side
_ROW: Final = 44
_WIDTH: Final = 960
_BOX: Final = 200
_LETTERS: Final = 22  # that fit into a box at the size of the style


@dataclass(frozen=True, slots=True, order=True)
class Arm:
    """One end of the picture: its name, the words on the line, a link, and whether it is a fact."""

    name: str
    words: str
    link: str
    fact: bool = True


@dataclass(frozen=True, slots=True)
class _Placed:
    arm: Arm
    short: str
    words: str
    y: float


def diagram(view: View, name: str, left: Sequence[Arm], right: Sequence[Arm]) -> Markup:
    """Draw a thing between its ends; where there are too many, the picture says how many more."""
    if not left and not right:
        return Markup()
    rows = max(min(len(side), _MOST) + (len(side) > _MOST) for side in (left, right))
    height = max(rows, 1) * _ROW + 20
    sides = [
        {"arms": _placed(side[:_MOST], height), "more": max(len(side) - _MOST, 0),
         "x": x, "inner": inner, "anchor": anchor}
        for side, x, inner, anchor in (
            (left, 4, 4 + _BOX, 4 + 8), (right, _WIDTH - 4 - _BOX, _WIDTH - 4 - _BOX,
                                         _WIDTH - 4 - _BOX + 8))
    ]  # fmt: skip
    return body_of("diagram.html", view, name=name, short=_short(name), sides=sides, height=height,
                   width=_WIDTH, box=_BOX, middle=(_WIDTH - _BOX) / 2)  # fmt: skip


def _placed(arms: Sequence[Arm], height: float) -> list[_Placed]:
    top = (height - len(arms) * _ROW) / 2
    return [
        _Placed(arm, _short(arm.name), _short(arm.words, 22), top + (at + 0.5) * _ROW)
        for at, arm in enumerate(arms)
    ]


def _short(text: str, most: int = _LETTERS) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"
