"""A plugin for pytest: another project tests its data against shapes.

Installed with ``atkg`` (entry point ``pytest11``), it gives the fixtures ``assert_conforms``,
``atkg_shapes`` and ``atkg_ontology``; ``docs/testing.md`` shows them at work. Nothing heavy is
imported before a test asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

import pytest

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib

    from atkg.graph.validation import Report, Shapes, Source

    Triples: TypeAlias = Iterable[pyoxigraph.Triple | pyoxigraph.Quad]
    Data: TypeAlias = rdflib.Graph | Triples | Path | str
    AnyShapes: TypeAlias = rdflib.Graph | Shapes | Path | str


class AssertConforms(Protocol):
    """What the fixture ``assert_conforms`` gives; see ``assert_conforms``."""

    def __call__(
        self,
        graph: Data,
        shapes: AnyShapes,
        *,
        ontology: Data = (),
        lang: str = "en",
        allow_idle: bool = False,
    ) -> Report:
        """Check a graph against shapes."""


def assert_conforms(
    graph: Data,
    shapes: AnyShapes,
    *,
    ontology: Data = (),
    lang: str = "en",
    allow_idle: bool = False,
) -> Report:
    """Fail unless a graph keeps the rules of its shapes, and something was checked.

    ``graph`` and ``ontology`` (which lends the class tree) are an rdflib graph, triples of
    pyoxigraph or the path of an RDF file; ``shapes`` is an rdflib graph, the path of a Turtle file
    or of a folder of such files, or ``atkg_shapes``. Warnings do not fail. A shape that finds no
    node does, since a typo in its target looks like that, unless ``allow_idle``; a graph in which
    no shape finds a node always does. Gives the report, with counts by shape.

    Raises AssertionError with the report, rule by rule, in English or Spanish (``lang``), and
    AtkgError for shapes or data that cannot be read.
    """
    __tracebackhide__ = True
    from atkg.graph.validation import validate
    from atkg.graph.validation.datafile import read_data_file
    from atkg.report.validation import summed_up
    from atkg.report.validation.table import to_table

    known = _shapes(shapes)
    file = read_data_file(Path(graph)) if isinstance(graph, str | Path) else None
    data = list(file.triples) if file else _triples(graph)
    report = validate(data, known, [*data, *_triples(ontology), *_triples(known.written)])
    text = to_table(summed_up(report, known, file.locate if file else _nowhere, lang))
    idle = [count.shape for count in report.focus if not count.checked]
    if idle and not allow_idle:
        text += f"No node was found by: {', '.join(idle)} → mend their targets, or allow_idle\n"
    if not report.conforms or (idle and not allow_idle):
        raise AssertionError(text)
    return report


def _nowhere(*_: str) -> tuple[Source, ...]:
    return ()


def _shapes(source: AnyShapes) -> Shapes:
    from atkg.graph.validation import Shapes
    from atkg.graph.validation.foreign import read_shapes

    if isinstance(source, Shapes):
        return source
    return read_shapes(Path(source) if isinstance(source, str) else source)


def _triples(source: Data) -> list[pyoxigraph.Triple | pyoxigraph.Quad]:
    import pyoxigraph
    import rdflib

    from atkg.graph.validation.datafile import read_data_file

    if isinstance(source, rdflib.Graph):
        text = source.serialize(format="nt")
        return list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_TRIPLES))
    return list(read_data_file(Path(source)).triples if isinstance(source, str | Path) else source)


@pytest.fixture(scope="session", name="assert_conforms")
def _assert_conforms() -> AssertConforms:
    """Check a graph against shapes: ``assert_conforms(graph, shapes)``."""
    return assert_conforms


@pytest.fixture(scope="session")
def atkg_shapes() -> Shapes:
    """Give the shapes that come with atkg."""
    from atkg.graph.validation import load_shapes
    from atkg.workspace import packaged

    return load_shapes(packaged("shapes"))


@pytest.fixture(scope="session")
def atkg_ontology() -> tuple[pyoxigraph.Triple, ...]:
    """Give the triples of the ontology and vocabularies that come with atkg."""
    from atkg.graph.ontology import load_ontology
    from atkg.workspace import packaged

    return tuple(load_ontology(packaged("ontology")).triples)
