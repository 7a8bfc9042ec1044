"""The tables of the authority file as they are edited: records added, renamed, joined, written.

``atkg.authority`` reads and checks them; here they are plain records (column → text), so that a
program changes one cell and leaves every other character alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from atkg.authority import LINKS, NAMES, THINGS
from atkg.csvfiles import read_records, write_records

MOVED: Final = ("old", "new", "reason")
_COLUMNS: Final = {"things": THINGS, "names": NAMES, "links": LINKS, "moved": MOVED}
Record = dict[str, str]


@dataclass(slots=True)
class Tables:
    """Things, names and links, and which ids moved where; ``moved`` keeps its order."""

    things: list[Record]
    names: list[Record]
    links: list[Record]
    moved: list[Record]

    def thing(self, name: str) -> Record | None:
        """Give the record of an id, or None."""
        return next((record for record in self.things if record["id"] == name), None)

    def add_thing(self, name: str, type_: str, kind: str) -> None:
        """Add a record without names."""
        self.things.append({"id": name, "type": type_, "kind": kind})

    def add_name(
        self, thing: str, name: str, lang: str, preferred: bool, seen: tuple[str, int, int] | None
    ) -> None:
        """Add a name of a thing, with the document and span where it was seen."""
        document, start, end = seen or ("", "", "")
        record = dict(zip(NAMES, (thing, name, lang, "true" if preferred else "", document,
                                  str(start), str(end)), strict=True))  # fmt: skip
        if record not in self.names:
            self.names.append(record)

    def rename(self, old: str, new: str) -> None:
        """Put one id in the place of another everywhere, and join what becomes the same.

        A language keeps one preferred name: that of the new id.
        """
        had = {record["lang"] for record in self.names
               if record["thing"] == new and record["preferred"]}  # fmt: skip
        for record in self.names:
            if record["thing"] == old:
                record["thing"] = new
                record["preferred"] = "" if record["lang"] in had else record["preferred"]
        if self.thing(new):
            self.things = [record for record in self.things if record["id"] != old]
        for record in self.things:
            record["id"] = new if record["id"] == old else record["id"]
        for record in self.links:
            for end in ("thing", "predicate", "object"):
                record[end] = new if record[end] == old else record[end]
        self.links = [record for record in self.links if record["thing"] != record["object"]]
        self.names = list(_once(self.names))
        self.links = list(_once(self.links))


def _once(records: list[Record]) -> Iterator[Record]:
    """Yield each record once; a name that stands bare beside the same one with more is dropped."""
    whole = {tuple(record.values()) for record in records}
    for record in sorted(records, key=lambda record: tuple(record.values())):
        key = tuple(record.values())
        if key in whole:
            whole.remove(key)
            if not _is_bare_twin(record, records):
                yield record


def _is_bare_twin(record: Mapping[str, str], records: list[Record]) -> bool:
    """Tell whether a name without span and preference says nothing that another one does not."""
    if "name" not in record or record["document"] or record["preferred"]:
        return False
    same = ("thing", "name", "lang")
    return any(
        other != record and all(other[part] == record[part] for part in same) for other in records
    )


def read_tables(folder: Path) -> Tables:
    """Read the tables of a folder; ``moved.csv`` may be missing.

    Raises FileFormatError where one is not in the strict CSV form.
    """
    found = {}
    for name, columns in _COLUMNS.items():
        path = folder / f"{name}.csv"
        missing = name == "moved" and not path.exists()
        found[name] = [] if missing else [record for _, record in read_records(path, columns)]
    return Tables(**found)


def write_tables(folder: Path, tables: Tables) -> None:
    """Write the tables, sorted by their columns from left to right; ``moved`` in its order."""
    for name, columns in _COLUMNS.items():
        records = getattr(tables, name)
        if name != "moved":
            records = sorted(records, key=lambda record: tuple(record[one] for one in columns))
        if records or name != "moved":
            write_records(folder / f"{name}.csv", columns, records)
