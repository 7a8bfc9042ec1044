"""The server's end of a worker process: start it, ask it, put it behind the others, end it."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import socket
from contextlib import suppress
from typing import Final

from atkg.web.endpoint.limits import Limits
from atkg.web.endpoint.messages import Header, Question, Reply, header_of, packed

_MODULE: Final = "atkg.web.endpoint.working"
_MOST: Final = 64 << 10  # bytes of a header, its message included
_BEHIND: Final = 19  # the nicest that a process can be
_JOIN: Final = 5.0
_MOMENT: Final = 0.01


class WorkerGoneError(Exception):
    """A worker ended before it answered; ``asked`` tells whether it had got the question."""

    def __init__(self, asked: bool) -> None:
        super().__init__("the worker is gone")
        self.asked = asked


class Worker:
    """One process that answers one question at a time."""

    def __init__(self, limits: Limits) -> None:
        """Start the process; this waits for some milliseconds, the first time for a second."""
        from atkg.web.endpoint.working import work

        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([_MODULE])
        self._own, theirs = socket.socketpair()
        with theirs:
            self._process = context.Process(target=work, args=(theirs, limits), daemon=True)
            self._process.start()
        self._own.setblocking(False)
        self.fit = True  # for another question
        self._behind = False

    @property
    def alive(self) -> bool:
        """Tell whether the process runs."""
        return self._process.exitcode is None

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid or 0

    async def ask(self, question: Question) -> Reply:
        """Put a question and wait for the answer.

        Whoever stops waiting has to end the worker: it is not fit for another question. Raises
        WorkerGoneError.
        """
        fit, self.fit = self.fit, False
        asked = False
        try:
            await asyncio.get_running_loop().sock_sendall(self._own, packed(question))
            asked = True
            reply = await self._reply()
        except OSError as error:
            raise WorkerGoneError(asked) from error
        self.fit = fit and not self._behind
        return reply

    def let_others_first(self) -> None:
        """Give the processor to others first; only root could take that back, so it ends after."""
        self._behind = True
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, _BEHIND)

    async def end(self) -> None:
        """Kill the process and wait until it is gone; who waits for its answer learns of it."""
        self.fit = False
        if self._process.exitcode is None:
            self._process.kill()
        await self.ended_by()
        await asyncio.sleep(_MOMENT)  # who waits reads the end of the stream
        self._own.close()

    async def ended_by(self) -> int:
        """Wait a moment for a process that hung up, and give the signal that ended it, or 0."""
        await asyncio.to_thread(self._process.join, _JOIN)
        return max(-(self._process.exitcode or 0), 0)

    async def _reply(self) -> Reply:
        line, files = b"", []
        try:
            while not line.endswith(b"\n"):
                await self._readable()
                try:
                    piece, more, _, _ = socket.recv_fds(self._own, _MOST, 1)
                except BlockingIOError:
                    continue
                files += more
                line += piece
                if not piece:
                    raise ConnectionResetError
            header: Header = header_of(line)
            return Reply(header, os.fdopen(files.pop(), "rb"))
        finally:
            for each in files:
                os.close(each)

    async def _readable(self) -> None:
        loop = asyncio.get_running_loop()
        ready: asyncio.Future[None] = loop.create_future()
        loop.add_reader(self._own, _settle, ready)
        try:
            await ready
        finally:
            loop.remove_reader(self._own)


def _settle(waiting: asyncio.Future[None]) -> None:
    if not waiting.done():
        waiting.set_result(None)


def told_of(number: int, limits: Limits) -> str:
    """Say why a worker ended that nobody killed."""
    if number in (signal.SIGABRT, signal.SIGKILL, signal.SIGSEGV):
        most = limits.memory >> 20
        return (
            f"The query needs more memory than the {most} MB that a query may have here, or nests "
            "too deeply: ask for less, or in parts."
        )
    return "The query's process ended before it answered; this is a fault, please report the query."
