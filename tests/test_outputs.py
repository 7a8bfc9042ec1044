from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

from atkg.graph.asking import run_query
from atkg.graph.classes import class_ancestors
from atkg.graph.naming import load_naming
from atkg.graph.ontology import load_ontology
from atkg.graph.queries import load_queries
from atkg.graph.store import open_store
from atkg.namespaces import PREFIXES
from atkg.network.ties.loading import describe_actors
from atkg.outputs import count_classes, make_networks, write_networks
from atkg.workspace import Workspace


@pytest.fixture(scope="module")
def store(built_workspace: Workspace) -> ox.Store:
    return open_store(built_workspace.current / "store")


def test_answers_are_written_to_every_question_in_both_languages(
    built_workspace: Workspace,
) -> None:
    queries = load_queries(built_workspace.shipped("queries"))
    assert len(queries) >= 10
    for lang in ("en", "es"):
        text = (built_workspace.current / f"answers.{lang}.md").read_text("utf-8")
        for query in queries.values():
            assert f"<!-- {query.id} -->\n### {query.summary[lang]}" in text
    assert "«funded by the Coastal Agency (CA)» — según consta en" in text


def test_actors_have_labels_and_sectors_in_both_languages(store: ox.Store) -> None:
    actors = describe_actors(store, load_naming(store))
    foundation = actors["atkgr:harbour-foundation"]
    assert (foundation.label, foundation.label_es) == ("Harbour Foundation", "Fundación Faro")
    assert foundation.type == "Organization"
    assert foundation.sector == "non-governmental organization"
    assert foundation.sector_es == "organización no gubernamental"
    evaluation = actors["atkgr:lantern-evaluation"]  # no kind: its class stands for it
    assert (evaluation.sector, evaluation.sector_es) == ("evaluation", "evaluación")


def test_the_networks_of_a_graph_are_the_ties_that_its_document_reports(store: ox.Store) -> None:
    networks = make_networks(store)
    assert sorted(networks) == ["actors", "two-mode"]
    two = networks["two-mode"]
    assert nx.is_bipartite(two)
    assert {tuple(sorted(edge)) for edge in two.edges} == {
        ("atkgr:coastal-agency", "atkgr:lantern"),
        ("atkgr:coastal-police", "atkgr:lantern-evaluation"),
        ("atkgr:coastal-police", "atkgr:mesa-de-puertos"),
        ("atkgr:harbour-foundation", "atkgr:hotline"),
        ("atkgr:harbour-foundation", "atkgr:lantern"),
        ("atkgr:harbour-foundation", "atkgr:mesa-de-puertos"),
        ("atkgr:lantern-evaluation", "atkgr:ministry-of-ports"),
        ("atkgr:mesa-de-puertos", "atkgr:ministry-of-ports"),
    }
    for graph in networks.values():
        for *_, data in graph.edges(data=True):
            assert data["statements"]
            assert data["quote"]
            assert data["weight"] == 1  # one document, however many rows
    shared = networks["actors"].edges["atkgr:coastal-police", "atkgr:ministry-of-ports"]
    assert shared["shared"] == 2


def test_the_statements_of_an_edge_stand_in_the_graph_with_its_quote(store: ox.Store) -> None:
    for graph in make_networks(store).values():
        for *_, data in graph.edges(data=True):
            for statement in data["statements"].split("|"):
                text = f"ASK {{ GRAPH ?g {{ {statement} a atkg:Statement }} }}"
                assert run_query(store, text, prefixes=PREFIXES).rows[0] == (ox.Literal(True),)


def test_both_networks_are_written_in_every_form(
    built_workspace: Workspace, tmp_path: Path
) -> None:
    paths = write_networks(built_workspace.current, tmp_path / "n", "0" * 64)
    names = {path.name for path in paths}
    for name in ("actors", "two-mode"):
        assert {f"{name}.graphml", f"{name}.gexf", f"{name}-nodes.csv", f"{name}-edges.csv"} < names
        pictures = {f"{name}.{lang}.{form}" for lang in ("en", "es") for form in ("svg", "png")}
        assert pictures < names
    assert [path for path in paths if path.stat().st_size == 0] == []
    note = json.loads((tmp_path / "n" / "actors.about.json").read_text("utf-8"))
    assert note["graph"] == "0" * 64
    assert note["statuses"] == "achieved|holds|ongoing"
    svg = (tmp_path / "n" / "actors.es.svg").read_text("utf-8")
    assert "organización no gubernamental" in svg
    assert "non-governmental" not in svg


def test_a_class_counts_the_individuals_of_those_below_it(
    store: ox.Store, built_workspace: Workspace
) -> None:
    ontology = load_ontology(built_workspace.shipped("ontology"))
    counts = count_classes(store, class_ancestors(ontology.axioms))
    assert counts["atkg:Figure"] == 6
    assert counts["atkg:Recommendation"] == 2
    assert counts["atkg:Place"] >= counts["atkg:City"] == 2
    assert counts["atkg:Agent"] >= 6
    assert 0 not in counts.values()


def test_the_summary_and_its_figures_say_the_same(built_workspace: Workspace) -> None:
    figures = json.loads((built_workspace.current / "info.json").read_text("utf-8"))
    page = (built_workspace.current / "summary.md").read_text("utf-8")
    assert figures["hash"] in page
    for graph, count in figures["graphs"].items():
        assert f"| {graph} | {count} |" in page
    for name, count in figures["classes"].items():
        assert f"| {name} | {count} |" in page
    assert sum(figures["judgement"].values()) == figures["statements"]
    assert sum(figures["status"].values()) == figures["statements"]
    assert f"{figures['checks']} checks at the gates" in page
    assert figures["checks"] > 0
    assert figures["shape_checks"] > 0
    assert figures["documents"] == ["lantern-2021"]
    assert str(built_workspace.root) not in page
