"""A client that goes away while its answer is computed, or does not take it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, TypeVar

from starlette.requests import ClientDisconnect
from starlette.types import Message, Receive, Send

_T = TypeVar("_T")


async def unless_gone(work: Coroutine[Any, Any, _T], receive: Receive) -> _T:
    """Do a piece of work, or drop it and raise ClientDisconnect when the client hangs up.

    The request's body must have been read.
    """
    working = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(_hung_up(receive))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise ClientDisconnect
        return working.result()
    finally:
        for task in (working, leaving):
            if not task.done():
                task.cancel()
                with suppress(asyncio.CancelledError, Exception):
                    await task


def patient(send: Send, seconds: float) -> Send:
    """Let nothing that is sent wait longer for its reader: raises TimeoutError."""

    async def sent(message: Message) -> None:
        async with asyncio.timeout(seconds):
            await send(message)

    return sent


async def _hung_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
