from __future__ import annotations

from collections.abc import Callable

import pytest

from atkg.graph.witnesses import Witness
from atkg.network.ties.dating import document_years
from atkg.network.ties.events import Event
from atkg.network.ties.relations import relations

Maker = Callable[..., Event]


@pytest.fixture(scope="session")
def event() -> Maker:
    """Give what makes an event: source, predicate, target; document, quotes, status, year."""

    def make(
        source: str, predicate: str, target: str, document: str = "d", *quotes: str,
        status: str = "achieved", year: str = "2021",
    ) -> Event:  # fmt: skip
        said = quotes or (f"{source} {predicate} {target}",)
        witnesses = tuple(
            Witness(document, place, f"s:{document}-{source}-{predicate}-{target}-{place}", status,
                    year, quote)
            for place, quote in enumerate(said)
        )  # fmt: skip
        relation = relations()[f"atkg:{predicate}"]
        return Event(source, target, relation, witnesses, document_years(year))

    return make
