"""Shapes of another project, in the whole of SHACL Core: read leniently, but no typo passes.

Other than our own, they need no severity and no words in two languages, and their property shapes
may be blank nodes. These are named after their parent and path here, so that a report can name
them. What pySHACL would pass over in silence is an error: a ``sh:`` term that SHACL does not have,
and one of the parts that are not run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Final

import rdflib
from rdflib import OWL, RDF, RDFS, SH
from rdflib.term import Node

from atkg.errors import Fault, OntologyError
from atkg.graph.validation.shapes import TARGETS, Rule, Shapes, line_of, parsed, turtle_files
from atkg.namespaces import compact

# SHACL Advanced Features and SHACL-JS: they would need more than a validation.
_NOT_RUN: Final = frozenset(
    {"rule", "target", "expression", "values", "js", "SPARQLTarget", "SPARQLTargetType", "JSTarget"}
)
_SEVERITIES: Final = {str(SH[name]): name for name in ("Violation", "Warning", "Info")}
_GROUND: Final = "urn:shape:"  # names a shape that has none


@cache
def shacl_terms() -> frozenset[str]:
    """Give the local names of all terms of the SHACL vocabulary, which pySHACL ships."""
    path = Path(str(files("pyshacl"))) / "assets" / "shacl.ttl"
    subjects = rdflib.Graph().parse(path).subjects()
    return frozenset(str(one).removeprefix(str(SH)) for one in subjects if str(SH) in str(one))


def read_shapes(source: Path | rdflib.Graph) -> Shapes:
    """Read the shapes of a Turtle file, of a folder of such files, or of a graph.

    Raises OntologyError with a fault per file that is not Turtle and per ``sh:`` term that is none,
    and where there are no shapes with a target.
    """
    parts: list[tuple[Path | None, rdflib.Graph]] = []
    if isinstance(source, rdflib.Graph):
        parts.append((None, source))
    else:
        parts += [(path, parsed(path)) for path in turtle_files(source)]
    graph = rdflib.Graph()
    faults: list[Fault] = []
    for path, part in parts:
        faults += _faults(path, part)
        graph += part
    if faults:
        raise OntologyError(f"{len(faults)} fault(s) in shapes", faults=faults)
    written = _ready(graph)
    if not any((None, kind, None) in written for kind in TARGETS):
        mend = "give a shape a target: sh:targetClass, sh:targetNode …"
        raise OntologyError("no shape has a target", file=str(source)[:200], mend=mend)
    file = source.name if isinstance(source, Path) and source.is_file() else ""
    rules = {rule.shape: replace(rule, file=file) for rule in _rules(written)}
    return Shapes(written, written, MappingProxyType(rules))


def _faults(path: Path | None, graph: rdflib.Graph) -> Iterator[Fault]:
    used = {
        str(node).removeprefix(str(SH))
        for triple in graph
        for node in triple
        if isinstance(node, rdflib.URIRef) and node.startswith(str(SH))
    }
    for name in sorted(used):
        what = "is not known" if name not in shacl_terms() else "is not run here"
        if name not in shacl_terms() or name in _NOT_RUN:
            line = line_of(path, f"sh:{name}") if path else 0
            near = get_close_matches(name, sorted(shacl_terms() - _NOT_RUN - {name}), 1)
            mend = f"did you mean sh:{near[0]}?" if near else "use a term of SHACL Core"
            yield Fault(str(path or ""), line, f"sh:{name} {what}", mend)


def _ready(graph: rdflib.Graph) -> rdflib.Graph:
    """Name blank shapes, say the targets of classes that are shapes, leave out what is off."""
    names = _names(graph)
    ready = rdflib.Graph(bind_namespaces="none")
    off = set(graph.subjects(SH.deactivated, rdflib.Literal(True)))
    for subject, predicate, end in graph:
        if subject not in off or predicate not in TARGETS:
            ready.add((names.get(subject, subject), predicate, names.get(end, end)))
    for kind in (RDFS.Class, OWL.Class):
        for shape in graph.subjects(RDF.type, kind):
            if (shape, RDF.type, SH.NodeShape) in graph and shape not in off:
                ready.add((shape, SH.targetClass, shape))
    return ready


def _names(graph: rdflib.Graph) -> dict[Node, Node]:
    names: dict[Node, Node] = {}
    blank = {node for node in graph.subjects() if isinstance(node, rdflib.BNode)}
    for kind in TARGETS:
        for shape, aim in sorted(graph.subject_objects(kind), key=lambda pair: str(pair[1])):
            if shape in blank and shape not in names:
                names[shape] = _free(f"{_GROUND}{_local(aim)}", names)
    waiting = sorted(set(graph.subjects(SH.property)) - blank, key=str) + list(names)
    while waiting:
        parent = waiting.pop(0)
        parts = [one for one in graph.objects(parent, SH.property) if one in blank]
        for part in sorted(parts, key=lambda one: str(graph.value(one, SH.path))):
            path = graph.value(part, SH.path)
            ending = _local(path) if isinstance(path, rdflib.URIRef) else "path"
            names[part] = _free(f"{names.get(parent, parent)}-{ending}", names)
            waiting.append(part)
    return names


def _free(iri: str, names: dict[Node, Node]) -> rdflib.URIRef:
    """Give an IRI that no other has, by a number at its end."""
    taken = set(names.values())
    number, found = 1, rdflib.URIRef(iri)
    while found in taken:
        number += 1
        found = rdflib.URIRef(f"{iri}-{number}")
    return found


def _local(node: Node | None) -> str:
    return str(node).rstrip("/#").replace("#", "/").rpartition("/")[2]


def _rules(graph: rdflib.Graph) -> Iterator[Rule]:
    shapes = {*graph.subjects(SH.path), *graph.objects(None, SH.property)}
    shapes |= {shape for kind in TARGETS for shape in graph.subjects(kind)}
    for shape in sorted(shapes, key=str):
        words = {
            one.language or "": str(one)
            for one in graph.objects(shape, SH.message)
            if isinstance(one, rdflib.Literal)
        }
        plain = words.get("") or next(iter(words.values()), "")
        name = _SEVERITIES.get(str(graph.value(shape, SH.severity)), "Violation")
        english = words.get("en", plain)
        yield Rule(compact(str(shape)), name, english, words.get("es", english), "")
