"""Offers: one passage, with everything in it that a model may choose from.

A model names nothing itself. It gets the mentions and numbers that were found beforehand, each
with a short id (``m1``, ``n1``), and can only point to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from atkg.text.blocks import Block, Span
from atkg.text.numbers import NumberReading, read_numbers
from atkg.text.passages import passages, sentences

_READ = frozenset({"paragraph", "list-item", "quotation"})


class Named(Protocol):
    """A linked mention: a half-open span of the document, the record, and its class."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def thing(self) -> str:
        """The CURIE of the record."""

    @property
    def type(self) -> str:
        """The CURIE of the record's class."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What one passage offers.

    ``span`` and ``sentences`` are half-open spans of the document; ``mentions`` by id, with spans
    of the document; ``numbers`` by id, with spans of the passage.
    """

    words: str
    span: Span
    sentences: tuple[Span, ...]
    mentions: Mapping[str, Named]
    numbers: Mapping[str, NumberReading]


def _within(mentions: Iterable[Named], span: Span) -> list[Named]:
    return [one for one in mentions if span[0] <= one.start and one.end <= span[1]]


def offers(text: str, blocks: Sequence[Block], mentions: Sequence[Named]) -> Iterator[Offer]:
    """Yield an offer per passage in which something could be stated.

    That is one with two things, or with a thing and a number. A passage that a page cut is offered
    in its halves, because a quote must stand in the document as it is.
    """
    for passage in passages(text, blocks):
        if passage.kind not in _READ:
            continue
        bounds = [one.spans[0] for one in sentences(passage, text) if len(one.spans) == 1]
        for span in passage.spans:
            named = _within(mentions, span)
            words = text[slice(*span)]
            numbers = [one for one in read_numbers(words) if one.kind in ("count", "percent")]
            if len({one.thing for one in named}) + bool(numbers) < 2:
                continue
            yield Offer(
                words,
                span,
                tuple(one for one in bounds if span[0] <= one[0] and one[1] <= span[1]),
                {f"m{number}": one for number, one in enumerate(named, 1)},
                {f"n{number}": one for number, one in enumerate(numbers, 1)},
            )
