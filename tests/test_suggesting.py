"""Nothing that a hostile server sends reaches the statements unless the words say it."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeAlias

import pytest

from atkg.authority import load_authority
from atkg.extracting import find_document
from atkg.gathering import gather_workspace
from atkg.statements import read_rows, write_rows
from atkg.suggesting import document_offers
from atkg.text.suggesting.asking import request_body
from atkg.workspace import Workspace

Atkg: TypeAlias = Callable[..., "subprocess.CompletedProcess[str]"]
Answer: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]
DOCUMENT = "lantern-2021"


def said(offer: dict[str, Any], subject: str, predicate: str, object_: str, **more: str) -> Any:
    """Write a statement about the first mentions with such words, or nothing."""
    ids = {one["words"]: one["id"] for one in reversed(offer["mentions"])}
    if subject not in ids or object_ not in ids:
        return None
    return {"subject": ids[subject], "predicate": predicate, "object": ids[object_], **more}


def honest(offer: dict[str, Any]) -> dict[str, Any]:
    """Say only what the passage says."""
    quote = "the Coastal Police emerges as a potential partner of the hotline"
    one = said(offer, "hotline", "atkg:partner", "Coastal Police", status="potential", quote=quote)
    return {"statements": [one] if one and quote in offer["passage"] else [], "figures": []}


def fabricating(offer: dict[str, Any]) -> dict[str, Any]:
    """Make up quotes, statuses, ends and numbers."""
    ids = [one["id"] for one in offer["mentions"]]
    passage = offer["passage"]
    wild = [
        {"subject": a, "predicate": "atkg:fundedBy", "object": b, "status": status, "quote": quote}
        for a, b in zip(ids, ids[1:] + ids[:1], strict=True)
        for status in ("achieved", "holds")
        for quote in (passage, passage[:40].upper(), "It was funded by all of them.")
    ]
    figures = [
        {
            "number": one["id"], "counts": "victims saved", "concerns": ids[0],
            "status": "achieved", "quote": passage,
        }
        for one in offer["numbers"]
    ]  # fmt: skip
    return {"statements": wild[:50], "figures": figures[:50]}


def unknown(offer: dict[str, Any]) -> dict[str, Any]:
    """Point to what was not offered."""
    return {
        "statements": [
            {
                "subject": "atkgr:lantern", "predicate": "atkg:fundedBy", "object": "m99",
                "status": "achieved", "quote": offer["passage"][:20],
            }
        ],
        "figures": [],
    }  # fmt: skip


@contextmanager
def serving(answer: Answer, raw: bytes | None = None) -> Iterator[tuple[str, list[Any]]]:
    """Serve answers on loopback; gives the base address and the requests that came."""
    seen: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            seen.append(body)
            content = json.dumps(answer(json.loads(body["messages"][1]["content"])))
            choice = {"finish_reason": "stop", "message": {"content": content}}
            sent = json.dumps({"choices": [choice]}).encode() if raw is None else raw
            self.send_response(200)
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1", seen
    finally:
        server.shutdown()
        server.server_close()


def run(atkg: Atkg, workspace: Workspace, *words: str) -> subprocess.CompletedProcess[str]:
    """Run ``atkg suggest`` on the small workspace."""
    return atkg("suggest", DOCUMENT, "--model", "m", "-w", workspace.root, *words)


def test_what_the_words_say_waits_for_a_person_and_enters_no_facts(
    atkg: Atkg, small_workspace: Workspace
) -> None:
    path = small_workspace.statements / f"{DOCUMENT}.csv"
    before = [row for row in read_rows(path) if row.predicate != "atkg:partner"]
    write_rows(path, before)
    with serving(honest) as (base, seen):
        made = run(atkg, small_workspace, "--endpoint", base)
    assert made.returncode == 0, made.stderr
    rows = read_rows(path)
    assert set(before) < set(rows)
    assert [(row.method, row.judgement, row.status) for row in set(rows) - set(before)] == [
        ("model:m", "unreviewed", "potential")
    ]
    assert len(seen) == len(list((small_workspace.root / "data" / "suggestions").iterdir())) > 3
    gather_workspace(small_workspace)
    replayed = run(atkg, small_workspace, "--replay")
    assert replayed.returncode == 0, replayed.stderr
    assert read_rows(path) == rows


@pytest.mark.parametrize("answer", [fabricating, unknown])
def test_a_lying_server_changes_nothing(
    atkg: Atkg, small_workspace: Workspace, answer: Answer
) -> None:
    path = small_workspace.statements / f"{DOCUMENT}.csv"
    before = path.read_bytes()
    with serving(answer) as (base, seen):
        made = run(atkg, small_workspace, "--endpoint", base)
    assert made.returncode == 0, made.stderr
    assert len(seen) > 3
    assert path.read_bytes() == before
    refused = sum(
        int(line.split("\t")[2]) for line in made.stdout.splitlines() if "refused" in line
    )
    assert refused >= len(seen)


@pytest.mark.parametrize("raw", [b"", b"<html>", b'{"choices": [', b"\xff\xfe"])
def test_broken_answers_change_nothing(atkg: Atkg, small_workspace: Workspace, raw: bytes) -> None:
    path = small_workspace.statements / f"{DOCUMENT}.csv"
    before = path.read_bytes()
    with serving(honest, raw) as (base, _):
        made = run(atkg, small_workspace, "--endpoint", base, "--limit", "2")
    assert made.returncode == 0, made.stderr
    assert "no JSON" in made.stdout
    assert path.read_bytes() == before


def test_an_order_inside_the_document_stays_among_the_data(small_workspace: Workspace) -> None:
    document = find_document(small_workspace, DOCUMENT)
    offered = document_offers(document, load_authority(small_workspace.authority))
    assert len(offered) > 3
    for offer in offered:
        system, user = request_body(offer, "m")["messages"]
        assert offer.words not in system["content"]
        assert json.loads(user["content"])["passage"] == offer.words
        assert document.text[slice(*offer.span)] == offer.words


def test_nothing_is_sent_elsewhere_without_leave(atkg: Atkg, small_workspace: Workspace) -> None:
    for words, told in (
        (("--endpoint", "http://192.0.2.1/v1"), "--remote"),
        ((), "no server is named"),
        (("--endpoint", "http://127.0.0.1:9/v1"), "no answer"),
        (("--replay",), "no answer is kept"),
    ):
        made = run(atkg, small_workspace, *words)
        assert made.returncode == 1
        assert told in made.stderr
        assert "Traceback" not in made.stderr
