"""What the endpoint bears: small queries beside a runaway one, many clients at once, memory.

``python benchmarks/endpoint_load.py --seconds 60`` measures as long as the promise says; without
the option it is a short run. The graph in build/current is asked (or ``--store FOLDER``).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from typing import Final

import httpx
import uvicorn
from starlette.applications import Starlette

from atkg.web.endpoint import Limits, Pool, endpoint_routes

ROOT: Final = Path(__file__).parents[1]
RUNAWAY: Final = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h }"
THINGS: Final = "SELECT DISTINCT ?a FROM atkgg:facts { ?a ?p ?b FILTER(isIRI(?a)) } LIMIT 50"
SMALL: Final = "SELECT ?p ?o { <%s> ?p ?o }"
CLIENTS: Final = 32


@contextmanager
def server(store: Path, limits: Limits) -> Iterator[str]:
    """Run a server in a process of its own, so that client and server do not share one lock."""
    bound = socket.socket()
    bound.bind(("127.0.0.1", 0))
    bound.listen(256)
    process = multiprocessing.get_context("spawn").Process(
        target=run_server, args=(str(store), limits, bound)
    )
    process.start()
    address = f"http://127.0.0.1:{bound.getsockname()[1]}/sparql"
    bound.close()
    httpx.get(address, params={"query": "ASK {}"}, timeout=60).raise_for_status()
    try:
        yield f"{address} {process.pid}"
    finally:
        process.terminate()
        process.join()


def run_server(store: str, limits: Limits, bound: socket.socket) -> None:
    """Serve in this process until a signal comes."""

    async def serving() -> None:
        pool = Pool(Path(store), limits)
        await pool.start()
        app = Starlette(routes=endpoint_routes(pool))
        config = uvicorn.Config(app, log_level="warning", access_log=False)
        await uvicorn.Server(config).serve(sockets=[bound])
        await pool.close()

    with suppress(KeyboardInterrupt):
        asyncio.run(serving())


def resident(pid: int) -> float:
    """Give the memory of a process and its children's, in MB."""
    total = 0.0
    children = Path(f"/proc/{pid}/task/{pid}/children")
    for child in children.read_text("utf-8").split() if children.exists() else []:
        total += resident(int(child))
    with suppress(OSError):
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
        total += int(status.partition("VmRSS:")[2].split()[0]) / 1024
    return total


async def ask(client: httpx.AsyncClient, address: str, text: str) -> tuple[float, int, bytes]:
    """Give the milliseconds, the status and the answer."""
    begin = time.perf_counter()
    reply = await client.get(address, params={"query": text}, timeout=120)
    return (time.perf_counter() - begin) * 1000, reply.status_code, reply.content


async def small_queries(client: httpx.AsyncClient, address: str) -> list[str]:
    """Give a query for all that is said of a thing, for some things of the graph."""
    _, _, content = await ask(client, address, THINGS)
    return [SMALL % row["a"]["value"] for row in json.loads(content)["results"]["bindings"]]


async def runaways(client: httpx.AsyncClient, address: str) -> None:
    """Ask the runaway query, and again when it has run into its limit."""
    while True:
        await ask(client, address, RUNAWAY)


async def one_by_one(address: str, seconds: float, *, runaway: bool) -> dict[str, float]:
    """Ask small queries, one after the other, alone or while a runaway runs into its limit."""
    async with httpx.AsyncClient() as client:
        texts = await small_queries(client, address)
        running = asyncio.create_task(runaways(client, address)) if runaway else None
        await asyncio.sleep(0.1)
        end, took, wrong = time.monotonic() + seconds, [], 0
        while time.monotonic() < end:
            milliseconds, status, _ = await ask(client, address, texts[len(took) % len(texts)])
            took.append(milliseconds)
            wrong += status != 200
            await asyncio.sleep(0.01)
        if running:
            running.cancel()
    return {**figures(took), "wrong": wrong}


async def many_clients(address: str, pid: int, seconds: float) -> dict[str, float]:
    """Ask with many clients at once, and compare every answer with the first of its kind."""
    async with httpx.AsyncClient(limits=httpx.Limits(max_connections=CLIENTS)) as client:
        texts = await small_queries(client, address)
        right = [(await ask(client, address, text))[2] for text in texts]
        before, end, took, wrong = resident(pid), time.monotonic() + seconds, [], 0

        async def one(number: int) -> None:
            nonlocal wrong
            while time.monotonic() < end:
                number = (number * 7 + 1) % len(texts)
                try:
                    milliseconds, status, content = await ask(client, address, texts[number])
                except httpx.HTTPError:
                    wrong += 1
                    continue
                took.append(milliseconds)
                wrong += status != 200 or content != right[number]

        await asyncio.gather(*(one(number) for number in range(CLIENTS)))
    grown = resident(pid) - before
    return {**figures(took), "wrong": wrong, "a second": len(took) / seconds, "MB more": grown}


def figures(took: list[float]) -> dict[str, float]:
    """Give number, median and 99th percentile."""
    ordered = sorted(took)
    p99 = ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]
    return {"queries": len(took), "median ms": median(took), "p99 ms": p99, "max ms": ordered[-1]}


def measure(store: Path, seconds: float) -> dict[str, dict[str, float]]:
    """Give the figures of each situation; what a busy machine costs shows where one asks alone."""
    with server(store, Limits()) as told:
        address, pid = told.split()
        return {
            "alone": asyncio.run(one_by_one(address, seconds, runaway=False)),
            "beside a runaway query": asyncio.run(one_by_one(address, seconds, runaway=True)),
            f"{CLIENTS} clients": asyncio.run(many_clients(address, int(pid), seconds)),
        }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--store", type=Path, default=ROOT / "build" / "current" / "store")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    if not given.store.is_dir():
        sys.exit(f"{given.store} is no store: run atkg build")
    told = measure(given.store, given.seconds)
    if given.json:
        sys.stdout.write(json.dumps(told) + "\n")
        return
    for name, own in told.items():
        shown = ", ".join(f"{what} {value:.1f}" for what, value in own.items())
        sys.stdout.write(f"{name}: {shown}\n")


if __name__ == "__main__":
    main()
