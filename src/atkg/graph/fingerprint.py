"""A hash of a graph that says whether two stores hold the same triples.

It does not depend on the order of triples, on the labels of blank nodes (RDF Dataset
Canonicalization, RDFC-1.0), or on how a store spells a number: Oxigraph and Virtuoso both give 12
for 12.0, so that numbers and booleans are compared by value.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Final

import networkx as nx
import pyoxigraph as ox

from atkg.namespaces import PREFIXES

_XSD: Final = PREFIXES["xsd"]


def _decimal(text: str) -> str:
    value = Decimal(text)
    if not value.is_finite():
        raise ValueError(text)
    return f"{value.normalize() + 0:f}"  # + 0 makes -0 plain


_VALUES: Final[Mapping[str, Callable[[str], str]]] = {
    _XSD + "integer": lambda text: str(int(text)),
    _XSD + "nonNegativeInteger": lambda text: str(int(text)),
    _XSD + "decimal": _decimal,
    _XSD + "double": lambda text: repr(float(text)),
    _XSD + "boolean": lambda text: {"1": "true", "0": "false"}.get(text, text),
}


def fingerprint(triples: Iterable[ox.Triple]) -> str:
    """Give the SHA-256 over a graph's triples, in hex; a triple twice counts once."""
    named, blank = set[str](), []
    for triple in triples:
        same = ox.Triple(triple.subject, triple.predicate, _by_value(triple.object))
        if blank_nodes(triple):
            blank.append(ox.Quad(*same))
        else:
            named.add(str(same))
    dataset = ox.Dataset(blank)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = sorted(named | {str(quad.triple) for quad in dataset})
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _by_value(
    term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple,
) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple:
    if not isinstance(term, ox.Literal) or term.datatype.value not in _VALUES:
        return term
    try:
        value = _VALUES[term.datatype.value](term.value)
    except (ValueError, InvalidOperation):  # no number: kept as it is written
        return term
    return ox.Literal(value, datatype=term.datatype)


def blank_nodes(triple: ox.Triple) -> list[str]:
    """Give the labels of the blank nodes at the ends of a triple."""
    ends = (triple.subject, triple.object)
    return [end.value for end in ends if isinstance(end, ox.BlankNode)]


def portions(triples: Iterable[ox.Triple], size: int) -> list[list[ox.Triple]]:
    """Cut a graph into portions of about so many triples; at least one, and none cuts a blank node.

    A blank node means another thing in each request, so that triples which share one, straight or
    over others (an OWL list), go together, whatever the size.
    """
    found: list[list[ox.Triple]] = [[]]
    for together in _joined(triples):
        if found[-1] and len(found[-1]) + len(together) > size:
            found.append([])
        found[-1] += together
    return found


def _joined(triples: Iterable[ox.Triple]) -> list[list[ox.Triple]]:
    """Group triples that share a blank node; one without is a group of its own."""
    alone: list[list[ox.Triple]] = []
    blank: list[ox.Triple] = []
    ties: nx.Graph[str] = nx.Graph()
    for triple in triples:
        if labels := blank_nodes(triple):
            blank.append(triple)
            nx.add_path(ties, labels) if len(labels) > 1 else ties.add_node(labels[0])
        else:
            alone.append([triple])
    place = {
        label: number
        for number, labels in enumerate(nx.connected_components(ties))
        for label in labels
    }
    groups: dict[int, list[ox.Triple]] = {}
    for triple in blank:
        groups.setdefault(place[blank_nodes(triple)[0]], []).append(triple)
    return [*groups.values(), *alone]
