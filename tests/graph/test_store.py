from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from atkg.errors import StoreError
from atkg.graph.store import counts_by_graph, create_store, open_store
from atkg.graph.terms import AUTHORITY, FACTS, document_graph, node

QUADS = [
    *(ox.Quad(node(f"atkgr:t{n}"), node("atkg:a"), ox.Literal(n), FACTS) for n in range(5)),
    ox.Quad(node("atkgr:t"), node("atkg:a"), node("atkgr:u"), AUTHORITY),
    ox.Quad(node("atkgr:t"), node("atkg:a"), node("atkgr:u"), document_graph("d")),
]


def test_a_store_holds_what_was_put_in(tmp_path: Path) -> None:
    assert create_store(tmp_path / "store", [*QUADS, *QUADS]) == 7
    store = open_store(tmp_path / "store")
    assert set(store) == set(QUADS)
    assert counts_by_graph(store) == {
        "atkgg:authority": 1, "atkgg:document.d": 1, "atkgg:facts": 5,
    }  # fmt: skip


def test_an_open_store_cannot_be_changed(tmp_path: Path) -> None:
    create_store(tmp_path / "store", QUADS)
    store = open_store(tmp_path / "store")
    with pytest.raises(RuntimeError):
        store.add(QUADS[0])
    assert len(open_store(tmp_path / "store")) == 7


def test_two_processes_read_at_once(tmp_path: Path) -> None:
    create_store(tmp_path / "store", QUADS)
    store = open_store(tmp_path / "store")
    program = "import sys, pyoxigraph as ox; print(len(ox.Store.read_only(sys.argv[1])))"
    command = [sys.executable, "-c", program, str(tmp_path / "store")]
    assert subprocess.run(command, check=True, capture_output=True).stdout == b"7\n"
    assert len(store) == 7


def test_a_missing_store_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store → run: atkg build"):
        open_store(tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_a_broken_store_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"cannot be read: .* → run: atkg build"):
        open_store(tmp_path)
    create_store(tmp_path / "store", QUADS)
    (tmp_path / "store" / "CURRENT").write_text("nonsense\n")
    with pytest.raises(StoreError, match=r"cannot be read: .* → run: atkg build"):
        open_store(tmp_path / "store")


def test_a_store_never_overwrites(tmp_path: Path) -> None:
    create_store(tmp_path / "store", QUADS)
    with pytest.raises(StoreError, match="holds something already"):
        create_store(tmp_path / "store", [])
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="holds something already"):
        create_store(tmp_path / "file", [])
    assert len(open_store(tmp_path / "store")) == 7
