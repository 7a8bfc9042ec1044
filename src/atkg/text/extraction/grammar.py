"""Small pieces of grammar that extractors share: lists of names, clauses, what "the project" is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from atkg.text.blocks import Span
from atkg.text.cues import cue_table, modalities
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.stretches import Stretch
from atkg.text.mentioned import Mention

# What may stand between a cue and the name it governs, and between two names of one list.
_SMALL: Final = any_of("small")
LEAD: Final = rf"[\s\"'(*_,:]*(?:{_SMALL}[\s\"'(*_,:]*){{0,5}}"
_LEAD: Final = re.compile(LEAD)
JOIN: Final = (
    rf"[\s\"')*_]*(?:\([^)]{{0,40}}\)[\s\"')*_]*)?(?:[,;/–&(-]|{any_of('join')})[\s\"'(*_,]*"
    rf"(?:{any_of('join-more')}\s*)?(?:{_SMALL}[\s\"'(*_]*){{0,5}}"
)
_JOIN: Final = re.compile(JOIN)
# Between an agent and its verb: "X, which are currently implementing", "X has executed".
AUXILIARY: Final = rf"[\s\"')*_,]*(?:\([^)]{{0,40}}\)[\s,]*)?(?:{any_of('auxiliary')}[\s,]*){{0,4}}"
_AUXILIARY: Final = re.compile(AUXILIARY)
_BREAKS: Final = re.compile(
    rf";|(?<!\bno)\. |,? {any_of('break')},?|, {any_of('break-after-comma')},?"
)
# "Although A, B": the comma parts the two.
_CONCEDED: Final = re.compile(rf"\W*{any_of('conceded')}[^,;]{{15,}}?(?P<at>,) ")
_OPENER: Final = re.compile(rf"\W*(?:{any_of('opener')},?\s*)?")
_PROJECT: Final = re.compile(rf"(?<!\w)(?:the|this|el|este|del|al|said)? ?{any_of('the-project')}")
_EVALUATION: Final = re.compile(
    rf"{any_of('the-evaluation')}(?! (?:team|office))|the \w+ evaluation(?!\w| team| office)"
)


def listed(
    reading: Reading, one: Stretch, offset: int, wanted: Callable[[Mention], bool]
) -> Iterator[Mention]:
    """Yield the names of the list that begins at an offset of a stretch."""
    at, gap = offset, _LEAD
    before: Mention | None = None
    seen: set[str] = set()
    for mention in reading.named(one, offset):
        begin = one.offset(mention.start)
        if before is not None and before.start == mention.start and wanted(mention):
            yield mention  # "the Governments of A and B" names both
            continue
        if begin < at or not gap.fullmatch(one.soft, at, begin):
            return
        if not wanted(mention):
            return
        if mention.thing not in seen:  # "the Ministry of Ports (MP)" names it once
            yield mention
        seen.add(mention.thing)
        before = mention
        at, gap = one.offset(mention.end), _JOIN


def listed_before(reading: Reading, one: Stretch, begin: int, verb: int) -> list[Mention]:
    """Give the agents of the list that ends directly before a verb."""
    agents = [found for found in reading.named(one, begin, verb) if found.is_agent]
    for index, first in enumerate(agents):
        chain = list(listed(reading, one, one.offset(first.start), lambda found: found.is_agent))
        if chain == agents[index:] and _AUXILIARY.fullmatch(
            one.soft, one.offset(chain[-1].end), verb
        ):
            return chain
    return []


def clause(one: Stretch, begin: int, end: int) -> Span:
    """Give the offsets of the clause around a part of a stretch."""
    start, stop = 0, len(one.words)
    for match in _BREAKS.finditer(one.soft):
        if match.end() <= begin:
            start = match.end()
        elif match.start() >= end:
            stop = match.start()
            break
    return start, stop


def clauses(one: Stretch) -> Iterator[Span]:
    """Yield the offsets of the clauses of a stretch, in order, without the words that join them."""
    cuts = [match.span() for match in _BREAKS.finditer(one.soft)]
    if conceded := _CONCEDED.match(one.soft):
        cuts = sorted([*cuts, conceded.span("at")])
    at = 0
    for start, end in cuts:
        if start - at > 20:  # "However, …" opens a sentence and parts nothing
            yield _opened(one, at), start
            at = end
    yield _opened(one, at), len(one.words)


def _opened(one: Stretch, at: int) -> int:
    match = _OPENER.match(one.soft, at)
    return match.end() if match else at


def undertaking(
    reading: Reading, one: Stretch, begin: int, end: int, types: frozenset[str]
) -> tuple[str, Span, str] | None:
    """Give what a part of a stretch is about: thing, offsets, and how it is anchored.

    The last thing of these types named there; else "the project" or "the evaluation".
    """
    last: tuple[str, Span, str] | None = None
    for mention in reading.named(one, begin, end):
        if mention.type in types:
            last = mention.thing, (one.offset(mention.start), one.offset(mention.end)), ""
    said = ((_PROJECT, reading.project, "atkg:Intervention"),
            (reading.called, reading.project, "atkg:Intervention"),
            (_EVALUATION, reading.evaluation, "atkg:Evaluation"))  # fmt: skip
    for pattern, thing, type_ in said:
        for match in pattern.finditer(one.soft, begin, end):
            if last and not one.soft[last[1][1] : match.start()].strip(" \"')*_"):
                continue  # "the Beacon programme" is Beacon
            if thing and type_ in types and (last is None or match.start() >= last[1][1]):
                last = thing, match.span(), "anaphora"
    return last


def status_in(words: str, default: str = "achieved") -> str:
    """Give the status that the words of a clause point to."""
    found = modalities(words)
    for name in ("recommended", "proposed", "hedged", "planned", "potential"):
        if name in found:
            return name
    ongoing = cue_table().get("atkgv:status.ongoing")
    return "ongoing" if ongoing and ongoing.search(words) else default
