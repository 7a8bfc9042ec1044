"""Build a small dataset of an invented document and write it: FOLDER ORDER.

A program of its own, so that a test can run it in fresh interpreters. ORDER turns every input
round, so that only what is read decides what is written.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from atkg.authority import Authority, Link, Name, Thing
from atkg.graph.authority_graph import authority_quads
from atkg.graph.dataset import gather, write_dataset
from atkg.graph.facts import fact_quads
from atkg.graph.ontology import load_ontology
from atkg.graph.statementlayer import statement_quads
from atkg.model import Row, Statement, statement_id
from atkg.resolution import resolve

TEXTS = {
    "one": "R1 IOM “should” train\tthe police. The project was run by IOM in Lima (60 talks).",
    "two": "El proyecto fue dirigido por la OIM. No se capacitó a nadie en Lima.",
}
# document, subject, predicate, object, quote, then other columns
ROWS: tuple[tuple[str, str, str, str, str, dict[str, str]], ...] = (
    ("one", "atkgr:one.recommendation.R1", "rdf:type", "atkg:Recommendation", "R1 IOM",
     {"status": "recommended"}),
    ("one", "atkgr:one.recommendation.R1", "atkg:words", "train the police", "“should” train",
     {"lang": "en"}),
    ("one", "atkgr:one.recommendation.R1", "atkg:number", "R1", "R1", {"datatype": "xsd:string"}),
    ("one", "atkgr:p", "atkg:operatedBy", "atkgr:iom", "run by IOM", {"status": "achieved"}),
    ("one", "atkgr:police", "atkg:trainedBy", "atkgr:iom", "train\tthe police",
     {"status": "recommended"}),
    ("one", "atkgr:one.figure.ab", "rdf:type", "atkg:Figure", "60 talks", {"status": "holds"}),
    ("one", "atkgr:one.figure.ab", "atkg:value", "60", "60", {"datatype": "xsd:decimal"}),
    ("one", "atkgr:p", "atkg:takesPlaceIn", "atkgr:lima", "in Lima",
     {"status": "achieved", "judgement": "unreviewed", "method": "rule:places"}),
    ("one", "atkgr:lima", "rdf:type", "atkg:Place", "Lima", {"status": "holds"}),
    ("two", "atkgr:p", "atkg:operatedBy", "atkgr:iom", "dirigido por la OIM",
     {"status": "achieved"}),
    ("two", "atkgr:p", "atkg:takesPlaceIn", "atkgr:lima", "No se capacitó a nadie en Lima",
     {"status": "achieved", "negated": "true"}),
)  # fmt: skip
THINGS = (
    Thing("atkgr:iom", "atkg:Organization", "atkgv:organization.intergovernmental"),
    Thing("atkgr:lima", "atkg:Place", "atkgv:place.city"),
    Thing("atkgr:p", "atkg:Intervention", "atkgv:intervention.project"),
    Thing("atkgr:police", "atkg:CollectiveActor", ""),
)
NAMES = (
    Name("atkgr:iom", "IOM", "und", False, "one", 3, 6, 2),
    Name("atkgr:lima", "Lima", "es", True, "", None, None, 3),
)
LINKS = (Link("atkgr:lima", "atkg:iso3166", "PE-LIM", "from memory", opened=False),)
DOCUMENTS = {"one": {"title": "One", "date": "2024"}, "two": {"title": "Dos", "language": "es"}}
ONTOLOGY = """\
@prefix atkg: <https://w3id.org/atkg/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
atkg:Place a owl:Class ; owl:disjointUnionOf ( atkg:City atkg:Region ) .
atkg:operatedBy a owl:ObjectProperty ; owl:propertyChainAxiom ( atkg:a atkg:b ) .
"""


def rows(document: str) -> list[Row]:
    """Make the rows of a document."""
    made = []
    for number, (own, subject, predicate, object_, quote, columns) in enumerate(ROWS):
        if own == document:
            start = TEXTS[document].index(quote)
            columns = {"judgement": "accepted", "reviewer": "editor", **columns}
            row = Row(subject, predicate, object_, quote, start, start + len(quote), line=number)
            row = replace(row, **{**columns, "negated": "negated" in columns})  # type: ignore[arg-type]
            made.append(replace(row, id=statement_id(document, row)))
    return made


def statements(document: str, order: int) -> tuple[Statement, ...]:
    """Give the statements of a document from rows in one order or the other."""
    return resolve(document, Path(f"{document}.csv"), rows(document)[::order])


def build(folder: Path, order: int = 1) -> tuple[ox.Quad, ...]:
    """Build all graphs; ``order`` is 1 or -1."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "atkg.ttl").write_text(ONTOLOGY, encoding="utf-8")
    ontology = load_ontology(folder)
    record = Authority({t.id: t for t in THINGS[::order]}, NAMES[::order], LINKS[::order])
    authority = authority_quads(record, DOCUMENTS)
    said = {name: statements(name, order) for name in [*TEXTS][::order]}
    elsewhere = [*ontology.triples, *(quad.triple for quad in authority)]
    facts = fact_quads([s for own in said.values() for s in own], elsewhere)
    layers = [statement_quads(name, TEXTS[name], own[::order]) for name, own in said.items()]
    return gather(*[ontology.quads, authority, facts, *layers][::order])


if __name__ == "__main__":
    target = Path(sys.argv[1])
    write_dataset(build(target / "ontology", int(sys.argv[2]))[:: int(sys.argv[2])], target)
