"""Everything of a graph put together from what was read: asserted, stated, inferred."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pyoxigraph as ox

from atkg.authority import Authority
from atkg.echoes import Echo
from atkg.followups import FollowUp
from atkg.graph.authority_graph import authority_quads, record_quads
from atkg.graph.closure import infer
from atkg.graph.dataset import gather
from atkg.graph.echo_graph import echo_quads
from atkg.graph.facts import fact_quads
from atkg.graph.followup_graph import followup_quads
from atkg.graph.labels import label_triples, node_labels
from atkg.graph.naming import Naming, naming_of
from atkg.graph.ontology import Ontology
from atkg.graph.reasoning import ConsistencyReport, check_consistency
from atkg.graph.statementlayer import statement_quads
from atkg.graph.terms import DRAFTS, FACTS, INFERRED, LABEL, document_graph, in_graph
from atkg.graph.translation_graph import translation_quads
from atkg.graph.validation import Report, Shapes, merged, named_records, validate
from atkg.model import Printed, Statement, Where
from atkg.namespaces import expand
from atkg.translations import Translation


@dataclass(frozen=True, slots=True)
class Material:
    """What a graph is built from: ``texts`` and ``statements`` by document id.

    ``printed`` says by figure how its document prints its number.
    ``where`` gives headings and pages by document id and span.
    """

    ontology: Ontology
    authority: Authority
    records: Mapping[str, Mapping[str, str]]
    texts: Mapping[str, str]
    statements: Mapping[str, Sequence[Statement]]
    echoes: tuple[Echo, ...] = ()
    followups: Sequence[FollowUp] = ()
    printed: Mapping[str, Printed] = field(default_factory=dict)
    where: Mapping[str, Mapping[tuple[int, int], Where]] = field(default_factory=dict)
    translations: Sequence[Translation] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """The quads before the closure: all of them, and by document the facts and statements."""

    authority: tuple[ox.Quad, ...]
    facts: tuple[ox.Quad, ...]
    layers: Mapping[str, tuple[ox.Quad, ...]]
    followups: tuple[ox.Quad, ...] = ()
    translations: tuple[ox.Quad, ...] = ()

    @property
    def quads(self) -> tuple[ox.Quad, ...]:
        """All quads but the ontology's."""
        layers = [quad for layer in self.layers.values() for quad in layer]
        return (*self.authority, *self.facts, *layers, *self.followups, *self.translations)


def state(material: Material) -> Stated:
    """Turn what was read into quads, with nothing inferred."""
    authority = authority_quads(material.authority, material.records, material.where)
    authority += echo_quads(material.echoes)
    elsewhere = [*material.ontology.triples, *(quad.triple for quad in authority)]
    every = [one for own in material.statements.values() for one in own]
    facts = tuple(fact_quads(every, elsewhere, material.printed))
    named = {quad.subject for quad in facts if quad.predicate == LABEL}
    naming = naming_of(elsewhere)
    layers = {
        document: (
            *statement_quads(
                document, material.texts[document], own, where=material.where.get(document, {})
            ),
            *_labels_beside(material, document, named, naming),
        )
        for document, own in material.statements.items()
    }
    later = tuple(followup_quads(material.followups))
    translated = tuple(translation_quads(material.translations, material.statements))
    return Stated(tuple(authority), facts, layers, later, translated)


def _labels_beside(
    material: Material, document: str, named: Container[object], naming: Naming
) -> list[ox.Quad]:
    """Label the nodes that are stated only beside their statements: a fact may point to one."""
    accepted = [one for one in material.statements[document] if one.judgement == "accepted"]
    labels = node_labels(accepted, naming, printed=material.printed)
    beside = (triple for triple in label_triples(labels) if triple.subject not in named)
    return in_graph(document_graph(document), beside)


def check_shapes(material: Material, stated: Stated, shapes: Shapes) -> Report:
    """Validate each document's facts, with the records they name, and its statement layer.

    Facts of one document are those that its own statements give. Raises ValidationError where
    pySHACL cannot run; broken rules are in the report.
    """
    ontology = material.ontology.triples
    reports = [validate(ontology, shapes, ontology)]
    if material.echoes:
        reports.append(validate(echo_quads(material.echoes), shapes, ontology))
    for document, own in material.statements.items():
        facts = [quad for quad in fact_quads(own, (), material.printed) if quad.graph_name == FACTS]
        records = named_records(facts, stated.authority)
        layer = stated.layers[document]
        report = validate([*facts, *records, *layer], shapes, ontology)
        reports.append(report if report.checked else replace(report, empty=(document,)))
    for quads in (stated.followups, stated.translations):
        if quads:
            reports.append(validate(quads, shapes, ontology))
    return merged(reports)


def conclude(material: Material, stated: Stated) -> tuple[ox.Quad, ...]:
    """Materialise what follows from ontology, authority and facts and stands nowhere else."""
    quads = (*stated.authority, *stated.facts)
    data = [quad.triple for quad in quads if quad.graph_name != DRAFTS]
    return tuple(in_graph(INFERRED, infer(material.ontology.triples, data)))


def assemble(
    material: Material, stated: Stated, inferred: Sequence[ox.Quad]
) -> tuple[ox.Quad, ...]:
    """Give the whole dataset, sorted."""
    return gather(material.ontology.quads, stated.quads, inferred)


def prove(material: Material, stated: Stated) -> ConsistencyReport:
    """Let HermiT look for a contradiction in ontology, records and facts.

    Raises ReasoningError where there is one.
    """
    records = record_quads(material.authority, material.records)
    facts = [quad for quad in stated.facts if quad.graph_name == FACTS]
    triples = [*material.ontology.axioms, *(quad.triple for quad in (*records, *facts))]
    individuals = [expand(thing) for thing in material.authority.things]
    ntriples = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return check_consistency(ntriples, individuals=individuals)
