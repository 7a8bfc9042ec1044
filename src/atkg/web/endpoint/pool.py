"""Workers that answer questions about a store, and a queue of bounded length before them."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any, Final
from weakref import WeakSet

from atkg.web.endpoint.limits import Limits
from atkg.web.endpoint.messages import Question, RefusalError, Reply
from atkg.web.endpoint.worker import Worker, WorkerGoneError, told_of

LOG: Final = logging.getLogger("atkg.web.endpoint")
_RETRY: Final = {"Retry-After": "2"}
_FIRST: Final = Question("ASK {}")  # opens the store before a client waits for it
_AGAIN: Final = 1.0  # seconds before a worker that could not be started is tried again


class Pool:
    """Answers questions about one store at a time; of one event loop.

    A store given by a link (``build/current/store``) is the one that the link leads to just then.
    """

    def __init__(self, store: Path, limits: Limits | None = None) -> None:
        self._given = store
        self.limits = limits or Limits()
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._workers: set[Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting = 0
        self._unread: WeakSet[Reply] = WeakSet()  # each holds an open file
        self._started = self._closed = False

    @property
    def store(self) -> Path:
        """The folder of the store that the next question is put to."""
        return self._given.resolve()

    async def start(self) -> None:
        """Start the workers, so that the first question need not wait for them."""
        self._start()
        await asyncio.gather(*self._tasks)

    def _start(self) -> None:
        if not self._started:
            self._started = True
            for _ in range(self.limits.workers):
                self._later(self._start_one)

    def move(self, store: Path) -> None:
        """Answer out of another store from the next question on; running ones stay with theirs."""
        self._given = store

    async def close(self) -> None:
        """End all workers, in the midst of what they do."""
        self._closed = True
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)
        workers, self._workers = self._workers, set()
        await asyncio.gather(*(worker.end() for worker in workers))

    async def answer(self, question: Question) -> Reply:
        """Answer a question; whoever stops waiting frees the worker.

        Raises RefusalError: what is wrong with the query (400), its types (406) or its hunger
        (500), too many that wait (503), and the end of its time (504).
        """
        begin = got = perf_counter()
        status, reply = 499, None  # where the client goes away
        try:
            tries = 0
            while reply is None:
                worker = await self._worker()
                got, tries = perf_counter(), tries + 1
                asked = replace(question, store=str(self.store))
                try:
                    reply = await self._ask(worker, asked, again=tries <= self.limits.workers)
                finally:
                    self._give_back(worker)
            status = reply.header.status
        except RefusalError as error:
            status = error.status
            raise
        finally:
            _note(status, reply, got - begin, perf_counter() - got)
        if status != 200:
            reply.file.close()
            raise RefusalError(status, reply.header.why)
        self._unread.add(reply)
        return reply

    async def _ask(self, worker: Worker, question: Question, *, again: bool) -> Reply | None:
        """Ask a worker; None where it was gone before it got the question.

        So it may be, though the question was sent, where somebody killed it: such a question may
        be asked ``again``, but not for ever, since the kernel kills what takes too much, too.
        """
        slow = asyncio.get_running_loop().call_later(self.limits.slow, worker.let_others_first)
        try:
            async with asyncio.timeout(self.limits.seconds):
                return await worker.ask(question)
        except TimeoutError as error:
            seconds = f"{self.limits.seconds:g}"
            raise RefusalError(
                504, f"The query ran into the limit of {seconds} seconds: ask for less, or in parts"
            ) from error
        except WorkerGoneError as error:
            if self._closed:
                raise RefusalError(503, "The server is closing.", _RETRY) from error
            if not error.asked:
                return None
            number = await worker.ended_by()
            if again and abs(number or 0) == signal.SIGKILL:
                return None
            raise RefusalError(500, told_of(number, self.limits)) from error
        finally:
            slow.cancel()

    async def _worker(self) -> Worker:
        """Wait for a worker's turn, but not behind too many and not for too long."""
        self._start()
        full = self._idle.empty() and self._waiting >= self.limits.queue
        if full or len(self._unread) >= self.limits.queue + self.limits.workers:
            raise RefusalError(503, "Too many queries wait: ask again in a moment.", _RETRY)
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.patience):
                while True:
                    worker = await self._idle.get()
                    if worker.alive:
                        return worker
                    self._give_back(worker)
        except TimeoutError as error:
            what = "No worker became free in time: ask again in a moment."
            raise RefusalError(503, what, _RETRY) from error
        finally:
            self._waiting -= 1

    def _give_back(self, worker: Worker) -> None:
        if worker.alive and worker.fit and not self._closed:
            self._idle.put_nowait(worker)
        else:
            self._later(partial(self._replace, worker))

    async def _replace(self, worker: Worker) -> None:
        self._workers.discard(worker)
        await worker.end()
        await self._start_one()

    async def _start_one(self) -> None:
        while not self._closed:
            worker = None
            try:
                worker = await asyncio.to_thread(Worker, self.limits)
                self._workers.add(worker)
                (await worker.ask(replace(_FIRST, store=str(self.store)))).file.close()
            except (OSError, WorkerGoneError) as error:
                LOG.warning("a worker could not be started: %s", error)
                if worker:
                    self._workers.discard(worker)
                    await worker.end()
                await asyncio.sleep(_AGAIN)
            else:
                self._idle.put_nowait(worker)
                return

    def _later(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        task = asyncio.get_running_loop().create_task(work())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _note(status: int, reply: Reply | None, waited: float, ran: float) -> None:
    """Log what a query took; neither who asked nor what, since a text may hold anything."""
    if reply:
        told = reply.header
        what = f"{told.form} {told.media_type} rows={told.rows} bytes={told.size}"
        what += " partial" if told.partial else ""
    else:
        what = "-"
    LOG.info("%d waited=%.0fms ran=%.0fms %s", status, waited * 1000, ran * 1000, what)
