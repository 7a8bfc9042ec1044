"""Targets of the Sustainable Development Goals in running text, and who contributes to them.

"SDG 8.7" and "ODS 8.7" say what they are; a bare "target 8.7" or "meta 8.7" is one of the Goals
only in a sentence that speaks of them: projects number their own targets too. ``sdg_targets.csv``
has how many targets each goal has, and the last letter of its means of implementation (UN,
A/RES/71/313).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.text.blocks import Span
from atkg.text.extraction.grammar import undertaking
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.proposals import About, Nil, Proposal, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.stretches import Stretch

_TABLE: Final = Path(__file__).with_name("sdg_targets.csv")
_NUMBER: Final = r"(?:1[0-7]|[1-9])\.(?:[0-9]{1,2}|[a-d])(?![\w.]*[0-9])"
_LIST: Final = re.compile(
    rf"(?:{any_of('sdg')}|{any_of('sdg-target')})(?:\s+(?:{any_of('sdg')}|{any_of('sdg-target')}|of"
    rf"|de|del|los|the))*\W{{1,3}}(?P<list>{_NUMBER}(?:(?:,?\s+(?:and|y|e)\s+|,\s*)"
    rf"(?:(?:{any_of('sdg')}|{any_of('sdg-target')})\s+)?{_NUMBER})*)"
)
_EACH: Final = re.compile(_NUMBER)
_GOALS: Final = re.compile(any_of("sdg"))
_CONTRIBUTES: Final = re.compile(any_of("contributes-to"))
_UNDERTAKINGS: Final = frozenset({"atkg:Intervention"})


@cache
def _goals() -> dict[str, tuple[int, str]]:
    columns = ("goal", "targets", "means")
    return {one["goal"]: (int(one["targets"]), one["means"])
            for _, one in read_records(_TABLE, columns)}  # fmt: skip


def is_target(number: str) -> bool:
    """Tell whether the Goals have a target of this number.

    >>> is_target("8.7"), is_target("8.b"), is_target("8.11"), is_target("17.a")
    (True, True, False, False)
    """
    goal, _, part = number.partition(".")
    targets, means = _goals().get(goal, (0, ""))
    return 1 <= int(part) <= targets if part.isdecimal() else "a" <= part <= means


def targets(one: Stretch) -> Iterator[tuple[str, Span]]:
    """Yield the numbers of the targets that a stretch names, and their offsets."""
    if not _GOALS.search(one.soft):
        return
    for match in _LIST.finditer(one.soft):
        for each in _EACH.finditer(one.soft, *match.span("list")):
            if is_target(each[0]):
                yield each[0], (match.start(), each.end())


def _said(reading: Reading, one: Stretch) -> Iterator[Proposal | Nil]:
    contributes = _CONTRIBUTES.search(one.soft)
    about = undertaking(reading, one, 0, len(one.words), _UNDERTAKINGS) if contributes else None
    for number, (begin, end) in targets(one) if about else ():
        if about and f"sdg:{number}" in reading.authority.things:
            anchors = {"subject": about[2]} if about[2] else {}
            span = one.span(min(begin, about[1][0]), max(end, about[1][1]))
            say = Say("atkg:contributesToTarget", f"sdg:{number}", span, anchors=anchors)
            yield About(about[0], say, 0.75)
        else:
            yield Nil(one.span(begin, end), f"no record for the target {number}")


class _Targets:
    name = "targets"
    version = "1"

    def propose(self, reading: Reading) -> Iterable[Proposal | Nil]:
        for one in reading.stretches:
            if one.kind != "front-matter" and any(targets(one)):
                yield from _said(reading, one)


EXTRACTOR = _Targets()
