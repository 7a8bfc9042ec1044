"""Proposals: what an extractor found, as spans of the text, before it becomes rows.

A proposal is a node with a head, or statements about a thing; each statement (*say*) has a span of
its own or that of the head. Spans are half-open offsets into the canonical text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

from atkg.text.blocks import Span
from atkg.text.extraction.reading import Reading


@dataclass(frozen=True, slots=True)
class Say:
    """One statement: the object is a CURIE, a literal, or another proposed node."""

    predicate: str
    object: str | Node
    span: Span | None = None
    lang: str = ""
    anchors: Mapping[str, str] = field(default_factory=dict)
    status: str = ""


@dataclass(eq=False, slots=True)
class Node:
    """A proposed node: kind, head span, status of the head, and what is said of it.

    ``number`` is the printed one, if any; ``also`` are further spans of the head. ``parts`` are the
    spans of the head's quote where words that do not belong to it stand between. What is
    ``negated`` the document denies.
    """

    kind: str
    span: Span
    status: str
    confidence: float
    says: list[Say] = field(default_factory=list)
    number: str = ""
    also: tuple[Span, ...] = ()
    attributed_to: str = ""
    parts: tuple[Span, ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """One statement about a thing of the authority file."""

    subject: str
    say: Say
    confidence: float


Proposal = Node | About


@dataclass(frozen=True, slots=True)
class Nil:
    """Words that no record could be found for: they wait on the review list."""

    span: Span
    why: str
    candidates: tuple[str, ...] = ()


# How sure a labelled value of the front matter is.
SURE: Final = 0.95


class Extractor(Protocol):
    """One extractor: its name (``rule:<name>``) and version, and what it proposes."""

    @property
    def name(self) -> str:
        """The name that its rows bear after ``rule:``."""

    @property
    def version(self) -> str:
        """A new version means that its rows may differ."""

    def propose(self, reading: Reading) -> Iterable[Proposal | Nil]:
        """Yield what it finds in a document."""
