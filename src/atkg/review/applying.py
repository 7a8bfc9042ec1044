"""Edits become rows: a judgement is written into its row, a correction rejects it and adds one.

What a row says is never overwritten: a changed status, object, predicate … leaves the old row as
rejected, so that a new run of the rules does not bring it back, and stands in a new manual row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Any, Final

from atkg.errors import Fault
from atkg.model import Row, statement_id
from atkg.namespaces import is_curie
from atkg.predicates import predicate_table
from atkg.review.edits import Edit, Key
from atkg.rowrules import row_faults
from atkg.text.folding import fold
from atkg.text.quotes import diagnose

CONTENT: Final = frozenset(
    {"subject", "predicate", "object", "datatype", "lang", "status", "negated", "attributed_to",
     "quote", "start"}
)  # fmt: skip
_IN_PLACE: Final = ("note", "together", "subject_anchor", "predicate_anchor", "object_anchor",
                    "source_anchor", "modality_anchor", "reviewer", "reviewed")  # fmt: skip
_SIGNATURE: Final = ("reviewer", "reviewed")
_JUDGED: Final = ("accepted", "rejected")
_MOST_NAMED: Final = 12


@dataclass(slots=True)
class Applied:
    """The rows of a document after the edits, the line of the sheet behind each, and counts."""

    rows: dict[Key, Row]
    lines: dict[Key, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    judged: int = 0
    corrected: int = 0
    added: int = 0


def _only(value: str, found: AbstractSet[str], what: str, known: str) -> str:
    if len(found) == 1:
        return next(iter(found))
    told = f"{len(found) or 'no'} {what} bear the name {value!r}"
    raise ValueError(told, "write an id: " + (", ".join(sorted(found)) or known))


@dataclass(frozen=True, slots=True)
class Desk:
    """Where edits are applied: the sheet's path, the document and its text, who, when, names."""

    sheet: str
    document: str
    text: str
    lang: str
    reviewer: str
    day: str
    records: Mapping[str, frozenset[str]]  # a folded name → the records that bear it
    terms: Mapping[str, frozenset[str]]  # a folded label, or short name → the terms it means
    anchored: Callable[[Row], bool]  # whether the words of a row show its object

    def end(self, value: str, scheme: str) -> str:
        """Give the CURIE that a cell means: itself, a concept's label, or a record's name.

        A concept may be given by its short name or by its label in any language. Raises ValueError
        where nothing bears the name, or several do.
        """
        if is_curie(value) or not value:
            return value
        if scheme:
            return self._term(value, f"atkgv:{scheme}.", f"concepts of {scheme}")
        found = self.records.get(fold(value), frozenset())
        return _only(value, found, "records", "see things.csv")

    def predicate(self, value: str) -> str:
        """Give the CURIE of a predicate, from itself or its label in any language."""
        return value if is_curie(value) or not value else self._term(value, "atkg:", "predicates")

    def _term(self, value: str, begin: str, what: str) -> str:
        known = {one for every in self.terms.values() for one in every if one.startswith(begin)}
        if begin == "atkg:":
            known &= predicate_table().keys()
        found = known & self.terms.get(fold(value), frozenset())
        return _only(value, found, what, ", ".join(sorted(known)[:_MOST_NAMED]))

    def signed(self, edit: Edit) -> dict[str, Any]:
        """Give who judged and when; what the reviewer wrote in the sheet comes first."""
        return {
            "reviewer": edit.changed.get("reviewer", "").strip() or self.reviewer,
            "reviewed": edit.changed.get("reviewed", "").strip() or self.day,
        }


def _literal(desk: Desk, predicate: str, edit: Edit) -> dict[str, str]:
    """Give datatype and language as the predicate wants them, where the sheet does not say."""
    known = predicate_table().get(predicate)
    if known is None or {"datatype", "lang"} & edit.changed.keys():
        return {}
    base_lang = edit.base.lang if edit.base else ""
    return {
        "datatype": known.datatype,
        "lang": (base_lang or desk.lang) if known.takes_words else "",
    }


def _content(desk: Desk, edit: Edit) -> dict[str, Any]:
    """Give the columns of the row that an edit asks for. Raises ValueError with what and mend."""
    columns: dict[str, Any] = {
        name: value.strip() for name, value in edit.changed.items()
        if name in CONTENT and name not in ("quote", "start")
    }  # fmt: skip
    if "negated" in columns:
        if columns["negated"] not in ("", "true"):
            what = f"negated is {columns['negated']!r}"
            raise ValueError(what, "write true, or leave it empty")
        columns["negated"] = bool(columns["negated"])
    if "predicate" in columns:
        columns["predicate"] = desk.predicate(columns["predicate"])
    predicate = columns.get("predicate") or (edit.base.predicate if edit.base else "")
    if {"predicate", "object"} & columns.keys():
        columns |= _literal(desk, predicate, edit)
    known = predicate_table().get(predicate)
    takes = known.scheme if known else ""
    for name in ("subject", "object", "attributed_to"):
        is_end = name != "object" or (known and not known.takes_words and not known.datatype)
        if name in columns and is_end:
            columns[name] = desk.end(columns[name], takes if name == "object" else "")
    return columns | _span(desk, edit)


def _span(desk: Desk, edit: Edit) -> dict[str, Any]:
    """Find the quote of an edit, nearest to where the sheet says that it starts."""
    base = edit.base
    if base and not {"quote", "start"} & edit.changed.keys():
        return {}
    quote = edit.changed.get("quote", base.quote if base else "")
    said = edit.changed.get("start", "").strip()
    if said and not (said.isascii() and said.isdigit()):
        raise ValueError(f"start is {said!r}", "write a whole number, or leave it empty")
    near = int(said) if said else base.start if base else 0
    if not base and not said and desk.text.count(quote) > 1:
        what = f"the quote stands {desk.text.count(quote)} times"
        raise ValueError(what, "make it longer, or write near which start it is meant")
    verdict, span = diagnose(desk.text, quote, near, near + len(quote))
    if span is None:
        raise ValueError(f"{verdict}: the document does not say {quote!r}", "quote its words")
    return {"quote": desk.text[slice(*span)], "start": span[0], "end": span[1]}


def _with_halves(rows: Iterable[Row], edits: Sequence[Edit]) -> list[Edit]:
    """Let an edit of one half of a support go for its other halves, save those edited too."""
    edited = {edit.base.key for edit in edits if edit.base}
    rows = [row for row in rows if row.together]
    made = list(edits)
    for edit in edits:
        base = edit.base
        if base is None or not base.together:
            continue
        changed = {name: value for name, value in edit.changed.items()
                   if name in CONTENT - {"quote", "start"} or name == "judgement"}  # fmt: skip
        for row in rows:
            if (row.id, row.together) == (base.id, base.together) and row.key not in edited:
                edited.add(row.key)
                made.append(replace(edit, base=row, changed=changed))
    return made


def _judge(desk: Desk, edit: Edit, row: Row, applied: Applied) -> Row:
    if "judgement" not in edit.changed:
        return row
    applied.judged += 1
    judgement = edit.changed["judgement"]
    signed = desk.signed(edit) if judgement in _JUDGED else dict.fromkeys(_SIGNATURE, "")
    return replace(row, judgement=judgement, **signed)


def _in_place(edit: Edit) -> dict[str, Any]:
    return {name: edit.changed[name] for name in _IN_PLACE if name in edit.changed}


def _put(desk: Desk, edit: Edit, row: Row, applied: Applied) -> None:
    """Add a row that a person wants; one that says so already is judged as the person does."""
    known = applied.rows.get(row.key)
    if known and known.judgement == "rejected" != row.judgement:
        what = f"a row that says this at {row.start}..{row.end} was rejected by {known.reviewer}"
        raise ValueError(what, "accept that row instead")
    if known:
        signed = desk.signed(edit)
        judgement = row.judgement if row.judgement in _JUDGED else "accepted"
        row = replace(known, judgement=judgement, **signed)
    applied.rows[row.key] = row
    applied.lines[row.key] = edit.line


def _anchored(desk: Desk, row: Row) -> Row:
    """Give a row with another object an anchor that fits it.

    What a reviewer chooses of a vocabulary (a polarity, a criterion) is a judgement on the words,
    which need not name it: it is implicit then. A thing or a number has to stand there.
    """
    anchors = [row.object_anchor, ""]
    if row.object.startswith("atkgv:"):
        anchors.append("implicit")
    tried = [replace(row, object_anchor=one) for one in anchors]
    return next((one for one in tried if desk.anchored(one)), tried[-1])


def _correct(desk: Desk, edit: Edit, applied: Applied) -> None:
    base = edit.base or Row("", "", "", "", 0, 0)
    judgement = edit.changed.get("judgement", "accepted")
    if judgement == "rejected" and edit.base:
        what = "is rejected and changed at once"
        raise ValueError(what, "reject it as it stands, or let the change stand without judgement")
    own = {"method": "manual", "confidence": "1", "judgement": judgement or "accepted", "line": 0}
    made = replace(base, **{**_content(desk, edit), **_in_place(edit), **own, **desk.signed(edit)})
    if edit.base and made.object != base.object and "object_anchor" not in edit.changed:
        made = _anchored(desk, made)
    made = replace(made, id=statement_id(desk.document, made))
    if edit.base and base.judgement != "rejected" and made.key != base.key:
        applied.rows[base.key] = replace(base, judgement="rejected", **desk.signed(edit))
        applied.lines[base.key] = edit.line
    applied.corrected += edit.base is not None
    applied.added += edit.base is None
    _put(desk, edit, made, applied)


def apply_edits(desk: Desk, rows: Sequence[Row], edits: Sequence[Edit]) -> Applied:
    """Apply the edits of one document to its rows; what cannot be applied is in ``faults``."""
    applied = Applied({row.key: row for row in rows})
    for edit in _with_halves(rows, edits):
        try:
            if edit.base is None or CONTENT & edit.changed.keys():
                _correct(desk, edit, applied)
            else:
                row = applied.rows[edit.base.key]
                row = _judge(desk, edit, replace(row, **_in_place(edit)), applied)
                applied.rows[row.key] = row
                applied.lines[row.key] = edit.line
        except ValueError as error:
            applied.faults.append(Fault(desk.sheet, edit.line, *map(str, error.args)))
    for key, line in applied.lines.items():
        faults = row_faults(desk.document, applied.rows[key])
        applied.faults += [Fault(desk.sheet, line, *fault) for fault in faults]
    return applied
