"""A built dataset put into a store elsewhere, graph by graph, so that a cut run goes on.

A journal in ``build/`` names the graphs that were loaded and verified, each with its fingerprint
(``atkg.graph.fingerprint``). A graph that stands in it unchanged, and that the server still counts
the same, is not sent again. Others are replaced whole.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Final

import pyoxigraph as ox

from atkg.errors import ServerError
from atkg.graph.dataset import NQUADS, read_dataset
from atkg.graph.fingerprint import fingerprint
from atkg.graph.remote.loading import EitherWay, Loader, count_triples, fetch_whole
from atkg.graph.remote.places import Places
from atkg.graph.remote.questions import list_graphs
from atkg.graph.remote.servers import Server
from atkg.model import digest
from atkg.namespaces import compact
from atkg.workspace import Workspace

KEPT: Final = "was there"
LOADED: Final = "loaded"
DROPPED: Final = "dropped"
EXTRA: Final = "not of this dataset"


@dataclass(frozen=True, slots=True)
class Pushed:
    """What was done with one graph: its IRI, triples, fingerprint, and one of the words above."""

    graph: str
    triples: int
    fingerprint: str
    done: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a push may do: only say so, load what is there too, drop graphs of other builds.

    ``hashes`` fetches each graph back; without it only triples are counted.
    """

    dry_run: bool = False
    afresh: bool = False
    prune: bool = False
    hashes: bool = True


class Journal:
    """Which graphs a server is known to hold: IRI to fingerprint, in a file."""

    def __init__(self, workspace: Workspace, places: Places) -> None:
        self._path = workspace.build / "push" / f"{digest('push', places.query, size=16)}.json"
        self._address = places.query
        self.graphs: dict[str, str] = {}
        with suppress(
            FileNotFoundError, ValueError, KeyError, TypeError
        ):  # damaged: all is sent again
            self.graphs = dict(json.loads(self._path.read_bytes())["graphs"])

    def note(self, graph: str, hash_: str | None) -> None:
        """Note that a graph is there whole, or (None) that it is not; a kill loses nothing."""
        self.graphs.pop(graph, None)
        if hash_ is not None:
            self.graphs[graph] = hash_
        found = {"endpoint": self._address, "graphs": dict(sorted(self.graphs.items()))}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(".new")
        draft.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
        draft.replace(self._path)


def push(
    workspace: Workspace, server: Server, places: Places, plan: Plan
) -> Generator[Pushed, None, None]:
    """Put the built dataset into a server; yields each graph once it is done and verified.

    Graphs of ours that the server holds and the dataset does not are told last; they are dropped
    only where the plan prunes. Raises WorkspaceError where nothing is built, and ServerError where
    the server fails or holds other triples than were sent.
    """
    graphs = _graphs(workspace.current / "dataset" / NQUADS)
    journal = Journal(workspace, places)
    loader = EitherWay(server, places)
    for number, (graph, triples) in enumerate(graphs.items(), 1):
        hash_ = fingerprint(triples)
        known = journal.graphs.get(graph) == hash_ and not plan.afresh
        if known and count_triples(server, places.query, graph) == len(triples):
            server.say(f"{number}/{len(graphs)} {compact(graph)}: {KEPT} from an earlier run")
            yield Pushed(graph, len(triples), hash_, KEPT)
            continue
        if not plan.dry_run:
            start = monotonic()
            journal.note(graph, None)
            loader.replace(graph, triples)
            how = _verify(server, places, loader, Pushed(graph, len(triples), hash_, ""), plan)
            journal.note(graph, hash_)
            took = f"in {monotonic() - start:.1f} s, verified by {how}"
            server.say(f"{number}/{len(graphs)} {compact(graph)}: {len(triples)} triples {took}")
        yield Pushed(graph, len(triples), hash_, LOADED)
    yield from _others(server, places, loader, journal, graphs, plan)


def _graphs(path: Path) -> dict[str, list[ox.Triple]]:
    """Give the triples of each graph of a dataset, graphs by name."""
    graphs: dict[str, list[ox.Triple]] = defaultdict(list)
    for quad in read_dataset(path):
        if isinstance(quad.graph_name, ox.NamedNode):
            graphs[quad.graph_name.value].append(quad.triple)
    return dict(sorted(graphs.items()))


def _verify(server: Server, places: Places, loader: Loader, sent: Pushed, plan: Plan) -> str:
    """Compare what the server holds with what was sent; tells by what."""
    counted = count_triples(server, places.query, sent.graph)
    if counted != sent.triples:
        what = f"holds {counted} triples of {compact(sent.graph)} where {sent.triples} were sent"
        raise ServerError(what, file=places.query, mend="run the same command again")
    if not plan.hashes:
        return "count only"
    if fingerprint(fetch_whole(server, places.query, loader, sent.graph)) != sent.fingerprint:
        what = f"holds other triples of {compact(sent.graph)} than were sent, though as many"
        mend = "this store changes what it is given; --no-hashes settles for counts"
        raise ServerError(what, file=places.query, mend=mend)
    return "count and hash"


def _others(
    server: Server,
    places: Places,
    loader: Loader,
    journal: Journal,
    graphs: Mapping[str, Sequence[ox.Triple]],
    plan: Plan,
) -> Iterator[Pushed]:
    """Tell graphs of ours that are not of this dataset; drop them where wanted."""
    for graph in list_graphs(server, places.query):
        if graph in graphs:
            continue
        count = count_triples(server, places.query, graph)
        if plan.prune and not plan.dry_run:
            journal.note(graph, None)
            loader.drop(graph)
            if left := count_triples(server, places.query, graph):
                raise ServerError(
                    f"still holds {left} triples of {compact(graph)}", file=places.query
                )
        elif not plan.prune:
            server.say(f"{compact(graph)}: {count} triples, {EXTRA}; --prune drops it")
        yield Pushed(graph, count, "", DROPPED if plan.prune else EXTRA)
