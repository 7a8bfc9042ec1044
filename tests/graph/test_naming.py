from __future__ import annotations

import pyoxigraph as ox
import pytest

from atkg.graph.naming import Naming, load_naming
from atkg.graph.store import open_store
from atkg.graph.terms import literal, node
from atkg.workspace import Workspace


def store_with(*labels: tuple[str, str, str, str]) -> ox.Store:
    """Make a store of (thing, predicate, words, language)."""
    store = ox.Store()
    for thing, predicate, words, lang in labels:
        term = literal(words, lang=lang) if lang else literal(words, datatype="xsd:string")
        store.add(ox.Quad(node(thing), node(predicate), term))
    return store


def test_a_label_is_in_the_language_asked_for_else_in_another_else_the_curie() -> None:
    naming = load_naming(
        store_with(
            ("atkgr:both", "skos:prefLabel", "police", "en"),
            ("atkgr:both", "skos:prefLabel", "policía", "es"),
            ("atkgr:one", "skos:prefLabel", "fiscalía", "es"),
            ("atkgr:none", "skos:prefLabel", "R4", ""),
        )
    )
    assert [naming.label("atkgr:both", lang) for lang in ("en", "es")] == ["police", "policía"]
    assert naming.label("atkgr:one", "en") == "fiscalía"
    assert naming.label("atkgr:none", "es") == "R4"
    assert naming.label("atkgr:unknown", "en") == "atkgr:unknown"


def test_a_preferred_name_goes_before_a_label_and_that_before_a_title() -> None:
    every = (
        ("atkgr:x", "dcterms:title", "title", "en"),
        ("atkgr:x", "rdfs:label", "label", "en"),
        ("atkgr:x", "skos:prefLabel", "preferred", "en"),
    )
    found = [load_naming(store_with(*every[:count])).label("atkgr:x", "en") for count in (1, 2, 3)]
    assert found == ["title", "label", "preferred"]


def test_aliases_are_kept_apart_from_labels_and_sorted() -> None:
    naming = load_naming(
        store_with(
            ("atkgr:x", "skos:altLabel", "Phono Woman", "en"),
            ("atkgr:x", "skos:altLabel", "Fono Mujer", "es"),
        )
    )
    assert naming.aliases == {"atkgr:x": ("Fono Mujer", "Phono Woman")}
    assert naming.label("atkgr:x", "en") == "atkgr:x"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_thing_concept_and_property_of_a_built_graph_has_a_label_in_both_languages(
    built_workspace: Workspace, lang: str
) -> None:
    naming: Naming = load_naming(open_store(built_workspace.current / "store"))
    things = [one for one in naming.labels if one.startswith(("atkgv:", "atkg:"))]
    assert len(things) > 300
    assert [one for one in things if lang not in naming.labels[one]] == []
