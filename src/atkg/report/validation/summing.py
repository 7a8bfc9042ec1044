"""A report put in order: rule by rule, in one language, with what proves nothing told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.errors import Fault
from atkg.graph.validation import Locate, Report, Rule, Shapes, Source, Violation
from atkg.messages import fault_in_language
from atkg.namespaces import compact

_WORDS: Final = Path(__file__).with_name("words.csv")
ORDER: Final = ("Violation", "Warning", "Info")


@cache
def words(lang: str) -> Mapping[str, str]:
    """Give the words of reports in a language, by key."""
    return {one["key"]: one[lang] for _, one in read_records(_WORDS, ("key", "en", "es"))}


@dataclass(frozen=True, slots=True)
class Broken:
    """One place where a rule is broken, with the rows to mend, the nearest first."""

    violation: Violation
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class RuleReport:
    """A rule in words, how many nodes it was held against, and where it is broken.

    ``checked`` counts the focus nodes of the shapes that the rule belongs to.
    """

    rule: Rule
    message: str
    checked: int
    broken: tuple[Broken, ...]


@dataclass(frozen=True, slots=True)
class Summed:
    """A whole report in a language.

    ``rules`` are all that were run: broken ones first, the gravest before others. ``problems`` are
    why the validation proves nothing (a typo in a shape, no node found); ``remarks`` are no reason
    to fail.
    """

    lang: str
    conforms: bool
    checked: int
    rules: tuple[RuleReport, ...]
    problems: tuple[Fault, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def broken(self) -> tuple[RuleReport, ...]:
        """The rules that are broken somewhere."""
        return tuple(one for one in self.rules if one.broken)

    def count(self, severity: str) -> int:
        """Count the places where rules of a severity are broken."""
        return sum(len(one.broken) for one in self.rules if one.rule.severity == severity)

    def lines(self) -> Iterator[str]:
        """Give the sentences that sum the report up."""
        own = words(self.lang)
        verdict = "conforms" if self.conforms else "fails" if self.broken else "unproven"
        yield own[verdict]
        yield own["sum"].format(
            violations=self.count("Violation"), warnings=self.count("Warning"), checked=self.checked
        )
        idle = sum(not one.checked for one in self.rules)
        yield own["rules"].format(rules=len(self.rules), idle=idle)
        yield from map(str, self.problems)
        yield from self.remarks


def unproven(faults: Iterable[Fault], lang: str) -> Summed:
    """Give the report of a validation that could not be run."""
    told = tuple(fault_in_language(one, lang) for one in faults)
    return Summed(lang, False, 0, (), told)


def summed_up(
    report: Report, shapes: Shapes, locate: Locate, lang: str, *, idle_fails: bool = False
) -> Summed:
    """Sum a report up in a language; ``locate`` gives the rows behind a violation.

    With ``idle_fails``, a shape that found no node is a problem: a typo in its target looks so.
    """
    own = words(lang)
    broken: dict[str, list[Broken]] = {}
    for one in report.violations:
        sources = tuple(dict.fromkeys(locate(one.focus, one.path, one.value)))
        broken.setdefault(one.shape, []).append(Broken(one, sources))
    checked = _checked(report, shapes)
    rules = [
        _rule(shapes.rules.get(name), broken.get(name, []), checked.get(name, 0), lang)
        for name in {*(shapes.rules.keys() & checked.keys()), *broken}
    ]
    rules.sort(key=lambda one: (not one.broken, ORDER.index(one.rule.severity), one.rule.shape))
    why = [*_unproving(report, own), *(_idle(report, shapes, own) if idle_fails else ())]
    problems = tuple(Fault("", 0, words) for words in why)
    remarks = tuple(own["uncovered"].format(name=name) for name in report.uncovered)
    conforms = report.conforms and not problems
    return Summed(lang, conforms, report.checked, tuple(rules), problems, remarks)


def _unproving(report: Report, own: Mapping[str, str]) -> Iterator[str]:
    if not report.checked:
        yield own["nothing"]
    for name in report.empty:
        yield own["empty"].format(name=name)
    for one in report.focus:
        if one.is_blind:
            yield own["blind"].format(name=one.shape, count=one.expected)


def _idle(report: Report, shapes: Shapes, own: Mapping[str, str]) -> Iterator[str]:
    aims = {name: compact(str(aim)) for name, _, aim in shapes.targets()}
    for one in report.focus:
        if not one.checked and not one.is_blind:
            yield own["targetless"].format(name=one.shape, aim=aims.get(one.shape, ""))


def _rule(rule: Rule | None, broken: Sequence[Broken], checked: int, lang: str) -> RuleReport:
    """Give the report of a rule; one that is not listed is read off its first violation."""
    if rule is None:
        said = broken[0].violation
        rule = Rule(said.shape, said.severity, said.message_en, said.message_es, "")
    message = rule.message_es if lang == "es" else rule.message_en
    if not message and broken:
        message = broken[0].violation.message(lang)
    return RuleReport(rule, message or rule.shape, checked, tuple(broken))


def _checked(report: Report, shapes: Shapes) -> dict[str, int]:
    """Give for each rule that stands by itself how many focus nodes its node shapes had.

    A shape that is only part of a choice (``sh:or``) is no rule of its own: the choice is.
    """
    found = {name: 0 for name, *_ in shapes.targets()}
    found |= {one.shape: one.checked for one in report.focus}
    waiting = list(found.items())
    while waiting:
        shape, count = waiting.pop()
        for part in shapes.parts(shape):
            found[part] = found.get(part, 0) + count
            waiting.append((part, count))
    return found
