"""Worksheets: rows as a person drafts them, without spans, ids or inherited columns.

A worksheet is YAML (``docs/data-model.md`` describes it). Reading one gives *drafts*: a subject,
predicate and object as written, with the line each stands in. ``atkg.text.drafts`` turns drafts
into rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from atkg.errors import Fault, FileFormatError, StatementError

LINE: Final = "\x00line"
QUOTING: Final = ("quote", "quotes", "also", "nth")
ANCHORS: Final = tuple(
    f"{end}_anchor" for end in ("subject", "predicate", "object", "source", "modality")
)
COLUMNS: Final = ("status", "negated", "attributed_to", "lang", "note", *ANCHORS)
_ENTRY: Final = frozenset({"about", "node", "says", LINE, *QUOTING, *COLUMNS})


@dataclass(frozen=True, slots=True)
class Draft:
    """One statement as drafted: ``columns`` holds what the writer gave, by column name."""

    subject: str
    predicate: str
    object: Any
    quotes: tuple[tuple[str, ...], ...]
    nth: int
    line: int
    columns: dict[str, str] = field(default_factory=dict)
    is_head: bool = False


class _Loader(yaml.SafeLoader):
    """Keeps the line of each mapping, refuses a key given twice, reads every scalar as text."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[str, Any]:
    seen: set[str] = set()
    for key, _ in node.value:
        what = f"the key {key.value!r} stands twice" if str(key.value) in seen else ""
        if what or not isinstance(key, yaml.ScalarNode):
            what = what or "a key is a single word"
            raise yaml.constructor.ConstructorError(None, None, what, key.start_mark)
        seen.add(key.value)
    pairs = {key.value: loader.construct_object(value, deep=True) for key, value in node.value}
    return {**pairs, LINE: node.start_mark.line + 1}


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def _text(loader: _Loader, node: yaml.ScalarNode) -> str:
    return str(loader.construct_scalar(node))


for _kind in ("int", "float", "bool", "timestamp"):
    _Loader.add_constructor(f"tag:yaml.org,2002:{_kind}", _text)


def _said_text(value: Any) -> str:
    return "" if value is None else str(value)


def _nth(mapping: dict[str, Any], default: int) -> int:
    text = str(mapping.get("nth", default))
    if not re.fullmatch(r"[1-9][0-9]*", text):
        raise ValueError(mapping[LINE], f"nth is {text!r}; wanted a number from 1")
    return int(text)


def _as_list(value: Any) -> list[str]:
    return list(map(_said_text, value)) if isinstance(value, list) else [_said_text(value)]


def _quotes(mapping: dict[str, Any], default: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    own: tuple[str, ...] = default
    if "quotes" in mapping:
        own = tuple(_as_list(mapping["quotes"]))
    elif "quote" in mapping:
        own = (_said_text(mapping["quote"]),)
    return (own, *((text,) for text in _as_list(mapping.get("also", []))))


def _columns(mapping: dict[str, Any]) -> dict[str, str]:
    columns = {name: _said_text(mapping[name]) for name in COLUMNS if name in mapping}
    if columns.get("negated", "") not in ("", "true"):
        raise ValueError(mapping[LINE], f"negated is {columns['negated']!r}; wanted true")
    return columns


def _head(entry: dict[str, Any], subject: str) -> Draft:
    columns = {name: text for name, text in _columns(entry).items() if name != "lang"}
    return Draft(
        subject, "rdf:type", "", _quotes(entry, ()), _nth(entry, 1), entry[LINE],
        columns, is_head=True,
    )  # fmt: skip


def _said(entry: dict[str, Any], said: dict[str, Any], subject: str) -> Draft:
    own = [key for key in said if key not in (LINE, *QUOTING, *COLUMNS)]
    if len(own) != 1:
        raise ValueError(said[LINE], f"a row has one predicate, this one has {own or 'none'}")
    base = _quotes(entry, ())[0]
    inherited = _columns(entry) if "about" in entry else {}
    if "node" in entry and "lang" in entry:
        inherited = {"lang": str(entry["lang"])}
    uses_own = "quote" in said or "quotes" in said
    nth = _nth(said, 1 if uses_own else _nth(entry, 1))
    predicate = own[0] if ":" in own[0] else f"atkg:{own[0]}"
    return Draft(
        subject, predicate, said[own[0]], _quotes(said, base), nth, said[LINE],
        {**inherited, **_columns(said)},
    )  # fmt: skip


def _entry(entry: Any) -> Iterator[Draft]:
    if not isinstance(entry, dict):
        raise ValueError(0, f"{entry!r} is not an entry")
    if unknown := sorted(set(entry) - _ENTRY):
        raise ValueError(entry[LINE], f"unknown key {unknown[0]!r} in an entry")
    if ("about" in entry) == ("node" in entry):
        raise ValueError(entry[LINE], "an entry has either about: or node:")
    if "node" in entry:
        subject = str(entry["node"])
        if "status" not in entry or not _quotes(entry, ())[0]:
            raise ValueError(entry[LINE], f"the node {subject!r} needs a quote and a status")
        yield _head(entry, subject)
    else:
        subject = str(entry["about"])
    for said in entry.get("says") or []:
        if not isinstance(said, dict):
            raise ValueError(entry[LINE], f"says of {subject!r} holds {said!r}, not a row")
        yield _said(entry, said, subject)


def _loaded(path: Path) -> dict[str, Any]:
    try:
        content = yaml.load(path.read_text("utf-8"), _Loader)  # noqa: S506 (a SafeLoader)
    except OSError as error:
        raise FileFormatError(f"cannot be read: {error.strerror}", file=path) from error
    except UnicodeDecodeError as error:
        what = f"is not UTF-8 (byte {error.start})"
        raise FileFormatError(what, file=path, mend="save it as UTF-8") from error
    except yaml.reader.ReaderError as error:
        what = f"is not YAML: {error.reason} (character {error.position})"
        raise FileFormatError(what, file=path, mend="take the character out") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        what = f"is not YAML: {error.problem}"
        raise FileFormatError(what, file=path, line=line, mend="quote the text") from error
    if not isinstance(content, dict) or not isinstance(content.get("entries"), list):
        raise FileFormatError("has no list of entries", file=path, mend="see docs/data-model.md")
    if "document" not in content:
        raise FileFormatError("names no document", file=path, mend="document: <id> at its top")
    return content


def read_worksheet(path: Path) -> tuple[str, tuple[Draft, ...]]:
    """Give the document id and the drafts of a worksheet, in its order.

    Raises FileFormatError where it is no YAML of this form, StatementError with a fault per entry
    that is not one.
    """
    content = _loaded(path)
    drafts: list[Draft] = []
    faults: list[Fault] = []
    for entry in content["entries"]:
        try:
            drafts += _entry(entry)
        except ValueError as error:
            line, what = error.args
            faults.append(Fault(str(path), line, what, "see docs/data-model.md"))
    if faults:
        raise StatementError(f"{path.name}: {len(faults)} entry fault(s)", faults=faults)
    return str(content["document"]), tuple(drafts)
