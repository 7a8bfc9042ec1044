"""The list of mentions that no authority record bears, and what people decide about them.

What the rules could not link waits in ``build/review/<document>.csv`` and is made anew by each run;
what people decided stays in ``data/review/<document>.mentions.csv``, so that no run asks again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from atkg.authoritytables import Tables
from atkg.csvfiles import read_records
from atkg.errors import Fault
from atkg.namespaces import is_curie
from atkg.review.cells import fingerprint, shown
from atkg.review.labels import codes
from atkg.review.names import Terms
from atkg.review.sheets import MENTIONS, Sheet, context
from atkg.text.definitions import definitions
from atkg.text.documents import Document
from atkg.text.folding import fold
from atkg.text.quotes import occurrences

WAITING: Final = ("quote", "start", "end", "why", "candidates")
DECISIONS: Final = ("words", "start", "end", "decision", "record", "reviewer", "reviewed", "note")
_FINGERED: Final = tuple(
    name for name in MENTIONS if name not in ("exported", "before", "after", "count")
)
_ACRONYM: Final = re.compile(r"[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ&/.-]+")


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's decision on a mention: a new record, an alias of one, or neither."""

    line: int
    document: str
    record: dict[str, str]


def _folded(words: str) -> str:
    return " ".join(words.split())


def read_decisions(path: Path) -> list[dict[str, str]]:
    """Read the decisions of one document; a missing file means none."""
    return [record for _, record in read_records(path, DECISIONS)] if path.exists() else []


def mention_records(
    document: Document,
    waiting: Path,
    decided: Iterable[Mapping[str, str]],
    why: Callable[[str], str] = str,
) -> Iterator[dict[str, str]]:
    """Yield a record for each name that waits, once, where it first stands, with its context.

    ``why`` puts a reason into the language of the reviewer.
    """
    if not waiting.exists():
        return
    done = {_folded(record["words"]) for record in decided}
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for _, record in read_records(waiting, WAITING):
        found[_folded(record["quote"])].append(record)
    for words, records in found.items():
        if words in done:
            continue
        first = min(records, key=lambda record: int(record["start"]))
        start, end = int(first["start"]), int(first["end"])
        before, after = context(document.text, start, end)
        one = dict.fromkeys(MENTIONS, "") | {
            "document": document.id, "words": shown(first["quote"]), "before": before,
            "after": after, "count": str(len(occurrences(document.text, first["quote"]))),
            "why": "; ".join(dict.fromkeys(shown(why(record["why"])) for record in records)),
            "candidates": " ".join(dict.fromkeys(
                name for record in records for name in record["candidates"].split())),
            "start": str(start), "end": str(end),
        }  # fmt: skip
        yield one | {"exported": fingerprint(one, _FINGERED)}


def decisions(path: Path, sheet: Sheet) -> tuple[list[Decision], list[Fault]]:
    """Give the decisions that a person made in a sheet, and what is wrong with them."""
    made, faults = [], []
    for line, record in zip(sheet.lines, sheet.records, strict=True):
        if fingerprint(record, _FINGERED) == record["exported"].strip():
            continue
        if not record["decision"]:
            mend = "choose a decision, or clear what was written in this line"
            faults.append(Fault(str(path), line, "has no decision but was edited", mend))
        elif record["decision"] not in codes("decision"):
            what = f"the decision {record['decision']!r} is unknown"
            faults.append(Fault(str(path), line, what, "choose one of the list"))
        else:
            made.append(Decision(line, record["document"], record))
    return made, faults


def _record(cell: str, tables: Tables) -> str:
    """Give the record that a cell means: by its id, or by a name that one record bears."""
    cell = cell.strip()
    whole = cell if ":" in cell or not cell else f"atkgr:{cell}"
    if tables.thing(whole) or not cell:
        return whole
    named = {one["thing"] for one in tables.names if fold(one["name"]) == fold(cell)}
    if len(named) > 1:
        what = f"{len(named)} records bear the name {cell!r}"
        raise ValueError(what, "write an id: " + ", ".join(sorted(named)))
    return next(iter(named), whole)


def _check_new(thing: str, tables: Tables) -> None:
    if not is_curie(thing) or not thing.startswith("atkgr:"):
        raise ValueError(f"the record {thing!r} is no id", "write one such as atkgr:my-ministry")
    if tables.thing(thing):
        raise ValueError(f"{thing} is there already", "decide: alias of record; or another id")


def _span(document: Document, record: Mapping[str, str]) -> tuple[str, int, int]:
    """Give where the words stand."""
    start, end = (int(cell) if cell.isascii() and cell.isdigit() else -1
                  for cell in (record["start"], record["end"]))  # fmt: skip
    if min(start, end) < 0 or shown(document.text[start:end]) != record["words"]:
        raise ValueError("its words are no longer there", "export the list again")
    return document.id, start, end


def decide(decision: Decision, document: Document, tables: Tables, terms: Terms) -> str:
    """Carry out one decision in the tables; give the record it leads to, or nothing.

    Raises ValueError with what is wrong and the mend.
    """
    record = decision.record
    span = _span(document, record)
    if record["decision"] == "ignore":
        return ""
    words = _folded(record["words"])
    thing = _record(record["record"], tables)
    lang = "und" if _ACRONYM.fullmatch(words) else document.languages[0]
    if record["decision"] == "alias":
        if not tables.thing(thing):
            raise ValueError(f"there is no record {thing!r}", "write the id of one in things.csv")
        tables.add_name(thing, words, lang, False, span)
        _add_acronyms(thing, words, document, tables)
        return thing
    _check_new(thing, tables)
    tables.add_thing(thing, terms.class_of(record["type"]), terms.kind_of(record["kind"]))
    shows = False
    for each in ("en", "es"):
        name = _folded(record[f"name_{each}"]) or words
        is_seen = name == words and each == document.languages[0]
        tables.add_name(thing, name, each, True, span if is_seen else None)
        shows |= is_seen
    if not shows:
        tables.add_name(thing, words, lang, False, span)
    _add_acronyms(thing, words, document, tables)
    return thing


def _add_acronyms(thing: str, words: str, document: Document, tables: Tables) -> None:
    """Give a record the acronyms that the document defines for its name, where it does."""
    done = {words}
    for one in definitions(document.text):
        known = _folded(document.text[one.start : one.end]) == words
        behind = not one.is_sure and _folded(document.text[: one.end][-len(words) - 8 :])
        if one.acronym not in done and (known or (behind and behind.endswith(words))):
            done.add(one.acronym)
            at = document.text.index(one.acronym, one.end)
            place = document.id, at, at + len(one.acronym)
            tables.add_name(thing, one.acronym, "und", False, place)


def is_decided(decision: Decision, decided: Iterable[Mapping[str, str]]) -> bool:
    """Tell whether this was decided so before: the same sheet is read twice."""
    record = decision.record
    wanted = record["decision"], record["start"], record["end"]
    return any((one["decision"], one["start"], one["end"]) == wanted for one in decided)


def decided_record(
    decision: Decision, document: Document, thing: str, reviewer: str, day: str
) -> dict[str, str]:
    """Give the line by which a decision is remembered."""
    record = decision.record
    start, end = int(record["start"]), int(record["end"])
    return {
        "words": document.text[start:end], "start": record["start"], "end": record["end"],
        "decision": record["decision"], "record": thing, "reviewer": reviewer, "reviewed": day,
        "note": record["note"],
    }  # fmt: skip
