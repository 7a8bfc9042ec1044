"""What a workspace holds, read and let through the gates: the input of every build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from atkg.authority import Authority, load_authority
from atkg.echoes import Echo, check_ends, load_echoes
from atkg.errors import AtkgError, AuthorityError, Fault, GateError, StatementError
from atkg.followups import load_followups
from atkg.gates import Passed, pass_gates
from atkg.graph.assembly import Material
from atkg.graph.ontology import Ontology, load_ontology
from atkg.model import Statement, Where
from atkg.resolution import resolve
from atkg.statements import read_rows
from atkg.text.documents import Document, load_documents
from atkg.text.passages import passages, sentences
from atkg.text.printed import printed_numbers
from atkg.text.quotes import prints
from atkg.text.readers import reader_named
from atkg.text.whereabouts import where_words_stand
from atkg.translations import load_translations
from atkg.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that a build needs; ``passed`` by document id, in the order of the ids."""

    documents: Mapping[str, Document]
    authority: Authority
    ontology: Ontology
    passed: Mapping[str, Passed]
    material: Material


@dataclass(frozen=True, slots=True)
class Reading:
    """How a document reads: blocks by kind, passages, sentences."""

    document: str
    blocks: Counter[str]
    passages: int
    sentences: int


def read_document(document: Document) -> Reading:
    """Read a document's text into blocks, passages and sentences, and count them."""
    blocks = reader_named(document.reader).blocks(document.text)
    made = passages(document.text, blocks)
    count = sum(len(sentences(passage, document.text)) for passage in made)
    kinds: Counter[str] = Counter(block.kind for block in blocks)
    return Reading(document.id, kinds, len(made), count)


def _name_faults(
    workspace: Workspace, authority: Authority, documents: Mapping[str, Document]
) -> list[Fault]:
    """Find names that are not where names.csv says they were seen."""
    path = str(workspace.authority / "names.csv")
    faults = []
    for name in authority.names:
        if not name.document:
            continue
        document = documents.get(name.document)
        if document is None:
            faults.append(Fault(path, name.line, f"no document {name.document}", "documents.csv"))
        elif not prints(document.text[name.start : name.end], name.name):
            what = f"{name.name!r} does not stand at {name.start}..{name.end} of {document.id}"
            faults.append(Fault(path, name.line, what, "correct the span"))
    return faults


def _passed(
    workspace: Workspace,
    documents: Mapping[str, Document],
    authority: Authority,
    ontology: Ontology,
) -> dict[str, Passed]:
    passed: dict[str, Passed] = {}
    faults: list[Fault] = []
    for path in sorted(workspace.statements.glob("*.csv")):
        if path.stem not in documents:
            what = f"no document {path.stem} is registered"
            faults.append(Fault(str(path), 1, what, "name the file after a document's id"))
            continue
        try:
            rows = read_rows(path)
            document = documents[path.stem]
            passed[path.stem] = pass_gates(document, path, rows, authority, ontology.known_terms)
        except (GateError, StatementError) as error:
            faults += error.faults
    if faults:
        raise GateError(f"{len(faults)} fault(s) in the statement files", faults=faults)
    return passed


def _echoes(
    workspace: Workspace,
    documents: Mapping[str, Document],
    statements: Mapping[str, Sequence[Statement]],
) -> tuple[Echo, ...]:
    echoes = load_echoes(workspace.authority)
    dates = {
        one.subject: documents[name].date
        for name, own in statements.items()
        for one in own
        if one.is_head and one.judgement == "accepted"
    }
    check_ends(workspace.authority, echoes, dates)
    return echoes


def _records(documents: Mapping[str, Document]) -> dict[str, dict[str, str]]:
    return {
        name: {
            "title": one.title, "publisher": one.publisher, "date": one.date,
            "language": one.language, "rights": one.rights, "sha256": one.text_sha256,
        }
        for name, one in documents.items()
    }  # fmt: skip


def speakable(statements: Mapping[str, Iterable[Statement]]) -> frozenset[str]:
    """Give the CURIEs of which a follow-up may speak: all statements, and their subjects."""
    every = [one for own in statements.values() for one in own]
    return frozenset(f"atkgr:{one.id}" for one in every) | {one.subject for one in every}


def _where(
    workspace: Workspace,
    documents: Mapping[str, Document],
    authority: Authority,
    passed: Mapping[str, Passed],
) -> dict[str, dict[tuple[int, int], Where]]:
    """Give headings and pages of all that points into the documents: quotes and names."""
    spans = {name: {(row.start, row.end) for row in one.rows} for name, one in passed.items()}
    for name in authority.names:
        if name.document and name.start is not None and name.end is not None:
            spans.setdefault(name.document, set()).add((name.start, name.end))
    return {
        name: where_words_stand(documents[name], workspace.documents, sorted(own))
        for name, own in spans.items()
    }


def gather_workspace(workspace: Workspace) -> Gathered:
    """Read everything of a workspace and let its rows through both gates.

    Raises AtkgError with every fault found in the first stage that has one.
    """
    documents = load_documents(workspace.documents)
    authority = load_authority(workspace.authority)
    if faults := _name_faults(workspace, authority, documents):
        raise AuthorityError(f"{len(faults)} name(s) not where they were seen", faults=faults)
    ontology = load_ontology(workspace.shipped("ontology"))
    passed = _passed(workspace, documents, authority, ontology)
    if not passed:
        mend = "list a report in documents.csv, draft a worksheet, then run: atkg fill WORKSHEET"
        raise AtkgError("no statements: nothing to build", file=workspace.statements, mend=mend)
    statements = {
        name: resolve(name, workspace.statements / f"{name}.csv", one.rows)
        for name, one in passed.items()
    }
    texts = {name: document.text for name, document in documents.items()}
    echoes = _echoes(workspace, documents, statements)
    today = date.today().isoformat()
    followups = load_followups(workspace.followups, speakable(statements), today)
    quotes = {name: {row.quote for row in one.rows} for name, one in passed.items()}
    translations = load_translations(workspace.translations, quotes, today)
    printed = {
        figure: one
        for name, own in statements.items()
        for figure, one in printed_numbers(texts[name], own).items()
    }
    where = _where(workspace, documents, authority, passed)
    material = Material(
        ontology, authority, _records(documents), texts, statements, echoes, followups, printed,
        where, translations,
    )  # fmt: skip
    return Gathered(documents, authority, ontology, passed, material)
