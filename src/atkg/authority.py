"""The authority file: which things there are, under which names, and what links them.

Three CSVs that both wings read: ``things`` (id, type, kind), ``names`` (thing, name, lang,
preferred, document, start, end) and ``links`` (thing, predicate, object, source, opened). Links are
knowledge from outside the documents and never pose as evidence of one; what nobody could open has
``opened = no``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.errors import AuthorityError, Fault
from atkg.namespaces import is_curie

THINGS: Final = ("id", "type", "kind")
NAMES: Final = ("thing", "name", "lang", "preferred", "document", "start", "end")
LINKS: Final = ("thing", "predicate", "object", "source", "opened")


@dataclass(frozen=True, slots=True)
class Thing:
    """A record: its CURIE, class and kind (a concept, or empty)."""

    id: str
    type: str
    kind: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a thing; with the document and span where it was seen, or without."""

    thing: str
    name: str
    lang: str
    preferred: bool
    document: str
    start: int | None
    end: int | None
    line: int


@dataclass(frozen=True, slots=True)
class Link:
    """What is known from outside: the object is a CURIE, an IRI in angle brackets, or a literal."""

    thing: str
    predicate: str
    object: str
    source: str
    opened: bool


@dataclass(frozen=True, slots=True, eq=False)
class Authority:
    """All records; ``names_of`` gives the names of a thing in file order.

    One is like itself only, so that what is made of its names can be kept beside it.
    """

    things: dict[str, Thing]
    names: tuple[Name, ...]
    links: tuple[Link, ...]

    def names_of(self) -> dict[str, tuple[Name, ...]]:
        """Group names by thing."""
        grouped: dict[str, list[Name]] = defaultdict(list)
        for name in self.names:
            grouped[name.thing].append(name)
        return {thing: tuple(names) for thing, names in grouped.items()}

    def label(self, thing: str, lang: str) -> str:
        """Give the preferred name in a language, else in any, else the CURIE."""
        own = [name for name in self.names if name.thing == thing and name.preferred]
        for name in own:
            if name.lang == lang:
                return name.name
        return own[0].name if own else thing


def _things(path: Path) -> Iterator[Thing | Fault]:
    seen: dict[str, int] = {}
    for line, record in read_records(path, THINGS):
        for column in ("id", "type"):
            if not is_curie(record[column]):
                yield Fault(str(path), line, f"{column} {record[column]!r} is not a CURIE")
        if record["kind"] and not is_curie(record["kind"]):
            yield Fault(str(path), line, f"kind {record['kind']!r} is not a CURIE")
        if first := seen.get(record["id"]):
            yield Fault(str(path), line, f"{record['id']} stands in line {first} too")
        seen[record["id"]] = line
        yield Thing(record["id"], record["type"], record["kind"])


def _name(path: Path, line: int, record: dict[str, str]) -> Name | Fault:
    spans = (record["start"], record["end"])
    if record["preferred"] not in ("", "true"):
        return Fault(str(path), line, f"preferred is {record['preferred']!r}; true or nothing")
    if any(spans) and not all(part.isascii() and part.isdigit() for part in spans):
        return Fault(str(path), line, f"start and end are {spans}; wanted two whole numbers")
    if bool(record["document"]) != all(spans):
        return Fault(str(path), line, "a name seen in a document has document, start and end")
    start, end = (int(part) if part else None for part in spans)
    return Name(
        record["thing"], record["name"], record["lang"], bool(record["preferred"]),
        record["document"], start, end, line,
    )  # fmt: skip


def _names(path: Path, things: Sequence[str]) -> Iterator[Name | Fault]:
    known = set(things)
    for line, record in read_records(path, NAMES):
        if record["thing"] not in known:
            yield Fault(str(path), line, f"{record['thing']} is not in things.csv", "add it there")
        if not record["name"].strip():
            yield Fault(str(path), line, "the name is empty")
        yield _name(path, line, record)


def _links(path: Path, things: Sequence[str]) -> Iterator[Link | Fault]:
    known = set(things)
    for line, record in read_records(path, LINKS):
        if record["thing"] not in known:
            yield Fault(str(path), line, f"{record['thing']} is not in things.csv", "add it there")
        if not is_curie(record["predicate"]):
            yield Fault(str(path), line, f"predicate {record['predicate']!r} is not a CURIE")
        if record["object"].startswith("atkgr:") and record["object"] not in known:
            yield Fault(str(path), line, f"{record['object']} is not in things.csv", "add it there")
        if record["opened"] not in ("yes", "no"):
            yield Fault(str(path), line, f"opened is {record['opened']!r}; wanted yes or no")
        if record["predicate"] == "skos:exactMatch" and record["opened"] != "yes":
            what = "an exactMatch that nobody opened"
            yield Fault(str(path), line, what, "open and check it, or write skos:closeMatch")
        if not record["source"].strip():
            yield Fault(str(path), line, "the link names no source")
        yield Link(
            record["thing"], record["predicate"], record["object"], record["source"],
            record["opened"] == "yes",
        )  # fmt: skip


def load_authority(folder: Path) -> Authority:
    """Read things, names and links of a folder.

    Raises AuthorityError with a fault per broken record, FileFormatError for a broken file.
    """
    things = list(_things(folder / "things.csv"))
    ids = [thing.id for thing in things if isinstance(thing, Thing)]
    names = list(_names(folder / "names.csv", ids))
    links = list(_links(folder / "links.csv", ids))
    faults = [item for item in (*things, *names, *links) if isinstance(item, Fault)]
    if faults:
        raise AuthorityError(f"the authority file has {len(faults)} fault(s)", faults=faults)
    return Authority(
        {thing.id: thing for thing in things if isinstance(thing, Thing)},
        tuple(name for name in names if isinstance(name, Name)),
        tuple(link for link in links if isinstance(link, Link)),
    )
