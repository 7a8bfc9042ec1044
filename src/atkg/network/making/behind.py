"""What stands behind one tie: the events and findings that make it, with all their quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from atkg.graph.witnesses import Witness
from atkg.network.making.between import directed_ties
from atkg.network.making.incidence import incidence_pairs
from atkg.network.making.network import behind_actors
from atkg.network.making.options import Options, kinds
from atkg.network.making.projection import shared_events
from atkg.network.making.selecting import select
from atkg.network.making.signs import reported_pairs
from atkg.network.ties.events import Event
from atkg.network.ties.ground import Ground

Ends: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """One quote behind a tie: who does what to whom by these words, and how it is meant.

    For a finding, ``relation`` is its sign in words and the ends are the two things it concerns.
    """

    source: str
    relation: str
    relation_es: str
    target: str
    first_year: int
    last_year: int
    dated_by: str
    witness: Witness


def said_behind(ground: Ground, options: Options, left: str, right: str) -> tuple[Said, ...]:
    """Give all that makes the tie of two nodes in the network of the options, either way round."""
    pair = {left, right}
    if kinds()[options.kind].mode == "signed":
        found = [
            quoted
            for ends, findings in reported_pairs(ground, options).items()
            if set(ends) == pair
            for finding in findings
            for quoted in _finding(ends, finding.sign, finding.witnesses)
        ]
    else:
        ties = event_ties(ground, options)
        own = chain.from_iterable(events for ends, events in ties if set(ends) == pair)
        found = [quoted for event in own for quoted in said_by(event)]
    return tuple(sorted(set(found)))


def all_said(ground: Ground, options: Options) -> dict[Ends, tuple[Said, ...]]:
    """Give what ``said_behind`` gives for each two nodes that have a tie, the ends in order."""
    found: dict[Ends, set[Said]] = defaultdict(set)
    if kinds()[options.kind].mode == "signed":
        for ends, findings in reported_pairs(ground, options).items():
            for one in findings:
                found[_ordered(ends)].update(_finding(ends, one.sign, one.witnesses))
    else:
        for ends, events in event_ties(ground, options):
            found[_ordered(ends)].update(chain.from_iterable(map(said_by, events)))
    return {ends: tuple(sorted(said)) for ends, said in sorted(found.items())}


def _ordered(ends: Ends) -> Ends:
    return min(ends), max(ends)


def event_ties(ground: Ground, options: Options) -> Iterator[tuple[Ends, tuple[Event, ...]]]:
    """Give the events behind each tie of a network of any kind but the signed one."""
    events, mode = select(ground, options), kinds()[options.kind].mode
    if mode == "two-mode":
        pairs = incidence_pairs(events, options.kind)
        found: Mapping[Ends, tuple[Event, ...]] = pairs
        if options.project:
            found = shared_events(pairs, 0 if options.project == "actors" else 1)
        yield from found.items()
    elif mode == "directed":
        for (source, target, _), own in directed_ties(events).items():
            yield (source, target), tuple(own)
    else:
        yield from behind_actors(events).items()


def said_by(event: Event) -> Iterator[Said]:
    """Give each quote of an event."""
    for witness in event.witnesses:
        yield Said(
            event.source, event.relation.words, event.relation.words_es, event.target,
            event.years.first, event.years.last, event.years.source, witness,
        )  # fmt: skip


def _finding(ends: Ends, sign: int, witnesses: tuple[Witness, ...]) -> Iterator[Said]:
    words = ("strength", "fortaleza") if sign > 0 else ("limitation", "limitación")
    for witness in witnesses:
        year = int(witness.year[:4] or 0)
        yield Said(ends[0], *words, ends[1], year, year, "document", witness)
