"""How the endpoint describes itself: SPARQL 1.1 Service Description, and VoID."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from urllib.parse import urljoin

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from atkg.graph.terms import triple_order
from atkg.namespaces import PREFIXES
from atkg.web.endpoint.accept import TRIPLES, choose
from atkg.web.endpoint.counts import Counts, count
from atkg.web.endpoint.messages import RefusalError
from atkg.web.endpoint.pool import Pool
from atkg.web.endpoint.servicetriples import service_triples
from atkg.web.endpoint.voidtriples import Places, void_triples

_PREFIXES: Final[Mapping[str, str]] = MappingProxyType({
    **PREFIXES,
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "void": "http://rdfs.org/ns/void#",
})  # fmt: skip


class Described:
    """Both descriptions, computed once for each build."""

    def __init__(self, pool: Pool, sparql: str, void: str, dumps: tuple[str, ...]) -> None:
        self._pool, self._sparql, self._void, self._dumps = pool, sparql, void, dumps
        self._counted: dict[object, asyncio.Task[Counts]] = {}

    async def service(self, request: Request) -> Response:
        """Describe the service, in the form that the client accepts."""
        places, counts = self._places(request), await self._counts()
        return _response(service_triples(places, counts), request)

    async def void(self, request: Request) -> Response:
        """Describe the dataset, in the form that the client accepts."""
        places, counts = self._places(request), await self._counts()
        return _response(void_triples(places, counts), request)

    async def _counts(self) -> Counts:
        """Give the figures of this build; who comes while they are counted waits for them."""
        store = self._pool.store
        task = self._counted.get(store)
        if task is None or (task.done() and (task.cancelled() or task.exception())):
            task = asyncio.ensure_future(count(self._pool))
            self._counted = {store: task}
        try:
            return await asyncio.shield(task)
        except RefusalError as error:
            what = f"The description cannot be made now: {error}"
            raise RefusalError(503, what, {"Retry-After": "10"}) from error

    def _places(self, request: Request) -> Places:
        root = str(request.base_url)
        return Places(
            sparql=urljoin(root, self._sparql.lstrip("/")),
            void=urljoin(root, self._void.lstrip("/")),
            dumps=tuple(urljoin(root, one.lstrip("/")) for one in self._dumps),
        )


def _response(triples: list[ox.Triple], request: Request) -> Response:
    media_type, format_ = choose(request.headers.get("accept", "*/*"), TRIPLES)
    assert isinstance(format_, ox.RdfFormat)  # noqa: S101  (for the type checker)
    prefixes = dict(_PREFIXES) if format_ == ox.RdfFormat.TURTLE else None
    ordered = sorted(triples, key=triple_order)
    content = ox.serialize(ordered, format=format_, prefixes=prefixes)
    return Response(content, headers={"Content-Type": media_type})
