"""Ties between actors, taken from the graph by a published table.

``ties.csv`` says how each predicate becomes a tie: its relation in words, and whether it is
*two-mode* (an agent and an undertaking or body), *direct* (agent and agent) or *reported* (said,
not done; left out unless asked for).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from atkg.csvfiles import read_records
from atkg.graph.terms import FACTS
from atkg.graph.witnesses import Triple, Witness, Witnesses
from atkg.namespaces import compact

_TABLE: Final = Path(__file__).with_name("ties.csv")

# How a node stands for a plain triple: the property to the undertaking or body, those to the agent.
_NODES: Final = {
    "atkg:contributionTo": ("atkg:contributor",),
    "atkg:membershipIn": ("atkg:member",),
    "atkg:participationIn": tuple(
        f"atkg:{role}Agent"
        for role in (
            "advising", "beneficiary", "coordinating", "evaluating", "executing", "funding",
            "implementing", "operating", "participating", "partner",
        )
    ),
}  # fmt: skip
_PLAIN: Final = {
    "contributor": "fundedBy", "member": "hasMember", "advisingAgent": "advisedBy",
    "beneficiaryAgent": "beneficiaryInstitution", "coordinatingAgent": "coordinatedBy",
    "evaluatingAgent": "evaluatedBy", "executingAgent": "executedBy",
    "fundingAgent": "fundedBy", "implementingAgent": "implementedBy",
    "operatingAgent": "operatedBy", "participatingAgent": "hasParticipant",
    "partnerAgent": "partner",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TieRule:
    """How a predicate becomes a tie."""

    predicate: str
    relation: str
    mode: str


@dataclass(frozen=True, slots=True)
class Tie:
    """An agent's tie to an undertaking, a body or another agent, with its witnesses."""

    agent: str
    other: str
    rule: TieRule
    witnesses: tuple[Witness, ...]

    @property
    def weight(self) -> tuple[int, int]:
        """Distinct documents, then distinct quotes; never rows."""
        return (
            len({witness.document for witness in self.witnesses}),
            len({(witness.document, witness.quote) for witness in self.witnesses}),
        )


@cache
def tie_rules() -> dict[str, TieRule]:
    """Give the published table by predicate."""
    records = read_records(_TABLE, ("predicate", "relation", "mode", "place"))
    return {
        f"atkg:{record['predicate']}": TieRule(
            f"atkg:{record['predicate']}", record["relation"], record["mode"]
        )
        for _, record in records
    }


def _facts(store: ox.Store) -> Iterator[Triple]:
    for quad in store.quads_for_pattern(None, None, None, FACTS):
        ends = (quad.subject, quad.predicate, quad.object)
        if all(isinstance(end, ox.NamedNode) for end in ends):
            subject, predicate, thing = (compact(str(getattr(end, "value", ""))) for end in ends)
            yield subject, predicate, thing


def _plain_ties(facts: set[Triple], seen: Witnesses) -> Iterator[Tie]:
    for triple in sorted(facts):
        rule = tie_rules().get(triple[1])
        if rule and rule.mode != "reported":
            yield Tie(triple[2], triple[0], rule, seen.of(triple))


def _node_ties(facts: set[Triple], seen: Witnesses) -> Iterator[Tie]:
    to_place = {s: (s, p, o) for s, p, o in sorted(facts) if p in _NODES}
    for triple in sorted(facts):
        node, predicate, agent = triple
        place = to_place.get(node)
        if place and predicate in _NODES[place[1]]:
            rule = tie_rules()[f"atkg:{_PLAIN[predicate.partition(':')[2]]}"]
            both = {*seen.of(triple), *seen.of(place)}
            yield Tie(agent, place[2], rule, tuple(sorted(both)))


def read_ties(store: ox.Store, seen: Witnesses) -> tuple[Tie, ...]:
    """Give all ties that are facts, one per agent, other end and predicate, with all witnesses."""
    facts = set(_facts(store))
    merged: dict[tuple[str, str, str], Tie] = {}
    for tie in (*_plain_ties(facts, seen), *_node_ties(facts, seen)):
        key = (tie.agent, tie.other, tie.rule.predicate)
        known = merged[key].witnesses if key in merged else ()
        both = tuple(sorted({*known, *tie.witnesses}))
        merged[key] = Tie(tie.agent, tie.other, tie.rule, both)
    return tuple(merged[key] for key in sorted(merged))
