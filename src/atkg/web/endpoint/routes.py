"""The routes of the endpoint, to be mounted by a site: ``/sparql`` and ``/.well-known/void``."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from typing import Any, Final

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from atkg.web.endpoint.descriptions import Described
from atkg.web.endpoint.leaving import patient, unless_gone
from atkg.web.endpoint.messages import RefusalError, Reply
from atkg.web.endpoint.pool import Pool
from atkg.web.endpoint.protocol import METHODS, read_question

SPARQL: Final = "/sparql"
VOID: Final = "/.well-known/void"
_PARTIAL: Final = "X-SPARQL-MaxRows"  # Virtuoso's word for it, which clients know
_OPEN: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": f"{_PARTIAL}, X-Partial-Answer, Retry-After",
    "Vary": "Accept",
    "X-Content-Type-Options": "nosniff",
}
_READ: Final = ("GET", "HEAD", "OPTIONS")
_GONE: Final = 499  # nobody reads it


def endpoint_routes(pool: Pool, *, dumps: Sequence[str] = ()) -> list[Route]:
    """Give the routes of a SPARQL endpoint whose questions a pool answers.

    ``dumps`` are the paths at which the site offers the whole dataset as files. Whoever mounts the
    routes closes the pool in the end.
    """
    described = Described(pool, SPARQL, VOID, tuple(dumps))

    async def sparql(request: Request) -> Response:
        question = await read_question(request, pool.limits)
        if question is None:
            return await described.service(request)
        reply = await unless_gone(pool.answer(question), request.receive)
        return _response(reply, request.method)

    async def void(request: Request) -> Response:
        if request.method not in _READ:
            raise RefusalError(405, "Ask with GET.", {"Allow": ", ".join(_READ)})
        return await described.void(request)

    patience = pool.limits.patience
    return [
        Route(SPARQL, _Door(sparql, METHODS, patience)),
        Route(VOID, _Door(void, _READ, patience)),
    ]


class _Door:
    """What all answers have in common: any origin may ask, and refusals are told.

    A route with a class of its own as its end gets requests of all methods.
    """

    def __init__(
        self,
        inside: Callable[[Request], Coroutine[Any, Any, Response]],
        methods: Sequence[str],
        patience: float,
    ) -> None:
        self._inside, self._methods, self._patience = inside, methods, patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        if request.method == "OPTIONS":
            response = _preflight(self._methods)
        else:
            response = await self._answer(request)
        for name, value in _OPEN.items():
            response.headers[name] = value
        with suppress(ClientDisconnect, TimeoutError):  # the connection is closed, half-way or not
            await response(scope, receive, patient(send, self._patience))

    async def _answer(self, request: Request) -> Response:
        try:
            return await self._inside(request)
        except RefusalError as error:
            return Response(f"{error}\n", error.status, error.headers, "text/plain; charset=utf-8")
        except ClientDisconnect:
            return Response(status_code=_GONE)


def _preflight(methods: Sequence[str]) -> Response:
    headers = {
        "Allow": ", ".join(methods),
        "Access-Control-Allow-Methods": ", ".join(methods),
        "Access-Control-Allow-Headers": "Accept, Content-Type",
        "Access-Control-Max-Age": "86400",
    }
    return Response(status_code=204, headers=headers)


def _response(reply: Reply, method: str) -> Response:
    told = reply.header
    media_type = told.media_type
    if media_type.startswith("text/"):
        media_type += "; charset=utf-8"
    headers = {"Content-Type": media_type, "Content-Length": str(told.size)}
    if told.partial:
        headers[_PARTIAL] = str(told.rows)
        headers["X-Partial-Answer"] = f"yes; the first {told.rows} and no more"
    if method == "HEAD":
        reply.file.close()
        return Response(headers=headers)
    return _Streamed(reply, headers)


class _Streamed(StreamingResponse):
    """An answer sent piece by piece, whose file is closed however that ends."""

    def __init__(self, reply: Reply, headers: dict[str, str]) -> None:
        super().__init__(reply.pieces(), headers=headers)
        self._file = reply.file

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._file:
            await super().__call__(scope, receive, send)
