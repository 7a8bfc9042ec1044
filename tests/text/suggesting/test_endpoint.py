"""A document's words go only to the address that was given, and no answer hangs a run."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from atkg.errors import EndpointError
from atkg.text.suggesting.endpoint import Endpoint, check_address, is_loopback
from atkg.text.suggesting.recorded import Recorded, request_hash


class Scripted(BaseHTTPRequestHandler):
    """A server that does what its script says."""

    script = "ok"
    seen: list[tuple[str, dict[str, Any]]]

    def do_POST(self) -> None:
        """Answer by the script."""
        length = int(self.headers["Content-Length"])
        body = json.loads(self.rfile.read(length))
        self.seen.append((self.headers.get("Authorization", ""), body))
        getattr(self, f"_{self.script}")()

    def _send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _ok(self) -> None:
        self._send(200, b'{"fine": true}')

    def _paints(self) -> None:
        page = (
            "<html><head><title>x</title></head><h1>\x1b[31;1mBad\x1b[0m gateway\x07</h1>"
            + "z" * 9000
        )
        self._send(502, (page + "\x1b]0;owned\x07\x9b2J\u202e").encode())

    def _fails(self) -> None:
        self._send(500, b"out of memory")

    def _redirects(self) -> None:
        self._send(307, b"", Location="http://192.0.2.1/elsewhere")

    def _sleeps(self) -> None:
        time.sleep(60)

    def _drips(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(600):
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            return

    def _floods(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"x" * 100_000)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@contextmanager
def served(script: str) -> Iterator[tuple[str, type[Scripted]]]:
    """Run a scripted server on loopback; gives its base address and the handler."""
    handler = type("Handler", (Scripted,), {"script": script, "seen": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1", handler
    finally:
        server.shutdown()
        server.server_close()


def test_a_request_carries_the_body_and_the_key() -> None:
    with served("ok") as (base, handler):
        assert Endpoint(base, key="secret").answer({"model": "m"}) == '{"fine": true}'
    assert handler.seen == [("Bearer secret", {"model": "m"})]


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("fails", "500: out of memory"),
        ("redirects", "307"),
        ("sleeps", "no answer"),
        ("drips", "too long"),
        ("floods", "too long"),
    ],
)
def test_a_server_that_misbehaves_is_told_and_does_not_hang(script: str, told: str) -> None:
    begun = time.monotonic()
    with served(script) as (base, handler):
        with pytest.raises(EndpointError, match=told):
            Endpoint(base, seconds=0.6).answer({})
        assert time.monotonic() - begun < 30  # the server would take twice as long
    assert len(handler.seen) == 1


def test_a_server_that_is_not_there_is_told() -> None:
    with served("ok") as (base, _):
        pass
    with pytest.raises(EndpointError, match="no answer"):
        Endpoint(base, seconds=2).answer({})


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("http://127.0.0.1:1/v1", True), ("http://[::1]:1", True), ("http://localhost", True),
        ("http://127.0.0.1.example.org", False), ("http://localhost.example.org", False),
        ("http://user@192.0.2.1:80", False), ("http://127.0.0.1@192.0.2.1/v1", False),
        ("http://0.0.0.0", False), ("https://example.org/v1", False),
    ],
)  # fmt: skip
def test_an_address_elsewhere_needs_leave(address: str, here: bool) -> None:
    assert is_loopback(address) is here
    check_address(address, remote=True)
    if here:
        check_address(address, remote=False)
    else:
        with pytest.raises(EndpointError, match="--remote"):
            check_address(address, remote=False)


@pytest.mark.parametrize("address", ["", "example.org", "file:///etc/passwd", "http://"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(EndpointError, match="no address"):
        check_address(address, remote=True)


def test_an_answer_is_kept_and_replayed_without_a_server(tmp_path: Path) -> None:
    body = {"model": "m", "messages": ["á"]}
    with served("ok") as (base, handler):
        recorded = Recorded(tmp_path / "kept", Endpoint(base).answer)
        assert recorded.answer(body) == recorded.answer(body) == '{"fine": true}'
    assert len(handler.seen) == 1
    replayed = Recorded(tmp_path / "kept", None)
    assert replayed.answer(body) == '{"fine": true}'
    with pytest.raises(EndpointError, match="no answer is kept"):
        replayed.answer(body | {"model": "other"})
    assert [path.stem for path in (tmp_path / "kept").iterdir()] == [request_hash(body)]


def test_an_answer_that_failed_is_not_kept(tmp_path: Path) -> None:
    with served("fails") as (base, _), pytest.raises(EndpointError):
        Recorded(tmp_path / "kept", Endpoint(base).answer).answer({})
    assert not (tmp_path / "kept").exists()


def test_a_damaged_record_is_told(tmp_path: Path) -> None:
    (tmp_path / f"{request_hash({})}.json").write_text("{", "utf-8")
    with pytest.raises(EndpointError, match="damaged"):
        Recorded(tmp_path, None).answer({})


def test_a_servers_error_page_is_told_shortly_and_cannot_paint_the_terminal() -> None:
    with served("paints") as (base, _), pytest.raises(EndpointError) as caught:
        Endpoint(base).answer({})
    told = caught.value.summary
    assert told.startswith("it answered 502: Bad gateway zzz")
    assert told.isprintable()
    assert len(told) < 200
