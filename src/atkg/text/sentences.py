"""Sentences of a passage, in English and Spanish.

A full stop ends a sentence unless it belongs to an abbreviation, an initial, a number or the
printed number at the beginning ("R.3. Maintain …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.text.blocks import Span
from atkg.text.reading import RAISED


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: half-open spans of the canonical text, more than one where a page cut it."""

    spans: tuple[Span, ...]

    def words(self, text: str) -> str:
        """Give the words, halves joined by a blank."""
        return " ".join(text[start:end] for start, end in self.spans)


_END: Final = re.compile(
    rf"(?<![.!?…])[.!?…]++[\"”»’')\]*_]*+[.!?…]*+[{RAISED}]*+(?=\s)"
    # A lost blank: "newspapers.16 emissions", "labor.The government".
    r"|(?<=[a-zà-ÿ]{3})\.(?=[0-9]+ [a-zà-ÿ]|[A-ZÁÉÍÓÚÑ][a-zà-ÿ]*\s)"
)
_STARTS: Final = re.compile(r"\s*[*_]*[\"“«‘'(\[¿¡*_–—-]*[A-ZÁÉÍÓÚÑÜÀÂÇÈÊÎÔÛ0-9$\\#|<&]")
_OPENER: Final = re.compile(
    r"\s*[*_]*(?:The|An?|This|These|Those|It|They|We|He|She|In|On|At|For|However|There|Its|Their"
    r"|El|La|Los|Las|Un|Una|Este|Esta|Estos|Estas|En|Se|Su|Sus|Para|Por|Con|Según|Además)\b"
)
_TOKEN: Final = re.compile(r"[^\s(\[\"“«¿¡*]+$")
_NUMBERED: Final = re.compile(r"[\s#>*_•\-–|(]*(?:[A-Z]{1,3}\.?)?[0-9]{1,3}(?:\.[0-9]{1,3})*")
_LOOK_BACK: Final = 40
_TABLE: Final = Path(__file__).with_name("abbreviations.csv")


@cache
def _abbreviations(before: str) -> frozenset[str]:
    """Give the abbreviations whose full stop ends no sentence before certain words.

    ``always``: before any; ``number``: before a number ("art. 4", but "a work of art. The");
    ``opener``: before all but a word that opens a sentence ("the U.S. Embassy").
    """
    records = read_records(_TABLE, ("before", "lang", "abbreviation"))
    return frozenset(record["abbreviation"] for _, record in records if record["before"] == before)


def _ends(joined: str, begin: int, match: re.Match[str]) -> bool:
    """Tell whether a sentence that began at ``begin`` ends at this full stop."""
    stop, after = match.start(), match.end()
    if not _STARTS.match(joined, after):
        return False
    if joined[stop] != "." or len(match[0]) > 1:
        return True
    if _NUMBERED.fullmatch(joined, begin, stop):
        return False
    found = _TOKEN.search(joined, max(begin, stop - _LOOK_BACK), stop)
    token = found[0] if found else ""
    if token.lower() in _abbreviations("always"):
        return False
    if token.lower() in _abbreviations("number"):
        return not joined[after : after + _LOOK_BACK].lstrip()[:1].isdigit()
    initial = len(token) == 1 and token.isupper()
    if initial or token.lower() in _abbreviations("opener"):
        return _OPENER.match(joined, after) is not None or token.lower() == "etc"
    return True


def _pieces(joined: str) -> Iterator[Span]:
    """Yield the spans of the sentences in one running text, blanks at both ends left out."""
    begin = len(joined) - len(joined.lstrip())
    for match in _END.finditer(joined):
        if match.start() > begin and _ends(joined, begin, match):
            yield begin, match.end()
            begin = match.end()
            while begin < len(joined) and joined[begin].isspace():
                begin += 1
    if begin < len(joined.rstrip()):
        yield begin, len(joined.rstrip())


def split_sentences(text: str, spans: Sequence[Span]) -> tuple[Sentence, ...]:
    """Give the sentences of a text that runs through these spans, halves apart by a blank."""
    offsets: list[int] = []
    at = 0
    for start, end in spans:
        offsets.append(at)
        at += end - start + 1
    joined = " ".join(text[start:end] for start, end in spans)
    made: list[Sentence] = []
    index = 0
    for begin, end in _pieces(joined):
        own: list[Span] = []
        while offsets[index] + spans[index][1] - spans[index][0] <= begin:
            index += 1
        at = index
        while at < len(spans) and offsets[at] < end:
            shift = spans[at][0] - offsets[at]
            first, last = max(begin + shift, spans[at][0]), min(end + shift, spans[at][1])
            if first < last:
                own.append((first, last))
            at += 1
        made.append(Sentence(tuple(own)))
    return tuple(made)
