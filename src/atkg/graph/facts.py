"""Which statements become plain triples: ``facts`` from accepted ones, ``drafts`` from rules.

The rule (``Statement.is_asserted``): what a document reports is a fact as its saying; anything else
only where the evaluator says that it is or was so. A node stands or falls with its head row: none
of its properties stands in a graph in which its type does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox

from atkg.graph.labels import Labels, label_triples, node_labels
from atkg.graph.naming import naming_of
from atkg.graph.terms import (
    DRAFTS,
    FACTS,
    concept,
    document_node,
    in_graph,
    literal,
    node,
    object_term,
)
from atkg.model import REPORTED, Printed, Statement

_NOTHING: Final[Mapping[str, Printed]] = MappingProxyType({})


class Standing(IntEnum):
    """How far a statement gets: stated only, a draft, or a fact."""

    STATED = 0
    DRAFT = 1
    FACT = 2


_GRAPHS: Final = ((Standing.FACT, FACTS), (Standing.DRAFT, DRAFTS))


def standings(statements: Iterable[Statement]) -> list[tuple[Statement, Standing]]:
    """Give each statement its standing: its own, but never more than that of its node's head."""
    own = [(statement, _own_standing(statement)) for statement in statements]
    heads: dict[str, Standing] = {}
    for statement, standing in own:
        if statement.is_head:
            heads[statement.subject] = max(standing, heads.get(statement.subject, standing))
    return [(s, min(standing, heads.get(s.subject, Standing.FACT))) for s, standing in own]


def fact_quads(
    statements: Iterable[Statement],
    elsewhere: Iterable[ox.Triple] = (),
    printed: Mapping[str, Printed] = _NOTHING,
) -> list[ox.Quad]:
    """Give the quads of ``atkgg:facts`` and ``atkgg:drafts``, each triple once, sorted.

    ``elsewhere`` holds the triples of other graphs (authority, ontology); what stands there is not
    repeated, since a query over both graphs would count it twice. A draft that is a fact already is
    left out too. Labels of nodes name their ends as these triples and accepted statements do.
    ``printed`` says how documents print the numbers of figures.
    """
    ranked = standings(statements)
    taken = set(elsewhere)
    naming = naming_of(taken)
    accepted = [one for one, _ in ranked if one.judgement == "accepted"]
    labels: Labels = {}
    quads: list[ox.Quad] = []
    for level, graph in _GRAPHS:
        said = [statement for statement, standing in ranked if standing >= level]
        made = node_labels(said, naming, accepted, printed)
        new_labels = {key: label for key, label in made.items() if key not in labels}
        triples = {*_plain(said), *_about_nodes(said, printed), *label_triples(new_labels)}
        triples -= taken
        labels |= new_labels
        taken |= triples
        quads += in_graph(graph, triples)
    return quads


def _own_standing(statement: Statement) -> Standing:
    if not statement.is_asserted or statement.judgement == "rejected":
        return Standing.STATED
    if statement.judgement == "accepted":
        return Standing.FACT
    # What a model proposes waits for a person; so does what an editor wrote and left open.
    is_drafted = any(
        support.method.startswith("rule:") and support.judgement == "unreviewed"
        for support in statement.supports
    )
    return Standing.DRAFT if is_drafted else Standing.STATED


def _plain(statements: Iterable[Statement]) -> Iterator[ox.Triple]:
    for s in statements:
        object_ = object_term(s.object, s.datatype, s.lang)
        yield ox.Triple(node(s.subject), node(s.predicate), object_)


def _about_nodes(
    statements: Sequence[Statement], printed: Mapping[str, Printed]
) -> Iterator[ox.Triple]:
    """Say where a node is stated, how an item is meant, by whom, and how a number is printed."""
    for head in statements:
        if not head.is_head:
            continue
        subject = node(head.subject)
        yield ox.Triple(subject, node("atkg:statedIn"), document_node(head.document))
        if head.subject_class in REPORTED:
            yield from _modality(subject, head)
        if head.subject in printed:
            number = literal(printed[head.subject].number, datatype="xsd:string")
            yield ox.Triple(subject, node("atkg:asPrinted"), number)


def _modality(subject: ox.NamedNode, head: Statement) -> Iterator[ox.Triple]:
    if head.status:
        yield ox.Triple(subject, node("atkg:contentStatus"), concept("status", head.status))
    if head.attributed_to:
        yield ox.Triple(subject, node("atkg:saidBy"), node(head.attributed_to))
