from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from atkg.graph.store import open_store
from atkg.graph.witnesses import Witnesses, load_witnesses
from atkg.model import FACTUAL
from atkg.namespaces import PREFIXES, compact
from atkg.network.ties.events import NODES, Event, read_events
from atkg.network.ties.relations import relations
from atkg.workspace import Workspace

ROOT = Path(__file__).parents[3]
# Properties to an agent that give no tie of their own, each with its reason.
NO_TIE = {
    "approvedBy": "an instrument is no undertaking",
    "contributor": "of a Contribution: gives a tie together with contributionTo",
    "issuedBy": "an instrument is no undertaking",
    "member": "of a Membership: gives a tie together with membershipIn",
    "memberOf": "the other direction of hasMember",
    "membershipIn": "of a Membership: its other end",
    "originalOrganization": "of a ChangeEvent: one body before and after, no tie between two",
    "proposedParticipant": "what is proposed is no fact",
    "proposedTo": "what is proposed is no fact",
    "publishedBy": "says who published a document, not who acted",
    "resultingOrganization": "of a ChangeEvent: one body before and after, no tie between two",
    "succeeds": "one body before and after, no tie between two",
}


@pytest.fixture(scope="module")
def ontology() -> ox.Store:
    store = ox.Store()
    store.load(path=str(ROOT / "ontology" / "atkg.ttl"), format=ox.RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="module")
def store(built_workspace: Workspace) -> ox.Store:
    return open_store(built_workspace.current / "store")


@pytest.fixture(scope="module")
def ties(store: ox.Store) -> tuple[Event, ...]:
    return read_events(load_witnesses(store))


def names(ontology: ox.Store, query: str) -> set[str]:
    found = ontology.query(query, prefixes=dict(PREFIXES))
    assert isinstance(found, ox.QuerySolutions)
    return {compact(row[0].value).partition(":")[2] for row in found}


def said(ties: tuple[Event, ...], source: str, predicate: str, target: str) -> set[str]:
    wanted = (f"atkgr:{source}", f"atkg:{predicate}", f"atkgr:{target}")
    found = [tie for tie in ties if (tie.source, tie.relation.predicate, tie.target) == wanted]
    assert found
    return {witness.quote for tie in found for witness in tie.witnesses}


# --- the published table ------------------------------------------------------------------------


def test_every_predicate_of_the_table_is_a_property_of_the_ontology(ontology: ox.Store) -> None:
    known = names(ontology, "SELECT ?p { ?p a owl:ObjectProperty }")
    assert len(relations()) > 20
    assert {name.partition(":")[2] for name in relations()} - known == set()


def test_every_property_that_takes_an_agent_is_in_the_table_or_left_out_for_a_reason(
    ontology: ox.Store,
) -> None:
    to_agents = names(
        ontology, "SELECT ?p { ?p rdfs:range ?range . ?range rdfs:subClassOf* atkg:Agent }"
    )
    of_participations = names(ontology, "SELECT ?p { ?p rdfs:domain atkg:Participation }")
    addressees = names(ontology, "SELECT ?p { ?p rdfs:subPropertyOf+ atkg:addressee }")
    table = {name.partition(":")[2] for name in relations()}
    assert to_agents - of_participations - addressees - table == NO_TIE.keys()
    assert NO_TIE.keys() & table == set()


def test_every_role_that_a_participation_can_name_gives_a_tie(ontology: ox.Store) -> None:
    roles = names(
        ontology, "SELECT ?p { ?p rdfs:domain atkg:Participation ; rdfs:range atkg:Agent }"
    )
    assert {name.partition(":")[2] for name in NODES["atkg:participationIn"]} == roles
    assert {name for own in NODES.values() for name in own.values()} <= relations().keys()


def test_a_node_gives_the_tie_that_the_ontologys_chain_gives(ontology: ox.Store) -> None:
    chains = ontology.query(
        """SELECT ?part ?whole {
          ?whole owl:propertyChainAxiom [ rdf:rest [ rdf:first ?part ] ] .
          ?whole rdfs:range atkg:Agent }""",
        prefixes=dict(PREFIXES),
    )
    assert isinstance(chains, ox.QuerySolutions)
    found = {compact(part.value): compact(whole.value) for part, whole in chains}
    given = {part: whole for own in NODES.values() for part, whole in own.items()}
    assert given == {**found, "atkg:referredTo": "atkg:referredTo"}  # a referral has no chain


# --- ties of a graph ----------------------------------------------------------------------------


def test_a_plain_fact_is_a_tie_with_its_words(ties: tuple[Event, ...]) -> None:
    quotes = said(ties, "harbour-foundation", "operatedBy", "hotline")
    assert "The hotline was operated by the Harbour Foundation" in quotes


def test_a_node_is_a_tie_beside_that_of_the_plain_fact(ties: tuple[Event, ...]) -> None:
    assert said(ties, "coastal-agency", "fundedBy", "lantern") == {
        "The Coastal Agency contributed USD 900,000 to Lantern",
        "funded by the Coastal Agency (CA)",
    }


def test_every_event_has_words_of_one_document_a_status_and_a_year(
    ties: tuple[Event, ...],
) -> None:
    assert len(ties) >= 8
    assert list(ties) == sorted(set(ties))
    for tie in ties:
        assert {witness.document for witness in tie.witnesses} == {tie.document}
        assert 0 < tie.years.first <= tie.years.last
        assert tie.source != tie.target


def test_a_tie_of_two_statements_has_the_weaker_status(ties: tuple[Event, ...]) -> None:
    for tie in ties:
        weak = {witness.status for witness in tie.witnesses} - FACTUAL
        assert tie.status in (weak or FACTUAL)
    assert {tie.status for tie in ties} - FACTUAL  # the fixture recommends


def test_what_is_denied_rejected_or_a_draft_is_no_tie_of_any_status(
    ties: tuple[Event, ...],
) -> None:
    facts = {(tie.source, tie.target) for tie in ties if tie.status in FACTUAL}
    assert ("atkgr:coastal-police", "atkgr:hotline") not in facts  # potential, and rejected
    pairs = {(tie.source, tie.target) for tie in ties}
    assert ("atkgr:coastal-agency", "atkgr:hotline") not in pairs  # denied
    assert ("atkgr:ministry-of-ports", "atkgr:lantern") not in pairs  # a draft


def test_an_addressee_of_an_action_is_one_of_its_recommendation(ties: tuple[Event, ...]) -> None:
    ends = {tie.target for tie in ties if tie.relation.end == "recommendation"}
    assert ends
    assert [end for end in ends if ".action." in end] == []


def test_a_store_without_statements_has_no_ties() -> None:
    assert read_events(Witnesses({}, {}, {})) == ()
