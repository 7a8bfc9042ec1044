"""What a validation found: violations, and how many nodes each shape looked at.

IRIs are CURIEs here, so that reports, tests and statement files speak of the same names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_TOO_MANY: Final = frozenset({"sh:MaxCountConstraintComponent", "sh:UniqueLangConstraintComponent"})


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One broken rule: the node, the property and the value that break it, and the rule's words.

    ``path`` is empty where the rule is about the node as a whole, ``value`` where something is
    missing. ``severity`` is ``Violation``, ``Warning`` or ``Info``. ``components`` are the CURIEs
    of the constraint components that gave it, ``term`` is the value as N-Triples writes it.
    """

    shape: str
    focus: str
    path: str
    value: str
    severity: str
    message_en: str
    message_es: str
    components: tuple[str, ...] = ()
    term: str = ""

    @property
    def is_missing(self) -> bool:
        """Tell whether a value is missing, rather than one too many."""
        too_many = self.components and _TOO_MANY.issuperset(self.components)
        return bool(self.path) and not self.value and not too_many

    def message(self, lang: str) -> str:
        """Give the rule in a language; English unless it is ``es``."""
        return self.message_es if lang == "es" else self.message_en


@dataclass(frozen=True, slots=True, order=True)
class FocusCount:
    """How many nodes a shape looked at, and how many of the data it is meant for."""

    shape: str
    checked: int
    expected: int

    @property
    def is_blind(self) -> bool:
        """Tell whether nodes of the shape's kind are there and it looked at none of them."""
        return self.expected > 0 and self.checked == 0


@dataclass(frozen=True, slots=True)
class Report:
    """All violations, sorted, and the focus nodes of every shape that has a target.

    ``uncovered`` names the classes of this project that the data uses and no shape is meant for,
    ``empty`` the data, by document, in which no shape found a node.
    """

    violations: tuple[Violation, ...]
    focus: tuple[FocusCount, ...]
    uncovered: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()

    @property
    def checked(self) -> int:
        """How many pairs of shape and node were checked; zero proves nothing."""
        return sum(count.checked for count in self.focus)

    @property
    def blind(self) -> tuple[str, ...]:
        """The shapes that looked at no node although nodes of their kind are there."""
        return tuple(count.shape for count in self.focus if count.is_blind)

    @property
    def conforms(self) -> bool:
        """Tell whether all data were checked, no shape was blind and no rule is broken.

        Warnings and notes do not count.
        """
        broken = any(found.severity == "Violation" for found in self.violations)
        return self.checked > 0 and not self.blind and not self.empty and not broken


def merged(reports: Iterable[Report]) -> Report:
    """Give one report over several (one per document); counts of the same shape add up."""
    violations: set[Violation] = set()
    counts: dict[str, tuple[int, int]] = {}
    uncovered: set[str] = set()
    empty: set[str] = set()
    for report in reports:
        violations.update(report.violations)
        uncovered.update(report.uncovered)
        empty.update(report.empty)
        for count in report.focus:
            checked, expected = counts.get(count.shape, (0, 0))
            # A shape that is blind for one document stays so in the sum.
            checked = -1 if checked < 0 or count.is_blind else checked + count.checked
            counts[count.shape] = (checked, expected + count.expected)
    focus = (FocusCount(name, max(n, 0), total) for name, (n, total) in sorted(counts.items()))
    return Report(
        tuple(sorted(violations)), tuple(focus), tuple(sorted(uncovered)), tuple(sorted(empty))
    )
