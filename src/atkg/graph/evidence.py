"""Evidence: the words of a document that a support rests on, selected by quote and by position.

One selector is both an ``oa:TextQuoteSelector``, which survives small changes of the text, and an
``oa:TextPositionSelector``, which finds the words at once (W3C Web Annotation Data Model, 4.2.4 and
4.2.5). Offsets count code points.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from atkg.graph.terms import Term, described, document_node, literal, minted, node
from atkg.model import Evidence, Where

CONTEXT: Final = 32  # code points of text before and after a quote
NOWHERE: Final = Where()
BELOW: Final = " › "  # between a heading and those below it


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """Give what stands before and after a span, up to 32 code points each.

    >>> context("for the project", 4, 7)
    ('for ', ' project')
    """
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def evidence_node(document: str, evidence: Evidence) -> ox.NamedNode:
    """Name a piece of evidence; statements that rest on the same words share it."""
    return _named("evidence", document, evidence)


def where_values(where: Where) -> list[tuple[str, Term]]:
    """Give section and pages as values of whatever stands there; nothing where none is known."""
    values: list[tuple[str, Term]] = []
    if where.headings:
        values.append(("atkg:section", literal(where.headings[-1])))
        values.append(("atkg:sectionPath", literal(BELOW.join(where.headings))))
    if where.page:
        values.append(("atkg:page", literal(str(where.page), datatype="xsd:integer")))
    if where.last_page > where.page:
        values.append(("atkg:lastPage", literal(str(where.last_page), datatype="xsd:integer")))
    return values


def evidence_triples(
    document: str, text: str, evidence: Evidence, where: Where = NOWHERE
) -> Iterator[ox.Triple]:
    """Describe a piece of evidence and its selector; ``text`` is the document's whole text."""
    selector = _named("selector", document, evidence)
    yield from described(
        evidence_node(document, evidence),
        [
            ("rdf:type", node("oa:SpecificResource")),
            ("oa:hasSource", document_node(document)),
            ("oa:hasSelector", selector),
            *where_values(where),
        ],
    )
    before, after = context(text, evidence.start, evidence.end)
    values: list[tuple[str, Term]] = [
        ("rdf:type", node("oa:TextPositionSelector")),
        ("rdf:type", node("oa:TextQuoteSelector")),
        ("oa:exact", literal(evidence.quote)),
        ("oa:start", literal(str(evidence.start), datatype="xsd:integer")),
        ("oa:end", literal(str(evidence.end), datatype="xsd:integer")),
    ]
    around = (("oa:prefix", before), ("oa:suffix", after))
    values += [(predicate, literal(words)) for predicate, words in around if words]
    yield from described(selector, values)


def _named(kind: str, document: str, evidence: Evidence) -> ox.NamedNode:
    span = (str(evidence.start), str(evidence.end))
    return minted(kind, document, *span, evidence.quote)
