"""The whole dataset as files: ``atkg.trig``, ``atkg.nq`` and ``atkg.jsonld``.

The same quads give the same bytes, whatever their order and whatever the process: quads are sorted
before they are written, and so are the prefixes, which pyoxigraph gives in no fixed order.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from atkg.errors import StoreError
from atkg.graph.terms import AnyTerm, quad_order
from atkg.namespaces import PREFIXES

TRIG: Final = "atkg.trig"
NQUADS: Final = "atkg.nq"
JSONLD: Final = "atkg.jsonld"
_FORMATS: Final = {
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
}


def gather(*parts: Iterable[ox.Quad]) -> tuple[ox.Quad, ...]:
    """Bring quads of all graphs together, once each, sorted by graph and subject."""
    return tuple(sorted({quad for part in parts for quad in part}, key=quad_order))


def shared_triples(quads: Iterable[ox.Quad]) -> dict[ox.Triple, tuple[str, ...]]:
    """Give each triple that stands in more than one graph, with those graphs; wanted is none."""
    graphs: dict[ox.Triple, set[str]] = defaultdict(set)
    for quad in quads:
        graphs[quad.triple].add(_graph_name(quad.graph_name))
    return {triple: tuple(sorted(names)) for triple, names in graphs.items() if len(names) > 1}


def to_nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Write N-Quads, the lines sorted."""
    text = ox.serialize(set(quads), format=ox.RdfFormat.N_QUADS)
    return b"".join(sorted((text or b"").splitlines(keepends=True)))


def to_trig(quads: Iterable[ox.Quad]) -> bytes:
    """Write TriG, grouped by graph and subject, prefixes sorted."""
    return _trig(gather(quads))


def to_jsonld(quads: Iterable[ox.Quad]) -> bytes:
    """Write expanded JSON-LD, one object for each graph, indented."""
    return _jsonld(gather(quads))


def _trig(ordered: Sequence[ox.Quad]) -> bytes:
    text = ox.serialize(ordered, format=ox.RdfFormat.TRIG, prefixes=dict(PREFIXES))
    lines = (text or b"").splitlines(keepends=True)
    prefixes = [line for line in lines[: len(PREFIXES)] if line.startswith(b"@prefix ")]
    return b"".join([*sorted(prefixes), *lines[len(prefixes) :]])


def _jsonld(ordered: Sequence[ox.Quad]) -> bytes:
    text = ox.serialize(ordered, format=ox.RdfFormat.JSON_LD)
    pretty = json.dumps(json.loads(text or b"[]"), ensure_ascii=False, indent=1)
    return pretty.encode() + b"\n"


def graph_hash(quads: Iterable[ox.Quad]) -> str:
    """Give the SHA-256 of the sorted N-Quads, in hex: the same for the same dataset."""
    return hashlib.sha256(to_nquads(quads)).hexdigest()


def write_dataset(quads: Iterable[ox.Quad], folder: Path) -> tuple[Path, ...]:
    """Write the three files into a folder and give their paths.

    Raises StoreError where the folder cannot be written.
    """
    ordered = gather(quads)
    files = {TRIG: _trig(ordered), NQUADS: to_nquads(ordered), JSONLD: _jsonld(ordered)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
    except OSError as error:
        raise StoreError(f"cannot be written: {error.strerror}", file=folder) from error
    return tuple(folder / name for name in files)


def read_dataset(path: Path) -> tuple[ox.Quad, ...]:
    """Read one of the three files, by its suffix; blank nodes keep their labels.

    Raises StoreError where the file is missing, has another suffix or is broken (with its line).
    """
    if path.suffix not in _FORMATS:
        raise StoreError("is no dataset", file=path, mend=f"give one of: {_known_suffixes()}")
    try:
        return gather(ox.parse(path=path, format=_FORMATS[path.suffix]))
    except SyntaxError as error:
        what = re.sub(r"^Parser error at line [^:]*: ", "", error.msg)
        raise StoreError(
            f"is broken: {what}", file=path, line=error.lineno or 0, mend="run: atkg build"
        ) from error
    except OSError as error:
        raise StoreError(f"cannot be read: {error}", file=path, mend="run: atkg build") from error


def _known_suffixes() -> str:
    return ", ".join(sorted(_FORMATS))


def _graph_name(name: AnyTerm) -> str:
    return name.value if isinstance(name, ox.NamedNode) else str(name)
