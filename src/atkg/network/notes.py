"""What is told beside figures: warnings and missing values, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.network.measures.table import measure_table
from atkg.network.plurals import tell

_TABLE: Final = Path(__file__).with_name("notes.csv")


@cache
def _texts() -> dict[str, dict[str, str]]:
    return {row["id"]: row for _, row in read_records(_TABLE, ("id", "en", "es"))}


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """A note by its id in ``notes.csv``, with the values of its braces."""

    id: str
    values: tuple[tuple[str, str], ...] = ()

    def told(self, lang: str) -> str:
        """Give the note in a language; a measure has its label."""
        values = dict(self.values)
        if known := measure_table().get(values.get("measure", "")):
            values["measure"] = known.labels[lang]
        return tell(_texts()[self.id][lang], **values)


def note(name: str, **values: object) -> Note:
    """Make a note."""
    return Note(name, tuple(sorted((key, str(value)) for key, value in values.items())))
