"""What several tests share: a small invented workspace, and the graph of the two real reports."""

from __future__ import annotations

import contextlib
import fcntl
import io
import os
import random
import shutil
import socket
import subprocess
import sys
import threading
import time
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final, TypeAlias

import pyoxigraph as ox
import pytest
from hypothesis import settings

from atkg.cli import main
from atkg.graph.store import open_store
from atkg.pipeline import build
from atkg.workspace import Workspace, open_workspace

Atkg: TypeAlias = Callable[..., "subprocess.CompletedProcess[str]"]
ROOT: Final = Path(__file__).parents[1]
SMALL: Final = Path(__file__).parent / "fixtures" / "small"
# Each test that `share` divides, with whether a case of it runs always.
SHARES: Final = pytest.StashKey[dict[str, list[bool]]]()

# `make test` tries the same examples every time, however busy the machine is; `make soak` tries
# others each time, and ten times as many (where a test has a number of its own, it is a share of
# settings().max_examples).
settings.register_profile("test", deadline=None, derandomize=True)
settings.register_profile("soak", deadline=None, max_examples=1000)
settings.load_profile("test")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave to `make soak` what `share` does not keep, and put files that wait to the end.

    Which cases of a test are kept is drawn by a seed, so that they are the same ones each time.
    """
    config.stash[SHARES] = {}
    shared: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if "atkg" in getattr(item, "fixturenames", ()):
            item.add_marker("command")
        if item.get_closest_marker("share"):
            shared[item.nodeid.partition("[")[0]].append(item)
    for name, cases in shared.items():
        kept = cases[0].get_closest_marker("share").args[0]  # type: ignore[union-attr]
        for item in random.Random(name).sample(cases, max(len(cases) - kept, 0)):
            item.add_marker("soak")
        config.stash[SHARES][name] = [not item.get_closest_marker("soak") for item in cases]
    items.sort(key=turns(items))


def turns(items: Iterable[pytest.Item]) -> Callable[[pytest.Item], int]:
    """Let one file build the real graph first; those that need it too come last and do not wait."""
    real = dict.fromkeys(
        item.path
        for item in items
        if "real_workspace" in getattr(item, "fixturenames", ())
        and not item.get_closest_marker("soak")
    )
    first = next(iter(real), None)
    return lambda item: 0 if item.path == first else 2 if item.path in real else 1


@pytest.fixture(scope="session")
def shares(pytestconfig: pytest.Config) -> dict[str, list[bool]]:
    """Each test that `share` divides, with whether a case of it runs always."""
    return pytestconfig.stash[SHARES]


@pytest.fixture
def small_workspace(tmp_path: Path) -> Workspace:
    """A workspace of its own, in which `atkg build` succeeds and a test may change any file."""
    root = tmp_path / "small"
    shutil.copytree(SMALL / "data", root / "data")
    shutil.copy(SMALL / "worksheet.yaml", root / "worksheet.yaml")
    return open_workspace(root)


def built_once(
    factory: pytest.TempPathFactory, name: str, folders: Mapping[str, Path]
) -> Workspace:
    """Give a workspace of copied folders with its graph built, HermiT apart; only to be read.

    Whichever of pytest's workers comes first builds it; the others wait for it.
    """
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    root = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "build" / "current").exists():
            for folder, source in folders.items():
                shutil.copytree(source, root / folder, dirs_exist_ok=True)
            build(open_workspace(root), lambda _: None, reason=False)
    return open_workspace(root)


@pytest.fixture(scope="session")
def built_workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The small workspace with its graph; tests only read it."""
    return built_once(tmp_path_factory, "built", {"data": SMALL / "data"})


def run_apart(*words: object, **how: Any) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, as people do."""
    command = [sys.executable, "-m", "atkg.cli", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, **how)


def run_here(
    *words: object,
    input: str | None = None,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run the command line in this process: the same words, streams and exit code, and quick."""
    command, before = ["atkg", *map(str, words)], dict(os.environ)
    given, out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(3))
    given.buffer.write((input or "").encode())
    given.seek(0)
    code: object = 0
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        for name, value in {"stdin": given, "stdout": out, "stderr": err, "argv": command}.items():
            patch.setattr(sys, name, value)
        stack.enter_context(contextlib.chdir(cwd or Path.cwd()))
        try:
            if env is not None:
                os.environ.clear()
                os.environ.update(env)
            main()
        except SystemExit as done:
            code = done.code or 0
        except Exception:
            traceback.print_exc()
            code = 1
        finally:
            os.environ.clear()
            os.environ.update(before)
    for stream in (out, err):
        stream.flush()
    told = [stream.buffer.getvalue().decode() for stream in (out, err)]
    return subprocess.CompletedProcess(command, int(str(code)), *told)


@pytest.fixture(scope="session")
def atkg() -> Atkg:
    """Run the command line: in this process, or in processes where ATKG_APART is set."""
    return run_apart if os.environ.get("ATKG_APART") else run_here


@pytest.fixture(scope="session")
def atkg_apart() -> Atkg:
    """Run the command line in a process of its own, where that is what is promised."""
    return run_apart


@pytest.fixture(scope="session")
def real_workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A copy of the repository's data with its graph; tests only read it."""
    return built_once(
        tmp_path_factory, "real", {name: ROOT / name for name in ("data", "examples")}
    )


@pytest.fixture(scope="session")
def real_store(real_workspace: Workspace) -> ox.Store:
    """The store of the graph of the two real reports."""
    return open_store(real_workspace.current / "store")


# --- servers, each on a free port of this machine ------------------------------------------------


@dataclass(slots=True)
class Running:
    """A server that runs as a process of its own; it can be ended and started again."""

    command: list[str]
    address: str
    folder: Path
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server and wait until it takes connections."""
        self.process = subprocess.Popen(
            self.command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        host, _, port = self.address.removeprefix("http://").partition(":")
        for _ in range(1200):
            with socket.socket() as knock:
                if knock.connect_ex((host, int(port))) == 0:
                    return
            assert self.process.poll() is None, f"{self.command[0]} ended"
            time.sleep(0.05)
        self.stop()
        raise TimeoutError(self.command[0])

    def stop(self) -> None:
        """End the server, by force where it does not listen."""
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self.process = None


def free_ports(count: int) -> list[int]:
    """Give ports that nobody listens to."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in sockets]


@pytest.fixture
def oxigraph(tmp_path: Path) -> Iterator[Running]:
    """An empty Oxigraph server that keeps its store when it is ended and started again."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    assert program, "the dev extra brings it"
    bind = f"127.0.0.1:{free_ports(1)[0]}"
    command = [program, "serve", "--location", str(tmp_path / "oxigraph"), "--bind", bind]
    server = Running(command, f"http://{bind}", tmp_path)
    try:
        server.start()
        yield server
    finally:
        server.stop()


VIRTUOSO_INI: Final = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
TempStorage = TempDatabase

[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx

[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CheckpointInterval = 0

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5

[SPARQL]
ResultSetMaxRows = 2000
"""


@pytest.fixture(scope="session")
def missing() -> Callable[[str], None]:
    """Give what skips a test for want of something, or fails it where all tests must run."""

    def stop(reason: str) -> None:
        (pytest.fail if os.environ.get("ATKG_ALL_TESTS") else pytest.skip)(reason)

    return stop


@pytest.fixture(scope="session")
def virtuoso(
    tmp_path_factory: pytest.TempPathFactory, missing: Callable[[str], None]
) -> Iterator[str]:
    """The address of a Virtuoso of this session; it gives 2000 rows at most.

    Its user ``loader`` may do what docs/servers.md has granted, by the same words.
    """
    program, isql = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if not (program and isql):
        missing("install Debian's virtuoso-opensource-7-bin to run what is asked of Virtuoso")
    assert program
    assert isql
    folder = tmp_path_factory.mktemp("virtuoso")
    sql, http = free_ports(2)
    settings = folder / "virtuoso.ini"
    settings.write_text(VIRTUOSO_INI.format(sql=sql, http=http), encoding="utf-8")
    command = [program, "+foreground", "+configfile", str(settings)]
    server = Running(command, f"http://127.0.0.1:{http}", folder)
    try:
        server.start()
        words = "DB.DBA.USER_CREATE('loader', 'its word'); GRANT SPARQL_UPDATE TO \"loader\""
        grant = [isql, f"127.0.0.1:{sql}", "dba", "dba", f"exec={words}"]
        done = subprocess.run(grant, capture_output=True, text=True, timeout=60)
        assert "Error" not in done.stdout + done.stderr, done.stdout + done.stderr
        yield server.address
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)  # fifty megabytes


Answer: TypeAlias = tuple[int, Mapping[str, str], bytes]


@dataclass(slots=True)
class Scripted:
    """A server that gives the answers it was told, the last for ever, and keeps the requests."""

    address: str
    answers: list[Answer] = field(default_factory=list)
    requests: list[tuple[str, str, Mapping[str, str], bytes]] = field(default_factory=list)

    def next(self) -> Answer:
        """Give the answer whose turn it is."""
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@pytest.fixture
def scripted() -> Iterator[Scripted]:
    """A server for what real ones do only now and then: be busy, redirect, break off."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            script.requests.append((self.command, self.path, dict(self.headers), body))
            status, headers, content = script.next()
            self.send_response(status)
            for name, value in {"Content-Length": str(len(content)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        do_DELETE = do_GET = do_HEAD = do_POST = do_PUT = answer  # noqa: N815  (names of the library)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        script = Scripted(f"http://127.0.0.1:{server.server_address[1]}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield script
        server.shutdown()
        thread.join()
