"""What a reviewer reads in the place of an identifier: a name in their language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from atkg.authority import Authority
from atkg.graph.ontology import Ontology
from atkg.graph.terms import curie, node
from atkg.model import Row
from atkg.resolution import heads_of
from atkg.text.folding import fold

_LABELS: Final = (node("rdfs:label"), node("skos:prefLabel"))
_SUBCLASS: Final = node("rdfs:subClassOf")
_LONGEST: Final = 80
_MEND: Final = "see docs/data-model.md"


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


def _below(ontology: Ontology, top: str) -> frozenset[str]:
    """Give a class and all classes below it."""
    below: dict[str, list[str]] = {}
    for triple in ontology.triples:
        if triple.predicate == _SUBCLASS and isinstance(triple.object, ox.NamedNode):
            below.setdefault(curie(triple.object), []).append(curie(triple.subject))
    found, todo = {top}, [top]
    while todo:
        new = set(below.get(todo.pop(), ())) - found
        found |= new
        todo += new
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms that a cell may mean: all by CURIE, by label, and the classes of nodes."""

    known: frozenset[str]
    labels: Mapping[str, frozenset[str]]
    nodes: frozenset[str]

    def _meant(self, prefix: str, cell: str, what: str) -> str:
        cell = cell.strip()
        whole = cell if ":" in cell or not cell else f"{prefix}:{cell}"
        if whole in self.known or not cell:
            return whole
        found = sorted(one for one in self.labels.get(fold(cell), ()) if one.startswith(prefix))
        if len(found) > 1:
            told = f"{len(found)} terms bear the name {cell!r}"
            raise ValueError(told, f"write as {what} one of: {', '.join(found)}")
        if not found:
            raise ValueError(f"the {what} {whole!r} is not in the ontology", _MEND)
        return found[0]

    def class_of(self, cell: str) -> str:
        """Give the class of things that a cell means, by CURIE, short name or label.

        Raises ValueError where there is none, or it is a class of what documents say.
        """
        found = self._meant("atkg", cell, "class")
        if not found:
            raise ValueError("a new record has no class", _MEND)
        if not found.partition(":")[2][:1].isupper():
            raise ValueError(f"{found} is no class", _MEND)
        if found in self.nodes:
            what = f"{found} is a class of what documents say, and a record is a thing"
            raise ValueError(what, "add a row of that class, or choose another class")
        return found

    def kind_of(self, cell: str) -> str:
        """Give the concept that a cell means, or nothing. Raises ValueError where there is none."""
        return self._meant("atkgv", cell, "kind")


def terms_of(ontology: Ontology) -> Terms:
    """Give the terms of an ontology as cells may name them."""
    return Terms(ontology.known_terms, meanings(ontology), _below(ontology, "atkg:Node"))


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
