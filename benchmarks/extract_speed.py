"""How fast the rules read: words a second of processor time, and what is kept between documents.

Each reading is timed as the first of its text: what bounded caches keep of the last one is dropped.
What is made once for all documents (tables, patterns, the names of the authority file) is kept.
"""

from __future__ import annotations

import gc
import sys
import tracemalloc
from pathlib import Path
from time import process_time

from atkg.authority import load_authority
from atkg.text.documents import load_documents
from atkg.text.extraction import extract
from atkg.text.extraction.sections import criterion, item_kind
from atkg.text.folding import fold
from atkg.text.quotes import fold_with_offsets
from atkg.workspace import open_workspace

ROOT = Path(__file__).parents[1]
RUNS = 15
MANY = 20
OF_TEXTS = (criterion, fold, fold_with_offsets, item_kind)


def main() -> None:
    """Print the best of some runs per document, then the memory held after many more."""
    all_words = all_time = 0.0
    workspace = open_workspace(ROOT)
    authority = load_authority(workspace.authority)
    documents = load_documents(workspace.documents).values()
    for document in documents:
        words, best = len(document.text.split()), float("inf")
        extract(document, authority)
        for _ in range(RUNS):
            for kept in OF_TEXTS:
                kept.cache_clear()
            begin = process_time()
            extract(document, authority)
            best = min(best, process_time() - begin)
        all_words, all_time = all_words + words, all_time + best
        sys.stdout.write(f"{words / best:8.0f} words/s  {document.id}, {words} words\n")
    sys.stdout.write(f"{all_words / all_time:8.0f} words/s  all of them\n")
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
