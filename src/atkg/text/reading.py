"""What a reader makes of a file: canonical text, places, and what the file says about itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

MOST_BYTES: Final = 200_000_000  # of a file, and of what a packed file holds
MOST_CHARACTERS: Final = 20_000_000  # of a canonical text
RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣˡᶜ"  # signs of notes: numbers, also the Roman ones of endnotes
_SUPERSCRIPT: Final = str.maketrans("0123456789ivxlc", RAISED)
_BINARY: Final = re.compile("[\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Place:
    """From this offset on, the text stands on this page, counted from 1.

    For a PDF also: the number, from 0, of the character in the page's text layer.
    """

    start: int
    page: int
    character: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What a file says about itself in fields made for it; nothing is guessed here."""

    title: str = ""
    publisher: str = ""
    date: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The canonical text of a file; ``notes`` are what a person should know of the reading.

    ``unread`` are the pages that hold something, but no text: it is no part of the canonical text.
    """

    text: str
    places: tuple[Place, ...] = ()
    known: Known = Known()
    notes: tuple[str, ...] = ()
    unread: tuple[int, ...] = ()


def ranges(numbers: Sequence[int]) -> str:
    """Write rising numbers shortly.

    >>> ranges((2, 5, 6, 7, 12))
    '2, 5-7, 12'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def superscript(number: str) -> str:
    """Write a raised number, also a Roman one, so that it is not read with the word before it.

    >>> superscript("12"), superscript("iv")
    ('¹²', 'ⁱᵛ')
    """
    return number.translate(_SUPERSCRIPT)


def refuse_binary(text: str) -> str:
    """Give a text back; raise ValueError where it holds signs that no text has."""
    if found := _BINARY.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise ValueError(f"is no text: it holds the control character {found[0]!r} (line {line})")
    return text
