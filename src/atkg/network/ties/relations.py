"""The published table: how each predicate becomes a tie.

``relations.csv`` says for each predicate its relation in words, the layer it belongs to, what
stands at the other end, from which end of the statement the tie goes out, whether it is symmetric,
which roles in the same undertaking it reaches (where ties between actors are asked for), how a list
becomes ties, and where its year comes from when no period of its own is stated.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records

COLUMNS: Final = (
    "predicate", "relation", "relation_es", "layer", "end", "from", "symmetric", "reaches", "list",
    "year",
)  # fmt: skip
ENDS: Final = ("undertaking", "body", "agent", "recommendation", "place")
TABLE: Final = Path(__file__).with_name("relations.csv")


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """How a predicate becomes a tie; ``outward`` where the statement's subject is its source."""

    predicate: str
    words: str
    words_es: str
    layer: str
    end: str
    outward: bool
    symmetric: bool
    reaches: str
    dated_by_thing: bool


@cache
def relations() -> dict[str, Relation]:
    """Give the published table by predicate (a CURIE)."""
    return {
        f"atkg:{row['predicate']}": Relation(
            f"atkg:{row['predicate']}", row["relation"], row["relation_es"], row["layer"],
            row["end"], row["from"] == "subject", row["symmetric"] == "yes", row["reaches"],
            row["year"] == "thing",
        )
        for _, row in read_records(TABLE, COLUMNS)
    }  # fmt: skip


def layers() -> tuple[str, ...]:
    """Give the layers of the table in order."""
    return tuple(sorted({relation.layer for relation in relations().values()}))
