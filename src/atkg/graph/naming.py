"""Names of things for people: labels in the language asked for, else in the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from atkg.namespaces import PREFIXES, compact

LANGUAGES: Final = ("en", "es")
_LABELS: Final = tuple(
    ox.NamedNode(iri)
    for iri in (PREFIXES["skos"] + "prefLabel", PREFIXES["rdfs"] + "label",
                PREFIXES["dcterms"] + "title")
)  # fmt: skip
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


def load_naming(store: ox.Store) -> Naming:
    """Read all labels of a store; a preferred name goes before a label, that before a title."""
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    for predicate in _LABELS:
        for quad in store.quads_for_pattern(None, predicate, None, None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                own = labels[compact(quad.subject.value)]
                own.setdefault(quad.object.language or "", quad.object.value)
    aliases: dict[str, list[str]] = defaultdict(list)
    for quad in store.quads_for_pattern(None, _ALIAS, None, None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            aliases[compact(quad.subject.value)].append(quad.object.value)
    return Naming(dict(labels), {thing: tuple(sorted(own)) for thing, own in aliases.items()})
