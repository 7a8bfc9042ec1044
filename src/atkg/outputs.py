"""What a build writes for people from the finished store: answers, networks, the summary."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from atkg.gathering import Gathered
from atkg.graph.classes import class_ancestors
from atkg.graph.naming import LANGUAGES, load_naming
from atkg.graph.queries import ask_query
from atkg.graph.questions import load_questions
from atkg.graph.store import counts_by_graph, open_store
from atkg.graph.validation import Report
from atkg.graph.witnesses import load_witnesses
from atkg.namespaces import compact, expand
from atkg.network.drawing.numbered import draw_network
from atkg.network.files.flat import flatten
from atkg.network.files.writing import write_forms
from atkg.network.making.network import make_network
from atkg.network.making.options import Options, kinds
from atkg.network.measures.nodes import node_columns
from atkg.network.model import Network
from atkg.network.ties.loading import load_ground
from atkg.report.answers import tell, to_markdown
from atkg.report.summary import Built, summary_markdown
from atkg.workspace import Workspace

_NETWORKS = ("actors", "two-mode")  # those that a build writes
_HEADINGS = {"en": "# Answers to the competency questions", "es": "# Respuestas a las preguntas"}


def write_answers(workspace: Workspace, folder: Path) -> list[Path]:
    """Answer every competency question with its example parameters, in both languages."""
    store = open_store(folder / "store")
    naming, witnesses = load_naming(store), load_witnesses(store)
    queries = load_questions(workspace.shipped("queries"))
    paths = []
    for lang in LANGUAGES:
        parts = [_HEADINGS[lang], ""]
        for query in queries.values():
            answer = ask_query(store, query, query.examples)
            told = tell(query, answer, naming, witnesses, lang)
            parts.append(f"<!-- {query.id} -->\n" + to_markdown(told))
        paths.append(folder / f"answers.{lang}.md")
        paths[-1].write_text("\n".join(parts), encoding="utf-8")
    return paths


def make_networks(store: ox.Store) -> dict[str, Network]:
    """Give the networks that a build writes: the actors' one-mode network and the two-mode one."""
    ground = load_ground(store)
    graphs = {name: make_network(ground, Options(kind=name)) for name in _NETWORKS}
    return graphs


def write_networks(built: Path, target: Path, digest: str) -> list[Path]:
    """Write both networks of a build in every form, and draw them in both languages."""
    paths = []
    for name, graph in make_networks(open_store(built / "store")).items():
        flat = flatten(
            graph, node_columns(graph), {"graph": digest, **Options(kind=name).told_apart()}
        )
        paths += write_forms(flat, target, name)
        for lang in LANGUAGES:
            title = kinds()[name].labels[LANGUAGES.index(lang)]
            paths += draw_network(flat.to_networkx(), target, f"{name}.{lang}", title, lang)
    return paths


def count_classes(store: ox.Store, ancestors: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Count the individuals of each class of the ontology, those of its subclasses among them."""
    members: dict[str, set[str]] = {name: set() for name in ancestors}
    for quad in store.quads_for_pattern(None, ox.NamedNode(expand("rdf:type")), None, None):
        kind = compact(str(getattr(quad.object, "value", "")))
        for name in (kind, *ancestors.get(kind, ())):
            if name in members:
                members[name].add(str(quad.subject))
    return {name: len(found) for name, found in members.items() if found}


def write_summary(
    workspace: Workspace,
    folder: Path,
    gathered: Gathered,
    report: Report,
    digest: str,
    reasoner: str,
) -> Path:
    """Write the summary page, and the same figures as JSON for ``atkg info``.

    Files are named from the workspace's root, so that the page is the same wherever that lies.
    """
    store = open_store(folder / "store")
    statements = [one for own in gathered.material.statements.values() for one in own]
    built = Built(
        hash=digest,
        statements=statements,
        checks={name: passed.checks for name, passed in gathered.passed.items()},
        doubts=[
            replace(doubt, file=Path(doubt.file).relative_to(workspace.root).as_posix())
            for passed in gathered.passed.values()
            for doubt in passed.doubts
        ],
        graphs=counts_by_graph(store),
        classes=count_classes(store, class_ancestors(gathered.ontology.axioms)),
        report=report,
        reasoner=reasoner,
    )
    statuses = Counter(one.status for one in statements)
    info = {
        "hash": digest, "statements": len(statements), "graphs": built.graphs,
        "documents": sorted(gathered.passed), "status": dict(sorted(statuses.items())),
        "judgement": dict(sorted(Counter(one.judgement for one in statements).items())),
        "classes": built.classes, "reasoner": reasoner,
        "checks": sum(sum(counts.values()) for counts in built.checks.values()),
        "shape_checks": report.checked,
    }  # fmt: skip
    (folder / "info.json").write_text(
        json.dumps(info, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    path = folder / "summary.md"
    path.write_text(summary_markdown(built), encoding="utf-8")
    return path
