"""Every reported tie as one event: who, what, to whom, when, in which words.

The list is what Discourse Network Analyzer calls its statements, and what relational event models
(Butts 2008) take: a tie said in two documents is two events. All networks are made from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from atkg.graph.witnesses import Triple, Witness, Witnesses
from atkg.model import FACTUAL
from atkg.network.ties.dating import UNDATED, Years, document_years, read_years
from atkg.network.ties.relations import Relation, relations

# How a node stands for a plain statement: the property to the undertaking or body, those to agents.
NODES: Final[Mapping[str, Mapping[str, str]]] = {
    "atkg:contributionTo": {"atkg:contributor": "atkg:fundedBy"},
    "atkg:membershipIn": {"atkg:member": "atkg:hasMember"},
    "atkg:participationIn": {
        "atkg:advisingAgent": "atkg:advisedBy",
        "atkg:beneficiaryAgent": "atkg:beneficiaryInstitution",
        "atkg:coordinatingAgent": "atkg:coordinatedBy",
        "atkg:evaluatingAgent": "atkg:evaluatedBy",
        "atkg:executingAgent": "atkg:executedBy",
        "atkg:fundingAgent": "atkg:fundedBy",
        "atkg:implementingAgent": "atkg:implementedBy",
        "atkg:operatingAgent": "atkg:operatedBy",
        "atkg:participatingAgent": "atkg:hasParticipant",
        "atkg:partnerAgent": "atkg:partner",
    },
    "atkg:referralFrom": {"atkg:referredTo": "atkg:referredTo"},
}


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """One reported tie from a source to a target.

    ``witnesses`` are the quotes of the one to three statements that say it, all of one document;
    ``status`` is the weakest of theirs.
    """

    source: str
    target: str
    relation: Relation
    witnesses: tuple[Witness, ...]
    years: Years = UNDATED

    @property
    def document(self) -> str:
        """Give the document that says it."""
        return self.witnesses[0].document

    @property
    def status(self) -> str:
        """Give the status; what is not a fact in one of its statements is none."""
        said = [witness.status for witness in self.witnesses]
        return next((one for one in said if one not in FACTUAL), said[0])


def _by_document(*quoted: Iterable[Witness]) -> Iterator[tuple[Witness, ...]]:
    """Give the witnesses of one document at a time; each statement must be said in it."""
    parts = [list(part) for part in quoted]
    for document in sorted({witness.document for witness in parts[0]}):
        own = [[one for one in part if one.document == document] for part in parts]
        if all(own):
            yield tuple(sorted({one for part in own for one in part}))


def _ends(relation: Relation, triple: Triple) -> tuple[str, str]:
    subject, _, thing = triple
    return (subject, thing) if relation.outward else (thing, subject)


def _plain(seen: Witnesses) -> Iterator[Event]:
    owners = {t[2]: t[0] for t in seen.by_triple if t[1] == "atkg:recommendedAction"}
    known = {name for own in NODES.values() for name in own}
    for triple, witnesses in seen.by_triple.items():
        relation = relations().get(triple[1])
        if relation is None or triple[1] in known:
            continue
        source, target = _ends(relation, triple)
        if relation.end == "recommendation":  # an action is part of its recommendation
            target = owners.get(target, target)
        for own in _by_document(witnesses):
            yield Event(source, target, relation, own)


def _of_nodes(seen: Witnesses) -> Iterator[tuple[Event, str]]:
    """Give the events that nodes stand for (a participation, a referral), each with its node."""
    for node, triples in seen.by_subject.items():
        for to_thing in (triple for triple in triples if triple[1] in NODES):
            roles = NODES[to_thing[1]]
            for to_agent in (triple for triple in triples if triple[1] in roles):
                relation = relations()[roles[to_agent[1]]]
                source, target = to_agent[2], to_thing[2]
                if relation.outward:
                    source, target = target, source
                for own in _by_document(seen.of(to_agent), seen.of(to_thing)):
                    yield Event(source, target, relation, own), node


def read_events(seen: Witnesses) -> tuple[Event, ...]:
    """Give all reported ties of a graph, whatever their status, in order; denied ones never."""
    years = read_years(seen)
    found: dict[tuple[str, str, Relation, str], list[tuple[Event, str]]] = defaultdict(list)
    for event, node in (*((event, "") for event in _plain(seen)), *_of_nodes(seen)):
        if event.source != event.target:
            key = (event.source, event.target, event.relation, event.document)
            found[key].append((event, node))
    events = [_dated(event, node, years) for said in found.values() for event, node in said]
    return tuple(sorted(set(events)))


def _dated(event: Event, node: str, years: Mapping[str, tuple[int, int]]) -> Event:
    if node in years:
        when = Years(*years[node], "tie")
    elif event.relation.dated_by_thing and (known := years.get(_thing(event))):
        when = Years(*known, "thing")
    else:
        when = document_years(event.witnesses[0].year)
    return Event(event.source, event.target, event.relation, event.witnesses, when)


def _thing(event: Event) -> str:
    """Give the end whose periods date the tie: the undertaking."""
    return event.source if event.relation.end == "place" else event.target
