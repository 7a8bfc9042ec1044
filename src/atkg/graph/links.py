"""Links between things, known from outside the documents, each with its source."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NoReturn

import pyoxigraph as ox

from atkg.authority import Link
from atkg.errors import AuthorityError
from atkg.graph.terms import Term, described, literal, minted, node
from atkg.namespaces import PREFIXES, is_curie


def link_triple(link: Link, known: Container[str]) -> ox.Triple:
    """Give what a link says; ``known`` holds the things and documents that it may lead to.

    Raises AuthorityError for a predicate or an object in no form, or an object that is not known.
    """
    if not is_curie(link.predicate):
        _refuse(link, f"the predicate {link.predicate!r} is not a CURIE")
    return ox.Triple(node(link.thing), node(link.predicate), _object(link, known))


def link_source(link: Link, known: Container[str]) -> Iterator[ox.Triple]:
    """Say where a link is known from, and whether somebody opened that source and checked it."""
    values: list[tuple[str, Term]] = [
        ("rdf:type", node("atkg:Link")),
        ("rdf:subject", node(link.thing)),
        ("rdf:predicate", node(link.predicate)),
        ("rdf:object", _object(link, known)),
        ("dcterms:source", literal(link.source)),
        ("atkg:opened", literal(str(link.opened).lower(), datatype="xsd:boolean")),
    ]
    content = (link.thing, link.predicate, link.object, link.source)
    return described(minted("link", *content), values)


def _object(link: Link, known: Container[str]) -> Term:
    text = link.object
    if text.startswith("<") and text.endswith(">"):
        try:
            return ox.NamedNode(text[1:-1])
        except ValueError as error:
            _refuse(link, f"the object {text} is no IRI ({error})")
    if is_curie(text):
        if text.startswith("atkgr:") and text not in known:
            _refuse(link, f"the object {text} is not in things.csv")
        return node(text)
    if text.partition(":")[0] in PREFIXES:  # a slip of the pen, not words with a colon
        _refuse(link, f"the object {text!r} is neither a CURIE nor a literal")
    return literal(text)


def _refuse(link: Link, what: str) -> NoReturn:
    raise AuthorityError(f"{link.thing} {link.predicate}: {what}", file="links.csv")
