"""The predicates that rows may use, and what kind of end each takes.

The table ``predicates.csv`` is data, so that a property is added without touching code; a test
holds it against the ontology. ``anchor`` says how the relation shows in a quote: ``cue`` wants a
cue of the predicate, ``self`` is shown by its object (the number, the words, the concept).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records

_TABLE: Final = Path(__file__).with_name("predicates.csv")
DATATYPES: Final = {
    "string": "xsd:string",
    "integer": "xsd:integer",
    "decimal": "xsd:decimal",
    "boolean": "xsd:boolean",
    "date": "xsd:date",
}


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate: its CURIE, the kinds of end it takes, and whether it needs a cue."""

    id: str
    ranges: tuple[str, ...]
    needs_cue: bool

    @property
    def scheme(self) -> str:
        """The scheme of a concept object, or nothing."""
        kind, _, scheme = self.ranges[0].partition(":")
        return scheme if kind == "concept" else ""

    @property
    def datatype(self) -> str:
        """The datatype of a typed literal object, or nothing."""
        return DATATYPES.get(self.ranges[0], "")

    @property
    def takes_words(self) -> bool:
        """Whether the object is text in a language."""
        return self.ranges[0] == "words"


@cache
def predicate_table() -> dict[str, Predicate]:
    """Give every predicate by its CURIE."""
    records = read_records(_TABLE, ("predicate", "range", "anchor"))
    return {
        f"atkg:{record['predicate']}": Predicate(
            f"atkg:{record['predicate']}",
            tuple(record["range"].split("|")),
            record["anchor"] == "cue",
        )
        for _, record in records
    }
