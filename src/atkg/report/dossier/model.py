"""What a dossier holds, in no form yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

# In the order in which they stand; ``open`` is what is not settled.
PARTS: Final = (
    "does", "with", "says", "figures", "findings", "related", "effects", "asked", "about",
    "lessons", "open",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the exact words, the document's title and year, and the statements on them.

    ``reference`` is the line to cite the words by, with section and page where they are known;
    ``translation`` the working translation of the words, with its mark, where the data holds one.
    """

    number: int
    quote: str
    title: str
    year: str
    statements: tuple[str, ...]
    reference: str = ""
    translation: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in pieces, each with the numbers of its notes; and what was said of it later.

    ``node`` is the node that the sentence tells, where it tells one.
    """

    pieces: tuple[tuple[str, tuple[int, ...]], ...]
    later: tuple[str, ...] = ()
    node: str = ""

    @property
    def text(self) -> str:
        """The whole sentence without notes."""
        return "".join(text for text, _ in self.pieces)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a dossier: its name (of PARTS), its heading, its sentences."""

    name: str
    heading: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A brief: title, what the thing is, parts that hold something, what cannot be said, notes."""

    title: str
    lead: tuple[str, ...]
    parts: tuple[Part, ...]
    silence: tuple[str, ...]
    notes: tuple[Note, ...]
    lang: str
