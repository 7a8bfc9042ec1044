"""Small pieces of grammar that extractors share: lists of names, clauses, what "the project" is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from atkg.text.blocks import Span
from atkg.text.cues import cue_table, modalities
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.stretches import Stretch
from atkg.text.mentions import Mention

# What may stand between a cue and the name it governs, and between two names of one list.
_SMALL: Final = (
    r"(?:the|both|its|their|a|an|of|local|national|international|ngo|ong|representatives? (?:from|of)"
    r"|all|any|on|one|hand|todos|todas|el|la|los|las|lo|su|sus|un|una|del|de|representantes? (?:de|del)|otras?|otros?|other)"
)
_LEAD: Final = re.compile(rf"[\s\"'(*_,:]*(?:{_SMALL}\b[\s\"'(*_,:]*){{0,5}}")
_JOIN: Final = re.compile(
    rf"[\s\"')*_]*(?:\([^)]{{0,40}}\)[\s\"')*_]*)?(?:[,;/–-]|\band\b|\by\b|\be\b|\bet\b|&|\bas well as\b|\(|\bincluding\b"
    rf"|\bsuch as\b|\bnamely\b|\bincluid\w+\b|\bcomo\b|\basi como\b)[\s\"'(*_,]*(?:(?:and|y|e|with|con|including|such as)\b\s*)?"
    rf"(?:{_SMALL}\b[\s\"'(*_]*){{0,5}}"
)
_BREAKS: Final = re.compile(
    r";|(?<!\bno)\. |,? (?:although|albeit|aunque|si bien)\b,?"
    r"|, (?:but|while|whereas|however|nevertheless|pero|mientras que?|sin embargo|no obstante)\b,?"
)
# "Although A, B": the comma parts the two.
_CONCEDED: Final = re.compile(
    r"\W*(?:although|while|even though|aunque|si bien)\b[^,;]{15,}?(?P<at>,) "
)
_OPENER: Final = re.compile(
    r"\W*(?:(?:however|furthermore|nevertheless|additionally|moreover|also|in addition|although|while"
    r"|even so|sin embargo|ademas|asimismo|no obstante|aunque|si bien)\b,?\s*)?"
)
_PROJECT: Final = re.compile(
    r"(?<!\w)(?:the|this|el|este|del|al|said)? ?(?:project|programme|program|intervention|proyecto"
    r"|programa|intervencion|projet)(?!\w)"
)
_EVALUATION: Final = re.compile(
    r"(?<!\w)(?:(?:the|this) (?:\w+ )?evaluation(?! (?:team|office))|(?:la|esta) evaluacion)(?!\w)"
)


def listed(
    reading: Reading, one: Stretch, offset: int, wanted: Callable[[Mention], bool]
) -> Iterator[Mention]:
    """Yield the names of the list that begins at an offset of a stretch."""
    at, gap = offset, _LEAD
    for mention in reading.named(one, offset):
        begin = one.offset(mention.start)
        if begin < at or not gap.fullmatch(one.soft, at, begin):
            return
        if not wanted(mention):
            return
        yield mention
        at, gap = one.offset(mention.end), _JOIN


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
            (_EVALUATION, reading.evaluation, "atkg:Evaluation"))  # fmt: skip
    for pattern, thing, type_ in said:
        for match in pattern.finditer(one.soft, begin, end):
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
