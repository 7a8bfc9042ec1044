"""What of each document has been stated, left out or not touched, counted and shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from atkg.authority import Authority
from atkg.gathering import Gathered, gather_workspace
from atkg.graph.labels import node_labels
from atkg.graph.ontology import Ontology
from atkg.model import Statement
from atkg.namespaces import compact, expand
from atkg.report.coverage import Account, account, by_section, read_omissions
from atkg.report.marked import marked_html
from atkg.workspace import Workspace

_LABELS = (expand("rdfs:label"), expand("skos:prefLabel"))


def account_all(workspace: Workspace, gathered: Gathered) -> dict[str, tuple[Account, ...]]:
    """Give the accounts of every document that has statements.

    Raises GateError where a reason's quote does not stand at its span.
    """
    accounts = {}
    for name, passed in gathered.passed.items():
        document = gathered.documents[name]
        path = workspace.statements / "out-of-scope" / f"{name}.csv"
        accounts[name] = account(document, passed.rows, read_omissions(path, document))
    return accounts


def coverage_rows(accounts: Mapping[str, Sequence[Account]]) -> list[list[str]]:
    """Give a row for each section: document, section, stated, out of scope, untouched."""
    return [
        [name, section, *(str(count) for count in counts.values())]
        for name, own in accounts.items()
        for section, counts in by_section(own)
    ]


def _names(
    authority: Authority, ontology: Ontology, statements: Sequence[Statement], lang: str
) -> Callable[[str], str]:
    ours = {str(node): literal for (node, code), literal in node_labels(statements).items()}
    labels = {compact(node.strip("<>")): literal.value for node, literal in ours.items()}
    for triple in ontology.triples:
        value, tongue = (getattr(triple.object, name, None) for name in ("value", "language"))
        if getattr(triple.predicate, "value", "") in _LABELS and tongue == lang:
            labels[compact(str(getattr(triple.subject, "value", "")))] = str(value)
    labels |= {thing: authority.label(thing, lang) for thing in authority.things}
    return lambda curie: labels.get(curie, curie)


def write_marked(workspace: Workspace, folder: Path, lang: str) -> list[Path]:
    """Write each document with its quotes marked, a self-contained page each."""
    gathered = gather_workspace(workspace)
    accounts = account_all(workspace, gathered)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, statements in gathered.material.statements.items():
        naming = _names(gathered.authority, gathered.ontology, statements, lang)
        document = gathered.documents[name]
        page = marked_html(document, statements, accounts[name], naming, lang)
        paths.append(folder / f"{name}.{lang}.html")
        paths[-1].write_text(page, encoding="utf-8", newline="\n")
    return paths
