"""Labels of front matter: which entry of which agency's layout means what, and its value.

An entry is "label: value", a row of a table with the label in its first cell, a label with two
blanks before its value, or a label that stands on a line alone with its value on the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.predicates import predicate_table
from atkg.text.blocks import Block, Span, lines_of
from atkg.text.cues import is_cued
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.proposals import Say
from atkg.text.extraction.reading import Reading
from atkg.text.folding import fold

_HERE: Final = Path(__file__).parent
_PARENTHESIS: Final = re.compile(r"\([^)]*\)")
_HEAD: Final = 8000  # front matter stands at the beginning
_GAP: Final = re.compile(r"(?P<label>\S(?:.{0,70}?\S)?)(?:\s*:[*_]*\s+|\s{2,}|\t+)(?P<value>\S.*)")
_PLACEHOLDER: Final = re.compile(rf"[\W_]*|.*{any_of('placeholder')}.*")


@dataclass(frozen=True, slots=True)
class Field:
    """What a label means: how to read its value, what it is about, and the property."""

    name: str
    how: str
    about: str
    predicate: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: spans of the whole and of the value, and the language of its label."""

    field: Field
    span: Span
    value: Span
    lang: str


@cache
def _fields() -> dict[str, Field]:
    columns = ("field", "how", "about", "predicate")
    records = read_records(_HERE / "front_fields.csv", columns)
    return {one["field"]: Field(*one.values()) for _, one in records}


@cache
def _labels() -> dict[str, tuple[str, tuple[Field, ...]]]:
    records = read_records(_HERE / "front_labels.csv", ("label", "lang", "field"))
    return {
        fold(one["label"]): (one["lang"], tuple(_fields()[name] for name in one["field"].split()))
        for _, one in records
    }


def meaning(label: str) -> tuple[Field, ...]:
    """Give the fields that a label stands for; what is in parentheses does not count.

    >>> [field.name for field in meaning("Donante y presupuesto (USD)")]
    ['donor', 'budget']
    """
    return _known(label)[1]


def _known(label: str) -> tuple[str, tuple[Field, ...]]:
    """Give the language of a label and what it stands for."""
    bare = " ".join(_PARENTHESIS.sub("", label).split())
    whole = re.sub(r"\(([a-z]{1,3})\)", r"\1", label)
    for form in (label, bare, whole, label.replace("(", "").replace(")", "")):
        if found := _labels().get(fold(form).strip(" :.-")):
            return found
    return "", ()


def is_placeholder(value: str) -> bool:
    """Tell whether a value says nothing: a dash, "click here to enter the date"."""
    return _PLACEHOLDER.fullmatch(fold(value)) is not None


def _of_table(text: str, block: Block) -> tuple[Span, Span] | None:
    cells = [
        match.span()
        for match in re.finditer(r"[^|\s](?:[^|]*[^|\s])?", text[block.start : block.end])
    ]
    if len(cells) != 2:
        return None
    (a, b), (c, d) = cells
    return (block.start + a, block.start + b), (block.start + c, block.start + d)


def _of_blocks(reading: Reading) -> Iterator[tuple[Span, Span]]:
    for block in reading.blocks:
        if block.kind == "front-matter":
            yield block.mark, block.body
        elif block.kind == "table-row" and (pair := _of_table(reading.text, block)):
            yield pair


def _of_lines(reading: Reading) -> Iterator[tuple[Span, Span]]:
    lines = [line for line in lines_of(reading.text[:_HEAD]) if line.words]
    for index, line in enumerate(lines):
        if match := _GAP.fullmatch(line.words):
            label, value = match.span("label"), match.span("value")
            yield (
                (line.start + label[0], line.start + label[1]),
                (line.start + value[0], line.start + value[1]),
            )
        elif index + 1 < len(lines) and not meaning(lines[index + 1].words):
            following = lines[index + 1]
            if ":" not in following.words and len(following.words) < 200:
                yield (line.start, line.end), (following.start, following.end)


def subject(reading: Reading, entry: Entry) -> str:
    """Give the record that an entry is about."""
    return reading.project if entry.field.about == "project" else reading.evaluation


def labelled(reading: Reading, entry: Entry, say: Say) -> Say:
    """Declare that a known label says the relation, where no cue of it stands in the entry."""
    known = predicate_table().get(say.predicate)
    if known is None or not known.needs_cue or "predicate" in say.anchors:
        return say
    if is_cued(say.predicate, reading.text[slice(*(say.span or entry.span))]):
        return say
    return replace(say, anchors={**say.anchors, "predicate": "implicit"})


def entries(reading: Reading) -> Iterator[Entry]:
    """Yield the entries whose label is known and whose value says something, each once."""
    seen: set[tuple[str, int]] = set()
    for label, value in (*_of_blocks(reading), *_of_lines(reading)):
        words = reading.text[slice(*label)].strip("*_ ")
        lang, fields = _known(words) if len(words) < 80 else ("", ())
        for field in fields:
            if (field.name, value[0]) in seen or is_placeholder(reading.text[slice(*value)]):
                continue
            seen.add((field.name, value[0]))
            yield Entry(field, (label[0], value[1]), value, lang)
