from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import Request

import pytest

from atkg.errors import ServerError
from atkg.graph.remote.plain import refuse_plain
from atkg.graph.remote.servers import Server


@contextmanager
def _listening(talks: bool) -> Iterator[int]:
    """A server of plain HTTP: it waits for the end of a head, as most do, and may answer it."""
    with socket.create_server(("127.0.0.1", 0)) as door:

        def serve(line: socket.socket) -> None:
            with line:
                seen = b""
                while b"\r\n\r\n" not in seen and (more := line.recv(4096)):
                    seen += more
                if talks and seen:
                    line.sendall(b"HTTP/1.0 200 OK\r\n\r\n")

        def wait() -> None:
            while True:
                try:
                    line, _ = door.accept()
                except OSError:
                    return
                threading.Thread(target=serve, args=(line,), daemon=True).start()

        threading.Thread(target=wait, daemon=True).start()
        yield door.getsockname()[1]


def test_https_to_a_plain_port_fails_soon_and_says_so_with_the_mend() -> None:
    with _listening(talks=True) as port:
        begun = time.monotonic()
        with pytest.raises(ServerError, match=r"plain HTTP.*http://"):
            Server(timeout=60).send(Request(f"https://127.0.0.1:{port}/query"))
        assert time.monotonic() - begun < 30


def test_nothing_is_concluded_of_a_port_that_says_nothing_or_is_called_by_http() -> None:
    with _listening(talks=False) as port:
        refuse_plain(f"https://127.0.0.1:{port}/", 0.5)
        refuse_plain(f"http://127.0.0.1:{port}/", 0.5)
