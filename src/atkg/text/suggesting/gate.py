"""The gate that every suggestion of a model passes, or is refused with the reason.

Nothing is repaired and nothing is compared loosely. An answer is taken only whole: finished, JSON,
in the form that was asked for. Then each suggestion alone: the quote is in the passage character
for character and inside one sentence, holds the words of both ends and a cue of the relation, and
no other end could be meant; what a figure counts follows its number; its
whole sentence denies, doubts and conditions nothing, and its modality is that of the status; a
number's value is read by our own code, and one with a bound is left to people.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

import jsonschema

from atkg.csvfiles import read_records
from atkg.model import FACTUAL
from atkg.predicates import predicate_table
from atkg.text.blocks import Span
from atkg.text.cues import cue_table, is_cued, modalities
from atkg.text.folding import fold, phrases
from atkg.text.suggesting.asking import answer_form, choices
from atkg.text.suggesting.offers import Named, Offer
from atkg.text.suggesting.rivals import has_rival, unclear


@dataclass(frozen=True, slots=True)
class Relation:
    """An admitted statement between two things; ``span`` is that of its quote in the document."""

    subject: str
    predicate: str
    object: str
    status: str
    span: Span


@dataclass(frozen=True, slots=True)
class Count:
    """An admitted figure; ``counts`` and ``span`` (its quote) are spans of the document."""

    value: Decimal
    ambiguous: str
    counts: Span
    concerns: str
    status: str
    span: Span


@dataclass(frozen=True, slots=True)
class Refusal:
    """A suggestion that did not pass: the reason, and what was suggested."""

    reason: str
    suggested: str


Admitted = Relation | Count
_BOUNDS: Final = ("atkgv:bound.about", "atkgv:bound.at-least", "atkgv:bound.at-most")


_WORD: Final = re.compile(r"[^\W\d_]{3,}")


class _RefusedError(Exception):
    """Carries the reason."""


def admit(offer: Offer, answer: str) -> Iterator[Admitted | Refusal]:
    """Judge the body of a server's answer to one passage; yields each suggestion's fate once."""
    try:
        content = _content(offer, answer)
    except _RefusedError as refused:
        yield Refusal(str(refused), answer[:200])
        return
    seen: dict[Admitted, str] = {}
    given: set[Admitted] = set()
    for kind, judge in (("statements", _relation), ("figures", _count)):
        for one in content[kind]:
            try:
                found = judge(offer, one)
            except _RefusedError as refused:
                yield Refusal(str(refused), json.dumps(one, ensure_ascii=False))
                continue
            known = seen.setdefault(replace(found, status=""), found.status)
            if known != found.status:
                reason = "suggested with two statuses"
                yield Refusal(reason, json.dumps(one, ensure_ascii=False))
            elif found not in given:
                given.add(found)
                yield found


def _content(offer: Offer, answer: str) -> Mapping[str, Any]:
    try:
        body = json.loads(answer, parse_constant=_no_constant)
        choice = body["choices"][0]
        finished, content = choice.get("finish_reason"), choice["message"]["content"]
        if finished != "stop":
            raise _RefusedError(f"not finished: {finished}")
        found: Mapping[str, Any] = json.loads(content, parse_constant=_no_constant)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise _RefusedError("no JSON of the form asked for") from error
    if not jsonschema.Draft202012Validator(answer_form(offer)).is_valid(found):
        raise _RefusedError("not in the form asked for")
    return found


def _no_constant(name: str) -> float:
    raise ValueError(name)


def _places(offer: Offer, quote: str) -> Iterator[Span]:
    """Yield where the quote stands in the document, inside one sentence."""
    at = offer.words.find(quote)
    while at >= 0:
        start, end = offer.span[0] + at, offer.span[0] + at + len(quote)
        if any(first <= start and end <= last for first, last in offer.sentences):
            yield start, end
        at = offer.words.find(quote, at + 1)


def _span(offer: Offer, quote: str, *ends: Span) -> Span:
    if quote not in offer.words:
        raise _RefusedError("the quote is not in the passage")
    places = list(_places(offer, quote))
    if not places:
        raise _RefusedError("the quote is not inside one sentence")
    for start, end in places:
        if all(start <= first and last <= end for first, last in ends):
            return start, end
    raise _RefusedError("the quote does not hold what it should bear")


@cache
def _doubts() -> re.Pattern[str]:
    """Give the words by which a sentence doubts, denies or conditions what it holds."""
    rows = read_records(Path(__file__).with_name("doubt_phrases.csv"), ("lang", "phrase"))
    return phrases(record["phrase"] for _, record in rows)


def _whole(offer: Offer, span: Span) -> Span:
    return next(one for one in offer.sentences if one[0] <= span[0] and span[1] <= one[1])


def _sentence(offer: Offer, span: Span) -> str:
    """Give the whole sentence of a quote: cut out of it, a denied thing looks like a fact."""
    bounds, shift = _whole(offer, span), offer.span[0]
    return offer.words[bounds[0] - shift : bounds[1] - shift]


def _meant(sentence: str, status: str) -> None:
    folded = fold(sentence)
    negation = cue_table().get("negation")
    if negation and negation.search(folded):
        raise _RefusedError("the sentence denies something")
    if _doubts().search(folded):
        raise _RefusedError("the sentence doubts or conditions something")
    seen = modalities(sentence)
    if (status in FACTUAL and seen) or (status not in FACTUAL and status not in seen):
        raise _RefusedError("the status is not what the words say")


def _bounds(one: Named) -> Span:
    return one.start, one.end


def _relation(offer: Offer, one: Mapping[str, str]) -> Relation:
    subject, object_ = offer.mentions[one["subject"]], offer.mentions[one["object"]]
    choice = choices()[one["predicate"]]
    if subject.thing == object_.thing:
        raise _RefusedError("both ends are the same thing")
    if subject.type not in choice.subjects or object_.type not in choice.objects:
        raise _RefusedError("the predicate does not take such ends")
    span = _span(offer, one["quote"], _bounds(subject), _bounds(object_))
    if predicate_table()[choice.predicate].needs_cue and not is_cued(
        choice.predicate, one["quote"]
    ):
        raise _RefusedError("no word of the quote tells the relation")
    _meant(_sentence(offer, span), one["status"])
    if reason := unclear(offer, choice, subject, object_, _whole(offer, span)):
        raise _RefusedError(reason)
    return Relation(subject.thing, choice.predicate, object_.thing, one["status"], span)


def _count(offer: Offer, one: Mapping[str, str]) -> Count:
    number, concerned = offer.numbers[one["number"]], offer.mentions[one["concerns"]]
    shift = offer.span[0]
    printed = (shift + number.start, shift + number.end)
    start, end = _span(offer, one["quote"], printed, _bounds(concerned))
    if one["counts"] not in one["quote"]:
        raise _RefusedError("what is counted is not in the quote")
    after = offer.words[number.end : end - shift]
    if (
        not re.match(rf"\s*{re.escape(one['counts'])}(?!\w)", after)
        or _WORD.search(one["counts"]) is None
    ):
        raise _RefusedError("what is counted does not follow the number")
    at = printed[1] - start + after.index(one["counts"])
    sentence = _sentence(offer, (start, end))
    _meant(sentence, one["status"])
    if has_rival(offer, concerned, _whole(offer, (start, end))):
        raise _RefusedError("the sentence names another that the figure may be of")
    if any(is_cued(bound, sentence) for bound in _BOUNDS):
        raise _RefusedError("the sentence bounds a number")
    counts = (start + at, start + at + len(one["counts"]))
    ambiguous = number.read_as if number.ambiguous else ""
    return Count(number.value, ambiguous, counts, concerned.thing, one["status"], (start, end))
