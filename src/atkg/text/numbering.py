"""Printed numbers of headings and items: ``1.2.1``, ``5.0``, ``R.3.``, ``LA.1``, ``IV.``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from atkg.text.blocks import Span

_WORDS: Final = (
    "chapter|section|part|annex|appendix|recommendation|lesson(?: learned)?|finding|conclusion"
    "|cap[íi]tulo|secci[óo]n|parte|anexo|recomendaci[óo]n|lecci[óo]n(?: aprendida)?|hallazgo"
    "|conclusi[óo]n"
)
_NUMBER: Final = re.compile(
    rf"[*_#\s]*(?P<whole>(?:(?P<word>{_WORDS})\s+)?"
    r"(?P<number>(?P<prefix>[A-Z]{1,3}\.?)?(?P<digits>[0-9]{1,2}(?:\.[0-9]{1,2})*)"
    r"|(?P<roman>[IVX]{1,5})(?=[.:)])|(?P<letter>[A-Z])(?=[.)])|(?<=\s)(?P<bare>[IVX]{1,5}|[A-Z])\b))"
    r"(?P<after>[.):]?\**(?:\s*[-–—:])?\s+)(?=\S)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numbering:
    """A printed number: its family (``r``, ``chapter``, ``roman`` …) and parts as a key.

    ``5.0`` has the parts of ``5``. ``depth`` counts the numbers.
    """

    family: str
    numbers: tuple[int, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """A key that two printings of the same number share."""
        return (self.family, *map(str, self.numbers))

    @property
    def level(self) -> int:
        """The depth of a heading with this number, from 1."""
        return 2 if self.family == "letter" else len(self.numbers)

    def follows(self, last: Numbering | None) -> bool:
        """Tell whether this number may come next: the next one, a first part, or one level up."""
        if last is None or last.family != self.family:
            return all(number in (0, 1) for number in self.numbers[:1])
        for depth in range(len(last.numbers)):
            if self.numbers == (*last.numbers[:depth], last.numbers[depth] + 1):
                return True
        return self.numbers[:-1] == last.numbers and self.numbers[-1] in (0, 1)


_ROMAN: Final = {"I": 1, "V": 5, "X": 10}


def _roman(text: str) -> int:
    values = [_ROMAN[char] for char in text.upper()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def split_number(words: str) -> tuple[Numbering, Span, int] | None:
    """Split a line into number and title: numbering, span of the number, offset of the title.

    None where the line does not begin with a number and something after it.

    >>> split_number("1.2.1 Migration")
    (Numbering(family='', numbers=(1, 2, 1)), (0, 5), 6)
    """
    match = _NUMBER.match(words)
    if not match or _is_list_marker(match):
        return None
    family = (match["word"] or (match["prefix"] or "").rstrip(".")).lower()
    if match["digits"]:
        numbers = [int(part) for part in match["digits"].split(".")]
        while len(numbers) > 1 and numbers[-1] == 0:
            numbers.pop()
        return Numbering(family, tuple(numbers)), match.span("whole"), match.end()
    roman, letter = match["roman"], match["letter"] or match["bare"]
    if roman or (match["bare"] and set(match["bare"].upper()) <= set(_ROMAN)):
        number, family = _roman(roman or match["bare"]), family or "roman"
    else:
        number, family = ord(letter.upper()) - 64, family or "letter"
    return Numbering(family, (number,)), match.span("whole"), match.end()


def _is_list_marker(match: re.Match[str]) -> bool:
    """Tell "a) first" and "I think" from "A. First" and "Part I": they are no printed numbers."""
    without_sign = match["bare"] is not None and match["word"] is None
    return without_sign or match["number"] != match["number"].upper()


def _in_roman(number: int) -> str:
    made = ""
    for value, sign in ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
                        (5, "v"), (4, "iv"), (1, "i")):  # fmt: skip
        made += sign * (number // value)
        number %= value
    return made


def written(number: int, form: str) -> str:
    """Write a number in one of the forms that Word names.

    >>> written(4, "upperRoman"), written(28, "lowerLetter")
    ('IV', 'bb')
    """
    if form in ("lowerLetter", "upperLetter"):
        made = chr(97 + (number - 1) % 26) * (1 + (number - 1) // 26)
    elif form in ("lowerRoman", "upperRoman"):
        made = _in_roman(number)
    else:
        return f"{number:02}" if form == "decimalZero" else str(number)
    return made.upper() if form.startswith("upper") else made
