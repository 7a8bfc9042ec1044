"""An edge knows what it rests on: statements, documents, years, statuses and a sample quote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from atkg.network.making.options import Options
from atkg.network.model import Actor, Network
from atkg.network.ties.events import Event


def edge(events: Iterable[Event], weight: str) -> dict[str, Any]:
    """Give the attributes of an edge that these events make; lists are joined by ``|``.

    ``weight`` names the count that becomes the weight: distinct documents, distinct quotes, or
    statements (events). The years are those of the events, first and last.
    """
    events = sorted(set(events))
    witnesses = sorted({witness for event in events for witness in event.witnesses})
    documents = sorted({witness.document for witness in witnesses})
    quotes = {(witness.document, witness.quote) for witness in witnesses}
    counts = {"documents": len(documents), "quotes": len(quotes), "statements": len(events)}
    dated = [event.years for event in events if event.years.first]
    return {
        "relation": _joined(event.relation.words for event in events),
        "relation_es": _joined(event.relation.words_es for event in events),
        "layer": _joined(event.relation.layer for event in events),
        "weight": counts.get(weight, counts["documents"]),
        "document_count": counts["documents"],
        "quote_count": counts["quotes"],
        "statement_count": counts["statements"],
        "first_year": min((years.first for years in dated), default=None),
        "last_year": max((years.last for years in dated), default=None),
        "dated_by": _joined(years.source for years in dated),
        "documents": "|".join(documents),
        "years": _joined(witness.year for witness in witnesses if witness.year),
        "statuses": _joined(event.status for event in events),
        "statements": _joined(witness.statement for witness in witnesses),
        "quote": witnesses[0].quote if witnesses else "",
    }


def _joined(values: Iterable[str]) -> str:
    return "|".join(sorted(set(values)))


def add_actor(graph: Network, end: str, actors: Mapping[str, Actor], **more: Any) -> None:
    """Add a node with what is known of it."""
    actor = actors.get(end, Actor(end, end, "", "", ""))
    graph.add_node(
        end, label=actor.label, label_es=actor.label_es, type=actor.type, sector=actor.sector,
        sector_es=actor.sector_es, **more,
    )  # fmt: skip


def enough(data: Mapping[str, Any], options: Options) -> bool:
    """Tell whether an edge rests on as much evidence as is asked for."""
    counted = data.get(f"{options.weight.removesuffix('s')}_count", data["document_count"])
    return bool(counted >= options.minimum)
