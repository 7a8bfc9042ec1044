from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from atkg.errors import QueryError
from atkg.graph.kinds import kinds_of, refuse_other_kinds
from atkg.graph.naming import load_naming
from atkg.graph.ontology import load_ontology
from atkg.graph.queries import load_queries
from atkg.graph.store import open_store
from atkg.workspace import Workspace

ROOT = Path(__file__).parents[2]
QUERIES = load_queries(ROOT / "queries")


@pytest.fixture(scope="module")
def store(built_workspace: Workspace) -> ox.Store:
    return open_store(built_workspace.current / "store")


def test_a_thing_has_the_classes_that_follow_and_a_concept_its_scheme(store: ox.Store) -> None:
    assert {"atkg:Organization", "atkg:Agent"} <= kinds_of(store, "atkgr:coastal-police")
    assert {"atkg:Intervention", "atkg:Undertaking"} <= kinds_of(store, "atkgr:lantern")
    assert "atkgv:polarity" in kinds_of(store, "atkgv:polarity.strength")
    assert kinds_of(store, "atkgr:nobody") == frozenset()


REFUSING = ["cq01", "cq02", "cq04", "cq05", "cq06", "cq08"]


@pytest.mark.parametrize("id_", QUERIES)
def test_a_thing_is_refused_by_the_questions_that_are_not_about_it(
    store: ox.Store, id_: str
) -> None:
    naming, query = load_naming(store), QUERIES[id_]
    parameter = query.parameters[0]
    if id_ not in REFUSING:
        refuse_other_kinds(store, naming, query, parameter, "atkgr:coastal-police")
        return
    with pytest.raises(QueryError) as caught:
        refuse_other_kinds(store, naming, query, parameter, "atkgr:coastal-police")
    assert "Coastal Police (atkgr:coastal-police), which is: agent" in str(caught.value)
    assert f"give as {parameter.name} one of these kinds: " in str(caught.value)


def test_the_kinds_that_questions_name_are_those_of_the_ontology() -> None:
    ontology = load_ontology(ROOT / "ontology")
    schemes = {concept.partition(".")[0] for concept in ontology.concepts}
    named = {kind for query in QUERIES.values() for one in query.parameters for kind in one.kinds}
    assert len(named) > 5
    assert named <= ontology.classes | schemes
