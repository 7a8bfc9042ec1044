"""The two gates that every row passes before it may enter the graph.

Gate A, the quote exists: ``text[start:end] == quote``. Gate B, the quote fits: subject, relation,
object and source are anchored in the quote or at a declared anchor, and the modality of the words
agrees with the status. Both count the checks they made, because a gate that looked at nothing would
pass anything.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from atkg.authority import Authority
from atkg.errors import Fault, GateError
from atkg.model import FACTUAL, NODE_CLASSES, TYPE, Row, kind_of
from atkg.predicates import predicate_table
from atkg.resolution import heads_of
from atkg.rowrules import anchor_span
from atkg.text.anchoring import Anchoring, names_by_thing
from atkg.text.cues import modalities
from atkg.text.documents import Document
from atkg.text.passages import headings_at
from atkg.text.quotes import diagnose

_MENDS: Final = {
    "fabricated": "these words stand nowhere in the document: quote what it says",
    "elsewhere": "the words stand at {at}: run atkg fill, or write that span",
    "normalisation": "the words stand at {at} with other spaces or marks: copy them exactly",
}


@dataclass(frozen=True, slots=True)
class Passed:
    """Rows of one document that passed both gates, with what was checked and what is doubtful.

    ``checks`` counts by (gate, check, outcome).
    """

    document: str
    rows: tuple[Row, ...]
    checks: Counter[tuple[str, str, str]]
    doubts: tuple[Fault, ...]


def _exists(path: Path, text: str, rows: Sequence[Row]) -> Iterator[Fault]:
    for row in rows:
        if text[row.start : row.end] == row.quote:
            continue
        verdict, at = diagnose(text, row.quote, row.start, row.end)
        where = f"{at[0]}..{at[1]}" if at else "?"
        what = f"gate A, {verdict}: the span {row.start}..{row.end} does not hold {row.quote!r}"
        yield Fault(str(path), row.line, what, _MENDS[verdict].format(at=where))


def _relates(document: str, row: Row, kinds: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Check that a row uses a known predicate, with the one kind of end that it takes."""
    predicate = predicate_table().get(row.predicate)
    if row.predicate == TYPE:
        if row.object not in NODE_CLASSES:
            yield f"{row.object} is not a class of nodes", "a thing's type stands in things.csv"
        elif not row.subject.startswith(f"atkgr:{document}.{kind_of(row.object)}."):
            what = f"{row.subject} is no id of a node of {row.object}"
            yield what, f"it begins with atkgr:{document}.{kind_of(row.object)}."
        return
    if predicate is None:
        yield f"unknown predicate {row.predicate}", "docs/data-model.md lists them"
        return
    wanted = predicate.datatype or " or ".join(one.partition(":")[0] for one in predicate.ranges)
    form = row.datatype or (row.lang and "words") or kinds.get(row.object, wanted)
    if form not in (wanted, *wanted.split(" or ")):
        yield f"{row.predicate} takes {wanted}, not {form}: {row.object!r}", "one kind of end each"
    elif predicate.scheme and not row.object.startswith(f"atkgv:{predicate.scheme}."):
        what = f"{row.object} is not a concept of the scheme {predicate.scheme}"
        yield what, f"ontology/{predicate.scheme}.ttl holds them"


def _refers(row: Row, kinds: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Check that the ends of a row are there, and are what such an end may be."""
    object_ = row.object if not row.is_literal and row.predicate != TYPE else ""
    ends = {row.subject: "thing node", object_: "thing node concept", row.attributed_to: "thing"}
    for end, wanted in ends.items():
        if end and end not in kinds:
            mend = "add it to the authority file"
            if end.startswith("atkgv:"):
                mend = "use a concept of ontology/, or add it there first"
            yield f"{end} is no record, node or concept", mend
        elif end and kinds[end] not in wanted.split():
            yield f"{end} is a {kinds[end]}", f"wanted is a {wanted.replace(' ', ' or ')}"


def _support_words(rows: Sequence[Row]) -> dict[tuple[str, int, int], str]:
    """Give each row the words of its whole support: a sentence cut by a page break is one."""
    halves: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        halves[row.id, row.together or f"{row.start}..{row.end}"].append(row)
    return {
        row.key: " ".join(half.quote for half in sorted(group, key=lambda half: half.start))
        for group in halves.values()
        for row in group
    }


def _modality(row: Row, head: Row | None, words: str, text: str) -> str:
    if head is not None and not row.is_head and not row.status:
        return "inherited"
    status = row.status or (head.status if head else "")
    seen = modalities(words)
    if status in seen or (status in FACTUAL and not seen):
        return "agrees"
    if span := anchor_span(row.modality_anchor):
        return "carried" if status in modalities(text[slice(*span)]) else "doubtful"
    return "carried" if row.modality_anchor else "doubtful"


def _fits(
    path: Path, anchoring: Anchoring, rows: Sequence[Row], checks: Counter[tuple[str, str, str]]
) -> Iterator[tuple[bool, Fault]]:
    words_of = _support_words(rows)
    heads = heads_of(rows)
    for row in rows:
        words = words_of[row.key]
        ends = ["subject", "predicate", "object"] + ["source"] * bool(row.attributed_to)
        for end in ends:
            how = getattr(anchoring, end)(row, words)
            checks["B", end, how or "unanchored"] += 1
            if not how:
                named = row.attributed_to if end == "source" else getattr(row, end)
                what = f"gate B: the {end} {named!r} is not anchored in {words!r}"
                if anchor := getattr(row, f"{end}_anchor"):
                    what += f", nor by {end}_anchor {anchor}"
                mend = f"quote the words that name it, or declare {end}_anchor"
                yield True, Fault(str(path), row.line, what, mend)
        modality = _modality(row, heads.get(row.subject), words, anchoring.text)
        checks["B", "modality", modality] += 1
        if modality == "doubtful":
            status = row.status or (heads[row.subject].status if row.subject in heads else "?")
            what = f"gate B: nothing in {words!r} shows the status {status}"
            yield False, Fault(str(path), row.line, what, "check it; declare modality_anchor")


def make_anchoring(document: Document, rows: Iterable[Row], authority: Authority) -> Anchoring:
    """Make a document ready for anchor checks."""
    return Anchoring(
        document.text,
        names_by_thing((name.thing, name.name) for name in authority.names),
        headings_at(document),
        frozenset(heads_of(rows)),
    )


def pass_gates(
    document: Document,
    path: Path,
    rows: Sequence[Row],
    authority: Authority,
    terms: AbstractSet[str],
) -> Passed:
    """Let the rows of one document through both gates.

    ``terms`` are the CURIEs of the ontology's concepts and classes. Raises GateError with a fault
    per row that fails, or where no check was made at all.
    """
    checks: Counter[tuple[str, str, str]] = Counter()
    faults = list(_exists(path, document.text, rows))
    checks["A", "quote", "exact"] = len(rows) - len(faults)
    anchoring = make_anchoring(document, rows, authority)
    kinds = dict.fromkeys(terms, "concept") | dict.fromkeys(authority.things, "thing")
    kinds |= dict.fromkeys(anchoring.nodes, "node")
    for row in rows:
        wrong = (*_relates(document.id, row, kinds), *_refers(row, kinds))
        faults += [Fault(str(path), row.line, *fault) for fault in wrong]
    fitting = list(_fits(path, anchoring, rows, checks))
    faults += [fault for is_fault, fault in fitting if is_fault]
    if faults:
        raise GateError(f"{path.name}: {len(faults)} fault(s) at the gates", faults=sorted(faults))
    if not rows:
        raise GateError("no rows: no check was made", file=path, mend="write rows, or remove it")
    doubts = tuple(fault for is_fault, fault in fitting if not is_fault)
    return Passed(document.id, tuple(rows), checks, doubts)
