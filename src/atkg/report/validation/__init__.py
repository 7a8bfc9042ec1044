"""A validation report in the forms that people and programs read.

``summed_up`` puts a report in order: rule by rule, in one language, with the rows behind each
violation. Each form is a function from that to text.
"""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from atkg.report.validation.github import to_github
from atkg.report.validation.junit import to_junit
from atkg.report.validation.record import to_record
from atkg.report.validation.sarif import to_sarif
from atkg.report.validation.shaclgraph import to_turtle
from atkg.report.validation.summing import Broken, RuleReport, Summed, summed_up, unproven
from atkg.report.validation.table import to_table

FORMS: Final = MappingProxyType[str, Callable[[Summed], str]](
    {
        "table": to_table, "junit": to_junit, "sarif": to_sarif, "github": to_github,
        "json": to_record, "turtle": to_turtle,
    }
)  # fmt: skip

__all__ = ["FORMS", "Broken", "RuleReport", "Summed", "summed_up", "unproven"]
