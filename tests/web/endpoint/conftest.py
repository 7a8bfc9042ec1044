"""A small invented store, and real servers over it, each a process of its own on a free port."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import httpx
import pyoxigraph as ox
import pytest

from atkg.graph.store import create_store

HERE: Final = Path(__file__).parent
QUADS: Final = """
PREFIX atkg: <https://w3id.org/atkg/ontology#>
PREFIX atkgg: <https://w3id.org/atkg/graph/>
PREFIX atkgr: <https://w3id.org/atkg/resource/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
GRAPH atkgg:ontology {
  <https://w3id.org/atkg/ontology> a owl:Ontology ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> .
}
GRAPH atkgg:authority { atkgr:harbour rdfs:label "Harbour office"@en , "Oficina portuaria"@es . }
GRAPH atkgg:facts {
  atkgr:lantern a atkg:Project ; atkg:fundedBy atkgr:harbour  ;
    rdfs:label "Lantern, \\"first\\" phase" .
}
GRAPH atkgg:inferred { atkgr:lantern a atkg:Undertaking . }
GRAPH atkgg:drafts { atkgr:lantern atkg:fundedBy atkgr:drafted . }
GRAPH atkgg:document.invented { atkgr:s1 rdfs:label "only in the document's graph" . }
"""


@dataclass(slots=True)
class Served:
    """A server under test: its address and its process."""

    process: subprocess.Popen[str]
    address: str
    store: Path
    client: httpx.Client = field(default_factory=httpx.Client)

    @property
    def sparql(self) -> str:
        return f"{self.address}/sparql"

    def ask(self, query: str, accept: str = "*/*", **how: Any) -> httpx.Response:
        """Ask with GET."""
        parameters = [("query", query), *how.pop("parameters", ())]
        how.setdefault("timeout", 60)
        headers = {"Accept": accept, **how.pop("headers", {})}
        return self.client.get(self.sparql, params=parameters, headers=headers, **how)

    def rows(self, query: str, **how: Any) -> list[dict[str, str]]:
        """Ask for rows; each maps names to values."""
        reply = self.ask(query, "application/sparql-results+json", **how)
        assert reply.status_code == 200, reply.text
        bindings = reply.json()["results"]["bindings"]
        return [{name: cell["value"] for name, cell in row.items()} for row in bindings]

    def workers(self) -> set[int]:
        """Give the processes that a server has started, of all generations."""
        return descendants(self.process.pid)

    def stop(self) -> None:
        self.client.close()
        with suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        finally:
            self.process.kill()


def descendants(pid: int) -> set[int]:
    parents: dict[int, int] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError):
                fields = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()
                if fields[0] != "Z":
                    parents[int(folder.name)] = int(fields[1])
    found, grown = {pid}, True
    while grown:
        more = {child for child, parent in parents.items() if parent in found} - found
        grown = bool(more)
        found |= more
    return found - {pid}


def until(wanted: Callable[[], bool], seconds: float = 10.0) -> bool:
    """Wait for something to become so; tell whether it did."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if wanted():
            return True
        time.sleep(0.02)
    return wanted()


@pytest.fixture(scope="session", name="until")
def _until() -> Callable[..., bool]:
    return until


def small_store(folder: Path, more: int = 120) -> Path:
    """Make the store of a build in a folder, with as many facts more."""
    made = ox.Store()
    made.update(QUADS.replace("GRAPH atkgg:ontology", "INSERT DATA { GRAPH atkgg:ontology") + "}")
    for number in range(more):
        subject = ox.NamedNode(f"https://w3id.org/atkg/resource/thing{number:04}")
        label = ox.NamedNode("http://www.w3.org/2004/02/skos/core#note")
        graph = ox.NamedNode("https://w3id.org/atkg/graph/facts")
        made.add(ox.Quad(subject, label, ox.Literal(f"note {number}"), graph))
    folder.mkdir(parents=True, exist_ok=True)
    create_store(folder / "store", made)
    (folder / "info.json").write_text('{"hash": "0123abcd"}', encoding="utf-8")
    return folder / "store"


@pytest.fixture(scope="session")
def make_store() -> Callable[..., Path]:
    return small_store


@pytest.fixture(scope="session")
def invented_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_store(tmp_path_factory.mktemp("endpoint") / "build")


def serve(store: Path, log: Path | None = None, **limits: object) -> Served:
    """Start a server and wait until it answers."""
    command = [sys.executable, str(HERE / "serve.py"), str(store), json.dumps(limits)]
    with (log or Path(os.devnull)).open("w") as err:
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=err, text=True,
            env={**os.environ, **({"ENDPOINT_LOG": "1"} if log else {})},
        )  # fmt: skip
    assert process.stdout is not None
    port = process.stdout.readline().strip()
    process.stdout.close()
    served = Served(process, f"http://127.0.0.1:{port}", store)

    def answers() -> bool:
        with suppress(httpx.TransportError):
            return served.ask("ASK {}").status_code == 200
        return False

    assert until(answers, 30), "the server does not answer"
    return served


@pytest.fixture
def serving() -> Iterator[Callable[..., Served]]:
    """Start servers with limits of their own; they end with the test."""
    started: list[Served] = []

    def start(store: Path, **how: Any) -> Served:
        started.append(serve(store, **how))
        return started[-1]

    yield start
    for each in started:
        each.stop()


@pytest.fixture(scope="session")
def endpoint(invented_store: Path) -> Iterator[Served]:
    """A server with generous limits, shared by tests that only ask."""
    served = serve(invented_store, workers=2)
    yield served
    served.stop()
