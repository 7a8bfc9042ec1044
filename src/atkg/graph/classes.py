"""The classes of the ontology as Python objects, by owlready2: which lie above which."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import owlready2
import pyoxigraph as ox

from atkg.errors import OntologyError
from atkg.graph.terms import triple_order
from atkg.namespaces import ATKG, compact


def class_ancestors(axioms: Iterable[ox.Triple]) -> Mapping[str, tuple[str, ...]]:
    """Give each class of ours with the classes of ours above it, nearest first, as CURIEs.

    ``axioms`` is the OWL part of the ontology. Raises OntologyError where it declares no class.
    """
    world = owlready2.World()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ontology.nt"
        ordered = sorted(set(axioms), key=triple_order)
        path.write_bytes(ox.serialize(ordered, format=ox.RdfFormat.N_TRIPLES) or b"")
        ontology = world.get_ontology(path.as_uri()).load()
        classes = [one for one in ontology.classes() if one.iri.startswith(ATKG)]
        found = {compact(one.iri): _above(one) for one in classes}
    world.close()
    if not found:
        raise OntologyError("the ontology declares no class")
    return dict(sorted(found.items()))


def _above(one: owlready2.ThingClass) -> tuple[str, ...]:
    above: list[str] = []
    waiting = [one]
    while waiting:
        for parent in waiting.pop(0).is_a:
            iri = getattr(parent, "iri", "")
            named = isinstance(parent, owlready2.ThingClass) and iri.startswith(ATKG)
            if named and compact(iri) not in above:
                above.append(compact(iri))
                waiting.append(parent)
    return tuple(above)
