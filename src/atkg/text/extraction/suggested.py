"""Tables of suggested actions (area, action, years): each action is a recommendation.

The U.S. Department of Labor ends its country profiles so. A PDF's text layer breaks such a table
into lines in which areas and years stand between the halves of an action: they are left out of the
words and of the quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from atkg.text.blocks import Span, lines_of
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.proposals import Node, Proposal, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.references import is_references_line
from atkg.text.extraction.sections import ends_items
from atkg.text.folding import fold

_TABLE: Final = "suggested_phrases.csv"
_CAPTION: Final = re.compile(
    rf"[\W_]*(?:(?:table|tabla|cuadro)\s+[0-9]+\W+|[0-9ivx]+[.)]\s+)?{any_of('caption', _TABLE)}"
)
_YEARS: Final = r"(?:19|20)[0-9]{2}(?:\s*[–—-]\s*(?:19|20)[0-9]{2})?"
_LABEL: Final = re.compile(rf"[\W_]*(?:{any_of('label', _TABLE)}[\W_]*)*(?:{_YEARS})?[\W_]*")
_LEADING_YEARS: Final = re.compile(rf"{_YEARS}\s+(?=\w)")
_CELL: Final = re.compile(r"[^|\n\f]+")
_ACTION: Final = re.compile(r"[^\W\d_][^.]*?(?:\.(?!\s|$)[^.]*?)*\.(?=\s|$)")
_MOST_WORDS: Final = 14
_LEAST_WORDS: Final = 4


def _region(reading: Reading) -> Span | None:
    """Give the span of the table: from its caption's end to the next part of the report."""
    start = -1
    for line in lines_of(reading.text):
        words = fold(line.words.strip("#|* "))
        short = 0 < len(words.split()) <= _MOST_WORDS
        if short and _CAPTION.match(words) and not words.endswith("."):
            start = line.end
        elif start >= 0 and short and (ends_items(words) or is_references_line(line.words)):
            return start, line.start
    return (start, len(reading.text)) if start >= 0 else None


def _cleaned(text: str, start: int, end: int) -> str:
    """Blank what is no action, at the same offsets: labels, areas, years, bars, page breaks."""
    chars = list(re.sub(r"[|\n\f#]", " ", text[start:end]))
    for cell in _CELL.finditer(text, start, end):
        years = _LEADING_YEARS.match(cell[0].lstrip("# "))
        blank = len(cell[0]) if _LABEL.fullmatch(fold(cell[0])) else \
            len(cell[0]) - len(cell[0].lstrip("# ")) + years.end() if years else 0  # fmt: skip
        at = cell.start() - start
        chars[at : at + blank] = " " * blank
    return "".join(chars)


def _parts(text: str, clean: str, span: Span, start: int) -> tuple[Span, ...]:
    """Give the spans of an action's words, between which something was blanked.

    ``span`` are offsets into ``clean``, which begins at ``start`` of the text.
    """
    parts: list[Span] = []
    begin = last = span[0]
    for at in range(*span):
        if clean[at].isspace():
            continue
        # What was blanked is written in the text between this word and the last one.
        if any(not one.isspace() and one not in "|#" for one in text[start + last : start + at]):
            parts.append((start + begin, start + last))
            begin = at
        last = at + 1
    return (*parts, (start + begin, start + last))


def _actions(reading: Reading) -> Iterator[tuple[tuple[Span, ...], str]]:
    """Yield the parts and the words of each action of the table."""
    region = _region(reading)
    if region is None:
        return
    clean = _cleaned(reading.text, *region)
    for match in _ACTION.finditer(clean):
        words = " ".join(match[0].split())
        if len(words.split()) >= _LEAST_WORDS and words[0].isupper():
            yield _parts(reading.text, clean, match.span(), region[0]), words


class _Suggested:
    name = "suggested-actions"
    version = "1"

    def propose(self, reading: Reading) -> Iterable[Proposal]:
        for parts, words in _actions(reading):
            span = parts[0][0], parts[-1][1]
            broken = parts if len(parts) > 1 else ()
            says = [Say("atkg:words", words)]
            action = Node("action", span, "recommended", 0.7, says, parts=broken)
            yield action
            says = [Say("atkg:recommendedAction", action)]
            yield Node("recommendation", span, "recommended", 0.7, says, parts=broken)


EXTRACTOR = _Suggested()
