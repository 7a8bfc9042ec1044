"""The graph ``atkgg:translations``: quotes in another language, with who made them and when.

It is no default graph of a question: a translation is shown below a quote, and is never evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox

from atkg.graph.evidence import evidence_node
from atkg.graph.terms import Term, curie, described, in_graph, literal, minted, node
from atkg.model import Statement
from atkg.namespaces import PREFIXES
from atkg.translations import Translation

TRANSLATIONS: Final = node("atkgg:translations")
BETWEEN: Final = " […] "  # between the quotes of one support
_QUERY: Final = """
SELECT DISTINCT ?document ?quote ?words ?who ?day ?note (LANG(?words) AS ?lang) WHERE {
  ?one a atkg:WorkingTranslation ; atkg:translates ?evidence ; atkg:translatedWords ?words ;
    atkg:translatedBy ?who ; atkg:translatedOn ?day .
  OPTIONAL { ?one rdfs:comment ?note }
  GRAPH ?graph {
    ?evidence oa:hasSource ?document ; oa:hasSelector ?selector .
    ?selector oa:exact ?quote .
  }
}
ORDER BY ?document ?quote ?lang
"""


@dataclass(frozen=True, slots=True)
class Translations:
    """The working translations of a store, by document CURIE, words on one line, and language."""

    found: Mapping[tuple[str, str, str], Translation] = field(default_factory=dict)

    def of(self, document: str, quote: str, lang: str) -> Translation | None:
        """Give the translation of a quote, or of several joined by ``BETWEEN``, if all have one."""
        if not self.found:
            return None
        if whole := self.found.get((document, _folded(quote), lang)):
            return whole
        parts = [
            self.found.get((document, _folded(part), lang)) for part in quote.split(BETWEEN.strip())
        ]
        own = [part for part in parts if part]
        if len(own) < 2 or len(own) < len(parts):
            return None
        words = BETWEEN.join(part.words for part in own)
        last = max(own, key=lambda part: part.translated_on)
        who = ", ".join(dict.fromkeys(part.translated_by for part in own))
        return Translation(last.document, quote, lang, words, who, last.translated_on)


def translation_quads(
    translations: Iterable[Translation], statements: Mapping[str, Sequence[Statement]]
) -> list[ox.Quad]:
    """Give the whole graph, sorted: each translation with all evidence that has its words."""
    evidence: dict[tuple[str, str], set[ox.NamedNode]] = defaultdict(set)
    for document, own in statements.items():
        for piece in (x for one in own for support in one.supports for x in support.evidence):
            evidence[document, piece.quote].add(evidence_node(document, piece))
    return in_graph(
        TRANSLATIONS,
        (t for one in translations for t in _triples(one, evidence[one.document, one.quote])),
    )


def _triples(one: Translation, evidence: Iterable[ox.NamedNode]) -> Iterator[ox.Triple]:
    values: list[tuple[str, Term]] = [
        ("rdf:type", node("atkg:WorkingTranslation")),
        ("atkg:translatedWords", literal(one.words, lang=one.lang)),
        ("atkg:translatedBy", literal(one.translated_by)),
        ("atkg:translatedOn", literal(one.translated_on, datatype="xsd:date")),
        *(("atkg:translates", piece) for piece in evidence),
    ]
    if one.note:
        values.append(("rdfs:comment", literal(one.note)))
    return described(minted("translation", one.document, one.quote, one.lang), values)


def read_translations(store: ox.Store) -> Translations:
    """Read the working translations of a store."""
    solutions = store.query(_QUERY, prefixes=dict(PREFIXES), default_graph=[TRANSLATIONS])
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError("the query for translations is a SELECT")
    found: dict[tuple[str, str, str], Translation] = {}
    for row in solutions:
        document, quote, lang, *cells = (
            "" if row[name] is None else curie(row[name])
            for name in ("document", "quote", "lang", "words", "who", "day", "note")
        )
        found[document, _folded(quote), lang] = Translation(document, quote, lang, *cells)
    return Translations(found)


def _folded(text: str) -> str:
    return " ".join(text.split())
