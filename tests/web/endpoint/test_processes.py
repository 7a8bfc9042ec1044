"""However a server ends, its workers end too, also in the midst of a query."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import httpx
import pytest

RUNAWAY: Final = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h }"


def alive(pid: int) -> bool:
    with suppress(OSError):
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
        return state != "Z"
    return False


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("in_a_query", [False, True])
def test_no_process_stays_behind(
    how: signal.Signals,
    in_a_query: bool,
    serving: Callable[..., Any],
    invented_store: Path,
    until: Callable[..., bool],
) -> None:
    served = serving(invented_store, workers=2, seconds=300)
    family = served.workers()
    assert len(family) >= 3, "two workers and who forks them"
    if in_a_query:

        def ask() -> None:
            with suppress(httpx.TransportError):
                httpx.get(served.sparql, params={"query": RUNAWAY}, timeout=60)

        threading.Thread(target=ask, daemon=True).start()
        assert until(lambda: any(load(pid) > 20 for pid in family))
    served.process.send_signal(how)
    served.process.wait(15)
    assert until(lambda: not any(alive(pid) for pid in family), 5), "orphans"


def load(pid: int) -> int:
    with suppress(OSError):
        return int(Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[11])
    return 0


def test_a_worker_that_somebody_kills_is_replaced_before_anyone_notices(
    serving: Callable[..., Any], invented_store: Path, until: Callable[..., bool]
) -> None:
    served = serving(invented_store, workers=2)
    for _ in range(3):
        killed = {pid for pid in served.workers() if is_worker(pid)}
        assert len(killed) == 2
        for pid in killed:
            os.kill(pid, signal.SIGKILL)
        assert until(lambda pids=killed: not any(alive(pid) for pid in pids))
        assert [served.ask("ASK {}").status_code for _ in range(6)] == [200] * 6
        assert until(lambda: sum(map(is_worker, served.workers())) == 2)


def is_worker(pid: int) -> bool:
    """Tell a worker from the process that forks it, which has children, and from the tracker."""
    with suppress(OSError):
        if b"forkserver" not in Path(f"/proc/{pid}/cmdline").read_bytes():
            return False
        return not Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").strip()
    return False
