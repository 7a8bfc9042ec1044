"""The site as a server on this machine: pages made when they are asked for, and the endpoint."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import lru_cache
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from atkg.browserassets import FOLDER as ASSETS
from atkg.errors import QueryError
from atkg.messages import in_language
from atkg.opening import OpenBuild
from atkg.web.endpoint import Limits, Pool, endpoint_routes
from atkg.web.making import make
from atkg.web.negotiating import as_data
from atkg.web.page import File, View
from atkg.web.pages.dataset import DATASET
from atkg.web.policy import HEADERS
from atkg.web.words import LANGUAGES, preferred
from atkg.workspace import Workspace

STATIC: Final = Path(__file__).with_name("static")
_MISSING: Final = "missing.html"
_BY_FORM: Final = {"Vary": "Accept"}
_KEPT: Final = 512  # pages kept ready; one is made in some ten milliseconds


class Site:
    """The pages of the current build, made in threads and kept for those who ask again.

    When a newer build takes the place of the current one, the next page is made from that.
    """

    def __init__(self, workspace: Workspace) -> None:
        """Open the current build; its parts are read when the first page wants them."""
        self._workspace = workspace
        self._build = OpenBuild(workspace)
        self._made = lru_cache(maxsize=_KEPT)(self._make)

    @property
    def build(self) -> OpenBuild:
        """The current build."""
        if self._workspace.current != self._build.folder:
            self._build = OpenBuild(self._workspace)
            self._made.cache_clear()
        return self._build

    @staticmethod
    def _make(
        build: OpenBuild, lang: str, address: str, asked: tuple[tuple[str, str], ...]
    ) -> tuple[File, dict[str, str]] | None:
        rooted = address == _MISSING
        return make(View(build, lang, address, asked=dict(asked), rooted=rooted))

    async def answer(self, lang: str, address: str, asked: Mapping[str, str]) -> Response | None:
        """Give the page or file at an address; None where nothing lies there."""
        given = tuple(sorted(asked.items()))
        try:
            made = await asyncio.to_thread(self._made, self.build, lang, address, given)
        except QueryError as problem:  # a page tells it, but a table has no place for it
            told = in_language(problem, lang or LANGUAGES[0])
            return Response(f"{told}\n", 400, dict(HEADERS), "text/plain; charset=utf-8")
        if made is None:
            return None
        file, headers = made
        if file.name:
            headers = {**headers, "Content-Disposition": f'attachment; filename="{file.name}"'}
        return Response(file.content, media_type=file.media_type, headers=headers)

    async def missing(self, lang: str) -> Response:
        """Give the page that tells that nothing lies at an address."""
        made = await asyncio.to_thread(self._made, self.build, lang, _MISSING, ())
        assert made is not None, "the page that tells of missing pages exists"  # noqa: S101
        file, headers = made
        return Response(file.content, 404, media_type=file.media_type, headers=headers)


def app_of(workspace: Workspace, limits: Limits | None = None) -> Starlette:
    """Give the application for a workspace with a build: its pages and its endpoint."""
    site = Site(workspace)
    pool = Pool(workspace.build / "current" / "store", limits)  # it follows the link by itself

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await pool.start()
        yield
        await pool.close()

    async def page(request: Request) -> Response:
        lang, address = request.path_params["lang"], request.path_params["address"]
        if lang not in LANGUAGES:
            lang, address, asked = "", f"{lang}/{address}", {}
        else:
            asked = dict(request.query_params)
            if not address or address.endswith("/"):
                address += "index.html"  # as hosts of files do
        wanted = as_data(address, request.headers.get("accept", "")) if lang else ""
        if wanted:
            return RedirectResponse(f"/{wanted}", 303, _BY_FORM)
        response = await site.answer(lang, address, asked)
        if response is None:
            return await missing(request)
        if lang and address.startswith("things/"):
            response.headers.update(_BY_FORM)
        return response

    async def missing(request: Request) -> Response:
        lang = str(request.path_params.get("lang", ""))
        return await site.missing(lang if lang in LANGUAGES else _preferred(request))

    async def start(request: Request) -> Response:
        return RedirectResponse(
            f"/{_preferred(request)}/index.html", 302, {"Vary": "Accept-Language"}
        )

    async def thing(request: Request) -> Response:
        address = f"things/{request.path_params['name']}.html"
        data = as_data(address, request.headers.get("accept", ""))
        target = f"/{data or f'{_preferred(request)}/{address}'}"
        return RedirectResponse(target, 303, {"Vary": "Accept, Accept-Language"})

    routes = [
        *endpoint_routes(pool, dumps=[f"/{DATASET}"]),
        Route("/", start),
        Route("/favicon.ico", lambda _: FileResponse(STATIC / "icon.svg", headers=dict(HEADERS))),
        Route("/id/{name:path}", thing),
        Mount("/static", StaticFiles(directory=STATIC)),
        Mount("/assets", StaticFiles(directory=ASSETS, check_dir=False)),
        *(Route(f"/{lang}", RedirectResponse(f"/{lang}/index.html", 302)) for lang in LANGUAGES),
        Route("/{lang}/{address:path}", page),
        Route("/{name}", missing),
    ]
    return Starlette(routes=routes, lifespan=lifespan)


def _preferred(request: Request) -> str:
    return preferred(request.headers.get("accept-language", ""))
