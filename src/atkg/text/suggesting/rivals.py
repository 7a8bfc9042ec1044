"""Whether the words of a sentence can only mean the two ends that a model chose.

"The project was implemented by A and funded by B" holds a project, a word for implementing and B,
and does not say that B implemented anything. So between the ends no other thing may stand that
could be meant, unless it is listed with the end; what is not plain is left to people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from atkg.text.blocks import Span
from atkg.text.cues import cue_table
from atkg.text.folding import soften
from atkg.text.suggesting.asking import Choice
from atkg.text.suggesting.offers import Named, Offer

_LISTED: Final = re.compile(r"(?:[\s,&]|\b(?:and|the|as well as|y|e|el|la|los|las|asi como)\b)*")
_POINTS: Final = re.compile(
    r"\b(?:by|of|in|under|within|por|de|del|en)\s+(?:the|el|la|los|las)?\s*$"
)
_EITHER_WAY: Final = frozenset({"atkg:collaboratesWith"})


def _listed(offer: Offer, one: Named, other: Named) -> bool:
    """Tell whether only names and "and" stand between two mentions."""
    first, last = sorted((one, other), key=lambda each: each.start)
    words, shift = list(soften(offer.words)), offer.span[0]
    for each in offer.mentions.values():
        if first.end <= each.start and each.end <= last.start:
            words[each.start - shift : each.end - shift] = " " * (each.end - each.start)
    return bool(_LISTED.fullmatch("".join(words[first.end - shift : last.start - shift])))


def _rivals(
    offer: Offer, end: Named, types: frozenset[str], others: set[str], within: Span
) -> bool:
    """Tell whether another thing that could be this end stands within a span, not listed."""
    return any(
        one.type in types and one.thing not in others and not _listed(offer, one, end)
        for one in offer.mentions.values()
        if within[0] <= one.start and one.end <= within[1]
    )


def has_rival(offer: Offer, one: Named, sentence: Span) -> bool:
    """Tell whether the sentence names another thing of the same class."""
    return _rivals(offer, one, frozenset({one.type}), {one.thing}, sentence)


def _cues(offer: Offer, predicate: str, sentence: Span) -> Iterator[int]:
    pattern, shift = cue_table().get(predicate), offer.span[0]
    if pattern:
        words = soften(offer.words)
        for match in pattern.finditer(words, sentence[0] - shift, sentence[1] - shift):
            yield match.start() + shift


def unclear(offer: Offer, choice: Choice, subject: Named, object_: Named, sentence: Span) -> str:
    """Give why the sentence may mean other ends, or the other direction; nothing if it cannot."""
    first, last = sorted((subject, object_), key=lambda each: each.start)
    between = (first.end, last.start)
    ends = {subject.thing, object_.thing}
    if _rivals(offer, subject, choice.subjects, ends, sentence):
        return "the sentence names another subject"
    inside = any(between[0] <= at < between[1] for at in _cues(offer, choice.predicate, sentence))
    if _rivals(offer, object_, choice.objects, ends, between if inside else sentence):
        return "the sentence names another object"
    turned = subject.type in choice.objects and object_.type in choice.subjects
    if turned and choice.predicate not in _EITHER_WAY:
        shift = offer.span[0]
        gap = soften(offer.words)[between[0] - shift : between[1] - shift]
        if first is not subject or not _POINTS.search(gap):
            return "the words do not tell which end is which"
    return ""
