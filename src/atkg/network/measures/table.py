"""The published table of measures: labels and meanings in both languages, and their sources.

``weights`` says what a measure uses of a tie's weight: nothing, its strength, or its distance,
which is the inverse (a tie that more documents report is shorter). ``scale`` says whether a value
is a count, a number, or only tells groups apart. ``first`` says which value of a quantity of nodes
ranks first: the highest, or the lowest (a low constraint marks a broker).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.network.model import Network

COLUMNS: Final = (
    "name", "of", "modes", "weights", "scale", "first", "label_en", "label_es",
    "meaning_en", "meaning_es", "source",
)  # fmt: skip
TABLE: Final = Path(__file__).with_name("measures.csv")


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of nodes or of whole networks; ``modes`` are those in which it is defined."""

    name: str
    of: str
    modes: frozenset[str]
    weights: str
    scale: str
    first: str
    labels: dict[str, str]
    meanings: dict[str, str]
    source: str


@cache
def measure_table() -> dict[str, Measure]:
    """Give the published table by name, in its order."""
    return {
        row["name"]: Measure(
            row["name"], row["of"], frozenset(row["modes"].split("|")), row["weights"],
            row["scale"], row["first"], {"en": row["label_en"], "es": row["label_es"]},
            {"en": row["meaning_en"], "es": row["meaning_es"]}, row["source"],
        )
        for _, row in read_records(TABLE, COLUMNS)
    }  # fmt: skip


def mode_of(graph: Network) -> str:
    """Give the mode of a network: directed, two-mode (it says so or all have sides), one-mode."""
    if graph.is_directed():
        return "directed"
    sided = len(graph) > 0 and all("bipartite" in data for _, data in graph.nodes(data=True))
    return "two-mode" if sided or graph.graph.get("mode") == "two-mode" else "one-mode"


def measures_of(of: str, mode: str) -> list[Measure]:
    """Give the measures of nodes, or of the whole network, that a mode has."""
    return [one for one in measure_table().values() if one.of == of and mode in one.modes]
