from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from atkg.authority import Authority, Link, Name, Thing
from atkg.errors import AuthorityError
from atkg.graph.authority_graph import (
    KIND_PROPERTIES,
    authority_quads,
    document_quads,
    provenance_quads,
    record_quads,
)
from atkg.graph.terms import AUTHORITY, curie, node
from atkg.model import Where

THINGS = (
    Thing("atkgr:iom", "atkg:Organization", "atkgv:organization.intergovernmental"),
    Thing("atkgr:lima", "atkg:Place", "atkgv:place.city"),
    Thing("atkgr:peru", "atkg:Place", "atkgv:place.country"),
    Thing("atkgr:state-entities", "atkg:CollectiveActor", ""),
)
NAMES = (
    Name("atkgr:iom", "International Organization for Migration", "en", True, "d", 3, 43, 2),
    Name("atkgr:iom", "Organización Internacional para las Migraciones", "es", True, "", None,
         None, 3),
    Name("atkgr:iom", "International Organization for Migration", "en", False, "e", 9, 49, 4),
    Name("atkgr:iom", "OIM", "und", False, "d", 50, 53, 5),
    Name("atkgr:lima", "Lima", "en", True, "", None, None, 6),
)  # fmt: skip
LINKS = (
    Link("atkgr:lima", "atkg:inCountry", "atkgr:peru", "an atlas", opened=True),
    Link("atkgr:lima", "atkg:iso3166", "PE-LIM", "from memory", opened=False),
)
RECORD = Authority({thing.id: thing for thing in THINGS}, NAMES, LINKS)
DOCUMENTS = {
    "d": {"title": "Informe", "publisher": "OIM", "date": "2005-02-28", "language": "es",
          "rights": "© OIM", "sha256": "ab12", "reader": "text 1"},
    "e": {"title": "A report", "date": "2024", "language": "en, es", "rights": ""},
}  # fmt: skip


def about(quads: list[ox.Quad], subject: str) -> list[tuple[str, str]]:
    return [(curie(q.predicate), str(q.object)) for q in quads if q.subject == node(subject)]


def test_a_thing_has_type_kind_and_names() -> None:
    values = about(record_quads(RECORD), "atkgr:iom")
    assert values == [
        ("rdf:type", str(node("atkg:Organization"))),
        ("skos:altLabel", '"OIM"'),
        ("skos:prefLabel", '"International Organization for Migration"@en'),
        ("skos:prefLabel", '"Organización Internacional para las Migraciones"@es'),
        ("atkg:organizationKind", str(node("atkgv:organization.intergovernmental"))),
    ]


def test_each_class_with_a_kind_has_its_property() -> None:
    assert len(KIND_PROPERTIES) == 7
    for class_, property_ in KIND_PROPERTIES.items():
        thing = Thing("atkgr:x", class_, "atkgv:a.b")
        quads = record_quads(Authority({thing.id: thing}, (), ()))
        assert [curie(quad.predicate) for quad in quads] == ["rdf:type", property_]


def test_a_kind_where_none_belongs_is_refused() -> None:
    thing = replace(THINGS[3], kind="atkgv:organization.ngo")
    with pytest.raises(AuthorityError, match="takes no kind"):
        record_quads(Authority({thing.id: thing}, (), ()))


def test_a_name_says_where_it_was_seen() -> None:
    quads = provenance_quads(RECORD)
    names = {q.subject for q in quads if q.object == node("atkg:Name")}
    assert len(names) == 3  # the two that no document prints have no node
    values = [dict(about(quads, curie(name))) for name in names if isinstance(name, ox.NamedNode)]
    integer = "^^<http://www.w3.org/2001/XMLSchema#integer>"
    assert {
        "rdf:type": str(node("atkg:Name")),
        "dcterms:source": str(node("atkgr:d")),
        "oa:start": f'"50"{integer}',
        "oa:end": f'"53"{integer}',
        "atkg:name": '"OIM"',
        "atkg:nameOf": str(node("atkgr:iom")),
        "atkg:decidedBy": '"editor"',
    } in values


def test_a_name_says_its_section_and_page_where_they_are_known() -> None:
    quads = provenance_quads(RECORD, (), {"d": {(50, 53): Where(("2 Background",), 4, 4)}})
    said = {
        (curie(q.predicate), q.object.value)
        for q in quads
        if isinstance(q.object, ox.Literal)
        and curie(q.predicate) in {"atkg:section", "atkg:sectionPath", "atkg:page", "atkg:lastPage"}
    }
    assert said == {
        ("atkg:section", "2 Background"), ("atkg:sectionPath", "2 Background"), ("atkg:page", "4"),
    }  # fmt: skip


def test_links_are_triples_and_have_a_source() -> None:
    assert [v for v in about(record_quads(RECORD), "atkgr:lima") if "atkg:i" in v[0]] == [
        ("atkg:inCountry", str(node("atkgr:peru"))),
        ("atkg:iso3166", '"PE-LIM"'),
    ]
    sources = [q for q in provenance_quads(RECORD) if q.object == node("atkg:Link")]
    assert len(sources) == 2


def test_a_link_may_lead_to_a_document() -> None:
    linked = replace(RECORD, links=(replace(LINKS[0], object="atkgr:d"),))
    assert len(record_quads(linked, DOCUMENTS)) == len(record_quads(RECORD)) - 1
    with pytest.raises(AuthorityError, match="atkgr:d is not in"):
        record_quads(linked)


def test_a_document_is_described_as_far_as_it_is_known() -> None:
    quads = document_quads(DOCUMENTS)
    assert about(quads, "atkgr:d") == [
        ("rdf:type", str(node("atkg:Document"))),
        ("dcterms:date", '"2005-02-28"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("dcterms:language", '"es"'),
        ("dcterms:publisher", '"OIM"'),
        ("dcterms:rights", '"© OIM"'),
        ("dcterms:title", '"Informe"@es'),
        ("atkg:sha256", '"ab12"'),
    ]
    assert about(quads, "atkgr:e") == [
        ("rdf:type", str(node("atkg:Document"))),
        ("dcterms:date", '"2024"'),
        ("dcterms:language", '"en, es"'),
        ("dcterms:title", '"A report"'),
    ]


def test_the_graph_is_the_same_in_any_order_and_has_no_blank_node() -> None:
    quads = authority_quads(RECORD, DOCUMENTS)
    backwards = Authority({thing.id: thing for thing in reversed(THINGS)}, NAMES[::-1], LINKS[::-1])
    assert authority_quads(backwards, dict(reversed(DOCUMENTS.items()))) == quads
    assert len(quads) == len(set(quads)) == 13 + 33 + 11
    assert {quad.graph_name for quad in quads} == {AUTHORITY}
    assert all(isinstance(quad.subject, ox.NamedNode) for quad in quads)
