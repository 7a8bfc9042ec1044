"""Reads from a built store what networks are made from."""

from __future__ import annotations

import pyoxigraph as ox

from atkg.graph.naming import LANGUAGES, Naming, load_naming
from atkg.graph.terms import AUTHORITY
from atkg.graph.witnesses import load_witnesses, shown
from atkg.namespaces import expand
from atkg.network.model import Actor
from atkg.network.ties.ground import Ground, read_ground


def describe_actors(store: ox.Store, naming: Naming) -> dict[str, Actor]:
    """Give labels, class and sector (the label of its kind) of every thing that has a type.

    A thing of several kinds has the first by its CURIE.
    """
    kinds: dict[str, str] = {}
    for name in ("organizationKind", "interventionKind"):
        predicate = ox.NamedNode(expand(f"atkg:{name}"))
        for quad in store.quads_for_pattern(None, predicate, None, AUTHORITY):
            thing, kind = shown(quad.subject), shown(quad.object)
            kinds[thing] = min(kind, kinds.get(thing, kind))
    rdf_type = ox.NamedNode(expand("rdf:type"))
    actors = {}
    for quad in store.quads_for_pattern(None, rdf_type, None, AUTHORITY):
        thing, kind = shown(quad.subject), shown(quad.object)
        label, label_es = (naming.label(thing, lang) for lang in LANGUAGES)
        sector, sector_es = (naming.label(kinds.get(thing, kind), lang) for lang in LANGUAGES)
        actors[thing] = Actor(label, label_es, kind.partition(":")[2], sector, sector_es)
    return actors


def load_ground(store: ox.Store) -> Ground:
    """Read what networks are made from: the reported ties and what is known of their ends."""
    return read_ground(load_witnesses(store), describe_actors(store, load_naming(store)))
