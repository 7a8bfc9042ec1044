"""What tests of the site share: the small workspace as files, and as a server."""

from __future__ import annotations

import functools
import http.server
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import uvicorn
from selectolax.lexbor import LexborHTMLParser

from atkg.opening import OpenBuild
from atkg.web.making import make
from atkg.web.page import View
from atkg.web.running import listening
from atkg.web.serving import app_of
from atkg.web.site import write_site
from atkg.workspace import Workspace


@pytest.fixture(scope="session")
def small_build(built_workspace: Workspace) -> OpenBuild:
    """The small workspace's build, opened once."""
    return OpenBuild(built_workspace)


@pytest.fixture(scope="session")
def small_site(small_build: OpenBuild, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small workspace as a folder of files; only to be read."""
    folder = tmp_path_factory.mktemp("site") / "public"
    write_site(small_build, folder, lambda _: None)
    return folder


@pytest.fixture(scope="session")
def small_server(built_workspace: Workspace) -> Iterator[str]:
    """The address of a server of the small workspace, on a free port of this machine."""
    listener = listening("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(app_of(built_workspace), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


class Plain(http.server.SimpleHTTPRequestHandler):
    """Python's plain file server, quiet."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def small_files(small_site: Path) -> Iterator[str]:
    """The address of the small workspace's site as files that a plain file server gives."""
    handler = functools.partial(Plain, directory=str(small_site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(params=["small_server", "small_files"])
def either(request: pytest.FixtureRequest) -> str:
    """The address of the site, either way."""
    return str(request.getfixturevalue(request.param))


class Nothing(OpenBuild):
    """A build in which no document says anything."""

    def __init__(self) -> None:
        self.store = ox.Store()
        self.info = {"documents": [], "classes": {}, "statements": 0, "hash": "0" * 64}


@pytest.fixture(scope="session")
def empty_build() -> OpenBuild:
    """A build in which no document says anything."""
    return Nothing()


@pytest.fixture(scope="session")
def real_build(real_workspace: Workspace) -> OpenBuild:
    """The build of the two real reports, opened once."""
    return OpenBuild(real_workspace)


@pytest.fixture(scope="session")
def page_of() -> Callable[..., LexborHTMLParser]:
    """Give the page that lies at an address of a build's site."""

    def read(build: OpenBuild, address: str, lang: str = "en", **asked: str) -> LexborHTMLParser:
        made = make(View(build, lang, address, asked=asked))
        assert made, f"nothing lies at {address}"
        return LexborHTMLParser(made[0].content.decode())

    return read
