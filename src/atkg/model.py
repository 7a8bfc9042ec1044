"""Frozen records that both wings share, with ids made from content.

A *row* is one line of a statement file. A *statement* is what one or more rows say; each *support*
is one reason to believe it, and a support rests on one or more pieces of *evidence* (halves of a
sentence that a page break cut).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

Status = Literal[
    "holds", "achieved", "ongoing", "planned", "proposed", "recommended", "potential", "hedged"
]
Judgement = Literal["accepted", "rejected", "unreviewed"]
STATUSES: Final[tuple[str, ...]] = get_args(Status)
JUDGEMENTS: Final[tuple[str, ...]] = get_args(Judgement)
FACTUAL: Final = frozenset({"holds", "achieved", "ongoing"})
TYPE: Final = "rdf:type"

# Reported items: that the document says them is a fact, whatever the status of their content.
REPORTED: Final = frozenset(
    f"atkg:{name}"
    for name in (
        "Action", "CausalLink", "Condition", "Definition", "Figure", "Finding", "GoodPractice",
        "Lesson", "Opinion", "ProposedThing", "Recommendation",
    )
)  # fmt: skip
WORLD_NODES: Final = frozenset(
    f"atkg:{name}"
    for name in (
        "Contribution", "Factor", "Membership", "Outcome", "Participation", "Period", "Referral",
    )
)  # fmt: skip
NODE_CLASSES: Final = REPORTED | WORLD_NODES


def digest(*parts: str, size: int) -> str:
    """Give the first ``size`` hex digits of SHA-256 over parts, kept apart by a unit separator."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:size]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a statement file, as it stands there (nothing inherited).

    ``start`` and ``end`` are half-open code-point offsets into the document's canonical text.
    """

    subject: str
    predicate: str
    object: str
    quote: str
    start: int
    end: int
    id: str = ""
    datatype: str = ""
    lang: str = ""
    status: str = ""
    negated: bool = False
    attributed_to: str = ""
    subject_anchor: str = ""
    predicate_anchor: str = ""
    object_anchor: str = ""
    source_anchor: str = ""
    modality_anchor: str = ""
    together: str = ""
    method: str = "manual"
    confidence: str = "1"
    judgement: str = ""
    reviewer: str = ""
    reviewed: str = ""
    note: str = ""
    line: int = field(default=0, compare=False)

    @property
    def is_head(self) -> bool:
        """Tell whether this row gives a node its type."""
        return self.predicate == TYPE and self.object in NODE_CLASSES

    @property
    def is_literal(self) -> bool:
        """Tell whether the object is a literal."""
        return bool(self.datatype or self.lang)

    @property
    def key(self) -> tuple[str, int, int]:
        """What no two rows of a file may share."""
        return (self.id, self.start, self.end)


def statement_id(document: str, row: Row) -> str:
    """Give the id of what a row says: ``s`` and sixteen hex digits over its own columns."""
    said = (row.subject, row.predicate, row.object, row.datatype, row.lang)
    return id_of(document, said, row.status, row.negated, row.attributed_to)


def id_of(
    document: str, said: tuple[str, str, str, str, str], status: str, negated: bool, by: str
) -> str:
    """Give the id of what is said (subject, predicate, object, datatype, language) and by whom."""
    columns = (*said, status, "true" if negated else "", by)
    return "s" + digest(document, *columns, size=16)


def kind_of(node_class: str) -> str:
    """Give the kind part of a node's id.

    >>> kind_of("atkg:CausalLink")
    'causal-link'
    """
    name = node_class.partition(":")[2]
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name).lstrip("-")


def class_of(kind: str) -> str:
    """Give the class of a kind of node.

    >>> class_of("causal-link")
    'atkg:CausalLink'
    """
    return "atkg:" + "".join(part.capitalize() for part in kind.split("-"))


def node_key(kind: str, head_quote: str, count: int) -> str:
    """Give the key of a node without a printed number: ten hex digits.

    ``count`` is 1 for the first node of this kind with this quote, 2 for the second.
    """
    return digest(kind, " ".join(head_quote.split()), str(count), size=10)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words at a place of a document."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Printed:
    """How a document prints the number of a figure.

    ``number`` is its forms in the order of the text, parted by semicolons; ``around`` what is
    counted before and after the number, where the number stands among those words.
    """

    number: str
    around: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """Where in a document words stand, as a reader finds them: by headings and pages.

    ``headings`` are the words of the enclosing headings, the outermost first; ``page`` and
    ``last_page`` count from 1, as the file does, and are 0 where no page is known.
    """

    headings: tuple[str, ...] = ()
    page: int = 0
    last_page: int = 0


@dataclass(frozen=True, slots=True)
class Support:
    """One reason to believe a statement; its evidence is in the order of the text."""

    evidence: tuple[Evidence, ...]
    method: str
    confidence: str
    judgement: str
    reviewer: str
    reviewed: str
    anchors: tuple[tuple[str, str], ...]
    note: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What one or more rows of a document say, with everything inherited from the head row."""

    id: str
    document: str
    subject: str
    predicate: str
    object: str
    datatype: str
    lang: str
    status: str
    negated: bool
    attributed_to: str
    judgement: str
    is_head: bool
    subject_class: str
    supports: tuple[Support, ...]

    @property
    def is_asserted(self) -> bool:
        """Tell whether this becomes a plain triple (an accepted one in ``facts``).

        A reported item's properties do, whatever their status, since that the report says so is a
        fact; anything else only where the evaluator says that it is or was so.
        """
        if self.negated:
            return False
        if self.subject_class in REPORTED:
            return True
        return self.status in FACTUAL and not self.attributed_to
