"""A report as SARIF 2.1.0 (OASIS Standard), which code scanning and editors show at the row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote as encoded

from atkg import __version__
from atkg.errors import Fault
from atkg.graph.validation import Source
from atkg.model import digest
from atkg.report.validation.summing import Broken, RuleReport, Summed

_LEVELS: Final = {"Violation": "error", "Warning": "warning", "Info": "note"}
_FORM: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def to_sarif(summed: Summed) -> str:
    """Write a report as one SARIF run: every rule that was run, and a result per broken place."""
    results = [
        _result(one, number, broken)
        for number, one in enumerate(summed.rules)
        for broken in one.broken
    ]
    run = {
        "tool": {"driver": {
            "name": "atkg", "semanticVersion": __version__,
            "rules": [_rule(one) for one in summed.rules],
        }},
        "language": summed.lang,
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(summed)],
        "results": results,
        "properties": {"conforms": summed.conforms, "checked": summed.checked},
    }  # fmt: skip
    log = {"$schema": _FORM, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(one: RuleReport) -> dict[str, Any]:
    level = _LEVELS[one.rule.severity]
    return {
        "id": one.rule.shape,
        "shortDescription": {"text": one.message},
        "defaultConfiguration": {"level": level},
        "properties": {"checked": one.checked, "file": one.rule.file},
    }


def _result(one: RuleReport, number: int, broken: Broken) -> dict[str, Any]:
    said = broken.violation
    values = " ".join(part for part in (said.focus, said.path, said.value) if part)
    result: dict[str, Any] = {
        "ruleId": one.rule.shape,
        "ruleIndex": number,
        "level": _LEVELS[one.rule.severity],
        "message": {"text": f"{one.message} ({values})"},
        "locations": [_location(said.focus, broken.sources[:1])],
        "partialFingerprints": {
            "violation/v1": digest(one.rule.shape, said.focus, said.path, said.value, size=20)
        },
    }
    if others := broken.sources[1:]:
        result["relatedLocations"] = [_location(said.focus, [source]) for source in others]
    return result


def _location(focus: str, sources: Iterable[Source]) -> dict[str, Any]:
    location: dict[str, Any] = {
        "logicalLocations": [{"fullyQualifiedName": focus, "kind": "resource"}]
    }
    for source in sources:
        words = {"snippet": {"text": source.quote}} if source.quote else {}
        location["physicalLocation"] = _physical(source.file, source.line, words)
        if source.statement_id:
            location["message"] = {"text": source.statement_id}
    return location


def _physical(file: str, line: int, more: Mapping[str, Any]) -> dict[str, Any]:
    path = Path(file)
    uri = path.as_uri() if path.is_absolute() else encoded(path.as_posix())
    place: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    return place | ({"region": {"startLine": line, **more}} if line else {})


def _invocation(summed: Summed) -> dict[str, Any]:
    """Tell whether the validation could be run at all; what proves nothing is a notification."""
    told = [_notification(one) for one in summed.problems]
    told += [{"level": "note", "message": {"text": one}} for one in summed.remarks]
    return {"executionSuccessful": not summed.problems, "toolExecutionNotifications": told}


def _notification(fault: Fault) -> dict[str, Any]:
    text = f"{fault.what} → {fault.mend}" if fault.mend else fault.what
    told: dict[str, Any] = {"level": "error", "message": {"text": text}}
    if fault.file:
        told["locations"] = [{"physicalLocation": _physical(fault.file, fault.line, {})}]
    return told
