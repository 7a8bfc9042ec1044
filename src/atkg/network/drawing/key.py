"""The key of a picture: numbers and names of its nodes, sector by sector, in a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from atkg.network.model import Network

# Okabe and Ito (2008): colours that stay apart for colour-blind readers.
_PALETTE: Final = (
    "#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#F0E442", "#000000",
)  # fmt: skip
OTHER: Final = "#999999"
_NAME: Final = 44  # characters of a name in the key
WORDS: Final = {
    "en": {
        "note": "A tie says that documents report it; not reported is not absent. "
        "Size: number of ties.",
        "other": "other", "more": "and {count} more, in the CSV file", "sector": "sector",
    },
    "es": {
        "note": "Un vínculo indica que los documentos lo informan; que no se informe no significa "
        "que no exista. Tamaño: número de vínculos.",
        "other": "otros", "more": "y {count} más, en el archivo CSV", "sector": "sector_es",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the key: a sector's heading (no node), or a node with its number and name."""

    text: str
    colour: str
    marker: str
    node: str = ""
    number: int = 0


def _colours(graph: Network) -> dict[str, str]:
    """Give the commonest sectors a colour each; in both languages the same ones."""
    sectors: dict[str, int] = {}
    for _, data in graph.nodes(data=True):
        sectors[data.get("sector", "")] = sectors.get(data.get("sector", ""), 0) + 1
    ranked = sorted((name for name in sectors if name), key=lambda name: (-sectors[name], name))
    return dict(zip(ranked, _PALETTE, strict=False))


def make_key(graph: Network, lang: str) -> list[Entry]:
    """Give the key: sectors from the commonest to the rarest, in each the most connected first."""
    colours, words = _colours(graph), WORDS[lang]
    groups: dict[tuple[int, str], list[str]] = {}
    for node in sorted(graph):
        data = graph.nodes[node]
        groups.setdefault((int(data.get("bipartite", 0)), data.get("sector", "")), []).append(node)
    rank = {sector: place for place, sector in enumerate(colours)}
    order = sorted(
        groups, key=lambda g: (rank.get(g[1], len(rank)), g[1] == "", -len(groups[g]), g)
    )
    key: list[Entry] = []
    number = 0
    for mode, sector in order:
        nodes = sorted(groups[mode, sector], key=lambda node: (-graph.degree(node), node))
        colour, marker = colours.get(sector, OTHER), "os"[mode]
        key.append(Entry(_sector(graph, nodes[0], words), colour, marker))
        for node in nodes:
            number += 1
            label = "label_es" if lang == "es" else "label"
            name = str(graph.nodes[node].get(label, graph.nodes[node].get("label", node)))
            key.append(Entry(_short(name), colour, marker, node, number))
    return key


def _sector(graph: Network, node: str, words: Mapping[str, str]) -> str:
    data = graph.nodes[node]
    return str(data.get(words["sector"], data.get("sector", words["other"])))


def _short(name: str) -> str:
    return name if len(name) <= _NAME else name[: _NAME - 1].rstrip() + "…"
