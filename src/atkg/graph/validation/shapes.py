"""Shapes as they stand in ``shapes/``, checked, and made ready for a fast run.

pySHACL visits the property shapes of a node shape once for each focus node and sets up every
constraint anew each time. Where a property shape has the target itself, it visits all focus nodes
at once. ``load_shapes`` therefore hands the target of a node shape down to its property shapes, and
lists their paths for closed shapes; the results stay the same (a test compares them).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

import rdflib
from rdflib import RDF, SH
from rdflib.collection import Collection
from rdflib.term import Node

from atkg.errors import Fault, OntologyError
from atkg.namespaces import compact, expand, is_curie

TARGETS: Final = (SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf)
# The part of SHACL Core that shapes may use; a term outside would be passed over in silence.
KNOWN_TERMS: Final = frozenset(
    (
        "NodeShape", "PropertyShape", "Violation", "Warning", "Info", "IRI", "BlankNode",
        "Literal", "BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral", "targetClass",
        "targetSubjectsOf", "property", "path", "severity", "message", "node", "class",
        "datatype", "nodeKind", "minCount", "maxCount", "minInclusive", "maxInclusive",
        "minExclusive", "maxExclusive", "minLength", "maxLength", "pattern", "flags",
        "languageIn", "uniqueLang", "equals", "disjoint", "lessThan", "lessThanOrEquals", "not",
        "and", "or", "xone", "closed", "ignoredProperties", "hasValue", "in", "name",
        "description",
    )
)  # fmt: skip
_SEVERITIES: Final = frozenset({SH.Violation, SH.Warning, SH.Info})
# What a node shape may say without being a rule of its own.
_BARE: Final = frozenset({RDF.type, SH.property, SH.name, SH.description, *TARGETS})
_REFERRING: Final = (SH.node, SH["not"], RDF.first)


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape that can be broken: its CURIE, severity, words and file."""

    shape: str
    severity: str
    message_en: str
    message_es: str
    file: str


@dataclass(frozen=True, slots=True)
class Shapes:
    """All shapes: the graph as written, the graph that is run, and the rules by CURIE."""

    written: rdflib.Graph
    runnable: rdflib.Graph
    rules: Mapping[str, Rule]

    def targets(self) -> Iterator[tuple[str, Node, Node]]:
        """Give each target as (CURIE of the node shape, kind of target, class or property)."""
        for kind in TARGETS:
            for shape, aim in self.written.subject_objects(kind):
                yield compact(str(shape)), kind, aim

    def parts(self, shape: str) -> list[str]:
        """Give the property shapes of a shape, as CURIEs."""
        node = rdflib.URIRef(expand(shape) if is_curie(shape) else shape)
        return [compact(str(part)) for part in self.written.objects(node, SH.property)]


def load_shapes(folder: Path) -> Shapes:
    """Read all Turtle files of a folder, or one file.

    Raises OntologyError with a fault per file that is not Turtle, per ``sh:`` term outside
    ``KNOWN_TERMS``, and per rule without a severity or a message in English or Spanish.
    """
    written = rdflib.Graph()
    rules: dict[str, Rule] = {}
    faults: list[Fault] = []
    for path in turtle_files(folder):
        graph = parsed(path)
        faults += _unknown_terms(path, graph)
        for shape in sorted(set(graph.subjects(RDF.type)), key=str):
            if _is_rule(graph, shape):
                rule = _rule(path, graph, shape)
                faults += _rule_faults(path, rule)
                rules[rule.shape] = rule
        written += graph
    if not rules and not faults:
        raise OntologyError("no shapes", file=folder, mend="name the folder that holds *.ttl")
    if faults:
        raise OntologyError(f"{len(faults)} fault(s) in shapes", faults=faults)
    return Shapes(written, flattened(written), MappingProxyType(rules))


def turtle_files(place: Path) -> list[Path]:
    """Give the Turtle files of a folder, sorted, or the one file."""
    return sorted(place.glob("*.ttl")) if place.is_dir() else [place]


def parsed(path: Path) -> rdflib.Graph:
    """Parse a Turtle file. Raises OntologyError where it is none."""
    if not path.exists():
        raise OntologyError("is not there", file=path, mend="name a file or folder of shapes")
    try:
        return rdflib.Graph().parse(path, format="turtle")
    except Exception as error:  # the parser raises errors of many kinds
        what = str(error).strip().splitlines()[0]
        raise OntologyError(f"is not Turtle: {what}", file=path, mend="mend the syntax") from error


def _unknown_terms(path: Path, graph: rdflib.Graph) -> Iterator[Fault]:
    names = {
        str(node).removeprefix(str(SH))
        for triple in graph
        for node in triple
        if isinstance(node, rdflib.URIRef) and node.startswith(str(SH))
    }
    for name in sorted(names - KNOWN_TERMS):
        mend = "use a term of SHACL Core; see KNOWN_TERMS"
        yield Fault(str(path), line_of(path, f"sh:{name}"), f"sh:{name} is not known", mend)


def line_of(path: Path, words: str) -> int:
    """Give the first line that holds the words, else 0."""
    lines = path.read_text("utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if words in line), 0)


def _is_rule(graph: rdflib.Graph, shape: Node) -> bool:
    """Tell whether a shape can stand in a report.

    It is a property shape, or a node shape with a target and a constraint of its own.
    """
    if (shape, SH.path, None) in graph:
        return True
    says = set(graph.predicates(shape))
    return any(kind in says for kind in TARGETS) and bool(says - _BARE)


def _rule(path: Path, graph: rdflib.Graph, shape: Node) -> Rule:
    severity = graph.value(shape, SH.severity)
    words = {
        message.language: str(message)
        for message in graph.objects(shape, SH.message)
        if isinstance(message, rdflib.Literal)
    }
    name = str(severity).removeprefix(str(SH)) if severity in _SEVERITIES else ""
    return Rule(compact(str(shape)), name, words.get("en", ""), words.get("es", ""), path.name)


def _rule_faults(path: Path, rule: Rule) -> Iterator[Fault]:
    needed = {
        "sh:severity": rule.severity,
        "sh:message in English": rule.message_en,
        "sh:message in Spanish": rule.message_es,
    }
    for what, present in needed.items():
        if not present:
            line = line_of(path, rule.shape)
            yield Fault(str(path), line, f"{rule.shape} has no {what}", f"add {what}")


def flattened(written: rdflib.Graph) -> rdflib.Graph:
    """Hand the targets of node shapes down to their property shapes."""
    graph = rdflib.Graph()
    graph += written
    nested = {node for kind in _REFERRING for node in written.objects(None, kind)}
    targeted = {shape for kind in TARGETS for shape in written.subjects(kind)}
    for shape in sorted(targeted - nested, key=str):
        _hand_down(graph, shape)
    return graph


def _hand_down(graph: rdflib.Graph, shape: Node) -> None:
    parts = sorted(graph.objects(shape, SH.property), key=str)
    for kind in TARGETS:
        for aim in graph.objects(shape, kind):
            for part in parts:
                graph.add((part, kind, aim))
    graph.remove((shape, SH.property, None))
    if (shape, SH.closed, rdflib.Literal(True)) in graph:
        listed = graph.value(shape, SH.ignoredProperties)
        ignored = list(graph.items(listed)) if listed else []
        paths = [path for part in parts for path in graph.objects(part, SH.path)]
        graph.remove((shape, SH.ignoredProperties, None))
        head = rdflib.BNode()
        Collection(graph, head, [*ignored, *dict.fromkeys(paths)])
        graph.add((shape, SH.ignoredProperties, head))
