"""A report as JSON: rule by rule, each with the places where it is broken."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from atkg.report.validation.summing import Broken, Summed


def to_record(summed: Summed) -> str:
    """Write a report as JSON; every rule that was run is there, kept ones with nothing broken."""
    record = {
        "conforms": summed.conforms,
        "language": summed.lang,
        "checked": summed.checked,
        "violations": summed.count("Violation"),
        "warnings": summed.count("Warning"),
        "problems": [asdict(one) for one in summed.problems],
        "remarks": list(summed.remarks),
        "rules": [
            {
                "rule": one.rule.shape,
                "severity": one.rule.severity,
                "message": one.message,
                "file": one.rule.file,
                "checked": one.checked,
                "broken": [_broken(broken) for broken in one.broken],
            }
            for one in summed.rules
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _broken(broken: Broken) -> dict[str, Any]:
    said = broken.violation
    return {
        "focus": said.focus, "path": said.path, "value": said.value,
        "components": list(said.components),
        "statements": [asdict(source) for source in broken.sources],
    }  # fmt: skip
