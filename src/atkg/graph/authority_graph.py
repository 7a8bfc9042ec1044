"""The graph ``atkgg:authority``: things, their names, what links them, and the documents.

What is said of the world (types, kinds, labels, links) comes from ``record_quads``; where a name
was seen and where a link is known from comes from ``provenance_quads``. The reasoner wants the
former only: ``oa:`` and ``rdf:subject`` are outside OWL 2 DL.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox

from atkg.authority import Authority, Name, Thing
from atkg.errors import AuthorityError
from atkg.graph.evidence import NOWHERE, where_values
from atkg.graph.links import link_source, link_triple
from atkg.graph.terms import (
    AUTHORITY,
    A,
    Term,
    described,
    document_node,
    in_graph,
    literal,
    minted,
    node,
)
from atkg.model import Where

KIND_PROPERTIES: Final = MappingProxyType(
    {
        "atkg:CoordinationBody": "atkg:organizationKind",
        "atkg:Instrument": "atkg:instrumentKind",
        "atkg:Intervention": "atkg:interventionKind",
        "atkg:Organization": "atkg:organizationKind",
        "atkg:OrganizationalUnit": "atkg:organizationKind",
        "atkg:Output": "atkg:outputKind",
        "atkg:Place": "atkg:placeKind",
    }
)
_DOCUMENT: Final = (
    ("publisher", "dcterms:publisher"),
    ("language", "dcterms:language"),
    ("rights", "dcterms:rights"),
    ("sha256", "atkg:sha256"),
)
# names.csv is kept by hand, by no program: who keeps it decided whom each name means.
_KEEPER: Final = "editor"
_NOT_KNOWN: Final[Mapping[str, Mapping[tuple[int, int], Where]]] = MappingProxyType({})
_FULL_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")


def authority_quads(
    authority: Authority,
    documents: Mapping[str, Mapping[str, str]],
    where: Mapping[str, Mapping[tuple[int, int], Where]] = _NOT_KNOWN,
) -> list[ox.Quad]:
    """Give the whole graph ``atkgg:authority``, sorted.

    ``documents`` maps a document's id to its record: ``title``, ``publisher``, ``date``,
    ``language``, ``rights`` and ``sha256``; other columns are passed over, empty ones too.
    ``where`` gives headings and pages by document id and span. Raises AuthorityError for a kind
    that its class has no property for and for a link that leads nowhere.
    """
    parts = (
        record_quads(authority, documents),
        provenance_quads(authority, documents, where),
        document_quads(documents),
    )
    return in_graph(AUTHORITY, (quad.triple for part in parts for quad in part))


def record_quads(authority: Authority, documents: Iterable[str] = ()) -> list[ox.Quad]:
    """Give type, kind, names and links of each thing, sorted; what a reasoner may read."""
    triples = [triple for thing in authority.things.values() for triple in _thing(thing)]
    triples += _labels(authority)
    known = {*authority.things, *(f"atkgr:{document}" for document in documents)}
    triples += [link_triple(link, known) for link in authority.links]
    return in_graph(AUTHORITY, triples)


def provenance_quads(
    authority: Authority,
    documents: Iterable[str] = (),
    where: Mapping[str, Mapping[tuple[int, int], Where]] = _NOT_KNOWN,
) -> list[ox.Quad]:
    """Give where each name was seen and where each link is known from, sorted."""
    known = {*authority.things, *(f"atkgr:{document}" for document in documents)}
    triples = [triple for name in authority.names if name.document for triple in _seen(name, where)]
    triples += [triple for link in authority.links for triple in link_source(link, known)]
    return in_graph(AUTHORITY, triples)


def document_quads(documents: Mapping[str, Mapping[str, str]]) -> list[ox.Quad]:
    """Give the records of documents, sorted."""
    triples = (t for name, record in documents.items() for t in _document(name, record))
    return in_graph(AUTHORITY, triples)


def _thing(thing: Thing) -> Iterator[ox.Triple]:
    yield ox.Triple(node(thing.id), A, node(thing.type))
    if not thing.kind:
        return
    if thing.type not in KIND_PROPERTIES:
        what = f"{thing.id} has the kind {thing.kind}, but {thing.type} takes no kind"
        raise AuthorityError(what, file="things.csv", mend="leave its kind empty")
    yield ox.Triple(node(thing.id), node(KIND_PROPERTIES[thing.type]), node(thing.kind))


def _label(name: Name) -> ox.Literal:
    """Give a name as a literal; one of no language (an acronym) is a plain string."""
    return literal(name.name, lang="" if name.lang == "und" else name.lang)


def _labels(authority: Authority) -> Iterator[ox.Triple]:
    preferred = {(name.thing, _label(name)) for name in authority.names if name.preferred}
    for name in authority.names:
        # SKOS: what is a preferred label of a thing is not an alternative one as well.
        is_preferred = (name.thing, _label(name)) in preferred
        predicate = "skos:prefLabel" if is_preferred else "skos:altLabel"
        yield ox.Triple(node(name.thing), node(predicate), _label(name))


def _seen(name: Name, where: Mapping[str, Mapping[tuple[int, int], Where]]) -> Iterator[ox.Triple]:
    content = (name.thing, name.name, name.lang, name.document, str(name.start), str(name.end))
    values: list[tuple[str, Term]] = [
        ("rdf:type", node("atkg:Name")),
        ("atkg:nameOf", node(name.thing)),
        ("atkg:name", _label(name)),
        ("dcterms:source", document_node(name.document)),
        ("oa:start", literal(str(name.start), datatype="xsd:integer")),
        ("oa:end", literal(str(name.end), datatype="xsd:integer")),
        ("atkg:decidedBy", literal(_KEEPER)),
    ]
    if name.start is not None and name.end is not None:
        stands = where.get(name.document, {}).get((name.start, name.end), NOWHERE)
        values += where_values(stands)
    return described(minted("name", *content), values)


def _document(name: str, record: Mapping[str, str]) -> Iterator[ox.Triple]:
    values: list[tuple[str, Term]] = [("rdf:type", node("atkg:Document"))]
    language, date = record.get("language", ""), record.get("date", "")
    if title := record.get("title", ""):
        lang = language if _LANGUAGE.fullmatch(language) else ""
        values.append(("dcterms:title", literal(title, lang=lang)))
    if date:
        datatype = "xsd:date" if _FULL_DATE.fullmatch(date) else ""
        values.append(("dcterms:date", literal(date, datatype=datatype)))
    values += [(to, literal(record[column])) for column, to in _DOCUMENT if record.get(column)]
    return described(document_node(name), values)
