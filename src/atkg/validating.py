"""Validation of a workspace or of a data file, with the rows or lines behind each violation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from atkg.errors import OntologyError
from atkg.gathering import Gathered, gather_workspace
from atkg.graph.assembly import check_shapes, state
from atkg.graph.ontology import Ontology, load_ontology
from atkg.graph.validation import Locate, Report, Shapes, Source, load_shapes, validate
from atkg.graph.validation.datafile import read_data_file
from atkg.graph.validation.foreign import read_shapes
from atkg.graph.validation.misnamed import misnamed_terms
from atkg.report.validation import Summed, summed_up, unproven
from atkg.workspace import Workspace


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


def given_shapes(place: Path, ontology: Ontology) -> Shapes:
    """Read shapes that somebody names: in the strict form of ours, else any of SHACL Core.

    Raises OntologyError as ``checked_shapes``.
    """
    try:
        return checked_shapes(place, ontology)
    except OntologyError:
        if not place.exists():
            raise
        shapes = read_shapes(place)
    if faults := misnamed_terms(shapes.written, place, ontology.triples):
        raise OntologyError(f"{len(faults)} unknown term(s) in shapes", faults=faults)
    return shapes


def validated(
    workspace: Workspace,
    data: Path | None,
    shapes: Path | None,
    lang: str,
    form: str = "",
    *,
    allow_idle: bool = False,
) -> Summed:
    """Validate a workspace, or a data file, against its shapes or others, in a language.

    Faults in the shapes make a report that proves nothing; so does a shape that finds no node,
    where shapes are given and ``allow_idle`` is not. Raises AtkgError where the workspace or the
    data (in a ``form`` named like a suffix, if need be) cannot be read.
    """
    ontology = load_ontology(workspace.shipped("ontology"))
    try:
        if shapes:
            known = given_shapes(shapes, ontology)
        else:
            known = checked_shapes(workspace.shipped("shapes"), ontology)
    except OntologyError as error:
        return unproven(error.faults, lang)
    report, locate = (
        _of_file(data, form, known, ontology) if data else _of_workspace(workspace, known)
    )
    return summed_up(report, known, locate, lang, idle_fails=bool(shapes) and not allow_idle)


def _of_file(data: Path, form: str, shapes: Shapes, ontology: Ontology) -> tuple[Report, Locate]:
    read = read_data_file(data, form)
    return validate(read.triples, shapes, ontology.triples), read.locate


def _of_workspace(workspace: Workspace, shapes: Shapes) -> tuple[Report, Locate]:
    gathered = gather_workspace(workspace)
    report = check_shapes(gathered.material, state(gathered.material), shapes)
    return report, row_finder(workspace, gathered)
