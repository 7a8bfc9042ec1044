"""The statement layer: what a document says, each statement down to the exact words.

A statement (``atkg:Statement``, a subclass of ``rdf:Statement``) has supports, a support has
evidence, and evidence selects words of the document in two ways at once, by quote and by position
(W3C Web Annotation Data Model, ``oa:``). Who or what made a support is a PROV activity. Accepted,
rejected and open statements all stand here; only what a model proposes waits outside until a person
accepts it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox

from atkg.errors import Fault, GateError
from atkg.graph.evidence import NOWHERE, evidence_node, evidence_triples
from atkg.graph.terms import (
    LABEL,
    A,
    Term,
    concept,
    described,
    document_graph,
    in_graph,
    literal,
    minted,
    node,
    object_term,
)
from atkg.model import Statement, Support, Where, digest

_NO_VERSIONS: Final[Mapping[str, str]] = MappingProxyType({})
_NOT_KNOWN: Final[Mapping[tuple[int, int], Where]] = MappingProxyType({})


def statement_quads(
    document: str,
    text: str,
    statements: Iterable[Statement],
    versions: Mapping[str, str] = _NO_VERSIONS,
    where: Mapping[tuple[int, int], Where] = _NOT_KNOWN,
) -> list[ox.Quad]:
    """Give the graph ``atkgg:document.<id>`` of a document, sorted.

    ``text`` is the document's canonical text, from which the words around a quote come.
    ``versions`` gives the version of the extractor behind a method (``rule:budget``), where there
    is one, and ``where`` headings and pages by span. Raises GateError where a quote does not stand
    at its place: such a row must never have come this far.
    """
    entering = [s for s in statements if any(map(_enters, s.supports))]
    if faults := [fault for s in entering for fault in _misplaced(text, s)]:
        raise GateError(f"{document}: {len(faults)} quote(s) not at their place", faults=faults)
    triples: set[ox.Triple] = set()
    for statement in entering:
        triples.update(_statement(statement))
        for support in filter(_enters, statement.supports):
            triples.update(_support(statement, support, versions))
            for evidence in support.evidence:
                stands = where.get((evidence.start, evidence.end), NOWHERE)
                triples.update(evidence_triples(document, text, evidence, stands))
    return in_graph(document_graph(document), triples)


def _misplaced(text: str, statement: Statement) -> Iterator[Fault]:
    for support in filter(_enters, statement.supports):
        for evidence, line in zip(support.evidence, support.lines, strict=True):
            if text[evidence.start : evidence.end] != evidence.quote:
                what = f"{evidence.quote!r} does not stand at {evidence.start}..{evidence.end}"
                mend = f"run: atkg verify {statement.document}"
                yield Fault(f"{statement.document}.csv", line, what, mend)


def _enters(support: Support) -> bool:
    return support.judgement == "accepted" or not support.method.startswith("model:")


def _statement(statement: Statement) -> Iterator[ox.Triple]:
    subject = node(f"atkgr:{statement.id}")
    supports = [support for support in statement.supports if _enters(support)]
    values: list[tuple[str, Term]] = [
        ("rdf:type", node("atkg:Statement")),
        ("rdf:type", node("rdf:Statement")),
        ("rdf:subject", node(statement.subject)),
        ("rdf:predicate", node(statement.predicate)),
        ("rdf:object", object_term(statement.object, statement.datatype, statement.lang)),
        ("atkg:negated", literal(str(statement.negated).lower(), datatype="xsd:boolean")),
        ("atkg:judgement", concept("judgement", _over_all(supports))),
    ]
    if statement.status:
        values.append(("atkg:status", concept("status", statement.status)))
    if statement.attributed_to:
        values.append(("atkg:attributedTo", node(statement.attributed_to)))
    values += [("atkg:hasSupport", _support_node(statement, support)) for support in supports]
    return described(subject, values)


def _over_all(supports: Iterable[Support]) -> str:
    """Judge over the supports that entered: what a waiting model row thinks counts for nothing."""
    judgements = {support.judgement for support in supports}
    if "accepted" in judgements:
        return "accepted"
    return "rejected" if judgements == {"rejected"} else "unreviewed"


def _support_node(statement: Statement, support: Support) -> ox.NamedNode:
    spans = (f"{evidence.start}..{evidence.end}" for evidence in support.evidence)
    return minted("support", statement.id, *spans)


def _support(
    statement: Statement, support: Support, versions: Mapping[str, str]
) -> Iterator[ox.Triple]:
    activity, about_activity = _activity(statement.document, support.method, versions)
    values: list[tuple[str, Term]] = [
        ("rdf:type", node("atkg:Support")),
        ("atkg:method", literal(support.method)),
        ("atkg:confidence", literal(support.confidence, datatype="xsd:decimal")),
        ("atkg:judgement", concept("judgement", support.judgement)),
        ("prov:wasGeneratedBy", activity),
    ]
    values += [(f"atkg:{end}Anchor", literal(anchor)) for end, anchor in support.anchors]
    values += [
        ("atkg:hasEvidence", evidence_node(statement.document, evidence))
        for evidence in support.evidence
    ]
    for predicate, text in (("atkg:reviewer", support.reviewer), ("atkg:note", support.note)):
        if text:
            values.append((predicate, literal(text)))
    if support.reviewed:
        values.append(("atkg:reviewed", literal(support.reviewed, datatype="xsd:date")))
    yield from described(_support_node(statement, support), values)
    yield from about_activity


def _activity(
    document: str, method: str, versions: Mapping[str, str]
) -> tuple[ox.NamedNode, Iterator[ox.Triple]]:
    """One activity per document, so that no triple about it stands in two graphs."""
    version = versions.get(method, "")
    activity = node(f"atkgr:{document}.activity.{digest(method, version, size=10)}")
    label = literal(f"{method} {version}".strip())
    return activity, iter((ox.Triple(activity, A, node("prov:Activity")),
                           ox.Triple(activity, LABEL, label)))  # fmt: skip
