"""A model's suggestions for one document: they pass every gate and wait for a person, or go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from atkg.authority import Authority, load_authority
from atkg.errors import EndpointError, StatementError
from atkg.extracting import find_document, through_gates
from atkg.graph.ontology import load_ontology
from atkg.model import Row
from atkg.report.tables import write_table
from atkg.resolution import head_faults, heads_of
from atkg.statements import read_rows, write_rows
from atkg.text.documents import Document
from atkg.text.mentions import Finder
from atkg.text.readers import reader_named
from atkg.text.suggesting.asking import request_body
from atkg.text.suggesting.gate import Admitted, Refusal, admit
from atkg.text.suggesting.offers import Offer, offers
from atkg.text.suggesting.recorded import Recorded
from atkg.text.suggesting.rows import suggested_rows
from atkg.workspace import Workspace

_MOST_FAILURES: Final = 3


@dataclass(frozen=True, slots=True)
class Suggested:
    """What a run did: passages asked, new rows, and how many suggestions went for which reason."""

    path: Path
    refused: Path
    passages: int
    added: int
    reasons: Counter[str]


def answers_folder(workspace: Workspace) -> Path:
    """Give the folder in which requests and answers are kept."""
    return workspace.root / "data" / "suggestions"


def document_offers(document: Document, authority: Authority) -> list[Offer]:
    """Give what the passages of a document offer to a model."""
    found = Finder(authority, document.id).find(document.text)
    blocks = reader_named(document.reader).blocks(document.text)
    return list(offers(document.text, blocks, found.linked))


def _judged(
    offered: Sequence[Offer], model: str, recorded: Recorded, tell: Callable[[str], None]
) -> list[Admitted | Refusal]:
    """Ask passage by passage; one without an answer is told, several in a row end the run."""
    fates: list[Admitted | Refusal] = []
    failures = 0
    for number, offer in enumerate(offered, 1):
        tell(f"passage {number} of {len(offered)}")
        try:
            answer = recorded.answer(request_body(offer, model))
        except EndpointError as error:
            failures += 1
            if number == 1 or failures == _MOST_FAILURES:
                raise
            fates.append(Refusal("no answer", f"{offer.words[:80]}: {error.summary}"))
            continue
        failures = 0
        fates += admit(offer, answer)
    return fates


def merge_suggested(old: Iterable[Row], new: Iterable[Row]) -> tuple[Row, ...]:
    """Put suggested rows behind what stands there, which stays as it is.

    What is stated or rejected already, by whomever, is not suggested again; nor is a node that
    is known.
    """
    rows = list(old)
    known, nodes = {row.id for row in rows}, set(heads_of(rows))
    added = [row for row in new if row.id not in known and row.subject not in nodes]
    return (*rows, *added)


def suggest_document(
    workspace: Workspace,
    name: str,
    model: str,
    recorded: Recorded,
    tell: Callable[[str], None],
    limit: int = 0,
) -> Suggested:
    """Ask a model about the passages of a document and merge what passes every gate.

    ``limit`` is the most passages to ask about; 0 means all. Raises EndpointError where the server
    cannot be asked; the answers so far are kept, and nothing is written.
    """
    document = find_document(workspace, name)
    authority = load_authority(workspace.authority)
    terms = frozenset(load_ontology(workspace.shipped("ontology")).known_terms)
    offered = document_offers(document, authority)[: limit or None]
    fates = _judged(offered, model, recorded, tell)
    refused = [one for one in fates if isinstance(one, Refusal)]
    admitted = [one for one in fates if not isinstance(one, Refusal)]
    path = workspace.statements / f"{name}.csv"
    made = suggested_rows(name, document.text, document.languages[0], model, admitted)
    kept = through_gates(document, path, made, authority, terms)
    refused += [Refusal(one.why, document.text[slice(*one.span)]) for one in kept.waiting]
    old = read_rows(path) if path.exists() else ()
    merged = merge_suggested(old, kept.rows)
    if faults := head_faults(path, merged, heads_of(merged)):
        raise StatementError(f"{name}: suggested rows do not fit what stands there", faults=faults)
    if len(merged) > len(old):
        write_rows(path, merged)
    told = _write_refused(workspace.build / "review" / f"{name}.refused.csv", refused)
    return Suggested(
        path, told, len(offered), len(merged) - len(old),
        Counter(one.reason.partition(":")[0] for one in refused),
    )  # fmt: skip


def _write_refused(path: Path, refused: Iterable[Refusal]) -> Path:
    rows = [[one.reason, one.suggested] for one in refused]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_table(["reason", "suggested"], rows, "csv"), "utf-8", newline="")
    return path
