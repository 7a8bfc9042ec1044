"""Data of another project: read in any usual form of RDF, packed or not, with lines to point at.

Parsers tell no lines, so that the line of a node is looked for in the text: where it is a subject,
as Turtle, TriG, N-Triples, N-Quads, JSON-LD and RDF/XML write it with the file's own prefixes.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from atkg.errors import FileFormatError
from atkg.graph.validation.reporting import Source
from atkg.namespaces import expand, is_curie

STDIN: Final = Path("-")
_SUFFIXES: Final = ".ttl, .nt, .nq, .trig, .rdf, .jsonld; also with .gz"
_PREFIX: Final = re.compile(
    r"""(?:@?prefix\s+([\w.-]*):\s*<|xmlns:([\w.-]+)\s*=\s*["']|["']([\w.-]+)["']\s*:\s*["'])"""
    r"""(https?://[^>"'\s]*|urn:[^>"'\s]*)""",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DataFile:
    """The text of a data file and its triples; graphs of a dataset are taken together."""

    name: str
    text: str
    triples: tuple[ox.Triple, ...]

    def locate(self, focus: str, path: str, value: str) -> list[Source]:
        """Give the line of a node: where its property is told, else where it is a subject."""
        lines = self.text.splitlines()
        at = _subject(lines, self._names(focus))
        if at is None:
            return []
        for number in _block(lines, at, self._names(focus)) if path else ():
            if _mentions(lines[number], self._names(path)):
                return [Source("", self.name, number + 1, "")]
        return [Source("", self.name, at + 1, "")]

    def _names(self, node: str) -> str:
        """Give all that the file may call a node, as one regular expression."""
        iri = expand(node) if is_curie(node) else node
        found = {f"<{iri}>", f'"{iri}"', f"'{iri}'"} | ({node} if is_curie(node) else set())
        for turtle, xml, json, space in _PREFIX.findall(self.text):
            if space and iri.startswith(space) and len(iri) > len(space):
                short = f"{turtle or xml or json}:{iri[len(space) :]}"
                found.add(f'"{short}"' if json else short)
        return "|".join(map(re.escape, sorted(found)))


def read_data_file(place: Path, form: str = "") -> DataFile:
    """Read a data file, or standard input for ``-``, in a form named like a suffix (``ttl``).

    Raises FileFormatError where it is none, or cannot be read.
    """
    name, data = _bytes(place)
    suffix = form or _suffix(place)
    known = ox.RdfFormat.from_extension(suffix.removeprefix("."))
    if known is None:
        mend = f"name a file that ends in one of: {_SUFFIXES}; or give --data-format"
        raise FileFormatError("has a suffix of no form of RDF", file=name, mend=mend)
    try:
        triples = tuple(quad.triple for quad in ox.parse(data, format=known))
    except (OSError, SyntaxError, ValueError) as error:
        mend = ""
        if "LoadDocumentCallback" in str(error):
            mend = "put the context itself into the file; nothing is fetched"
        raise FileFormatError(f"cannot be read as RDF: {error}", file=name, mend=mend) from error
    return DataFile(name, data.decode("utf-8", "replace"), triples)


def _suffix(place: Path) -> str:
    packed = place.suffix == ".gz"
    return "ttl" if place == STDIN else (place.with_suffix("") if packed else place).suffix


def _bytes(place: Path) -> tuple[str, bytes]:
    try:
        data = sys.stdin.buffer.read() if place == STDIN else place.read_bytes()
        if place.suffix == ".gz":
            data = gzip.decompress(data)
    except (OSError, EOFError) as error:
        what = f"cannot be read as RDF: {getattr(error, 'strerror', '') or error}"
        raise FileFormatError(what, file=str(place), mend="name a file of data") from error
    return "stdin" if place == STDIN else str(place), data


def _subject(lines: Sequence[str], names: str) -> int | None:
    """Give the line where a node is a subject, else the first that mentions it."""
    ways = (
        rf"(?:{names})(?!\S)",  # at the margin: Turtle, N-Triples
        rf"(?:.*\{{)?\s*(?:{names})\s+(?:a|<|[\w-]*:)",  # in a graph of TriG, or indented
        rf".*(?:@id[\"']\s*:|rdf:(?:about|ID)=)\s*(?:{names})",  # JSON-LD, RDF/XML
        rf".*(?<![\w:.-])(?:{names})(?![\w:-])",
    )
    for way in ways:
        for number, line in enumerate(lines):
            if not line.lstrip().startswith("#") and re.match(way, line):
                return number
    return None


def _block(lines: Sequence[str], first: int, names: str) -> Iterator[int]:
    """Give the lines that speak of a subject: up to a full stop, and all that begin with it."""
    for number in range(first, len(lines)):
        yield number
        if re.search(r"\.\s*(#.*)?$", lines[number]):
            break
    yield from (n for n, line in enumerate(lines) if re.match(rf"(?:{names})(?!\S)", line))


def _mentions(line: str, names: str) -> bool:
    return bool(re.search(rf"(?<![\w:.-])(?:{names})(?![\w:-])", line))
