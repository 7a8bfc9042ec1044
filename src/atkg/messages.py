"""Messages in the reader's language, from ``messages.csv``: anybody can mend one.

Whoever raises an error writes it once, in English. At the border, where somebody reads it, its
words are found again among the templates of the file: ``{}`` is a slot, whose words stay as they
are. In the Spanish words slots come in the same order, or by number (``{1}`` is the second), and a
star (``{*}``, ``{1*}``) marks one that may hold a message itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import count
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.errors import AtkgError, Fault

_FILE: Final = Path(__file__).with_suffix(".csv")
_SLOT: Final = re.compile(r"\{(\d*)(\*?)\}")
_JOINED: Final = "; "
WRITTEN: Final = "en"  # the language of the messages in the source


@dataclass(frozen=True, slots=True)
class _Template:
    """A message as the source writes it, and its words in another language."""

    literals: tuple[str, ...]  # what is no slot
    pattern: re.Pattern[str]
    words: str

    def slots_of(self, text: str) -> tuple[str, ...] | None:
        """Give what stands in the slots, where a text is this message."""
        if not all(one in text for one in self.literals):  # much quicker than the pattern
            return None
        match = self.pattern.fullmatch(text)
        return match.groups() if match else None


@dataclass(frozen=True, slots=True)
class Told:
    """A message in another language, and how many of its characters were known.

    ``kept`` is what stays as it was written.
    """

    words: str
    known: int
    kept: tuple[str, ...] = ()


def in_language(said: AtkgError | Fault | str, lang: str) -> str:
    """Give the words of an error, a fault or a message in a language.

    A message that the file does not have stays as it is.

    >>> in_language("nothing is called 'Limaa'", "es")
    "nada se llama 'Limaa'"
    """
    if lang == WRITTEN:
        return str(said)
    if isinstance(said, Fault):
        return str(fault_in_language(said, lang))
    if isinstance(said, AtkgError):
        faults = [fault_in_language(one, lang) for one in said.faults]
        summary = in_language(said.summary, lang)
        return str(AtkgError(summary, faults=faults))
    found = told(said, lang)
    return found.words if found else said


def fault_in_language(fault: Fault, lang: str) -> Fault:
    """Give a fault with what and mend in a language; its file and line stay."""
    what, mend = (in_language(one, lang) for one in (fault.what, fault.mend))
    return replace(fault, what=what, mend=mend)


def told(text: str, lang: str) -> Told | None:
    """Give a message, or several that were joined, in a language; None for an unknown one.

    A text that may be several of the file is the one of which most is known.
    """
    readings = [
        _filled(template.words, slots, sum(map(len, template.literals)), lang)
        for template in _templates(lang)
        if (slots := template.slots_of(text)) is not None
    ]
    parts = text.split(_JOINED)
    if len(parts) > 1 and all(own := [told(one, lang) for one in parts]):
        joined = [one for one in own if one]
        kept = tuple(word for one in joined for word in one.kept)
        known = sum(one.known for one in joined)
        readings.append(Told(_JOINED.join(one.words for one in joined), known, kept))
    return max(readings, key=lambda one: one.known, default=None)


def _filled(words: str, slots: tuple[str, ...], known: int, lang: str) -> Told:
    """Fill the slots; the star of a slot lets what stands there be told, too."""
    parts: list[str] = []
    kept: list[str] = []
    at, following = 0, count()
    for slot in _SLOT.finditer(words):
        number, star = slot.groups()
        text = slots[int(number) if number else next(following)]
        inner = told(text, lang) if star else None
        parts += [words[at : slot.start()], inner.words if inner else text]
        kept += inner.kept if inner else [text]
        known += inner.known if inner else 0
        at = slot.end()
    return Told("".join([*parts, words[at:]]), known, tuple(kept))


@cache
def _templates(lang: str) -> tuple[_Template, ...]:
    return tuple(_compiled(one["en"], one[lang]) for _, one in read_records(_FILE, ("en", "es")))


def _compiled(written: str, words: str) -> _Template:
    literals = tuple(_literals(written))
    pattern = re.compile("(.*?)".join(map(re.escape, literals)), re.DOTALL)
    return _Template(literals, pattern, words)


def _literals(written: str) -> Iterator[str]:
    at = 0
    for slot in _SLOT.finditer(written):
        yield written[at : slot.start()]
        at = slot.end()
    yield written[at:]
