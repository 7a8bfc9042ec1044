"""Does a document's part of the graph keep the rules that stand in ``shapes/``?

Shapes run before the closure, on a document's facts, the authority records that they name and the
class tree. ``load_shapes`` reads and checks the files, ``validate`` runs them with pySHACL, and
``report_markdown`` tells a person which row to mend.
"""

from atkg.graph.validation.graphs import named_records
from atkg.graph.validation.reporting import Locate, Source, report_markdown
from atkg.graph.validation.results import FocusCount, Report, Violation, merged
from atkg.graph.validation.running import validate
from atkg.graph.validation.shapes import Rule, Shapes, load_shapes

__all__ = [
    "FocusCount",
    "Locate",
    "Report",
    "Rule",
    "Shapes",
    "Source",
    "Violation",
    "load_shapes",
    "merged",
    "named_records",
    "report_markdown",
    "validate",
]
