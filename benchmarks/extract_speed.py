"""How fast the rules read: words a second on one core, and what is kept between documents."""

from __future__ import annotations

import gc
import sys
import tracemalloc
from pathlib import Path
from time import process_time

from atkg.authority import load_authority
from atkg.text.documents import load_documents
from atkg.text.extraction import extract
from atkg.workspace import open_workspace

ROOT = Path(__file__).parents[1]
RUNS = 5
MANY = 20


def main() -> None:
    """Print the best of some runs per document, then the memory held after many more."""
    workspace = open_workspace(ROOT)
    authority = load_authority(workspace.authority)
    documents = load_documents(workspace.documents).values()
    for document in documents:
        words, best = len(document.text.split()), float("inf")
        for _ in range(RUNS):
            begin = process_time()
            extract(document, authority)
            best = min(best, process_time() - begin)
        sys.stdout.write(f"{words / best:8.0f} words/s  {document.id}, {words} words\n")
    tracemalloc.start()
    held: list[int] = []
    for _ in range(MANY):
        for document in documents:
            extract(document, authority)
        gc.collect()
        held.append(tracemalloc.get_traced_memory()[0])
    grown = (held[-1] - held[1]) / 1024
    sys.stdout.write(f"{grown:8.0f} KiB held more after {MANY} readings of each than after two\n")


if __name__ == "__main__":
    main()
