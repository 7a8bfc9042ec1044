"""Findings: the judging clauses of a criterion's section, with polarity and what they concern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from atkg.text.blocks import Span
from atkg.text.extraction.asserting import asked_at, has_verb, judges_nothing, status
from atkg.text.extraction.criteria import Judged, judged
from atkg.text.extraction.grammar import clauses, undertaking
from atkg.text.extraction.judging import polarity
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.proposals import Node, Proposal, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.stretches import Stretch, trimmed
from atkg.text.folding import soften

_CONCERNED: Final = frozenset(
    f"atkg:{name}"
    for name in ("Intervention", "Output", "Approach", "CoordinationBody", "Instrument")
)  # fmt: skip
_UNDERTAKINGS: Final = frozenset({"atkg:Intervention"})
_ADDED: Final = re.compile(rf", (?P<added>{any_of('adding')})")
_CUT: Final = re.compile(rf"[,;:]|\b{any_of('relative')}")
_WHICH: Final = re.compile(rf"\b{any_of('relative')}")
_LEAST_MAIN: Final = 12
_SO: Final = frozenset({"holds", "achieved"})
_NAME: Final = re.compile(r"(?<=[^\W\d_][ ])[A-ZÁÉÍÓÚÑ][a-zà-ÿ]+(?: [A-ZÁÉÍÓÚÑ][a-zà-ÿ]+)*")
_JOINED: Final = re.compile(r"(?:and|or|y|e|o)\b")
_SHORT: Final = 3  # "of", "the" stay small in titles
_TITLE: Final = 0.6  # of the longer words begin with a capital in titles
_LEAST: Final = 4
_LEAST_ADDED: Final = 5


def _concerns(reading: Reading, one: Stretch, begin: int, end: int) -> Iterator[Say]:
    found = [each for each in reading.named(one, begin, end) if each.type in _CONCERNED]
    for each in found:
        yield Say("atkg:concerns", each.thing)
    about = undertaking(reading, one, begin, end, _UNDERTAKINGS)
    if about and about[0] not in [each.thing for each in found]:
        yield Say("atkg:concerns", about[0], anchors={"object": about[2]} if about[2] else {})
    elif not found and reading.project:
        yield Say("atkg:concerns", reading.project, anchors={"object": "document"})


def _parts(one: Stretch, first: int, last: int) -> Iterator[Span]:
    """Yield the offsets of the judging parts of a stretch: clauses, and what is added to them.

    "The team was efficient, which ensured the continuity" judges twice.
    """
    for start, stop in clauses(one):
        begin, end = trimmed(one.words, max(start, first), min(stop, last))
        added = _ADDED.search(one.soft, begin, end)
        parts = ((begin, added.start()), (added.start("added"), end)) if added else ()
        signs = [
            polarity(one.soft[a:b]) if len(one.soft[a:b].split()) >= _LEAST_ADDED else ""
            for a, b in parts
        ]  # fmt: skip
        if signs and not {"", "neutral"} & set(signs):
            yield from parts
        else:
            yield begin, end


def _asserted(one: Stretch, begin: int, end: int) -> Span:
    """Leave out what a clause asks for: "the line is useful, and should go on" judges before."""
    at = asked_at(one.soft[begin:end])
    if at < 0:
        return begin, end
    cuts = [match.start() for match in _CUT.finditer(one.soft, begin, begin + at)]
    return trimmed(one.words, begin, cuts[-1]) if cuts else (begin, begin)


def _to_come(one: Stretch, begin: int, end: int) -> Iterator[Span]:
    """Part what is so from what it is to bring: "the guide is good, which will help the police"."""
    found = _WHICH.search(one.soft, begin + _LEAST_MAIN, end)
    at = found.start() if found else end
    parts = [trimmed(one.words, *part) for part in ((begin, at), (at, end))]
    told = [one.words[a:b] for a, b in parts]
    is_two = found and status(told[0]) in _SO and status(told[1]) == "potential"
    yield from parts if is_two and all(map(_sign, told)) else [(begin, end)]


def _plain(words: str) -> str:
    """Soften words; what a name in capitals says ("Good Governance") judges nothing.

    >>> _plain("The Good Governance area was useful"), _plain("ALL Good Things Matter")
    ('the _______________ area was useful', '')
    """
    long = [word for word in words.split() if len(word) > _SHORT]
    if len(long) > 1 and sum(word[0].isupper() for word in long) > _TITLE * len(long):
        return ""
    return soften(_NAME.sub(lambda match: "_" * len(match[0]), words))


def _sign(words: str) -> str:
    """Give the polarity of a clause, or nothing where it is short, a title or no verdict."""
    soft = _plain(words)
    if len(soft.split()) < _LEAST or judges_nothing(soft):
        return ""
    if _JOINED.match(soft) and not has_verb(soft):
        return ""  # the tail of a list
    return polarity(soft)


def _judging(one: Stretch, first: int, last: int) -> Iterator[Span]:
    for part in _parts(one, first, last):
        yield from _to_come(one, *_asserted(one, *part))


def _findings(reading: Reading, under: Judged) -> Iterator[Node]:
    one = under.stretch
    for begin, end in _judging(one, under.begin, under.end):
        sign = _sign(one.words[begin:end])
        if not sign:
            continue
        node = Node("finding", one.span(begin, end), status(one.words[begin:end]), 0.6)
        node.says = [
            Say("atkg:criterion", f"atkgv:criterion.{under.criterion}"),
            Say("atkg:polarity", f"atkgv:polarity.{sign}"),
            Say("atkg:words", one.words[begin:end]),
            *_concerns(reading, one, begin, end),
        ]
        yield node


class _Findings:
    name = "findings"
    version = "4"

    def propose(self, reading: Reading) -> Iterable[Proposal]:
        for under in judged(reading):
            yield from _findings(reading, under)


EXTRACTOR = _Findings()
