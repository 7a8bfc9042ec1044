"""A document as its reader shows it: block by block, with words marked and statements beside them.

Blocks come from the reader of the document's format; a mark is cut where the quotes of statements
begin and end, so that each stretch knows all statements that rest on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from atkg.graph.sayings import Saying
from atkg.report.cleaning import unmarked
from atkg.report.coverage import Account, Span
from atkg.text.blocks import Block
from atkg.text.documents import Document
from atkg.text.readers import reader_named


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: where it begins if a quote does, and the statements that rest on it."""

    text: str
    anchors: tuple[int, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A block with its pieces, the statements whose first words stand in it, and its coverage.

    ``state`` is that of its least covered sentence: ``untouched``, ``out``, ``stated``, or nothing
    for what is no sentence; ``reasons`` say why sentences were left out.
    """

    block: Block
    pieces: tuple[Piece, ...]
    statements: tuple[Saying, ...]
    state: str
    reasons: tuple[str, ...]


def spans_in(one: Saying, document: str) -> set[Span]:
    """Give the spans of a statement's quotes in a document (a CURIE), those rejected left out."""
    return {
        span
        for basis in one.bases
        if basis.document == document and basis.judgement != "rejected"
        for span in basis.spans
    }


def parts_of(
    document: Document,
    said: Iterable[Saying],
    accounts: Sequence[Account],
    named: Iterable[Span] = (),
) -> tuple[Part, ...]:
    """Give the parts of a document in the order of the text.

    ``said`` are its statements; ``named`` are places to which somebody may come without one, such
    as those of names.
    """
    name = f"atkgr:{document.id}"
    spans = {one: spans for one in said if (spans := spans_in(one, name))}
    blocks = reader_named(document.reader).blocks(document.text)
    stated = [(span, one.statement) for one, own in spans.items() for span in own]
    marks = _by_block(blocks, [*stated, *((span, "") for span in named)])
    first: dict[int, list[Saying]] = defaultdict(list)
    starts = [block.start for block in blocks]
    for one, own in spans.items():
        first[_block_at(starts, min(own)[0])].append(one)
    return tuple(
        Part(
            block, _pieces(document.text, block, marks[at]),
            tuple(sorted(first[at], key=lambda one: (min(spans[one]), one.statement))),
            *_covered(block, accounts),
        )
        for at, block in enumerate(blocks)
    )  # fmt: skip


def _block_at(starts: Sequence[int], offset: int) -> int:
    return max((at for at, start in enumerate(starts) if start <= offset), default=0)


def _by_block(
    blocks: Sequence[Block], spans: Iterable[tuple[Span, str]]
) -> Mapping[int, list[tuple[int, int, str]]]:
    """Give the spans in each block, cut to it; a quote over a page break stands in several."""
    found: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for (start, end), statement in spans:
        for at, block in enumerate(blocks):
            if start < block.end and end > block.start:
                found[at].append((max(start, block.start), min(end, block.end), statement))
    return found


def _pieces(text: str, block: Block, marks: Sequence[tuple[int, int, str]]) -> tuple[Piece, ...]:
    begin = block.start
    if block.kind == "heading":  # the signs of Markdown are no words
        begin += len(block.label(text)) if not block.label(text).strip("# ") else 0
    cuts = sorted({begin, block.end, *(cut for start, end, _ in marks for cut in (start, end))})
    return tuple(
        Piece(
            unmarked(text[start:end]).strip("#" if start == block.start else ""),
            tuple(sorted({own for own, _, _ in marks if own == start})),
            _resting(marks, start),
        )
        for start, end in pairwise(cut for cut in cuts if cut >= begin)
    )  # fmt: skip


def _resting(marks: Sequence[tuple[int, int, str]], at: int) -> tuple[str, ...]:
    """Give the statements that rest on the words at an offset; a name alone states nothing."""
    return tuple(dict.fromkeys(one for first, last, one in marks if one and first <= at < last))


def _covered(block: Block, accounts: Iterable[Account]) -> tuple[str, tuple[str, ...]]:
    own = [
        one for one in accounts
        if any(start < block.end and end > block.start for start, end in one.spans)
    ]  # fmt: skip
    states = {one.state for one in own}
    reasons = tuple(dict.fromkeys(one.reason for one in own if one.reason))
    order = (("untouched", "untouched"), ("stated", "stated"), ("out of scope", "out"))
    return next((name for state, name in order if state in states), ""), reasons
