"""All forms of a network in one folder, or one form of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

import networkx as nx

from atkg.errors import QueryError
from atkg.network.files.flat import Flat
from atkg.network.files.gexf import to_gexf
from atkg.network.files.jsonforms import to_cx2, to_cytoscape, to_json, to_node_link
from atkg.network.files.plain import to_dl, to_dot, to_pajek
from atkg.network.files.rscript import to_rscript
from atkg.network.files.sheets import edges_csv, nodes_csv, to_xlsx


def to_graphml(flat: Flat) -> bytes:
    """Write GraphML as networkx has it, one key per column."""
    lines = nx.generate_graphml(flat.to_networkx(), named_key_ids=True)
    return ('<?xml version="1.0" encoding="utf-8"?>\n' + "\n".join(lines) + "\n").encode("utf-8")


# The files of each form: their endings, and what writes them.
FORMS: Final[Mapping[str, Mapping[str, Callable[[Flat, str], bytes]]]] = {
    "csv": {
        "-nodes.csv": lambda flat, _: nodes_csv(flat),
        "-edges.csv": lambda flat, _: edges_csv(flat),
    },
    "cx2": {".cx2": lambda flat, _: to_cx2(flat)},
    "cytoscape": {".cyjs": lambda flat, _: to_cytoscape(flat)},
    "dl": {".dl": lambda flat, _: to_dl(flat)},
    "dot": {".dot": lambda flat, _: to_dot(flat)},
    "gexf": {".gexf": lambda flat, _: to_gexf(flat)},
    "graphml": {".graphml": lambda flat, _: to_graphml(flat)},
    "node-link": {".json": lambda flat, _: to_node_link(flat)},
    "pajek": {".net": lambda flat, _: to_pajek(flat)},
    "r": {
        ".R": to_rscript,
        "-nodes.csv": lambda flat, _: nodes_csv(flat),
        "-edges.csv": lambda flat, _: edges_csv(flat),
    },
    "xlsx": {".xlsx": lambda flat, _: to_xlsx(flat)},
}


def write_forms(flat: Flat, folder: Path, name: str, forms: Iterable[str] = FORMS) -> list[Path]:
    """Write a network in the forms asked for, each file whole or not at all; give the paths.

    Beside them stands ``NAME.about.json``: of which graph, and with which options, it was made.

    Raises QueryError for a form that does not exist, before anything is written.
    """
    forms = list(forms)
    for form in forms:
        if form not in FORMS:
            mend = "choose from " + ", ".join(FORMS)
            raise QueryError(f"there is no form {form!r} of a network", mend=mend)
    folder.mkdir(parents=True, exist_ok=True)
    files = {ending: write for form in forms for ending, write in FORMS[form].items()}
    files[".about.json"] = lambda flat, _: to_json(dict(flat.about))
    paths = []
    for ending, write in sorted(files.items()):
        path = folder / (name + ending)
        draft = path.with_name(path.name + ".new")
        draft.write_bytes(write(flat, name))
        draft.replace(path)
        paths.append(path)
    return paths
