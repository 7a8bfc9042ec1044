"""A query takes no more than its share: time, memory, rows, a place in the queue."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote
from urllib.request import Request

import httpx
import pytest

from atkg.errors import ServerError
from atkg.graph.remote.servers import Server, refuse_partial

Serving = Callable[..., Any]
Until = Callable[..., bool]
# More than a hundred facts to the fourth power: it would take long.
RUNAWAY: Final = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h }"
HUNGRY: Final = "SELECT ?a ?c ?e { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f } ORDER BY ?f ?d ?b"
BROAD: Final = 'SELECT ?a ("%s" AS ?b) { ?a ?p ?x . ?c ?q ?d }' % ("x" * 1000)
MANY: Final = "SELECT ?a { ?a ?p ?b . ?c ?q ?d }"


def sent(served: Any, text: str) -> socket.socket:
    """Send a query and read nothing yet."""
    host, _, port = served.address.removeprefix("http://").partition(":")
    client = socket.create_connection((host, int(port)), timeout=60)
    client.sendall(f"GET /sparql?query={quote(text)} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
    return client


def in_background(work: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def busy(served: Any) -> set[int]:
    """Give the workers that compute just now."""

    def ticks(pid: int) -> int:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            return 0
        return int(fields[11])

    before = {pid: ticks(pid) for pid in served.workers()}
    time.sleep(0.3)
    return {pid for pid in before if ticks(pid) > before[pid]}


# --- time and memory -----------------------------------------------------------------------------


def test_a_query_that_runs_too_long_is_ended_and_told(
    serving: Serving, invented_store: Path, until: Until
) -> None:
    served = serving(invented_store, workers=1, seconds=2)
    begin = time.monotonic()
    reply = served.ask(RUNAWAY)
    assert 2 <= time.monotonic() - begin < 20
    assert reply.status_code == 504, "503 would ask clients to try the same again"
    assert "limit of 2 seconds" in reply.text
    assert served.ask("ASK {}").status_code == 200, "another worker stands in its place"
    assert until(lambda: not busy(served))


def test_a_query_that_wants_too_much_memory_is_ended_and_told(
    serving: Serving, invented_store: Path
) -> None:
    served = serving(invented_store, workers=1, seconds=60, memory=200 << 20)
    reply = served.ask(HUNGRY)
    assert reply.status_code == 500, reply.text
    assert "200 MB" in reply.text
    assert served.ask("ASK {}").status_code == 200


def test_a_query_that_nests_too_deeply_harms_nobody_else(endpoint: Any) -> None:
    deep = "ASK { " + "{" * 20_000 + "}" * 20_000 + " }"
    reply = endpoint.client.post(endpoint.sparql, data={"query": deep}, timeout=60)
    assert reply.status_code in (200, 400, 500)
    assert endpoint.ask("ASK {}").status_code == 200


def test_a_slow_query_is_put_behind_the_others_and_still_answered(
    serving: Serving, invented_store: Path
) -> None:
    served = serving(invented_store, workers=1, seconds=60, slow=0.2)
    replies: list[httpx.Response] = []
    text = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . FILTER(?a != ?c) }"
    asking = in_background(lambda: replies.append(served.ask(text)))
    nices: set[int] = set()
    while asking.is_alive():
        for pid in served.workers():
            try:
                nices.add(os.getpriority(os.PRIO_PROCESS, pid))
            except ProcessLookupError:
                continue
        time.sleep(0.05)
    assert max(nices) == 19
    assert replies[0].status_code == 200
    assert served.ask("ASK {}").status_code == 200
    assert {os.getpriority(os.PRIO_PROCESS, pid) for pid in served.workers()} == {0}


# --- rows ----------------------------------------------------------------------------------------


def test_an_answer_that_was_cut_says_so_and_our_own_client_refuses_it(
    serving: Serving, invented_store: Path
) -> None:
    served = serving(invented_store, workers=1, rows=100)
    reply = served.ask(MANY, "text/csv")
    assert reply.headers["x-sparql-maxrows"] == "100"
    assert reply.headers["x-partial-answer"].startswith("yes")
    assert len(reply.text.splitlines()) == 101
    whole = served.ask("SELECT ?a { ?a ?p ?b } LIMIT 100")
    assert "x-sparql-maxrows" not in whole.headers
    assert "x-partial-answer" not in whole.headers
    asked = Request(f"{served.sparql}?query={quote(MANY)}")  # noqa: S310  (loopback)
    with pytest.raises(ServerError, match="only a part of the answer"):
        refuse_partial(Server().send(asked))


def test_a_large_answer_is_whole_and_the_server_keeps_none_of_it(
    serving: Serving, invented_store: Path
) -> None:
    served = serving(invented_store, workers=1, rows=100_000, size=200 << 20)
    served.ask(BROAD)
    before = resident(served.process.pid)
    for _ in range(2):
        reply = served.ask(BROAD, "text/csv")
        assert len(reply.content) == int(reply.headers["content-length"]) > 15_000_000
        assert reply.text.endswith("x\r\n")
    assert resident(served.process.pid) - before < 8 << 20


def resident(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    return int(status.partition("VmRSS:")[2].split()[0]) << 10


def test_a_slow_reader_keeps_no_worker(serving: Serving, invented_store: Path) -> None:
    served = serving(invented_store, workers=1, size=200 << 20)
    with served.client.stream("GET", served.sparql, params={"query": BROAD}, timeout=30) as slow:
        assert slow.status_code == 200
        assert served.ask("ASK {}", timeout=5).status_code == 200
        assert sum(map(len, slow.iter_bytes())) == int(slow.headers["content-length"])


def test_a_reader_that_takes_nothing_is_cut_off(
    serving: Serving, invented_store: Path, until: Until
) -> None:
    served = serving(invented_store, workers=1, patience=0.5)
    with sent(served, BROAD):
        assert until(lambda: open_answers(served) == 1, 30)
        assert until(lambda: open_answers(served) == 0, 30), "the answer is kept for nobody"
    assert served.ask("ASK {}").status_code == 200


def open_answers(served: Any) -> int:
    """Count the files without a name that a server has open."""
    links = Path(f"/proc/{served.process.pid}/fd").iterdir()
    return sum("deleted" in str(link.readlink()) for link in links if link.is_symlink())


# --- the queue -----------------------------------------------------------------------------------


def test_who_comes_when_the_queue_is_full_is_told_to_come_again(
    serving: Serving, invented_store: Path, until: Until
) -> None:
    served = serving(invented_store, workers=1, queue=1, seconds=8, slow=60)
    with sent(served, RUNAWAY) as running, sent(served, "ASK {}") as waiting:
        assert until(lambda: bool(busy(served)))
        refused = served.ask("ASK {}")
        assert refused.status_code == 503
        assert int(refused.headers["retry-after"]) > 0
        assert running.recv(12) == b"HTTP/1.1 504"
        assert waiting.recv(12) == b"HTTP/1.1 200"


def test_who_waits_too_long_for_a_worker_is_told_to_come_again(
    serving: Serving, invented_store: Path, until: Until
) -> None:
    served = serving(invented_store, workers=1, patience=0.3, seconds=3)
    running = in_background(lambda: served.ask(RUNAWAY))
    assert until(lambda: bool(busy(served)))
    reply = httpx.get(served.sparql, params={"query": "ASK {}"})
    assert (reply.status_code, reply.headers["retry-after"]) == (503, "2")
    running.join(30)


def test_a_client_that_goes_away_frees_its_worker(
    serving: Serving, invented_store: Path, until: Until
) -> None:
    served = serving(invented_store, workers=1, seconds=300)
    with sent(served, RUNAWAY):
        assert until(lambda: bool(busy(served)))
    assert until(lambda: not busy(served)), "nobody reads its answer"
    assert served.ask("ASK {}", timeout=10).status_code == 200


def test_a_get_is_limited_like_a_post(serving: Serving, invented_store: Path) -> None:
    served = serving(invented_store, workers=1, request=1000)
    assert served.ask("ASK {} #" + "x" * 900).status_code == 200
    assert served.ask("ASK {} #" + "x" * 1000).status_code == 413


# --- a new build ---------------------------------------------------------------------------------


def test_a_new_build_answers_and_the_query_that_runs_is_not_lost(
    serving: Serving, make_store: Callable[..., Path], tmp_path: Path, until: Until
) -> None:
    old, new = make_store(tmp_path / "old", 200), make_store(tmp_path / "new", 7)
    served = serving(old, workers=2, seconds=60, slow=60)
    notes = "SELECT (COUNT(*) AS ?n) { ?a skos:note ?b }"
    slow = "SELECT (COUNT(*) AS ?n) { ?a skos:note ?b . ?c skos:note ?d . ?e skos:note ?f "
    slow += "FILTER(STRLEN(?b) > 0) }"
    told: list[list[dict[str, str]]] = []
    running = in_background(lambda: told.append(served.rows(slow)))
    assert until(lambda: bool(busy(served)))
    (old.parent / "next").write_text(str(new), encoding="utf-8")
    served.process.send_signal(signal.SIGUSR1)
    assert until(
        lambda: (
            httpx.get(served.sparql, params={"query": notes}).json()["results"]["bindings"][0]["n"][
                "value"
            ]
            == "7"
        )
    )
    assert running.is_alive(), "the query was over before the build changed"
    running.join(60)
    assert told == [[{"n": str(200**3)}]]


def test_a_link_that_leads_to_a_new_build_is_followed(
    serving: Serving, make_store: Callable[..., Path], tmp_path: Path
) -> None:
    for name, more in (("old", 3), ("new", 7)):
        make_store(tmp_path / name, more)
    (tmp_path / "current").symlink_to("old")
    served = serving(tmp_path / "current" / "store", workers=2)
    notes = "SELECT (COUNT(*) AS ?n) { ?a skos:note ?b }"
    assert served.rows(notes) == [{"n": "3"}]
    (tmp_path / "link").symlink_to("new")
    (tmp_path / "link").replace(tmp_path / "current")
    assert [served.rows(notes) for _ in range(4)] == [[{"n": "7"}]] * 4


# --- the log -------------------------------------------------------------------------------------


def test_the_log_tells_what_a_query_took_and_not_who_asked_what(
    serving: Serving, invented_store: Path, tmp_path: Path
) -> None:
    served = serving(invented_store, workers=1, log=tmp_path / "log")
    served.ask("SELECT ?secretive { ?secretive atkg:fundedBy ?b }")
    served.ask("SELECT ?secretive {")
    served.stop()
    lines = [
        line
        for line in (tmp_path / "log").read_text("utf-8").splitlines()
        if "atkg.web.endpoint" in line
    ]
    assert any("200" in line and "SELECT" in line and "rows=1" in line for line in lines)
    assert any("400" in line for line in lines)
    assert not any(word in line for line in lines for word in ("secretive", "127.0.0.1"))
