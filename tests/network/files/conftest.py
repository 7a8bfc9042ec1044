from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import networkx as nx
import pytest

from atkg.network.files.flat import Flat, flatten

ROOT: Final = Path(__file__).parents[3]
NODE_FOLDER: Final = ROOT / "build" / "node"
NAMES: Final = {
    "mimp": "Ministerio de la Mujer y Poblaciones Vulnerables",
    "quotes": 'the "Group" & <Co.>; a, b | c',
    "tab": "one\ttwo\nthree",
    "emoji": "línea 🌊 niñez",
    "control": "a\x00b\x0bc\x1fd\x7fe\ufffef",
    "formula": "=HYPERLINK(1)",
    "minus": "-list item",
    "long": "Secretaría " * 30,
    "breaks": "one\x85two\u2028three\u2029four\u202efive\ud800",
    "back": r"back\slash 'single' #1 %2 {3}",
}


def network(directed: bool = False, two_mode: bool = False) -> Flat:
    graph: Any = nx.DiGraph() if directed else nx.Graph()
    for number, (name, label) in enumerate(NAMES.items()):
        mode = {"bipartite": number % 2} if two_mode else {}
        graph.add_node(
            f"atkgr:{name}",
            label=label,
            label_es=label,
            type="",
            sector="s" if number else "",
            **mode,
        )
    ids = [f"atkgr:{name}" for name in NAMES]
    for number, (left, right) in enumerate(pairwise(ids), 1):
        graph.add_edge(
            right, left, relation="funds|advises", weight=number, quote=NAMES["quotes"],
            share=number / 4, statements="atkgr:s1|atkgr:s2", years="",
            **({"first_year": 2004} if number % 2 else {}),
        )  # fmt: skip
    measured = {node: {"degree": float(graph.degree(node))} for node in graph}
    return flatten(graph, measured, {"graph": "abc", "kind": "actors"})


@pytest.fixture(params=["plain", "directed", "two-mode"])
def flat(request: pytest.FixtureRequest) -> Flat:
    """Give a network with names that files have trouble with."""
    return network(request.param == "directed", request.param == "two-mode")


@pytest.fixture(scope="session")
def rscript(missing: Callable[[str], None]) -> Callable[..., Any]:
    """Give what runs R code, with paths as its arguments, and gives the JSON that it prints."""
    if shutil.which("Rscript") is None:
        missing("needs R with igraph, network and sna")

    def run(code: str, *paths: Path) -> str:
        command = ["Rscript", "--vanilla", "-e", code, *map(str, paths)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    return run


@pytest.fixture(scope="session")
def node(missing: Callable[[str], None]) -> Callable[..., Any]:
    """Give what runs JavaScript (CommonJS), with paths as arguments; gives the JSON it prints."""
    if shutil.which("node") is None or not (NODE_FOLDER / "node_modules").exists():
        missing("needs Node with the packages of tests/network/files/package.json")

    def run(code: str, *paths: Path) -> Any:
        command = ["node", "-e", code, *map(str, paths)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=NODE_FOLDER)
        return json.loads(done.stdout)

    return run
