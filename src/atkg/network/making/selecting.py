"""Which ties count: filters and the collapse of units, in one order, before anything is joined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from atkg.network.making.options import LAST, Options, kinds
from atkg.network.ties.events import Event
from atkg.network.ties.ground import Ground

_PLACE = "place"


def select(ground: Ground, options: Options) -> tuple[Event, ...]:
    """Give the ties that a network is made of.

    Places of undertakings stay for the kind that joins actors to places; units are collapsed into
    their topmost body before duplicates are looked for.
    """
    ends = kinds()[options.kind].ends
    wanted = {*ends, "undertaking"} if _PLACE in ends else ends
    kept = [
        event
        for event in ground.events
        if event.relation.end in wanted
        and event.status in options.statuses
        and event.document not in options.without
        and (not options.layers or event.relation.layer in (*options.layers, _PLACE))
        and _in_window(event, options)
    ]
    if options.collapse:
        kept = [one for event in kept if (one := collapsed(event, ground)) is not None]
    kept = [event for event in kept if _wanted_ends(event, ground, options)]
    return tuple(_single(kept) if options.duplicates == "document" else sorted(kept))


def _in_window(event: Event, options: Options) -> bool:
    if (options.first, options.last) == (0, LAST):
        return True
    if event.years.source == "document" and not options.undated:
        return False
    return event.years.meet(options.first, options.last)


def top(thing: str, ground: Ground) -> str:
    """Give the topmost body that a unit belongs to; the thing itself where it is no unit."""
    seen = {thing}
    while (parent := ground.parents.get(thing)) and parent not in seen:
        seen.add(parent)
        thing = parent
    return thing


def collapsed(event: Event, ground: Ground) -> Event | None:
    """Give a tie with its units replaced by their topmost bodies; None where that joins one end."""
    source, target = top(event.source, ground), top(event.target, ground)
    if source == target:
        return None
    return event if source == event.source and target == event.target else replace(
        event, source=source, target=target
    )  # fmt: skip


def _wanted_ends(event: Event, ground: Ground, options: Options) -> bool:
    ends = (event.source, event.target)
    if not options.collective and any(ground.collective(end) for end in ends):
        return False
    return options.centres or not any(end in ground.centres for end in ends)


def _single(events: Iterable[Event]) -> list[Event]:
    """Give each tie once per document: what a document repeats is not said more often for it.

    All its quotes stay as witnesses of the one event.
    """
    found: dict[tuple[str, str, str, str, str], Event] = {}
    for event in sorted(events):
        key = (event.source, event.target, event.relation.predicate, event.document, event.status)
        known = found.get(key)
        if known is None:
            found[key] = event
        else:
            both = tuple(sorted({*known.witnesses, *event.witnesses}))
            found[key] = replace(known, witnesses=both)
    return sorted(found.values())
