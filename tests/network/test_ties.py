from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from atkg.csvfiles import read_records
from atkg.graph.store import open_store
from atkg.graph.witnesses import Witness, Witnesses, load_witnesses
from atkg.namespaces import PREFIXES, compact, expand
from atkg.network import ties as module
from atkg.network.ties import Tie, TieRule, read_ties, tie_rules
from atkg.workspace import Workspace

ROOT = Path(__file__).parents[2]
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
    "referredTo": "of a Referral: nobody but the referred person stands at its other end",
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
def ties(store: ox.Store) -> tuple[Tie, ...]:
    return read_ties(store, load_witnesses(store))


def names(ontology: ox.Store, query: str) -> set[str]:
    found = ontology.query(query, prefixes=dict(PREFIXES))
    assert isinstance(found, ox.QuerySolutions)
    return {compact(row[0].value).partition(":")[2] for row in found}


def one(ties: tuple[Tie, ...], agent: str, predicate: str, other: str) -> Tie:
    wanted = (f"atkgr:{agent}", f"atkg:{predicate}", f"atkgr:{other}")
    (found,) = [tie for tie in ties if (tie.agent, tie.rule.predicate, tie.other) == wanted]
    return found


# --- the published table ------------------------------------------------------------------------


def test_every_predicate_of_the_table_is_a_property_of_the_ontology(ontology: ox.Store) -> None:
    known = names(ontology, "SELECT ?p { ?p a owl:ObjectProperty }")
    assert len(tie_rules()) > 20
    assert {name.partition(":")[2] for name in tie_rules()} - known == set()


def test_every_property_that_takes_an_agent_is_in_the_table_or_left_out_for_a_reason(
    ontology: ox.Store,
) -> None:
    to_agents = names(
        ontology, "SELECT ?p { ?p rdfs:range ?range . ?range rdfs:subClassOf* atkg:Agent }"
    )
    of_participations = names(ontology, "SELECT ?p { ?p rdfs:domain atkg:Participation }")
    addressees = names(ontology, "SELECT ?p { ?p rdfs:subPropertyOf+ atkg:addressee }")
    table = {name.partition(":")[2] for name in tie_rules()}
    assert to_agents - of_participations - addressees - table == NO_TIE.keys()
    assert NO_TIE.keys() & table == set()


def test_every_role_that_a_participation_can_name_gives_a_tie(ontology: ox.Store) -> None:
    roles = names(
        ontology, "SELECT ?p { ?p rdfs:domain atkg:Participation ; rdfs:range atkg:Agent }"
    )
    assert {name.partition(":")[2] for name in module._NODES["atkg:participationIn"]} == roles
    nodes = {name.partition(":")[2] for names in module._NODES.values() for name in names}
    assert module._PLAIN.keys() == nodes
    assert {f"atkg:{name}" for name in module._PLAIN.values()} <= tie_rules().keys()


def test_a_node_gives_the_tie_that_the_ontologys_chain_gives(ontology: ox.Store) -> None:
    chains = ontology.query(
        """SELECT ?part ?whole {
          ?whole owl:propertyChainAxiom [ rdf:rest [ rdf:first ?part ] ] .
          ?whole rdfs:range atkg:Agent }""",
        prefixes=dict(PREFIXES),
    )
    assert isinstance(chains, ox.QuerySolutions)
    found = {compact(part.value)[5:]: compact(whole.value)[5:] for part, whole in chains}
    assert found == module._PLAIN


def test_a_rule_says_its_relation_and_one_of_three_modes() -> None:
    assert {rule.mode for rule in tie_rules().values()} == {"two-mode", "direct", "reported"}
    assert all(rule.relation for rule in tie_rules().values())
    table = ROOT / "src" / "atkg" / "network" / "ties.csv"
    records = [r for _, r in read_records(table, ("predicate", "relation", "mode", "place"))]
    listed = [record["predicate"] for record in records]
    assert listed == sorted(listed)
    assert len(set(listed)) == len(listed)
    assert {r["place"] for r in records if r["mode"] == "two-mode"} == {"undertaking", "body"}


# --- ties of a graph ----------------------------------------------------------------------------


def test_a_plain_fact_is_a_tie_with_its_words(ties: tuple[Tie, ...]) -> None:
    tie = one(ties, "harbour-foundation", "operatedBy", "hotline")
    assert [witness.quote for witness in tie.witnesses] == [
        "The hotline was operated by the Harbour Foundation"
    ]


def test_a_node_joins_its_words_to_those_of_the_plain_fact(ties: tuple[Tie, ...]) -> None:
    tie = one(ties, "coastal-agency", "fundedBy", "lantern")
    assert {witness.quote for witness in tie.witnesses} == {
        "The Coastal Agency contributed USD 900,000 to Lantern",
        "funded by the Coastal Agency (CA)",
    }


def test_every_tie_has_a_witness_and_each_stands_once(ties: tuple[Tie, ...]) -> None:
    assert len(ties) >= 8
    assert [tie for tie in ties if not tie.witnesses] == []
    keys = [(tie.agent, tie.other, tie.rule.predicate) for tie in ties]
    assert keys == sorted(set(keys))


def test_what_is_recommended_potential_denied_rejected_or_a_draft_is_no_tie(
    ties: tuple[Tie, ...],
) -> None:
    pairs = {(tie.agent, tie.other) for tie in ties}
    assert ("atkgr:coastal-police", "atkgr:hotline") not in pairs  # potential, and rejected
    assert ("atkgr:coastal-agency", "atkgr:hotline") not in pairs  # denied
    assert ("atkgr:ministry-of-ports", "atkgr:lantern") not in pairs  # a draft
    assert [tie for tie in ties if "addressee" in tie.rule.predicate.lower()] == []
    assert [tie for tie in ties if ".action." in tie.other or ".action." in tie.agent] == []
    assert {witness.status for tie in ties for witness in tie.witnesses} <= {
        "achieved", "holds", "ongoing"
    }  # fmt: skip


def witness(document: str, quote: str, statement: str) -> Witness:
    return Witness(document, 0, statement, "achieved", "2021", quote)


def test_the_weight_is_distinct_documents_then_distinct_quotes_never_rows() -> None:
    rule = TieRule("atkg:fundedBy", "funds", "two-mode")
    rows = (
        witness("atkgr:one", "funded by A", "atkgr:s1"),
        witness("atkgr:one", "funded by A", "atkgr:s2"),
        witness("atkgr:one", "A paid", "atkgr:s3"),
        witness("atkgr:two", "funded by A", "atkgr:s4"),
    )
    assert Tie("atkgr:a", "atkgr:p", rule, rows).weight == (2, 3)
    assert Tie("atkgr:a", "atkgr:p", rule, rows[:2]).weight == (1, 1)
    assert Tie("atkgr:a", "atkgr:p", rule, ()).weight == (0, 0)


def test_a_recommendation_is_left_out_even_where_it_stands_as_a_fact(store: ox.Store) -> None:
    addressed = ox.NamedNode(expand("atkg:addressee"))
    leads = ox.NamedNode(expand("atkg:leadAddressee"))
    said = [*store.quads_for_pattern(None, addressed, None, None)]
    said += [*store.quads_for_pattern(None, leads, None, None)]
    assert said, "the fixture names addressees"
    empty = Witnesses({}, {}, {})
    assert not {str(quad.subject)[1:-1] for quad in said} & {
        expand(tie.other) for tie in read_ties(store, empty)
    }
