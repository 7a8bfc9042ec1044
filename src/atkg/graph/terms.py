"""Terms of RDF made from the CURIEs and literals of the files, and the names of the graphs.

Every term, id and graph name of the dataset is made here, so that one rule holds: ids come from
content, and nothing is a blank node.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, TypeAlias

import pyoxigraph as ox

from atkg.model import digest
from atkg.namespaces import compact, expand

Term: TypeAlias = ox.NamedNode | ox.Literal
AnyTerm: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | ox.DefaultGraph


@cache
def node(curie: str) -> ox.NamedNode:
    """Give the node of a CURIE; raise ValueError where the prefix is unknown.

    >>> node("atkgr:iom").value
    'https://w3id.org/atkg/resource/iom'
    """
    return ox.NamedNode(expand(curie))


A: Final = node("rdf:type")
LABEL: Final = node("rdfs:label")
ONTOLOGY: Final = node("atkgg:ontology")
AUTHORITY: Final = node("atkgg:authority")
FACTS: Final = node("atkgg:facts")
DRAFTS: Final = node("atkgg:drafts")
INFERRED: Final = node("atkgg:inferred")


def literal(value: str, *, datatype: str = "", lang: str = "") -> ox.Literal:
    """Give a literal with a datatype (a CURIE) or a language, else a plain string.

    The value is kept character for character: ``01`` stays ``01``. Raises ValueError for a
    datatype without a known prefix or a text that is no language tag.
    """
    if datatype:
        return ox.Literal(value, datatype=node(datatype))
    return ox.Literal(value, language=lang or None)


def object_term(value: str, datatype: str, lang: str) -> Term:
    """Give the object of a row or statement: a literal where it has a datatype or a language."""
    if datatype or lang:
        return literal(value, datatype=datatype, lang=lang)
    return node(value)


def concept(scheme: str, name: str) -> ox.NamedNode:
    """Give a concept of a scheme (``status``, ``achieved``)."""
    return node(f"atkgv:{scheme}.{name}")


def minted(kind: str, *content: str) -> ox.NamedNode:
    """Give a resource named by its kind and sixteen hex digits over its content."""
    return node(f"atkgr:{kind}.{digest(kind, *content, size=16)}")


def document_node(document: str) -> ox.NamedNode:
    """Give the resource that stands for a document."""
    return node(f"atkgr:{document}")


def document_graph(document: str) -> ox.NamedNode:
    """Give the name of the graph with the statements of a document."""
    return node(f"atkgg:document.{document}")


def curie(term: AnyTerm) -> str:
    """Write a term as a person reads it: CURIE or IRI, the value of a literal, ``_:`` a blank."""
    if isinstance(term, ox.NamedNode):
        return compact(term.value)
    return term.value if isinstance(term, ox.Literal) else str(term)


def triple_order(triple: ox.Triple | ox.Quad) -> tuple[str, bool, str, str]:
    """Sort by subject, its type first, then by predicate and object."""
    is_property = triple.predicate != A
    return str(triple.subject), is_property, str(triple.predicate), str(triple.object)


def quad_order(quad: ox.Quad) -> tuple[str, str, bool, str, str]:
    """Sort by graph, then as ``triple_order``."""
    return str(quad.graph_name), *triple_order(quad)


def described(subject: ox.NamedNode, values: Iterable[tuple[str, Term]]) -> Iterator[ox.Triple]:
    """Give the triples of one subject; each value is a predicate (a CURIE) and its object."""
    for predicate, value in values:
        yield ox.Triple(subject, node(predicate), value)


def in_graph(graph: ox.NamedNode, triples: Iterable[ox.Triple]) -> list[ox.Quad]:
    """Put triples into a graph, once each and sorted."""
    ordered = sorted(set(triples), key=triple_order)
    return [ox.Quad(t.subject, t.predicate, t.object, graph) for t in ordered]
