"""Names of things for people: labels in the language asked for, else in the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from atkg.graph.wording import forms
from atkg.namespaces import PREFIXES, compact

LANGUAGES: Final = ("en", "es")
_LABELS: Final = tuple(
    ox.NamedNode(iri)
    for iri in (PREFIXES["skos"] + "prefLabel", PREFIXES["rdfs"] + "label",
                PREFIXES["dcterms"] + "title")
)  # fmt: skip
_TYPE: Final = "rdf:type"
_ALIAS: Final = ox.NamedNode(PREFIXES["skos"] + "altLabel")


@dataclass(frozen=True, slots=True)
class Naming:
    """Labels by CURIE and language; further names by CURIE."""

    labels: Mapping[str, Mapping[str, str]]
    aliases: Mapping[str, tuple[str, ...]]

    def label(self, thing: str, lang: str) -> str:
        """Give the label of a CURIE in a language, else in another, else the CURIE."""
        own = self.labels.get(thing, {})
        for name in (lang, *LANGUAGES, ""):
            if name in own:
                return own[name]
        return thing


def naming_of(triples: Iterable[ox.Triple | ox.Quad]) -> Naming:
    """Take all labels out of triples; a preferred name goes before a label, that before a title.

    ``rdf:type``, which the ontology borrows and gives no label, is named by ``forms.csv``.
    """
    labels: dict[str, dict[str, str]] = defaultdict(dict, {_TYPE: dict(forms()[_TYPE])})
    aliases: dict[str, set[str]] = defaultdict(set)
    ranked = {predicate: rank for rank, predicate in enumerate((*_LABELS, _ALIAS))}
    named = [(ranked[one.predicate], one) for one in triples if one.predicate in ranked]
    for rank, one in sorted(named, key=lambda pair: (pair[0], str(pair[1]))):
        if not isinstance(one.subject, ox.NamedNode) or not isinstance(one.object, ox.Literal):
            continue
        thing = compact(one.subject.value)
        if rank == len(_LABELS):
            aliases[thing].add(one.object.value)
        else:
            labels[thing].setdefault(one.object.language or "", one.object.value)
    return Naming(dict(labels), {thing: tuple(sorted(own)) for thing, own in aliases.items()})


def load_naming(store: ox.Store) -> Naming:
    """Read all labels of a store, as ``naming_of``."""
    quads = (
        quad
        for predicate in (*_LABELS, _ALIAS)
        for quad in store.quads_for_pattern(None, predicate, None, None)
    )
    return naming_of(quads)
