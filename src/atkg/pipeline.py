"""The stages of a build, all or nothing: written beside the old graph, then swapped in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from atkg.builds import fresh, swap
from atkg.checking import checks_markdown, run_checks
from atkg.errors import Fault, ValidationError
from atkg.gathering import Gathered, gather_workspace, read_document
from atkg.graph.assembly import assemble, check_shapes, conclude, prove, state
from atkg.graph.dataset import graph_hash, shared_triples, write_dataset
from atkg.graph.store import create_store, open_store
from atkg.graph.validation import Report, Source, report_markdown
from atkg.outputs import write_answers, write_networks, write_summary
from atkg.stopwatch import Stopwatch
from atkg.validating import checked_shapes, row_finder
from atkg.workspace import Workspace

Say = Callable[[str], None]
LANGUAGES: Final = ("en", "es")


@dataclass(frozen=True, slots=True)
class Build:
    """A finished build: its folder, the hash of its dataset, and the seconds of each stage."""

    folder: Path
    hash: str
    triples: int
    stopwatch: Stopwatch


def gather(workspace: Workspace, watch: Stopwatch) -> Gathered:
    """Read documents and statements, let the rows through the gates, and tell what was checked."""
    with watch.stage("read documents, authority file, ontology and statements; check the gates"):
        gathered = gather_workspace(workspace)
    with watch.stage("read the documents into passages"):
        for document in gathered.documents.values():
            reading = read_document(document)
            kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(reading.blocks.items()))
            watch.say(
                f"  {document.id}: {reading.passages} passages, {reading.sentences} sentences "
                f"({kinds})"
            )
    for passed in gathered.passed.values():
        checks = sum(passed.checks.values())
        watch.say(
            f"  {passed.document}: {len(passed.rows)} rows passed both gates in {checks} checks; "
            f"{len(passed.doubts)} doubts about modality"
        )
    return gathered


def write_validation(
    folder: Path, report: Report, locate: Callable[[str, str, str], Sequence[Source]]
) -> None:
    """Write the validation report in both languages."""
    folder.mkdir(parents=True, exist_ok=True)
    for lang in LANGUAGES:
        text = report_markdown(report, locate, lang)
        (folder / f"validation.{lang}.md").write_text(text, encoding="utf-8")


def _refuse(report: Report, locate: Callable[[str, str, str], Sequence[Source]]) -> None:
    faults = [
        Fault(source.file, source.line, f"{one.message('en')} ({one.focus})", source.statement_id)
        for one in report.violations
        if one.severity == "Violation"
        for source in (list(locate(one.focus, one.path, one.value)) or [Source("", "", 0, "")])[:1]
    ]
    faults += [Fault("", 0, f"shape {shape} looked at nothing") for shape in report.blind]
    raise ValidationError(f"the facts break {len(faults)} rule(s)", faults=faults)


def build(workspace: Workspace, say: Say, *, reason: bool = True) -> Build:
    """Build the graph of a workspace with all its outputs.

    Raises AtkgError where anything does not hold; then the last good graph stays as it was.
    """
    watch = Stopwatch(say)
    gathered = gather(workspace, watch)
    material = gathered.material
    with watch.stage("build the RDF dataset"):
        stated = state(material)
    with watch.stage("validate against the shapes"):
        shapes = checked_shapes(workspace.shipped("shapes"), material.ontology)
        report = check_shapes(material, stated, shapes)
    with fresh(workspace) as new:
        locate = row_finder(workspace, gathered)
        write_validation(new, report, locate)
        say(f"  {report.checked} checks of focus nodes, {len(report.violations)} results")
        if not report.conforms:
            _refuse(report, locate)
        with watch.stage("infer what follows"):
            inferred = conclude(material, stated)
        reasoner = "The reasoner was not asked."
        if reason:
            with watch.stage("prove consistency with HermiT"):
                proof = prove(material, stated)
            reasoner = (
                f"HermiT found ontology, {proof.different} records and facts consistent and "
                f"{len(proof.unsatisfiable)} unsatisfiable classes."
            )
            say(f"  {reasoner}")
        quads = assemble(material, stated, inferred)
        digest = _write(workspace, new, gathered, quads, watch)
        with watch.stage("write the summary"):
            write_summary(workspace, new, gathered, report, digest, reasoner)
        return Build(swap(workspace, new, digest[:12]), digest, len(quads), watch)


def _write(
    workspace: Workspace,
    new: Path,
    gathered: Gathered,
    quads: Sequence[ox.Quad],
    watch: Stopwatch,
) -> str:
    if twice := shared_triples(quads):
        raise ValidationError(f"{len(twice)} triple(s) stand in two graphs: {next(iter(twice))}")
    with watch.stage("write TriG, N-Quads and JSON-LD"):
        write_dataset(quads, new / "dataset")
        digest = graph_hash(quads)
    with watch.stage("load the store"):
        create_store(new / "store", quads)
    with watch.stage("answer the competency questions"):
        write_answers(workspace, new)
    with watch.stage("run the consistency checks"):
        for lang in LANGUAGES:
            checks = run_checks(workspace, open_store(new / "store"), lang)
            (new / f"checks.{lang}.md").write_text(checks_markdown(checks, lang), "utf-8")
        against = sum(len(check.told.lines) for check in checks)
        watch.say(f"  {len(checks)} checks over the whole graph, {against} results")
    with watch.stage("project and draw the actor network"):
        write_networks(new, new / "network", digest)
    return digest
