"""What stands in the cells of a gap map: distinct evidence by polarity, recommended only, silent.

Evidence is counted by its words, not by rows: findings of one polarity that rest on the same or on
overlapping words of a document count once, and a finding printed twice counts once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from atkg.graph.naming import Naming
from atkg.graph.spoken import Quoted, Spoken, quotes_of
from atkg.graph.translation_graph import Translations
from atkg.model import FACTUAL
from atkg.report.gapmap.axes import AXES, NOWHERE, listed
from atkg.report.phrases import phrase
from atkg.text.folding import fold

MARKS: Final = ("strength", "limitation", "mixed", "neutral", "outcome")
RECOMMENDED: Final = "recommended"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence: the nodes that rest on the same words, and those words.

    ``meant`` are the statuses of nodes that are no plain facts, such as ``potential``.
    """

    nodes: tuple[str, ...]
    quotes: tuple[Quoted, ...]
    meant: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: pieces of evidence by mark (``recommended`` beside the MARKS)."""

    row: str
    column: str
    pieces: Mapping[str, tuple[Piece, ...]]

    @property
    def state(self) -> str:
        """``found``, ``recommended`` (recommended only), or ``silent``."""
        if any(mark in self.pieces for mark in MARKS):
            return "found"
        return RECOMMENDED if RECOMMENDED in self.pieces else "silent"

    @property
    def shown(self) -> tuple[tuple[str, int], ...]:
        """Give the marks of a cell with their counts, in the order of MARKS."""
        return tuple((one, len(self.pieces[one])) for one in MARKS if one in self.pieces)


@dataclass(frozen=True, slots=True)
class GapMap:
    """A map: the axes by name, their values in order with labels, and a cell for each pair.

    ``total`` counts distinct evidence with findings over the whole map, each piece once.
    ``statuses`` names how findings are meant that are no plain facts; ``translations`` are shown
    beside the quotes that they render.
    """

    axes: tuple[str, str]
    rows: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str], ...]
    cells: Mapping[tuple[str, str], Cell]
    lang: str
    titles: Mapping[str, str]
    total: int
    statuses: Mapping[str, str] = field(default_factory=dict)
    translations: Translations = field(default_factory=Translations)


def gap_map(spoken: Spoken, naming: Naming, axes: tuple[str, str], lang: str) -> GapMap:
    """Make the map of two axes (names of AXES: rows, columns) in a language."""
    nodes: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    marked: dict[str, list[str]] = defaultdict(list)
    for node, mark in _marked(spoken, axes):
        marked[mark].append(node)
        rows, columns = (AXES[axis](spoken, node) or {NOWHERE} for axis in axes)
        for pair in ((row, column) for row in rows for column in columns):
            nodes[pair][mark].append(node)
    sides = [
        _side(spoken, naming, axis, {pair[place] for pair in nodes}, lang)
        for place, axis in enumerate(axes)
    ]
    cells = {
        (row, column): Cell(
            row, column,
            {mark: pieces(spoken, own) for mark, own in nodes.get((row, column), {}).items()},
        )
        for row, _ in sides[0] for column, _ in sides[1]
    }  # fmt: skip
    every = [one for cell in cells.values() for own in cell.pieces.values() for one in own]
    documents = {quote[0] for piece in every for quote in piece.quotes}
    meant = {status for piece in every for status in piece.meant}
    return GapMap(
        axes, sides[0], sides[1], cells, lang,
        {one: naming.label(one, lang) for one in sorted(documents)},
        sum(len(pieces(spoken, own)) for mark, own in marked.items() if mark in MARKS),
        {one: naming.label(f"atkgv:status.{one}", lang) for one in sorted(meant)},
    )  # fmt: skip


def _marked(spoken: Spoken, axes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give each node that counts, with its mark; outcomes count where the map is about them."""
    for node in spoken.nodes("atkg:Finding"):
        for polarity in spoken.values(node, "atkg:polarity")[:1]:
            yield node, polarity.rpartition(".")[2]
    if "outcome" in axes:
        yield from ((node, "outcome") for node in spoken.nodes("atkg:Outcome"))
    for node in spoken.nodes("atkg:Action", "atkg:Recommendation"):
        if not spoken.values(node, "atkg:recommendedAction"):
            yield node, RECOMMENDED


def _side(
    spoken: Spoken, naming: Naming, axis: str, met: set[str], lang: str
) -> tuple[tuple[str, str], ...]:
    known = listed(spoken, naming, axis)
    if axis == "outcome":
        values = list(known)
        labels = [(one, phrase(f"gapmap.area.{one}", lang)) for one in values]
    else:
        every = {*known, *met} - {NOWHERE}
        labels = sorted(
            ((one, naming.label(one, lang)) for one in every), key=lambda pair: fold(pair[1])
        )
    if NOWHERE in met:
        labels.append((NOWHERE, phrase(f"gapmap.nowhere.{axis}", lang)))
    return tuple(labels)


def pieces(spoken: Spoken, nodes: Iterable[str]) -> tuple[Piece, ...]:
    """Bring nodes together that rest on the same or overlapping words of a document."""
    heads = {one: head for one in nodes if (head := spoken.head(one))}
    quoted = {node: quotes_of([head]) for node, head in heads.items()}
    spans = sorted(
        (basis.document, start, end, node)
        for node, head in heads.items()
        for basis in head.bases
        if basis.judgement == "accepted"
        for start, end in basis.spans
    )
    joined = {node: node for node in quoted}
    last = ("", -1, "")
    for document, start, end, node in spans:
        if last[0] == document and start < last[1]:
            _join(joined, last[2], node)
            end = max(end, last[1])
        last = (document, end, node)
    groups: dict[str, list[str]] = defaultdict(list)
    for node in quoted:
        groups[_root(joined, node)].append(node)
    made = (
        Piece(
            tuple(own),
            tuple(sorted({q for one in own for q in quoted[one]})),
            tuple(sorted({heads[one].status for one in own} - FACTUAL)),
        )
        for own in groups.values()
    )
    return tuple(sorted(made, key=lambda piece: piece.quotes))


def _root(joined: dict[str, str], node: str) -> str:
    while joined[node] != node:
        node = joined[node]
    return node


def _join(joined: dict[str, str], one: str, other: str) -> None:
    joined[_root(joined, other)] = _root(joined, one)
