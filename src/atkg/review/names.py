"""What a reviewer reads in the place of an identifier: a name in their language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import pyoxigraph as ox

from atkg.authority import Authority
from atkg.graph.ontology import Ontology
from atkg.graph.terms import curie, node
from atkg.model import Row
from atkg.resolution import heads_of
from atkg.text.folding import fold

_LABELS: Final = (node("rdfs:label"), node("skos:prefLabel"))
_LONGEST: Final = 80


def _term_labels(ontology: Ontology, lang: str) -> dict[str, str]:
    labels: dict[str, str] = {}
    for triple in ontology.triples:
        object_, subject = triple.object, triple.subject
        if triple.predicate not in _LABELS or not isinstance(object_, ox.Literal):
            continue
        if isinstance(subject, ox.NamedNode) and object_.language in (lang, "en"):
            name = curie(subject)
            if object_.language == lang or name not in labels:
                labels[name] = object_.value
    return labels


def meanings(ontology: Ontology) -> dict[str, frozenset[str]]:
    """Give the terms that each label of any language means, folded, and each short name."""
    found: dict[str, set[str]] = {}
    for triple in ontology.triples:
        subject, object_ = triple.subject, triple.object
        if triple.predicate not in _LABELS or not isinstance(subject, ox.NamedNode):
            continue
        name = curie(subject)
        found.setdefault(fold(name.partition(":")[2]), set()).add(name)
        found.setdefault(fold(name.partition(".")[2] or name), set()).add(name)
        if isinstance(object_, ox.Literal):
            found.setdefault(fold(object_.value), set()).add(name)
    return {label: frozenset(names) for label, names in found.items()}


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def namer(
    authority: Authority, ontology: Ontology, rows: Iterable[Row], lang: str
) -> Callable[[str], str]:
    """Give a function from a CURIE to its name: a thing's preferred name, a term's label.

    A node is called by its class and the words of its head row. What has no name keeps its CURIE.
    """
    labels = _term_labels(ontology, lang)
    for thing, names in authority.names_of().items():
        own = [name for name in names if name.preferred]
        own.sort(key=lambda name: name.lang != lang)
        labels[thing] = (own or list(names))[0].name
    for subject, head in heads_of(rows).items():
        labels[subject] = f"{labels.get(head.object, head.object)}: {_short(head.quote)}"
    return lambda name: labels.get(name, name)
