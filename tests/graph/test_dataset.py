from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.errors import StoreError
from atkg.graph.dataset import (
    JSONLD,
    NQUADS,
    TRIG,
    gather,
    graph_hash,
    read_dataset,
    shared_triples,
    to_jsonld,
    to_nquads,
    to_trig,
    write_dataset,
)
from atkg.graph.terms import AUTHORITY, DRAFTS, FACTS, ONTOLOGY, curie, node
from atkg.namespaces import PREFIXES

PROGRAM = Path(__file__).with_name("build_small.py")
FILES = (TRIG, NQUADS, JSONLD)


def build(folder: Path) -> tuple[ox.Quad, ...]:
    spec = importlib.util.spec_from_file_location("build_small", PROGRAM)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("Callable[[Path], tuple[ox.Quad, ...]]", module.build)(folder)


@pytest.fixture(scope="module")
def quads(tmp_path_factory: pytest.TempPathFactory) -> tuple[ox.Quad, ...]:
    return build(tmp_path_factory.mktemp("ontology"))


def test_each_graph_has_what_belongs_there(quads: tuple[ox.Quad, ...]) -> None:
    counts = Counter(curie(quad.graph_name) for quad in quads)
    assert counts == {
        "atkgg:authority": 7 + 2 + 1 + 6 + 6 + 7,
        # statements, supports, activities, evidence, selectors (two of them begin the text)
        "atkgg:document.one": 9 * 9 + 9 * 7 + 2 * 2 + 9 * 3 + 9 * 7 - 2,
        "atkgg:document.two": 2 * 9 + 2 * 7 + 1 * 2 + 2 * 3 + 2 * 7,
        "atkgg:drafts": 1,
        "atkgg:facts": 13,
        "atkgg:ontology": 12,
    }


def test_facts_are_what_the_document_reports_or_says_to_be_so(quads: tuple[ox.Quad, ...]) -> None:
    facts = [
        f"{curie(q.subject)} {curie(q.predicate)} {curie(q.object)}"
        for q in quads
        if q.graph_name == FACTS
    ]
    assert facts == [
        "atkgr:one.figure.ab rdf:type atkg:Figure",
        "atkgr:one.figure.ab rdfs:label 60",  # in English
        "atkgr:one.figure.ab rdfs:label 60",  # in Spanish
        "atkgr:one.figure.ab atkg:contentStatus atkgv:status.holds",
        "atkgr:one.figure.ab atkg:statedIn atkgr:one",
        "atkgr:one.figure.ab atkg:value 60",
        "atkgr:one.recommendation.R1 rdf:type atkg:Recommendation",
        "atkgr:one.recommendation.R1 rdfs:label R1 train the police",
        "atkgr:one.recommendation.R1 atkg:contentStatus atkgv:status.recommended",
        "atkgr:one.recommendation.R1 atkg:number R1",
        "atkgr:one.recommendation.R1 atkg:statedIn atkgr:one",
        "atkgr:one.recommendation.R1 atkg:words train the police",
        "atkgr:p atkg:operatedBy atkgr:iom",
    ]


def test_no_triple_stands_in_two_graphs(quads: tuple[ox.Quad, ...]) -> None:
    assert shared_triples(quads) == {}
    again = ox.Quad(quads[0].subject, quads[0].predicate, quads[0].object, DRAFTS)
    assert list(shared_triples([*quads, again]).values()) == [
        tuple(sorted((AUTHORITY.value, DRAFTS.value)))
    ]


def test_only_the_ontology_has_blank_nodes(quads: tuple[ox.Quad, ...]) -> None:
    blank = [q for q in quads if isinstance(q.subject, ox.BlankNode)]
    blank += [q for q in quads if isinstance(q.object, ox.BlankNode)]
    assert {q.graph_name for q in blank} == {ONTOLOGY}
    assert len(blank) == 8 + 4


def test_the_three_files_say_the_same(quads: tuple[ox.Quad, ...], tmp_path: Path) -> None:
    paths = write_dataset(quads, tmp_path / "new" / "folder")
    assert [path.name for path in paths] == [*FILES]
    assert [set(read_dataset(path)) for path in paths] == [set(quads)] * 3
    assert len(quads) == 345


def test_fresh_interpreters_write_the_same_bytes(tmp_path: Path) -> None:
    runs = [("0", "1"), ("1", "-1"), ("2", "1"), ("random", "-1")]
    written = []
    for number, (seed, order) in enumerate(runs):
        folder = tmp_path / str(number)
        path = os.pathsep.join(sys.path)
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
        command = [sys.executable, str(PROGRAM), str(folder), order]
        subprocess.run(command, check=True, env=environment)
        written.append([(folder / name).read_bytes() for name in FILES])
    assert len(written) == 4
    assert all(len(data) > 10_000 for data in written[0])
    assert written[1:] == [written[0]] * 3


def test_trig_is_for_people(quads: tuple[ox.Quad, ...]) -> None:
    lines = to_trig(quads).decode().splitlines()
    prefixes = [line for line in lines if line.startswith("@prefix ")]
    assert lines[: len(PREFIXES)] == prefixes == sorted(prefixes)
    assert [line for line in lines if line.endswith("{")] == [
        "atkgg:authority {",
        "atkgg:document.one {",
        "atkgg:document.two {",
        "atkgg:drafts {",
        "atkgg:facts {",
        "atkgg:ontology {",
    ]
    assert "\tatkgr:p atkg:operatedBy atkgr:iom ." in lines


def test_nquads_lines_are_sorted(quads: tuple[ox.Quad, ...]) -> None:
    lines = to_nquads(quads).split(b"\n")
    assert lines.pop() == b""
    assert lines == sorted(lines)
    assert len(lines) == len(quads)


TERMS = st.sampled_from([node(f"atkgr:t{number}") for number in range(4)])
LITERALS = st.one_of(
    st.builds(ox.Literal, st.text(max_size=20)),
    st.builds(lambda text: ox.Literal(text, language="es"), st.text(max_size=20)),
    st.builds(ox.Literal, st.integers(-999, 999)),
)
QUADS = st.builds(
    ox.Quad, TERMS, TERMS, st.one_of(TERMS, LITERALS), st.sampled_from([FACTS, DRAFTS, AUTHORITY])
)


@given(st.lists(QUADS, max_size=20), st.randoms(use_true_random=False))
def test_any_quads_in_any_order_come_back(quads: list[ox.Quad], random: object) -> None:
    before = [write(quads) for write in (to_trig, to_nquads, to_jsonld)]
    formats = (ox.RdfFormat.TRIG, ox.RdfFormat.N_QUADS, ox.RdfFormat.JSON_LD)
    for data, format_ in zip(before, formats, strict=True):
        assert set(ox.parse(data, format=format_)) == set(quads)
    hashed = graph_hash(quads)
    random.shuffle(quads)  # type: ignore[attr-defined]
    assert [write([*quads, *quads]) for write in (to_trig, to_nquads, to_jsonld)] == before
    assert graph_hash(quads) == hashed
    assert gather(quads, quads) == gather(quads)


def test_the_hash_changes_with_one_quad(quads: tuple[ox.Quad, ...]) -> None:
    assert len(graph_hash(quads)) == 64
    assert graph_hash(quads) != graph_hash(quads[1:])


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("a.trig", "<a> .", r"a\.trig:1: is broken: .* → run: atkg build"),
        ("a.nq", "<http://a/a> <http://a/a> 'x' .\n", r"a\.nq:1: is broken"),
        ("a.jsonld", "[\n{]", r"a\.jsonld:2: is broken"),
        ("a.csv", "x", r"a\.csv: is no dataset → give one of: \.jsonld, \.nq, \.trig"),
        ("a.ttl", None, r"is no dataset"),
        ("b.nq", None, r"cannot be read: .* → run: atkg build"),
    ],
)
def test_what_cannot_be_read_is_named(
    tmp_path: Path, name: str, text: str | None, what: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(StoreError, match=what):
        read_dataset(tmp_path / name)


def test_what_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        write_dataset([], tmp_path / "file")
