"""Triples on their way to pySHACL: into rdflib's graphs, and only those that the shapes need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

import pyoxigraph as ox
import rdflib
from rdflib import RDF, RDFS, SKOS
from rdflib.term import Node

from atkg.errors import ValidationError

AnyTriple: TypeAlias = ox.Triple | ox.Quad
_TYPE: Final = ox.NamedNode(str(RDF.type))
_CONCEPT: Final = ox.NamedNode(str(SKOS.Concept))
# What of the ontology the shapes need: the class tree, and which concept is in which scheme.
_TREE: Final = frozenset(ox.NamedNode(str(term)) for term in (RDFS.subClassOf, SKOS.inScheme))


def named_records(facts: Iterable[AnyTriple], authority: Iterable[AnyTriple]) -> list[AnyTriple]:
    """Give the authority triples of the things that facts name, and of what those name in turn."""
    records: dict[object, list[AnyTriple]] = defaultdict(list)
    for triple in authority:
        records[triple.subject].append(triple)
    waiting: list[object] = [node for fact in facts for node in (fact.subject, fact.object)]
    chosen: list[AnyTriple] = []
    while waiting:
        for triple in records.pop(waiting.pop(), ()):
            chosen.append(triple)
            waiting.append(triple.object)
    return sorted(chosen, key=str)


def as_graph(triples: Iterable[AnyTriple]) -> rdflib.Graph:
    """Give an rdflib graph. Raises ValidationError for a triple inside a triple (RDF 1.2)."""
    graph = rdflib.Graph(bind_namespaces="none")
    for triple in triples:
        graph.add((_term(triple.subject), _term(triple.predicate), _term(triple.object)))
    return graph


def _term(node: object) -> Node:
    if isinstance(node, ox.NamedNode):
        return rdflib.URIRef(node.value)
    if isinstance(node, ox.BlankNode):
        return rdflib.BNode(node.value)
    if not isinstance(node, ox.Literal):
        raise ValidationError(f"not a term of RDF 1.1: {node}", mend="validate plain triples only")
    if node.language:
        return rdflib.Literal(node.value, lang=node.language)
    datatype = rdflib.URIRef(node.datatype.value)
    return rdflib.Literal(node.value, datatype=datatype, normalize=False)


def class_tree(ontology: Iterable[AnyTriple]) -> rdflib.Graph:
    """Give what the shapes need of the ontology: the class tree and the concepts."""
    return as_graph(
        triple
        for triple in ontology
        if triple.predicate in _TREE or (triple.predicate, triple.object) == (_TYPE, _CONCEPT)
    )


def instances_in(graph: rdflib.Graph, tree: rdflib.Graph) -> Mapping[Node, set[Node]]:
    """Give the nodes of the data by class, each under its superclasses too."""
    stated: dict[Node, set[Node]] = defaultdict(set)
    for node, kind in graph.subject_objects(RDF.type):
        stated[kind].add(node)
    instances: dict[Node, set[Node]] = defaultdict(set)
    for kind, nodes in stated.items():
        for above in {kind, *tree.transitive_objects(kind, RDFS.subClassOf)}:
            if above is not None:
                instances[above] |= nodes
    return instances
