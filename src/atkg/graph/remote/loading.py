"""Whole graphs put into a server and fetched back: by the Graph Store protocol, or SPARQL Update.

Both replace a graph as a whole, so that the same graph may be loaded twice with no harm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import Request

import pyoxigraph as ox

from atkg.errors import ServerError
from atkg.graph.fingerprint import blank_nodes, portions
from atkg.graph.remote.places import Places
from atkg.graph.remote.questions import RDF, construct, read_triples, select
from atkg.graph.remote.servers import RefusedError, Reply, Server, refuse_partial

# Triples in one request. A graph of up to this size is replaced in one step; Virtuoso's compiler
# runs out of memory between 5,000 and 9,000 triples of one update.
STORE_PORTION: Final = 100_000
UPDATE_PORTION: Final = 1_000
_DONE: Final = (200, 201, 204)
_NO_STORE: Final = (404, 405, 501)
_TURTLE: Final = "text/turtle; charset=utf-8"  # of which N-Triples are a part that everyone reads


class Loader(Protocol):
    """Puts graphs into a server, and fetches them back."""

    @property
    def name(self) -> str:
        """How it is done, for people."""

    def replace(self, graph: str, triples: Sequence[ox.Triple]) -> None:
        """Make a graph hold these triples and no other."""

    def drop(self, graph: str) -> None:
        """Remove a graph; no error where there is none."""

    def fetch(self, graph: str) -> list[ox.Triple]:
        """Give the triples of a graph."""


@dataclass(frozen=True, slots=True)
class GraphStore:
    """SPARQL 1.1 Graph Store HTTP Protocol: PUT the first portion, POST what remains."""

    server: Server
    address: str
    portion: int = STORE_PORTION

    @property
    def name(self) -> str:
        """How it is done, for people."""
        return f"Graph Store protocol at {self.address}"

    def replace(self, graph: str, triples: Sequence[ox.Triple]) -> None:
        """Make a graph hold these triples and no other."""
        for number, portion in enumerate(portions(triples, self.portion)):
            self._send("POST" if number else "PUT", graph, _ntriples(portion))

    def drop(self, graph: str) -> None:
        """Remove a graph; no error where there is none."""
        try:
            self._send("DELETE", graph)
        except RefusedError as refusal:
            if refusal.status != 404:
                raise

    def fetch(self, graph: str) -> list[ox.Triple]:
        """Give the triples of a graph."""
        reply = self._send("GET", graph)
        refuse_partial(reply)
        return read_triples(reply)

    def _send(self, method: str, graph: str, body: bytes | None = None) -> Reply:
        joint = "&" if urlsplit(self.address).query else "?"
        url = f"{self.address}{joint}graph={quote(graph, safe='')}"
        request = Request(url, body, {"User-Agent": "atkg"}, method=method)  # noqa: S310  (Server checks the address)
        if method == "GET":
            request.add_header("Accept", RDF)
            return self.server.send(request)
        # No Accept: Virtuoso changes the graph and then refuses (406) to say so in RDF.
        if body is not None:
            request.add_header("Content-Type", _TURTLE)
        return _done(self.server.send(request))


@dataclass(frozen=True, slots=True)
class Updates:
    """SPARQL 1.1 Update: DROP the graph, then INSERT it in portions."""

    server: Server
    places: Places

    @property
    def name(self) -> str:
        """How it is done, for people."""
        return f"SPARQL Update at {self.places.update}"

    def replace(self, graph: str, triples: Sequence[ox.Triple]) -> None:
        """Make a graph hold these triples and no other."""
        self.drop(graph)
        for portion in portions(triples, UPDATE_PORTION):
            body = f"{{ GRAPH <{graph}> {{\n{_ntriples(portion).decode()}}} }}"
            # Virtuoso takes no blank node in INSERT DATA.
            is_blank = any(map(blank_nodes, portion))
            self._update(f"INSERT {body} WHERE {{ }}" if is_blank else f"INSERT DATA {body}")

    def drop(self, graph: str) -> None:
        """Remove a graph; no error where there is none."""
        self._update(f"DROP SILENT GRAPH <{graph}>")

    def fetch(self, graph: str) -> list[ox.Triple]:
        """Give the triples of a graph."""
        text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        return construct(self.server, self.places.query, text)

    def _update(self, text: str) -> None:
        body = urlencode({"update": text}).encode("ascii")  # a form, as Virtuoso wants it
        headers = {"User-Agent": "atkg", "Content-Type": "application/x-www-form-urlencoded"}
        _done(self.server.send(Request(self.places.update, body, headers, method="POST")))  # noqa: S310  (Server checks the address)


class EitherWay:
    """A server's graph store; where it turns out that there is none, updates from then on."""

    def __init__(self, server: Server, places: Places) -> None:
        self._say = server.say
        updates = Updates(server, places)
        self._way: Loader = GraphStore(server, places.store) if places.store else updates
        self._spare = updates if places.store and places.update else None

    @property
    def name(self) -> str:
        """How it is done, for people."""
        return self._way.name

    def replace(self, graph: str, triples: Sequence[ox.Triple]) -> None:
        """Make a graph hold these triples and no other."""
        try:
            self._way.replace(graph, triples)
        except RefusedError as refusal:
            if self._spare is None or refusal.status not in _NO_STORE:
                raise
            self._way, self._spare = self._spare, None
            self._say(f"{refusal.summary}: no graph store; going on by {self.name}")
            self._way.replace(graph, triples)

    def drop(self, graph: str) -> None:
        """Remove a graph; no error where there is none."""
        self._way.drop(graph)

    def fetch(self, graph: str) -> list[ox.Triple]:
        """Give the triples of a graph."""
        return self._way.fetch(graph)


def count_triples(server: Server, query: str, graph: str) -> int:
    """Count the triples of a graph on a server."""
    text = f"SELECT (COUNT(*) AS ?count) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    rows = select(server, query, text)
    try:
        return int(rows[0][0])
    except (IndexError, ValueError) as error:
        raise ServerError(f"the server gave no count of {graph}", file=query) from error


def fetch_whole(server: Server, query: str, loader: Loader, graph: str) -> list[ox.Triple]:
    """Fetch a graph, page by page where the server hands out only a part of it at once.

    Virtuoso cuts a graph at its limit of rows without a word, so that triples are counted. Pages
    are not sorted (Virtuoso would refuse), which can only make a comparison fail that should not.
    Raises ServerError where some triples are never handed out.
    """
    count = count_triples(server, query, graph)
    found = set(loader.fetch(graph))
    page = len(found) // 2  # clear of the limit
    for offset in range(0, count, page) if page > 0 and len(found) < count else ():
        text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        found.update(construct(server, query, f"{text} LIMIT {page} OFFSET {offset}"))
    if len(found) < count:
        what = f"hands out {len(found)} of {count} triples of {graph}"
        mend = "raise the server's limit of rows, or settle for counts: --no-hashes"
        raise ServerError(what, file=query, mend=mend)
    return list(found)


def _done(reply: Reply) -> Reply:
    if reply.status not in _DONE:
        what = f"the server answered {reply.status}: it is not known whether the graph was changed"
        raise ServerError(what, file=reply.address)
    return reply


def _ntriples(triples: Sequence[ox.Triple]) -> bytes:
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
