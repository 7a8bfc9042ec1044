"""Validation of a workspace or of a data file, with the rows or lines behind each violation."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from atkg.errors import FileFormatError, OntologyError
from atkg.gathering import Gathered, gather_workspace
from atkg.graph.assembly import check_shapes, state
from atkg.graph.ontology import Ontology, load_ontology
from atkg.graph.validation import Locate, Report, Shapes, Source, load_shapes, validate
from atkg.graph.validation.misnamed import misnamed_terms
from atkg.namespaces import expand, is_curie
from atkg.report.validation import Summed, summed_up, unproven
from atkg.workspace import Workspace

_SUFFIXES: Final = ".ttl, .nt, .nq, .trig, .rdf, .jsonld"


def checked_shapes(place: Path, ontology: Ontology) -> Shapes:
    """Read the shapes of a folder or file, and compare their names with the ontology's.

    Raises OntologyError for what is no shape, and for a term of ours that the ontology lacks.
    """
    shapes = load_shapes(place)
    if faults := misnamed_terms(shapes.written, place, ontology.triples):
        raise OntologyError(f"{len(faults)} unknown term(s) in shapes", faults=faults)
    return shapes


def row_finder(workspace: Workspace, gathered: Gathered) -> Callable[[str, str, str], list[Source]]:
    """Give a function from a violation's focus, path and value to the rows it rests on."""
    rows: dict[str, list[tuple[str, str, bool, Source]]] = {}
    for name, passed in gathered.passed.items():
        file = str((workspace.statements / f"{name}.csv").relative_to(workspace.root))
        for row in passed.rows:
            source = Source(row.id, file, row.line, row.quote)
            entry = (row.predicate, row.object, row.is_head, source)
            rows.setdefault(row.subject, []).append(entry)
            rows.setdefault(f"atkgr:{row.id}", []).append(entry)

    def locate(focus: str, path: str, value: str) -> list[Source]:
        own = rows.get(focus, [])
        exact = [source for p, o, _, source in own if p == path and (not value or o == value)]
        heads = [source for _, _, is_head, source in own if is_head]
        return exact or heads or [source for *_, source in own][:3]

    return locate


def line_finder(file: Path) -> Locate:
    """Give a function from a violation's focus to the line of a data file that first names it."""
    numbered = list(enumerate(file.read_text("utf-8").splitlines(), 1))
    lines = [(number, line) for number, line in numbered if not line.lstrip().startswith("#")]

    def locate(focus: str, path: str, value: str) -> list[Source]:
        names = [f"<{expand(focus)}>", focus] if is_curie(focus) else [f"<{focus}>"]
        either = "|".join(map(re.escape, names))
        # Where it is a subject, a line of Turtle or N-Triples begins with it.
        for pattern in (rf"(?:{either})(?!\S)", rf".*(?<![\w:.-])(?:{either})(?![\w:-])"):
            for number, line in lines:
                if re.match(pattern, line):
                    return [Source("", str(file), number, "")]
        return []

    return locate


def read_data(file: Path) -> list[ox.Triple]:
    """Read an RDF file of any usual form. Raises FileFormatError where it is none."""
    form = ox.RdfFormat.from_extension(file.suffix.removeprefix("."))
    if form is None:
        mend = f"name a file that ends in one of: {_SUFFIXES}"
        raise FileFormatError("has a suffix of no form of RDF", file=file, mend=mend)
    try:
        return [quad.triple for quad in ox.parse(path=str(file), format=form)]
    except (OSError, SyntaxError, ValueError) as error:
        raise FileFormatError(f"cannot be read as RDF: {error}", file=file) from error


def validated(workspace: Workspace, data: Path | None, shapes: Path | None, lang: str) -> Summed:
    """Validate a workspace, or a data file, against its shapes or others, in a language.

    Faults in the shapes make a report that proves nothing. Raises AtkgError where the workspace or
    the data cannot be read.
    """
    place = shapes or workspace.shipped("shapes")
    ontology = load_ontology(workspace.shipped("ontology"))
    try:
        known = checked_shapes(place, ontology)
    except OntologyError as error:
        return unproven(error.faults, lang)
    report, locate = _of_file(data, known, ontology) if data else _of_workspace(workspace, known)
    return summed_up(report, known, locate, lang)


def _of_file(data: Path, shapes: Shapes, ontology: Ontology) -> tuple[Report, Locate]:
    return validate(read_data(data), shapes, ontology.triples), line_finder(data)


def _of_workspace(workspace: Workspace, shapes: Shapes) -> tuple[Report, Locate]:
    gathered = gather_workspace(workspace)
    report = check_shapes(gathered.material, state(gathered.material), shapes)
    return report, row_finder(workspace, gathered)
