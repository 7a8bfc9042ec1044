from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pyoxigraph as ox
import pytest

from atkg.errors import ReasoningError
from atkg.gathering import gather_workspace
from atkg.graph.assembly import Material, assemble, check_shapes, conclude, prove, state
from atkg.graph.dataset import shared_triples, to_trig
from atkg.graph.terms import AUTHORITY, DRAFTS, FACTS, INFERRED, node
from atkg.graph.validation import load_shapes
from atkg.model import Statement, Support
from atkg.workspace import Workspace

DOCUMENT = "lantern-2021"


@pytest.fixture
def material(small_workspace: Workspace) -> Material:
    return gather_workspace(small_workspace).material


def with_statement(material: Material, subject: str, predicate: str, object_: str) -> Material:
    """Let the document say one thing more; nothing but the ends is of interest."""
    supports: tuple[Support, ...] = material.statements[DOCUMENT][0].supports
    said = Statement("s" + "0" * 16, DOCUMENT, subject, predicate, object_, "", "", "achieved",
                     False, "", "accepted", False, "", supports)  # fmt: skip
    return replace(material, statements={DOCUMENT: [*material.statements[DOCUMENT], said]})


def has(quads: Sequence[ox.Quad], subject: str, predicate: str, object_: str) -> bool:
    wanted = (node(subject), node(predicate), node(object_))
    return any((quad.subject, quad.predicate, quad.object) == wanted for quad in quads)


def test_what_is_stated_stands_in_facts_drafts_and_the_documents_layer(material: Material) -> None:
    stated = state(material)
    facts = [quad for quad in stated.facts if quad.graph_name == FACTS]
    drafts = [quad for quad in stated.facts if quad.graph_name == DRAFTS]
    assert has(facts, "atkgr:lantern", "atkg:fundedBy", "atkgr:coastal-agency")
    assert has(drafts, "atkgr:lantern", "atkg:fundedBy", "atkgr:ministry-of-ports")
    assert len(drafts) == 1
    assert {quad.graph_name for quad in stated.authority} == {AUTHORITY}
    assert list(stated.layers) == [DOCUMENT]
    assert len(stated.quads) == sum(
        map(len, (stated.authority, stated.facts, stated.layers[DOCUMENT]))
    )


def test_neither_rejected_nor_denied_nor_a_models_rows_become_facts(material: Material) -> None:
    facts = state(material).facts
    assert not has(facts, "atkgr:hotline", "atkg:partner", "atkgr:coastal-police")  # rejected
    assert not has(facts, "atkgr:hotline", "atkg:operatedBy", "atkgr:coastal-agency")  # denied
    assert not has(facts, "atkgr:hotline", "atkg:partner", "atkgr:harbour-foundation")  # a model's


def test_the_inferred_graph_holds_only_what_stands_nowhere_else_and_nothing_of_drafts(
    material: Material,
) -> None:
    stated = state(material)
    inferred = conclude(material, stated)
    assert {quad.graph_name for quad in inferred} == {INFERRED}
    assert has(inferred, "atkgr:lantern", "atkg:hasParticipant", "atkgr:coastal-agency")
    assert not has(inferred, "atkgr:lantern", "atkg:hasParticipant", "atkgr:ministry-of-ports")
    known = {quad.triple for quad in stated.quads} | set(material.ontology.triples)
    assert [quad for quad in inferred if quad.triple in known] == []


def test_the_dataset_has_each_triple_in_one_graph_no_blank_nodes_and_one_order(
    material: Material,
) -> None:
    stated = state(material)
    quads = assemble(material, stated, conclude(material, stated))
    assert shared_triples(quads) == {}
    assert to_trig(quads) == to_trig(quads[::-1])
    data = [quad for quad in quads if str(quad.graph_name).find("ontology") < 0]
    assert not any(isinstance(quad.subject, ox.BlankNode) for quad in data)


def test_the_fixture_keeps_every_shape_and_a_missing_value_breaks_one(
    material: Material, small_workspace: Workspace
) -> None:
    shapes = load_shapes(small_workspace.shipped("shapes"))
    report = check_shapes(material, state(material), shapes)
    assert report.conforms
    assert report.checked > 1000
    kept = [s for s in material.statements[DOCUMENT] if s.predicate != "atkg:value"]
    broken = replace(material, statements={DOCUMENT: kept})
    report = check_shapes(broken, state(broken), shapes)
    figures = {s.subject for s in kept if s.is_head and s.object == "atkg:Figure"}
    assert {violation.focus for violation in report.violations} == figures
    assert len(figures) == 6


def test_hermit_finds_ontology_records_and_facts_consistent(material: Material) -> None:
    proof = prove(material, state(material))
    assert proof.different == len(material.authority.things)
    assert proof.unsatisfiable == ()


def test_an_organization_that_a_role_row_makes_a_place_is_found_by_hermit_and_named(
    material: Material,
) -> None:
    ends = ("atkgr:lantern", "atkg:priorityPlace", "atkgr:coastal-agency")
    wrong = with_statement(material, *ends)
    with pytest.raises(ReasoningError, match="contradict each other") as caught:
        prove(wrong, state(wrong))
    named = [str(fault) for fault in caught.value.faults]
    assert any("atkgr:coastal-agency is both" in fault and "Place" in fault for fault in named)
    assert not any("atkgr:puerto-claro" in fault for fault in named)


def test_a_draft_cannot_make_the_facts_contradict_each_other(material: Material) -> None:
    ends = ("atkgr:lantern", "atkg:priorityPlace", "atkgr:coastal-agency")
    drafted = with_statement(material, *ends)
    last = drafted.statements[DOCUMENT][-1]
    supports = tuple(
        replace(support, method="rule:places", judgement="unreviewed") for support in last.supports
    )
    last = replace(last, judgement="unreviewed", supports=supports)
    drafted = replace(drafted, statements={DOCUMENT: [*material.statements[DOCUMENT], last]})
    stated = state(drafted)
    assert has(stated.facts, *ends)
    assert prove(drafted, stated).unsatisfiable == ()
