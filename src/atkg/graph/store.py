"""The embedded store on disk: made once by a build, then only read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from atkg.errors import StoreError
from atkg.graph.dataset import to_nquads
from atkg.graph.terms import curie

_MEND = "run: atkg build"


def create_store(folder: Path, quads: Iterable[ox.Quad]) -> int:
    """Load quads into a store in a new folder and give how many it holds.

    Raises StoreError where the folder holds something already (a build makes a new store beside the
    old one and swaps) or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError("holds something already", file=folder, mend="give a new folder")
    try:
        store = ox.Store(folder)
        store.bulk_load(input=to_nquads(quads), format=ox.RdfFormat.N_QUADS)
        store.optimize()
        store.flush()
    except (OSError, RuntimeError) as error:
        raise StoreError(f"the store cannot be written: {error}", file=folder) from error
    return len(store)


def open_store(folder: Path) -> ox.Store:
    """Open a store for reading; several processes may do so at once.

    Raises StoreError where there is none, or it is broken.
    """
    if not folder.is_dir():
        raise StoreError("there is no store", file=folder, mend=_MEND)
    try:
        return ox.Store.read_only(str(folder))
    except (OSError, RuntimeError) as error:  # RuntimeError: its files are corrupted
        raise StoreError(f"the store cannot be read: {error}", file=folder, mend=_MEND) from error


def counts_by_graph(store: ox.Store) -> dict[str, int]:
    """Count triples by graph: the graph's CURIE (``atkgg:facts``) to a number, sorted by CURIE."""
    counts = Counter(curie(quad.graph_name) for quad in store)
    return dict(sorted(counts.items()))
