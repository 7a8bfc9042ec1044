"""The ontology folder, read: ``atkg.ttl``, ``statements.ttl`` and one file per SKOS scheme.

Blank nodes (lists and restrictions, which OWL demands) get labels from RDF Dataset
Canonicalization (W3C RDFC-1.0), file by file, so that a build gives the same bytes each time and a
change in one file leaves the labels of the others alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

import pyoxigraph as ox

from atkg.errors import OntologyError
from atkg.graph.terms import ONTOLOGY, A, curie, in_graph, node, triple_order

# What the reasoner may read. The other files use rdf:Statement, oa: and prov: (statements.ttl) or
# hold concepts only, and stay outside OWL 2 DL.
DL_FILES: Final = ("atkg.ttl",)

_CLASSES: Final = frozenset({node("owl:Class"), node("rdfs:Class")})
_PROPERTIES: Final = frozenset(
    {
        node("owl:AnnotationProperty"),
        node("owl:DatatypeProperty"),
        node("owl:ObjectProperty"),
        node("rdf:Property"),
    }
)
_CONCEPTS: Final = frozenset({node("skos:Concept")})
_Node = TypeVar("_Node", bound=ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple)


@dataclass(frozen=True, slots=True)
class Ontology:
    """What the files say: all triples, those of the OWL 2 DL part, and the terms as CURIEs."""

    files: tuple[str, ...]
    triples: tuple[ox.Triple, ...]
    axioms: tuple[ox.Triple, ...]
    classes: frozenset[str]
    properties: frozenset[str]
    concepts: frozenset[str]

    @property
    def known_terms(self) -> frozenset[str]:
        """Classes, properties and concepts together."""
        return self.classes | self.properties | self.concepts

    @property
    def quads(self) -> list[ox.Quad]:
        """The triples in the graph ``atkgg:ontology``, sorted."""
        return in_graph(ONTOLOGY, self.triples)


def load_ontology(folder: Path) -> Ontology:
    """Read every Turtle file of a folder.

    Raises OntologyError where the folder holds none, lacks the OWL 2 DL part, or holds a file that
    is not Turtle (with its line).
    """
    paths = sorted(folder.glob("*.ttl"))
    if missing := sorted({*DL_FILES} - {path.name for path in paths}):
        what = f"the ontology lacks {', '.join(missing)}"
        raise OntologyError(what, file=folder, mend="give a folder that holds the ontology")
    by_file = {path.name: _triples(path) for path in paths}
    triples = {triple for found in by_file.values() for triple in found}
    return Ontology(
        files=tuple(by_file),
        triples=_sorted(triples),
        axioms=_sorted({triple for name in DL_FILES for triple in by_file[name]}),
        classes=_of_type(triples, _CLASSES),
        properties=_of_type(triples, _PROPERTIES),
        concepts=_of_type(triples, _CONCEPTS),
    )


def _sorted(triples: Iterable[ox.Triple]) -> tuple[ox.Triple, ...]:
    return tuple(sorted(triples, key=triple_order))


def _of_type(triples: Iterable[ox.Triple], types: frozenset[ox.NamedNode]) -> frozenset[str]:
    typed = (t.subject for t in triples if t.predicate == A and t.object in types)
    return frozenset(curie(subject) for subject in typed if isinstance(subject, ox.NamedNode))


def _triples(path: Path) -> list[ox.Triple]:
    try:
        dataset = ox.Dataset(ox.parse(path=path, format=ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        what = re.sub(r"^Parser error at line [^:]*: ", "", str(error.msg))
        raise OntologyError(f"is not Turtle: {what}", file=path, line=error.lineno or 0) from error
    except OSError as error:
        raise OntologyError(f"cannot be read: {error}", file=path) from error
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return list(_labelled(dataset, path.stem))


def _labelled(dataset: Iterable[ox.Quad], stem: str) -> Iterator[ox.Triple]:
    """Put the file's name before each canonical label, since every file counts from zero."""
    prefix = re.sub(r"[^A-Za-z0-9]", "", stem)
    for quad in dataset:
        yield ox.Triple(
            _renamed(quad.subject, prefix), quad.predicate, _renamed(quad.object, prefix)
        )


def _renamed(term: _Node, prefix: str) -> _Node | ox.BlankNode:
    return ox.BlankNode(f"{prefix}-{term.value}") if isinstance(term, ox.BlankNode) else term
