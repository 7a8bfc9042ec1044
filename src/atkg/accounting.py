"""What of each document has been stated, left out or not touched, counted and shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from atkg.gathering import Gathered, gather_workspace
from atkg.graph.authority_graph import authority_quads
from atkg.graph.labels import label_triples, node_labels
from atkg.graph.naming import Naming, naming_of
from atkg.model import Statement
from atkg.report.coverage import Account, account, by_section, read_omissions
from atkg.report.marked import marked_html
from atkg.workspace import Workspace


def account_all(workspace: Workspace, gathered: Gathered) -> dict[str, tuple[Account, ...]]:
    """Give the accounts of every document that has statements.

    Raises GateError where a reason's quote does not stand at its span.
    """
    accounts = {}
    for name, passed in gathered.passed.items():
        document = gathered.documents[name]
        path = workspace.statements / "out-of-scope" / f"{name}.csv"
        quotes = [(row.start, row.end) for row in passed.rows if row.judgement != "rejected"]
        accounts[name] = account(document, quotes, read_omissions(path, document))
    return accounts


def coverage_rows(accounts: Mapping[str, Sequence[Account]]) -> list[list[str]]:
    """Give a row for each section: document, section, stated, out of scope, untouched."""
    return [
        [name, section, *(str(count) for count in counts.values())]
        for name, own in accounts.items()
        for section, counts in by_section(own)
    ]


def _naming(gathered: Gathered, statements: Sequence[Statement]) -> Naming:
    """Name things, concepts and terms, and the nodes of statements, rejected ones too."""
    material = gathered.material
    authority = authority_quads(material.authority, material.records)
    named = [*material.ontology.triples, *(quad.triple for quad in authority)]
    labels = node_labels(statements, naming_of(named), printed=material.printed)
    return naming_of([*named, *label_triples(labels)])


def write_marked(workspace: Workspace, folder: Path, lang: str) -> list[Path]:
    """Write each document with its quotes marked, a self-contained page each."""
    gathered = gather_workspace(workspace)
    accounts = account_all(workspace, gathered)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, statements in gathered.material.statements.items():
        naming = _naming(gathered, statements)
        document = gathered.documents[name]
        page = marked_html(document, statements, accounts[name], naming, lang)
        paths.append(folder / f"{name}.{lang}.html")
        paths[-1].write_text(page, encoding="utf-8", newline="\n")
    return paths
