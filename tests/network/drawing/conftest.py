from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from atkg.network.model import Network


@pytest.fixture(scope="session")
def ring() -> Callable[[int], Network]:
    """Give what makes a ring of actors in three sectors, with one undertaking in the middle."""
    return _ring


def _ring(size: int) -> Network:
    graph: Network = nx.Graph()
    sectors = (("ministry", "ministerio"), ("police", "policía"), ("company", "empresa"))
    for number in range(size):
        sector, sector_es = sectors[0 if number % 2 else 1 if number % 3 else 2]
        graph.add_node(f"a{number:03}", bipartite=0, label=f"Actor {number}",
                       label_es=f"Agente {number}", sector=sector, sector_es=sector_es)  # fmt: skip
    graph.add_node("p", bipartite=1, label="Project", label_es="Proyecto", sector="project",
                   sector_es="proyecto")  # fmt: skip
    for number in range(size):
        graph.add_edge(f"a{number:03}", f"a{(number + 1) % size:03}")
        if number % 3 == 0:
            graph.add_edge(f"a{number:03}", "p")
    return graph


@pytest.fixture
def twice(tmp_path: Path) -> Callable[[str], list[list[bytes]]]:
    """Give what runs a program in two fresh interpreters, each writing into a folder of its own.

    The program gets the folder as its argument; what comes back is the bytes of its files.
    """

    def run(program: str) -> list[list[bytes]]:
        made = []
        for seed in ("1", "2"):
            folder = tmp_path / seed
            command = [sys.executable, "-c", program, str(folder)]
            subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": seed})
            made.append([path.read_bytes() for path in sorted(folder.iterdir())])
        return made

    return run
