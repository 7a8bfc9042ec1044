"""Labels of nodes, made from the document's own words, so that answers can be read.

A node has no name. Its label is its printed number or its quantity, then its title, else its words,
else what it counts, else its part; one label for each language in which the document has such
words, never a translation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

import pyoxigraph as ox

from atkg.graph.terms import literal, node
from atkg.model import NODE_CLASSES, Statement

Labels: TypeAlias = dict[tuple[ox.NamedNode, str], ox.Literal]
# Property and language to the words that the text has first.
_Said: TypeAlias = dict[tuple[str, str], str]
_WORDS: Final = ("atkg:title", "atkg:words", "atkg:counts", "atkg:part")


def node_labels(statements: Iterable[Statement]) -> Labels:
    """Give the labels of the nodes that statements speak of: (node, language) to label.

    A node that has a number or a value but no words has one label without a language. Kinds that
    have neither (a causal link, a period without words) have none.
    """
    said: dict[str, _Said] = defaultdict(dict)
    for statement in sorted(statements, key=_place):
        if statement.subject_class in NODE_CLASSES:
            words = " ".join(statement.object.split())
            said[statement.subject].setdefault((statement.predicate, statement.lang), words)
    return {
        (node(subject), lang): literal(label, lang=lang)
        for subject, own in said.items()
        for lang, label in _labels(own).items()
    }


def _place(statement: Statement) -> tuple[int, str]:
    """Give where the object's own words begin in the text, else where their quote does."""
    quoted = (support.evidence[0] for support in statement.supports)
    starts = (one.start + max(one.quote.find(statement.object), 0) for one in quoted)
    return min(starts, default=0), statement.object


def _labels(said: _Said) -> dict[str, str]:
    front = _front(said)
    words: dict[str, str] = {}
    for predicate in _WORDS:
        for (own, lang), text in said.items():
            if own == predicate:
                words.setdefault(lang, text)
    if not words:
        return {"": front} if front else {}
    return {lang: f"{front} {text}".strip() for lang, text in words.items()}


def _front(said: Mapping[tuple[str, str], str]) -> str:
    plain = {predicate: text for (predicate, lang), text in said.items() if not lang}
    currency = plain.get("atkg:currency", "").rpartition(".")[2]
    value = plain.get("atkg:value", "")
    return plain.get("atkg:number", "") or (f"{currency} {value}".strip() if value else "")
