"""What stands in a store: counted once for each build, by the workers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from atkg.builds import read_info
from atkg.errors import WorkspaceError
from atkg.web.endpoint.messages import Question
from atkg.web.endpoint.pool import Pool

_GRAPHS: Final = """
SELECT ?name (COUNT(*) AS ?count) WHERE { GRAPH ?name { ?s ?p ?o } } GROUP BY ?name ORDER BY ?name
"""
_CLASSES: Final = """
SELECT ?name (COUNT(DISTINCT ?s) AS ?count) WHERE { ?s a ?name FILTER(isIRI(?name)) }
GROUP BY ?name ORDER BY ?name
"""
_PROPERTIES: Final = """
SELECT ?name (COUNT(*) AS ?count) WHERE { ?s ?name ?o } GROUP BY ?name ORDER BY ?name
"""
_WHOLE: Final = """
SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects)
WHERE { ?s ?p ?o }
"""
# The things that most is said of, so that an example is worth looking at.
_EXAMPLES: Final = """
SELECT ?name (COUNT(*) AS ?count) FROM atkgg:facts WHERE {
  ?name ?p ?o FILTER(STRSTARTS(STR(?name), STR(atkgr:)))
} GROUP BY ?name ORDER BY DESC(?count) ?name LIMIT 5
"""
_LICENCES: Final = "SELECT DISTINCT ?name WHERE { ?o a owl:Ontology ; dcterms:license ?name }"


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of a store; names are IRIs. ``whole``: triples, subjects and objects."""

    graphs: Mapping[str, int]
    classes: Mapping[str, int]
    properties: Mapping[str, int]
    whole: Mapping[str, int]
    examples: tuple[str, ...]
    licences: tuple[str, ...]
    build: str


async def count(pool: Pool) -> Counts:
    """Count what stands in a pool's store, over all its graphs."""
    build = pool.store.parent
    graphs = _numbers(await _rows(pool, _GRAPHS))
    names = tuple(graphs)
    (whole,) = await _rows(pool, _WHOLE, names)
    return Counts(
        graphs,
        _numbers(await _rows(pool, _CLASSES, names)),
        _numbers(await _rows(pool, _PROPERTIES, names)),
        {name: int(value) for name, value in whole.items()},
        tuple(row["name"] for row in await _rows(pool, _EXAMPLES)),
        tuple(row["name"] for row in await _rows(pool, _LICENCES)),
        _hash(build),
    )


def _numbers(rows: Iterable[Mapping[str, str]]) -> dict[str, int]:
    return {row["name"]: int(row["count"]) for row in rows if "name" in row}


async def _rows(pool: Pool, text: str, graphs: tuple[str, ...] = ()) -> list[dict[str, str]]:
    question = Question(text, "application/sparql-results+json", default_graphs=graphs)
    told = json.loads((await pool.answer(question)).read())
    return [
        {name: cell["value"] for name, cell in row.items()} for row in told["results"]["bindings"]
    ]


def _hash(build: Path) -> str:
    try:
        return str(read_info(build)["hash"])
    except WorkspaceError:  # a store that no build made
        return ""
