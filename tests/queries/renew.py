"""Renew the expected rows of the competency questions: ``python tests/queries/renew.py``.

It builds the graph of the two reports in a temporary folder and writes one CSV per question beside
this file. Read the difference (``git diff tests/queries``) and the documents before you keep it:
what stands here is what a person has found to be right.
"""

from __future__ import annotations

import csv
import io
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from atkg.graph.naming import Naming, load_naming
from atkg.graph.queries import Query, ask_query
from atkg.graph.questions import load_questions
from atkg.graph.store import open_store
from atkg.graph.witnesses import is_node, shown
from atkg.pipeline import build
from atkg.workspace import open_workspace

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
# What each question is asked of, where its whole answer is too long to be read at once.
CHOSEN: Final[Mapping[str, Mapping[str, str]]] = {
    "cq02": {"undertaking": "atkgr:partnerships"},
    "cq05": {"polarity": "atkgv:polarity.limitation"},
    "cq07": {"actor": "atkgr:mimp"},
    "cq08": {"sign": "atkgv:sign.hinders"},
    "cq10": {"concerns": "atkgr:fono-mujer"},
    "cq19": {"word": "turnover"},
    "cq34": {"thing": "atkgr:fono-mujer"},
}


def expected_rows(store: ox.Store, query: Query, naming: Naming) -> str:
    """Give the answer as CSV: CURIEs and values, and how the nodes among them read."""
    answer = ask_query(store, query, CHOSEN.get(query.id, {}))
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([*answer.columns, "reads"])
    for row in answer.rows:
        cells = ["" if cell is None else shown(cell) for cell in row]
        nodes = [cell for cell in cells if is_node(cell) and cell in naming.labels]
        reads = " · ".join(" ".join(naming.label(node, "en").split()) for node in nodes)
        writer.writerow([*cells, reads])
    return buffer.getvalue()


def main() -> None:
    """Build the graph and write the rows of every question."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "data", Path(folder) / "data")
        workspace = open_workspace(Path(folder))
        build(workspace, lambda _: None, reason=False)
        store = open_store(workspace.current / "store")
        naming = load_naming(store)
        for query in load_questions(ROOT / "queries").values():
            path = HERE / f"{query.id}.csv"
            text = expected_rows(store, query, naming)
            old = path.read_text(encoding="utf-8") if path.exists() else ""
            path.write_text(text, encoding="utf-8")
            rows = text.count("\n") - 1
            sys.stdout.write(f"{query.id}: {rows} rows, {'same' if text == old else 'CHANGED'}\n")


if __name__ == "__main__":
    main()
