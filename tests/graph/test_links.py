from __future__ import annotations

import pyoxigraph as ox
import pytest

from atkg.authority import Link
from atkg.errors import AuthorityError
from atkg.graph.links import link_source, link_triple
from atkg.graph.terms import Term, curie, node

KNOWN = frozenset({"atkgr:lima", "atkgr:peru"})


def link(object_: str, predicate: str = "atkg:inCountry") -> Link:
    return Link("atkgr:lima", predicate, object_, "an atlas", opened=False)


@pytest.mark.parametrize(
    ("object_", "term"),
    [
        ("atkgr:peru", node("atkgr:peru")),
        ("atkgv:place.city", node("atkgv:place.city")),
        ("<http://www.wikidata.org/entity/Q2868>",
         ox.NamedNode("http://www.wikidata.org/entity/Q2868")),
        ("PE-LIM", ox.Literal("PE-LIM")),
        ("a note: with a colon", ox.Literal("a note: with a colon")),
    ],
)  # fmt: skip
def test_the_form_of_the_object_decides_its_term(object_: str, term: Term) -> None:
    assert link_triple(link(object_), KNOWN).object == term


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        (link("atkgr:nowhere"), "atkgr:nowhere is not in things.csv"),
        (link("atkgr:lima/city"), "neither a CURIE nor a literal"),
        (link("<http://e/a b>"), "is no IRI"),
        (link("atkgr:peru", "inCountry"), "'inCountry' is not a CURIE"),
    ],
)
def test_a_link_that_leads_nowhere_is_refused(wrong: Link, what: str) -> None:
    with pytest.raises(AuthorityError, match=rf"links\.csv: atkgr:lima .*{what}"):
        link_triple(wrong, KNOWN)


def test_a_link_says_where_it_is_known_from_and_that_nobody_looked() -> None:
    values = [(curie(t.predicate), curie(t.object)) for t in link_source(link("PE-LIM"), KNOWN)]
    assert values == [
        ("rdf:type", "atkg:Link"),
        ("rdf:subject", "atkgr:lima"),
        ("rdf:predicate", "atkg:inCountry"),
        ("rdf:object", "PE-LIM"),
        ("dcterms:source", "an atlas"),
        ("atkg:opened", "false"),
    ]
