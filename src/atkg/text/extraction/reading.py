"""A document as extractors see it: its blocks, its stretches, who is mentioned where."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from atkg.authority import Authority
from atkg.text.blocks import Block, Span
from atkg.text.dates import Order, date_order
from atkg.text.definitions import definitions
from atkg.text.documents import Document
from atkg.text.extraction.called import called
from atkg.text.extraction.currencies import Currencies
from atkg.text.extraction.references import is_reference, references
from atkg.text.extraction.stretches import Stretch, stretch
from atkg.text.folding import fold, soften
from atkg.text.mentioned import NIL, Mention, Mentions
from atkg.text.mentions import Finder
from atkg.text.namebook import name_book
from atkg.text.numbers import number_habits
from atkg.text.passages import Passage, passages, sentences
from atkg.text.readers import reader_named

DAY_FIRST: Final = frozenset({"es", "fr"})


@dataclass(frozen=True, eq=False)
class Reading:
    """One document, read once for all extractors.

    ``blocks`` are the parts of its layout, ``passages`` what is read as one. ``project`` and
    ``evaluation`` are the records of what the document is about, or ``nil:…``.
    """

    document: Document
    authority: Authority
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]
    mentions: Mentions
    project: str
    evaluation: str

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.document.text

    @property
    def lang(self) -> str:
        """The main language."""
        return self.document.languages[0]

    @cached_property
    def habits(self) -> frozenset[str]:
        """How this document writes its numbers."""
        return number_habits(self.text)

    @cached_property
    def currencies(self) -> Currencies:
        """What tells the currency of its sums."""
        return Currencies(one.soft for one in self.stretches)

    @cached_property
    def date_order(self) -> Order | None:
        """In which order it writes day and month: day first, unless it is in English."""
        shown = date_order(self.text)
        return shown or ("day" if self.lang in DAY_FIRST else None)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """Every sentence outside titles, headings, contents, footnotes and lists of references."""
        return tuple(self._stretches())

    def _stretches(self) -> Iterator[Stretch]:
        for passage in self.passages:
            if passage.kind in ("heading", "contents", "break", "footnote", "title"):
                continue
            if self.is_reference(passage):
                continue
            for number, sentence in enumerate(sentences(passage, self.text)):
                yield stretch(
                    self.text, sentence.spans, passage.kind, passage.heading, passage.index,
                    number == 0,
                )  # fmt: skip

    def is_reference(self, passage: Passage) -> bool:
        """Tell whether a passage stands in a list of references."""
        start = passage.spans[0][0]
        listed = any(first <= start < last for first, last in self._references)
        return listed or is_reference(self.trail_of(passage.heading))

    @cached_property
    def _references(self) -> tuple[Span, ...]:
        ends = [block.start for block in self.blocks if block.kind == "heading"]
        return references(self.text, ends)

    @cached_property
    def places(self) -> dict[int, int]:
        """The index of each stretch by where it begins in the text."""
        return {one.start: index for index, one in enumerate(self.stretches)}

    @cached_property
    def called(self) -> re.Pattern[str]:
        """What the text calls its project besides "the project"."""
        named = ((one.start, one.end) for one in self.mentions.linked if one.thing == self.project)
        return called(self.text, named)

    @cached_property
    def defined(self) -> dict[str, Span]:
        """Where the text gives the long name of each acronym that it defines behind a known one."""
        ends = {one.end: one.start for one in self.mentions.linked}
        return {
            one.acronym: (ends[one.end], one.end)
            for one in reversed(tuple(definitions(self.text))) if one.end in ends
        }  # fmt: skip

    @cached_property
    def recorded(self) -> frozenset[Span]:
        """Where names of records were seen in this very document."""
        return frozenset(
            (name.start, name.end) for name in name_book(self.authority).seen_in(self.document.id)
            if name.start is not None and name.end is not None
        )  # fmt: skip

    @cached_property
    def organizations(self) -> dict[str, str]:
        """The organizations and units on record by each of their names, softened."""
        kinds = ("atkg:Organization", "atkg:OrganizationalUnit")
        return {
            soften(name.name): name.thing for name in self.authority.names
            if self.authority.things[name.thing].type in kinds
        }  # fmt: skip

    def trail(self, one: Stretch) -> tuple[str, ...]:
        """Give the folded words of the enclosing headings, outermost first."""
        if one.trail not in self._trails:
            self._trails[one.trail] = self.trail_of(one.trail)
        return self._trails[one.trail]

    @cached_property
    def _trails(self) -> dict[tuple[Span, ...], tuple[str, ...]]:
        return {}

    def trail_of(self, headings: Iterable[Span]) -> tuple[str, ...]:
        """Give the folded words of some headings."""
        return tuple(fold(self.text[start:end]) for start, end in headings)

    def named(self, one: Stretch, begin: int = 0, end: int | None = None) -> tuple[Mention, ...]:
        """Give the mentions in a part of a stretch, linked or not."""
        last = len(one.words) if end is None else end
        return self.mentions.named(one.at(begin), one.at(last))

    @cached_property
    def _starts(self) -> list[int]:
        return [passage.spans[0][0] for passage in self.passages]

    def cut(self, span: Span) -> list[Span]:
        """Cut a span where a page cut its passage, so that no half holds what lies between."""
        index = bisect_right(self._starts, span[0]) - 1
        while index >= 0:
            spans = self.passages[index].spans
            if spans[0][0] <= span[0] < span[1] <= spans[0][1]:
                return [span]
            if spans[-1][1] >= span[1] and any(a <= span[0] < b for a, b in spans):
                halves = [(max(a, span[0]), min(b, span[1])) for a, b in spans]
                return [(a, b) for a, b in halves if a < b]
            index -= 1
        return [span]


def subjects(document: Document, authority: Authority) -> tuple[str, str]:
    """Give the records of the project and the evaluation that a document is about.

    They are ``nil:project`` and ``nil:evaluation`` where there is no record.

    They are those whose names were seen first in it.
    """
    seen: dict[str, tuple[int, str]] = {}
    for name in name_book(authority).seen_in(document.id):
        if name.start is None:
            continue
        thing = authority.things[name.thing]
        role = {"atkg:Evaluation": "evaluation", "atkg:Intervention": "project"}.get(thing.type, "")
        if role == "project" and not thing.kind.endswith((".project", ".programme")):
            continue
        if role and (role not in seen or name.start < seen[role][0]):
            seen[role] = (name.start, thing.id)
    nowhere = {role: (0, f"{NIL}{role}") for role in ("project", "evaluation")}
    return (nowhere | seen)["project"][1], (nowhere | seen)["evaluation"][1]


def read(document: Document, authority: Authority, *, blind: bool = False) -> Reading:
    """Read a document for extraction; ``blind`` withholds names that were learnt from it."""
    blocks = reader_named(document.reader).blocks(document.text)
    read_as_one = passages(document.text, blocks)
    joints = ((end, start) for passage in read_as_one
              for (_, end), (start, _) in pairwise(passage.spans))  # fmt: skip
    mentions = Finder(authority, document.id, blind).find(document.text, joints)
    about = subjects(document, authority)
    return Reading(document, authority, tuple(blocks), read_as_one, mentions, *about)
