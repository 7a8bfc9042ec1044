"""Run shapes over triples with pySHACL.

rdflib is used at this border only: triples come in as pyoxigraph's, results go out as CURIEs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

import pyshacl
import rdflib
from pyshacl.shapes_graph import ShapesGraph
from rdflib import SH
from rdflib.term import Node

from atkg.errors import ValidationError
from atkg.graph.validation.graphs import AnyTriple, as_graph, class_tree, instances_in
from atkg.graph.validation.results import FocusCount, Report, Violation
from atkg.graph.validation.shapes import Rule, Shapes
from atkg.namespaces import ATKG, compact

_SIGNS: Final = {
    SH.inversePath: "^", SH.zeroOrMorePath: "*", SH.oneOrMorePath: "+", SH.zeroOrOnePath: "?",
}  # fmt: skip


def validate(data: Iterable[AnyTriple], shapes: Shapes, ontology: Iterable[AnyTriple]) -> Report:
    """Check data against shapes and give what was found.

    ``data`` is a document's facts with the authority records that they name, or its statement
    layer, or the ontology itself. ``ontology`` lends the class tree and the concepts; nothing is
    inferred. Nodes that only the ontology speaks of are not counted nor reported, so that the rules
    over its own concepts stay out of a document's report.
    Raises ValidationError where pySHACL gives up.
    """
    graph, tree = as_graph(data), class_tree(ontology)
    instances = instances_in(graph, tree)
    expected = _expected(graph, shapes, instances)
    beside = set(tree.subjects()) - set(graph.subjects()).union(*expected.values())
    graph += tree
    runnable = _narrowed(shapes, expected)
    checked = _checked(graph, runnable, beside)
    return Report(
        violations=tuple(sorted(_violations(_run(graph, runnable), shapes, beside))),
        focus=tuple(FocusCount(name, checked[name], len(expected[name])) for name in expected),
        uncovered=_uncovered(instances, expected),
    )


def _expected(
    graph: rdflib.Graph, shapes: Shapes, instances: Mapping[Node, set[Node]]
) -> dict[str, set[Node]]:
    """Give the nodes of the data that each shape is meant for."""
    expected: dict[str, set[Node]] = defaultdict(set)
    for shape, kind, aim in sorted(shapes.targets(), key=str):
        if kind == SH.targetClass:
            expected[shape] |= instances.get(aim, set())
        elif kind == SH.targetNode:
            expected[shape].add(aim)
        else:
            by_subject = kind == SH.targetSubjectsOf
            expected[shape] |= set(graph.subjects(aim) if by_subject else graph.objects(None, aim))
    return expected


def _uncovered(
    instances: Mapping[Node, set[Node]], expected: Mapping[str, set[Node]]
) -> tuple[str, ...]:
    """Give this project's classes with nodes that no shape is meant for."""
    covered = set().union(*expected.values())
    bare = (kind for kind, nodes in instances.items() if not nodes <= covered)
    return tuple(sorted(compact(str(kind)) for kind in bare if str(kind).startswith(ATKG)))


def _narrowed(shapes: Shapes, expected: Mapping[str, set[Node]]) -> rdflib.Graph:
    """Leave out targets that the data lack: pySHACL would run them over the class tree."""
    kinds = {kind for _, kind, _ in shapes.targets()}
    aims = {(kind, aim) for name, kind, aim in shapes.targets() if expected[name]}
    graph = rdflib.Graph(bind_namespaces="none")
    for triple in shapes.runnable:
        if triple[1] not in kinds or triple[1:] in aims:
            graph.add(triple)
    return graph


def _checked(graph: rdflib.Graph, runnable: rdflib.Graph, beside: set[Node]) -> Mapping[str, int]:
    """Ask pySHACL itself how many nodes of the data each shape looks at."""
    counts: dict[str, int] = defaultdict(int)
    for shape in ShapesGraph(runnable).shapes:
        counts[compact(str(shape.node))] = len(shape.focus_nodes(graph) - beside)
    return counts


def _run(graph: rdflib.Graph, runnable: rdflib.Graph) -> rdflib.Graph:
    _, results, words = pyshacl.validate(
        graph, shacl_graph=runnable, inference="none", advanced=False, inplace=True
    )
    if not isinstance(results, rdflib.Graph):
        raise ValidationError(f"pySHACL gave up: {words}", mend="mend the shape that it names")
    return results


def _violations(results: rdflib.Graph, shapes: Shapes, beside: set[Node]) -> set[Violation]:
    """Read pySHACL's results; those inside others (``sh:detail``) belong to the outer one.

    One value that breaks two constraints of one rule breaks that rule once.
    """
    components: dict[Violation, set[str]] = defaultdict(set)
    for result in results.objects(None, SH.result):
        if results.value(result, SH.focusNode) not in beside:
            component = _short(results.value(result, SH.sourceConstraintComponent))
            components[_violation(results, result, shapes)].add(component)
    return {replace(found, components=tuple(sorted(names))) for found, names in components.items()}


def _violation(results: rdflib.Graph, result: Node, shapes: Shapes) -> Violation:
    """Read one result; a rule without words of its own speaks with pySHACL's."""
    name = _short(results.value(result, SH.sourceShape))
    rule = shapes.rules.get(name) or Rule(name, "Violation", "", "", "")
    said = str(results.value(result, SH.resultMessage) or name)
    value = results.value(result, SH.value)
    return Violation(
        shape=rule.shape,
        focus=_short(results.value(result, SH.focusNode)),
        path=path_words(results, results.value(result, SH.resultPath)),
        value=_short(value),
        severity=rule.severity,
        message_en=rule.message_en or said,
        message_es=rule.message_es or said,
        term="" if value is None else value.n3(),
    )


def path_words(graph: rdflib.Graph, path: Node | None) -> str:
    """Write a property path as SPARQL does: ``^ex:a/ex:b``; nothing for none."""
    if path is None or isinstance(path, rdflib.URIRef):
        return _short(path)
    for term, sign in _SIGNS.items():
        if (inner := graph.value(path, term)) is not None:
            words = path_words(graph, inner)
            return f"^{words}" if sign == "^" else f"({words}){sign}"
    either = graph.value(path, SH.alternativePath)
    steps = graph.items(either if either is not None else path)
    return ("/" if either is None else "|").join(path_words(graph, step) for step in steps)


def _short(node: Node | None) -> str:
    return "" if node is None else compact(str(node))
