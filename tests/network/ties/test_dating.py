from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from atkg.graph.witnesses import Witness, Witnesses
from atkg.namespaces import PREFIXES, compact
from atkg.network.ties import dating
from atkg.network.ties.dating import UNDATED, Years, document_years, read_years

ONTOLOGY = Path(__file__).parents[3] / "ontology" / "period.ttl"


def stated(*triples: tuple[str, str, str]) -> Witnesses:
    witness = Witness("atkgr:d", 0, "atkgr:s", "holds", "2024", "words")
    by_subject: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for triple in triples:
        by_subject[triple[0]] = (*by_subject.get(triple[0], ()), triple)
    return Witnesses(dict.fromkeys(triples, (witness,)), by_subject, {})


def period(name: str, of: str, meaning: str, first: str, last: str) -> list[tuple[str, str, str]]:
    return [
        (name, "atkg:periodOf", of), (name, "atkg:meaning", f"atkgv:period.{meaning}"),
        (name, "atkg:from", first), (name, "atkg:to", last),
    ]  # fmt: skip


def test_every_meaning_of_a_period_says_whether_it_dates_its_thing() -> None:
    store = ox.Store()
    store.load(path=str(ONTOLOGY), format=ox.RdfFormat.TURTLE)
    query = "SELECT ?c { ?c skos:topConceptOf|skos:inScheme ?scheme }"
    found = store.query(query, prefixes=dict(PREFIXES))
    assert isinstance(found, ox.QuerySolutions)
    meanings = {compact(row[0].value) for row in found}
    assert len(meanings) > 10
    assert meanings == dating._uses().keys()


def test_several_periods_of_a_thing_give_the_years_from_the_first_to_the_last() -> None:
    seen = stated(
        *period("p1", "x", "official", "2018-01-01", "2024-12-31"),
        *period("p2", "x", "active", "2017-10-01", "2024-07-31"),
    )
    assert read_years(seen)["x"] == (2017, 2024)


def test_what_an_evaluation_covers_is_not_when_it_took_place() -> None:
    seen = stated(
        *period("p1", "x", "scope", "2017-10-01", "2024-12-31"),
        *period("p2", "x", "completion", "2024-12-01", "2024-12-01"),
    )
    assert read_years(seen)["x"] == (2024, 2024)


def test_without_years_a_document_dates_nothing() -> None:
    assert document_years("2024-12-01") == Years(2024, 2024, "document")
    assert document_years("") == UNDATED
    assert not UNDATED.meet(0, 9999)
