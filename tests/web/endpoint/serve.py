"""Serve a store for the tests: ``python serve.py STORE '{"seconds": 1}'`` prints its port."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from atkg.web.endpoint import Limits, Pool, endpoint_routes


def app(pool: Pool) -> Starlette:
    """Mount the endpoint alone; SIGUSR1 moves it to the store that the file ``next`` names."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await pool.start()
        own = pool.store.parent / "next"
        asyncio.get_running_loop().add_signal_handler(
            signal.SIGUSR1, lambda: pool.move(Path(own.read_text("utf-8")))
        )
        yield
        await pool.close()

    return Starlette(routes=endpoint_routes(pool, dumps=("/dataset/atkg.trig",)), lifespan=lifespan)


def main() -> None:
    """Serve on a free port of this machine until a signal comes."""
    store, limits = Path(sys.argv[1]), Limits(**json.loads(sys.argv[2]))
    if os.environ.get("ENDPOINT_LOG"):
        logging.basicConfig(level=logging.INFO)
    bound = socket.socket()
    bound.bind(("127.0.0.1", 0))
    sys.stdout.write(f"{bound.getsockname()[1]}\n")
    sys.stdout.flush()
    config = uvicorn.Config(
        app(Pool(store, limits)), log_level="warning", access_log=False, timeout_graceful_shutdown=2
    )
    uvicorn.Server(config).run(sockets=[bound])


if __name__ == "__main__":
    main()
