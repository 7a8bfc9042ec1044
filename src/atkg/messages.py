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

    pattern: re.Pattern[str]
    length: int  # of what is no slot
    words: str


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
    return _found(said, lang) or said


def fault_in_language(fault: Fault, lang: str) -> Fault:
    """Give a fault with what and mend in a language; its file and line stay."""
    what, mend = (in_language(one, lang) for one in (fault.what, fault.mend))
    return replace(fault, what=what, mend=mend)


def words_and_slots(text: str, lang: str) -> tuple[str, tuple[str, ...]] | None:
    """Give the words of the message that a text is, slots open, and what stands in them."""
    template = _template_of(text, lang)
    match = template.pattern.fullmatch(text) if template else None
    return (template.words, match.groups()) if template and match else None


def _template_of(text: str, lang: str) -> _Template | None:
    return next((one for one in _templates(lang) if one.pattern.fullmatch(text)), None)


def _found(text: str, lang: str) -> str:
    """Give the words of a message, or of several that were joined; nothing where one is unknown.

    Joined they are where more of the text is known so.
    """
    whole = _template_of(text, lang)
    parts = text.split(_JOINED)
    own = [one for one in (_template_of(part, lang) for part in parts) if one]
    if 1 < len(parts) == len(own) and (whole is None or whole.length < sum(o.length for o in own)):
        return _JOINED.join(in_language(part, lang) for part in parts)
    known = words_and_slots(text, lang)
    return _filled(*known, lang) if known else ""


def _filled(words: str, slots: tuple[str, ...], lang: str) -> str:
    following = count()

    def fill(slot: re.Match[str]) -> str:
        number, may_be_message = slot.groups()
        text = slots[int(number) if number else next(following)]
        return in_language(text, lang) if may_be_message else text

    return _SLOT.sub(fill, words)


@cache
def _templates(lang: str) -> tuple[_Template, ...]:
    """Give the templates, those with the most words of their own first."""
    every = (_compiled(one["en"], one[lang]) for _, one in read_records(_FILE, ("en", "es")))
    return tuple(sorted(every, key=lambda one: -one.length))


def _compiled(written: str, words: str) -> _Template:
    literals = list(_literals(written))
    pattern = re.compile("(.*?)".join(map(re.escape, literals)), re.DOTALL)
    return _Template(pattern, sum(map(len, literals)), words)


def _literals(written: str) -> Iterator[str]:
    at = 0
    for slot in _SLOT.finditer(written):
        yield written[at : slot.start()]
        at = slot.end()
    yield written[at:]
