"""A colour and a shape for each sector, that stay apart for every eye and in black and white.

Each sector has a shape of its own; colours (Okabe and Ito 2008) come again after the eighth, with
another shape. What is rarer still shares the look of the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from atkg.network.model import Network

_COLOURS: Final = (
    "#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#F0E442", "#444444",
)  # fmt: skip
# The names of the shapes, and how matplotlib calls each.
SHAPES: Final[Mapping[str, str]] = {
    "circle": "o", "square": "s", "triangle": "^", "diamond": "D", "down": "v", "plus": "P",
    "cross": "X", "star": "*", "left": "<", "right": ">", "pentagon": "p", "hexagon": "h",
}  # fmt: skip
POSITIVE: Final = "#0072B2"
NEGATIVE: Final = "#D55E00"
TIE: Final = "#6b6b6b"


@dataclass(frozen=True, slots=True)
class Look:
    """How a sector's nodes look; ``name`` is the sector in English, empty for all the others."""

    name: str
    label: str
    label_es: str
    colour: str
    shape: str

    def named(self, lang: str) -> str:
        """Give the sector in a language."""
        return self.label_es if lang == "es" else self.label


OTHERS: Final = Look("", "other", "otros", "#FFFFFF", "hexagon")


def looks_of(graph: Network) -> dict[str, Look]:
    """Give each node its look; the commonest sectors choose first, in both languages the same."""
    found = Counter(str(data.get("sector", "")) for _, data in graph.nodes(data=True))
    ranked = sorted((name for name in found if name), key=lambda name: (-found[name], name))
    spanish = {
        str(data["sector"]): str(data.get("sector_es", data["sector"]))
        for _, data in graph.nodes(data=True)
        if data.get("sector")
    }
    shapes = [shape for shape in SHAPES if shape != OTHERS.shape]
    own = {
        name: Look(name, name, spanish[name], _COLOURS[place % len(_COLOURS)], shape)
        for place, (name, shape) in enumerate(zip(ranked, shapes, strict=False))
    }
    return {
        node: own.get(str(data.get("sector", "")), OTHERS) for node, data in graph.nodes(data=True)
    }


def legend_of(looks: Mapping[str, Look]) -> list[tuple[Look, int]]:
    """Give each look with the number of its nodes, the commonest first and the others last."""
    found = Counter(looks.values())
    return sorted(found.items(), key=lambda pair: (pair[0] == OTHERS, -pair[1], pair[0].name))
