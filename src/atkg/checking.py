"""Consistency checks over a built graph: rules as SPARQL in ``shapes/checks``, told to people.

A check finds what SHACL cannot see at one node: sums, periods against each other, names that lead
to two records. Most findings are the source's own fault, so they are warnings; a check tagged
``violation`` is ours to mend.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from atkg.errors import OntologyError
from atkg.graph.asking import run_query
from atkg.graph.naming import Naming, load_naming
from atkg.graph.queries import Query, load_queries
from atkg.graph.witnesses import load_witnesses
from atkg.report.answers import Told, tell, to_markdown
from atkg.workspace import Workspace

_HEADINGS: Final = {"en": "# Consistency checks", "es": "# Comprobaciones de coherencia"}
_FINE: Final = {"en": "holds", "es": "se cumple"}
_SEVERITIES: Final = {
    "warning": {"en": "warning", "es": "advertencia"},
    "violation": {"en": "violation", "es": "infracción"},
}


@dataclass(frozen=True, slots=True)
class Check:
    """A rule with what was found against it; none found means that it holds."""

    query: Query
    severity: str
    told: Told


def _severity(query: Query) -> str:
    if len(query.tags) != 1 or query.tags[0] not in _SEVERITIES:
        raise OntologyError(f"{query.id} needs one tag: warning or violation", file=query.path)
    return query.tags[0]


def run_checks(workspace: Workspace, store: ox.Store, lang: str) -> tuple[Check, ...]:
    """Run every check on a store and tell it in a language."""
    naming: Naming = load_naming(store)
    witnesses = load_witnesses(store)
    checks = []
    for query in load_queries(workspace.shipped("shapes") / "checks").values():
        answer = run_query(store, query.text, file=str(query.path))
        told = tell(query, answer, naming, witnesses, lang)
        checks.append(Check(query, _severity(query), told))
    return tuple(checks)


def checks_markdown(checks: Sequence[Check], lang: str) -> str:
    """Write the checks: each rule, whether it holds, and what stands against it."""
    lines = [_HEADINGS[lang], ""]
    for check in checks:
        if check.told.lines:
            lines.append(f"**{_SEVERITIES[check.severity][lang]}** `{check.query.id}`")
            lines += [to_markdown(check.told), check.query.description[lang], ""]
        else:
            lines += [f"- `{check.query.id}` {_FINE[lang]}: {check.query.summary[lang]}", ""]
    return "\n".join(lines)
