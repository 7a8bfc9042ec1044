"""What networks are made from: the reported ties, and what is known of their ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from atkg.graph.witnesses import Witness, Witnesses
from atkg.network.model import Actor
from atkg.network.ties.events import Event, read_events

_SIGNS: Final = {"atkgv:polarity.strength": 1, "atkgv:polarity.limitation": -1}


@dataclass(frozen=True, slots=True)
class Finding:
    """A strength (+1) or a limitation (-1) that is reported of the things it concerns."""

    id: str
    sign: int
    things: tuple[str, ...]
    witnesses: tuple[Witness, ...]

    @property
    def document(self) -> str:
        """Give the document that finds it."""
        return self.witnesses[0].document


@dataclass(frozen=True, slots=True)
class Ground:
    """All ties of a graph with what is known of their ends; things are CURIEs.

    ``parents`` gives the body that a unit belongs to, ``centres`` what a document is built around:
    the undertakings that are evaluated and who commissions it.
    """

    events: tuple[Event, ...]
    actors: Mapping[str, Actor]
    parents: Mapping[str, str] = field(default_factory=dict)
    centres: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()

    def collective(self, thing: str) -> bool:
        """Tell whether a thing is a group that the text names without its members."""
        actor = self.actors.get(thing)
        return actor is not None and actor.type == "CollectiveActor"

    def documents(self) -> tuple[str, ...]:
        """Give the documents that report a tie."""
        return tuple(sorted({event.document for event in self.events}))


def read_ground(seen: Witnesses, actors: Mapping[str, Actor]) -> Ground:
    """Read all that networks need from the witnesses of a store."""
    events = read_events(seen)
    parents = {
        event.source: event.target for event in events if event.relation.predicate == "atkg:unitOf"
    }
    centres = {thing for _, predicate, thing in seen.by_triple if predicate == "atkg:evaluates"}
    centres |= {
        event.source for event in events if event.relation.predicate == "atkg:commissionedBy"
    }
    return Ground(events, actors, parents, frozenset(centres), _findings(seen))


def _findings(seen: Witnesses) -> tuple[Finding, ...]:
    signs = {s: _SIGNS[o] for s, p, o in seen.by_triple if p == "atkg:polarity" and o in _SIGNS}
    concerned: dict[str, list[str]] = defaultdict(list)
    for subject, predicate, thing in seen.by_triple:
        if predicate == "atkg:concerns" and subject in signs:
            concerned[subject].append(thing)
    found = []
    for finding, things in sorted(concerned.items()):
        own = {one for thing in things for one in seen.of((finding, "atkg:concerns", thing))}
        for document in sorted({one.document for one in own}):
            quotes = tuple(sorted(one for one in own if one.document == document))
            found.append(Finding(finding, signs[finding], tuple(sorted(things)), quotes))
    return tuple(found)
