"""Proposals become rows: quotes cut from the text, nodes named, ids computed, anchors declared.

A quote is always ``text[start:end]``, so that gate A holds by construction. An end that its quote
does not show is declared: ``document`` for what the document is about, ``heading`` or ``implicit``
for a concept; a thing that nothing shows stays undeclared, and gate B will say so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from atkg.model import Row, class_of, id_of, node_key
from atkg.predicates import predicate_table
from atkg.text.anchoring import Anchoring, names_by_thing
from atkg.text.blocks import Span
from atkg.text.completing import declare_concepts
from atkg.text.extraction.proposals import About, Node, Say
from atkg.text.extraction.reading import Reading
from atkg.text.passages import headings_among


@dataclass(frozen=True, slots=True)
class Made:
    """A proposal with the name of the extractor that made it."""

    by: str
    proposal: Node | About


class Writer:
    """Writes the rows of one document."""

    def __init__(self, reading: Reading, made: Iterable[Made]) -> None:
        self.reading = reading
        self.made = tuple(made)
        self.ids = dict(self._ids())
        names = ((name.thing, name.name) for name in reading.authority.names)
        self.anchoring = Anchoring(
            reading.text,
            names_by_thing(names),
            headings_among(reading.text, reading.blocks),
            frozenset(self.ids.values()),
        )

    def _ids(self) -> Iterator[tuple[Node, str]]:
        counts: Counter[tuple[str, str]] = Counter()
        for one in self.made:
            node = one.proposal
            if isinstance(node, Node):
                quote = " ".join(self._quote(self._parts(node.span, node)).split())
                counts[node.kind, quote] += 1
                key = node.number or node_key(node.kind, quote, counts[node.kind, quote])
                yield node, f"atkgr:{self.reading.document.id}.{node.kind}.{key}"

    def _parts(self, span: Span, node: Node | None) -> list[Span]:
        """Cut a span where a page cut it, or a head where foreign words stand in it."""
        if node and node.parts and span == node.span:
            return list(node.parts)
        return self.reading.cut(span)

    def _quote(self, parts: Iterable[Span]) -> str:
        return " ".join(self.reading.text[start:end] for start, end in parts)

    def rows(self) -> tuple[Row, ...]:
        """Give the rows, each key once, heads first within their node."""
        rows = [row for one in self.made for row in self._rows_of(one)]
        rows = list(declare_concepts(self.anchoring, rows))
        return tuple({row.key: row for row in reversed(rows)}.values())[::-1]

    def _rows_of(self, one: Made) -> Iterator[Row]:
        if isinstance(one.proposal, About):
            about = one.proposal
            yield from self._rows(one.by, about.subject, about.say, None, about.confidence)
            return
        node = one.proposal
        for span in (node.span, *node.also):
            head = Say("rdf:type", class_of(node.kind), span, status=node.status)
            yield from self._rows(one.by, self.ids[node], head, node, node.confidence)
        for say in node.says:
            yield from self._rows(one.by, self.ids[node], say, node, node.confidence)

    def _rows(
        self, by: str, subject: str, say: Say, node: Node | None, confidence: float
    ) -> Iterator[Row]:
        span = say.span or (node.span if node else None)
        if span is None or span[0] >= span[1]:
            return
        is_head = say.predicate == "rdf:type"
        value, datatype, lang = self._object(say)
        halves = self._parts(span, node)
        said = (subject, say.predicate, value, datatype, lang)
        status = say.status or ("" if node else "holds")
        by_whom = node.attributed_to if node and is_head else ""
        negated = node.negated if node and is_head else False
        shared: dict[str, Any] = {
            "id": id_of(self.reading.document.id, said, status, negated, by_whom),
            "datatype": datatype, "lang": lang, "status": status, "method": f"rule:{by}",
            "confidence": f"{confidence:.2f}", "attributed_to": by_whom, "negated": negated,
            "together": f"t{span[0]}" if len(halves) > 1 else "",
            "judgement": "unreviewed" if is_head or node is None else "",
            **{f"{end}_anchor": how for end, how in say.anchors.items()},
        }  # fmt: skip
        for first, last in halves:
            row = Row(*said[:3], self.reading.text[first:last], first, last, **shared)
            yield self._anchored(row, self._quote(halves))

    def _object(self, say: Say) -> tuple[str, str, str]:
        if isinstance(say.object, Node):
            return self.ids[say.object], "", ""
        predicate = predicate_table().get(say.predicate)
        if predicate and predicate.takes_words:
            return " ".join(say.object.split()), "", say.lang or self.reading.lang
        return say.object, predicate.datatype if predicate else "", ""

    def _anchored(self, row: Row, words: str) -> Row:
        """Declare what the quote does not show: the document's subject, or a defined acronym."""
        declared = self._defined(row, words) | self._document(row, words)
        return replace(row, **declared) if declared else row

    def _document(self, row: Row, words: str) -> dict[str, Any]:
        """Declare ``document`` where the quote does not name the project or evaluation itself."""
        about = (self.reading.project, self.reading.evaluation)
        declared: dict[str, Any] = {}
        subject = row.subject in about and not row.subject_anchor
        if subject and not self.anchoring.subject(row, words):
            declared["subject_anchor"] = "document"
        object_ = row.object in about and not row.object_anchor
        if object_ and not self.anchoring.object(row, words):
            declared["object_anchor"] = "document"
        return declared

    def _defined(self, row: Row, words: str) -> dict[str, Any]:
        """Declare where the text gives the long name of an acronym that no record bears."""
        declared: dict[str, Any] = {}
        for acronym, (start, end) in self.reading.defined.items():
            if acronym not in words:
                continue
            meant = {one.thing for one in self.reading.mentions.within(start, end)}
            place = f"{start}..{end}"
            named = row.subject not in meant or self.anchoring.subject(row, words)
            if not named and not row.subject_anchor:
                declared.setdefault("subject_anchor", place)
            named = row.object not in meant or self.anchoring.object(row, words)
            if not named and not row.object_anchor:
                declared.setdefault("object_anchor", place)
        return declared
