"""A server process: listens first, so that a port in use is told plainly, and then serves."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Final

import uvicorn

from atkg.errors import ServerError
from atkg.web.serving import app_of
from atkg.workspace import Workspace

_PATIENCE: Final = 3  # seconds that requests have to end in when the server is told to


def listening(host: str, port: int) -> socket.socket:
    """Give a socket that listens; port 0 takes a free one.

    Raises ServerError where the address is in use or not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        what = f"cannot listen on {host}:{port}: {error.strerror or error}"
        raise ServerError(what, mend="take another --port, or 0 for a free one") from error
    return listener


def run(workspace: Workspace, host: str, port: int, say: Callable[[str], None]) -> None:
    """Serve a workspace until the process is told to end."""
    app = app_of(workspace)
    listener = listening(host, port)
    shown = f"[{host}]" if ":" in host else host
    say(f"atkg: http://{shown}:{listener.getsockname()[1]}/  (Ctrl+C ends it)")
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listener])
