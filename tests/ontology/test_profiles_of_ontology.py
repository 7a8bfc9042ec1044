"""The ontology is OWL 2 DL, its rules are OWL 2 RL, it is consistent, and its rules do their work.

The profile checks are those of the OWL API, consistency is HermiT's, and what follows is computed
by the closure that a build uses.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox
import pytest

from atkg.authority import load_authority
from atkg.errors import ReasoningError
from atkg.graph.authority_graph import record_quads
from atkg.graph.closure import infer
from atkg.graph.ontology import Ontology, load_ontology
from atkg.graph.profiles import check_profiles
from atkg.graph.reasoning import check_consistency
from atkg.namespaces import PREFIXES, expand

ROOT: Final = Path(__file__).parents[2]
INDIVIDUAL: Final = ox.NamedNode(PREFIXES["owl"] + "NamedIndividual")
TYPE: Final = ox.NamedNode(PREFIXES["rdf"] + "type")

# What a participation's agent property says, and the plain role that follows from it.
ROLES: Final = {
    "advisingAgent": "advisedBy",
    "beneficiaryAgent": "beneficiaryInstitution",
    "coordinatingAgent": "coordinatedBy",
    "evaluatingAgent": "evaluatedBy",
    "executingAgent": "executedBy",
    "fundingAgent": "fundedBy",
    "implementingAgent": "implementedBy",
    "operatingAgent": "operatedBy",
    "participatingAgent": "hasParticipant",
    "partnerAgent": "partner",
}


@cache
def ontology() -> Ontology:
    return load_ontology(ROOT / "ontology")


@cache
def records() -> tuple[ox.Triple, ...]:
    """Give what the authority file says of the world, each thing declared as an individual."""
    quads = record_quads(load_authority(ROOT / "data" / "authority"))
    things = {quad.subject for quad in quads}
    declared = [ox.Triple(thing, TYPE, INDIVIDUAL) for thing in things]
    return tuple(sorted([*(quad.triple for quad in quads), *declared], key=str))


def triples(turtle: str) -> list[ox.Triple]:
    """Read Turtle without writing its prefixes each time."""
    prefixes = "".join(f"@prefix {prefix}: <{iri}> . " for prefix, iri in PREFIXES.items())
    return [quad.triple for quad in ox.parse(prefixes + turtle, format=ox.RdfFormat.TURTLE)]


def ntriples(*parts: tuple[ox.Triple, ...] | list[ox.Triple]) -> bytes:
    found = [triple for part in parts for triple in part]
    return ox.serialize(found, format=ox.RdfFormat.N_TRIPLES) or b""


def follows(turtle: str) -> set[tuple[str, str, str]]:
    """Give what follows from a few triples, as local names of project terms and things."""
    found = infer(ontology().axioms, triples(turtle))
    parts = ((triple.subject, triple.predicate, triple.object) for triple in found)
    return {(_local(s), _local(p), _local(o)) for s, p, o in parts}


def _local(term: object) -> str:
    value = term.value if isinstance(term, ox.NamedNode) else str(term)
    return value.rpartition("#")[2].rpartition("/")[2]


def test_the_ontology_is_owl_2_dl_with_rules_in_owl_2_rl() -> None:
    report = check_profiles(ntriples(ontology().axioms))
    assert (report.dl, report.rl) == ((), ())
    assert report.axioms > 2000


def test_it_stays_so_with_the_authority_records() -> None:
    assert len(records()) > 1000
    report = check_profiles(ntriples(ontology().axioms, records()))
    assert (report.dl, report.rl) == ((), ())


def test_the_reasoner_finds_no_contradiction_and_no_empty_class() -> None:
    things = {str(t.subject).strip("<>") for t in records() if t.object == INDIVIDUAL}
    report = check_consistency(ntriples(ontology().axioms, records()), individuals=sorted(things))
    assert report.unsatisfiable == ()
    assert report.given > 3000
    assert report.different == len(things) > 250


@pytest.mark.share(3)
@pytest.mark.parametrize(
    "turtle",
    [
        "atkgr:a a atkg:Ministry, atkg:Place .",
        "atkgr:a atkg:fundedBy atkgr:b . atkgr:b a atkg:Instrument .",
        "atkgr:r a atkg:Recommendation ; atkg:implementedBy atkgr:b .",
        "atkgr:a a atkg:CollectiveActor ; atkg:organizationKind atkgv:organization.ngo .",
        "atkgr:p a atkg:ProposedThing, atkg:Project .",
        "atkgr:f a atkg:Figure, atkg:Finding .",
        "atkgr:f a atkg:Figure ; atkg:value 'many' .",
    ],
)
def test_a_confusion_of_branches_is_a_contradiction(turtle: str) -> None:
    with pytest.raises(ReasoningError):
        check_consistency(ntriples(ontology().axioms, triples(turtle)), individuals=())


@pytest.mark.parametrize(("agent_property", "role"), ROLES.items())
def test_a_participation_gives_the_plain_role(agent_property: str, role: str) -> None:
    found = follows(f"atkgr:n atkg:participationIn atkgr:u ; atkg:{agent_property} atkgr:x .")
    assert ("u", role, "x") in found
    assert ("u", "hasParticipant", "x") in found
    others = {found_role for found_role in ROLES.values() if ("u", found_role, "x") in found}
    assert others == {role, "hasParticipant"}


def test_every_agent_property_has_its_role() -> None:
    names = {curie.partition(":")[2] for curie in ontology().properties}
    assert {name for name in names if name.endswith("Agent")} == set(ROLES)


@pytest.mark.parametrize(
    ("turtle", "expected"),
    [
        (
            "atkgr:c atkg:contributionTo atkgr:u ; atkg:contributor atkgr:x .",
            {("u", "fundedBy", "x"), ("x", "funds", "u")},
        ),
        (
            "atkgr:m atkg:membershipIn atkgr:b ; atkg:member atkgr:x .",
            {("b", "hasMember", "x"), ("x", "memberOf", "b")},
        ),
        (
            "atkgr:a atkg:locatedIn atkgr:b . atkgr:b atkg:locatedIn atkgr:c . "
            "atkgr:c atkg:inCountry atkgr:d .",
            {("a", "locatedIn", "c"), ("a", "inCountry", "d"), ("d", "type", "Country")},
        ),
        (
            "atkgr:e atkg:originalOrganization atkgr:x ; atkg:resultingOrganization atkgr:y .",
            {("y", "succeeds", "x")},
        ),
        (
            "atkgr:x a atkg:Organization ; atkg:organizationKind atkgv:organization.ngo .",
            {
                ("x", "type", "NonGovernmentalOrganization"),
                ("x", "type", "CivilSocietyOrganization"),
                ("x", "type", "Agent"),
                ("x", "kind", "organization.ngo"),
            },
        ),
        (
            "atkgr:r atkg:leadAddressee atkgr:x .",
            {("r", "addressee", "x"), ("r", "type", "ReportedItem"), ("x", "type", "Agent")},
        ),
        (
            "atkgr:u atkg:priorityPlace atkgr:l .",
            {("u", "takesPlaceIn", "l"), ("l", "type", "Place")},
        ),
        ("atkgr:o atkg:resultOf atkgr:u .", {("u", "hasResult", "o"), ("o", "type", "Result")}),
        ("atkgr:x atkg:collaboratesWith atkgr:y .", {("y", "collaboratesWith", "x")}),
    ],
)
def test_what_follows(turtle: str, expected: set[tuple[str, str, str]]) -> None:
    assert expected <= follows(turtle)


@pytest.mark.parametrize(
    ("turtle", "absent"),
    [
        ("atkgr:a atkg:partOf atkgr:b . atkgr:b atkg:partOf atkgr:c .", ("a", "partOf", "c")),
        ("atkgr:p atkg:proposedKind atkgv:proposed.project .", ("p", "type", "Project")),
        ("atkgr:u atkg:executedBy atkgr:x .", ("u", "implementedBy", "x")),
        ("atkgr:n atkg:fundingAgent atkgr:x .", ("n", "fundedBy", "x")),
        ("atkgr:x a atkg:Ministry .", ("x", "organizationKind", "organization.ngo")),
    ],
)
def test_what_must_not_follow(turtle: str, absent: tuple[str, str, str]) -> None:
    assert absent not in follows(turtle)


def test_terms_named_in_this_test_exist() -> None:
    assert {f"atkg:{name}" for name in (*ROLES, *ROLES.values())} <= ontology().properties
    assert expand("atkg:Agent") == PREFIXES["atkg"] + "Agent"
