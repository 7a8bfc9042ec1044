"""Rows of a SELECT in the four result formats, counted and cut.

pyoxigraph writes all rows or none. A cap on rows needs to see each of them, so that they are
written here; a test holds every format to pyoxigraph's own bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

import pyoxigraph as ox

from atkg.graph.asking import Cell

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_KEPT: Final = 8192  # terms come again and again
_LONG: Final = 1024  # long ones are not kept
_PLAIN: Final = MappingProxyType({
    f"{_XSD}integer": re.compile(r"[+-]?\d+"),
    f"{_XSD}decimal": re.compile(r"[+-]?\d*\.\d+"),
    f"{_XSD}double": re.compile(r"[+-]?(?:\d+\.\d*|\.?\d+)[eE][+-]?\d+"),
    f"{_XSD}boolean": re.compile("true|false"),
})  # fmt: skip
_XML_ESCAPES: Final = str.maketrans({
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;", "\r": "&#13;",
    **{chr(code): "\N{REPLACEMENT CHARACTER}"  # XML 1.0 has no way to write these
       for code in (*(c for c in range(32) if c not in (9, 10, 13)), 0xFFFE, 0xFFFF)},
})  # fmt: skip
_EDGES: Final = re.compile(r"^[ \t\n]+|[ \t\n]+\Z")  # readers may drop blanks there
_ITS: Final = 'xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0"'
_TSV_ESCAPES: Final = str.maketrans({"\t": "\\t", "\n": "\\n", "\r": "\\r"})


class RowForm(NamedTuple):
    """How a format begins, writes a row, parts rows and ends."""

    begin: Callable[[Sequence[str]], str]
    row: Callable[[Sequence[str], Iterable[Cell]], str]
    between: str
    end: str


def _json_term(term: Cell) -> str:
    return json.dumps(_json_value(term), ensure_ascii=False, separators=(",", ":"))


def _json_value(term: Cell) -> dict[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {n: _json_value(part) for n, part in parts.items()}}
    assert isinstance(term, ox.Literal)  # noqa: S101  (for the type checker)
    told: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        told["xml:lang"] = term.language
        if term.direction:
            told["its:dir"] = term.direction.value
    elif term.datatype.value != f"{_XSD}string":
        told["datatype"] = term.datatype.value
    return told


def _xml_term(term: Cell) -> str:
    if isinstance(term, ox.NamedNode):
        return f"<uri>{_xml(term.value)}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{_xml(term.value)}</bnode>"
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        inner = "".join(f"<{name}>{_xml_term(part)}</{name}>" for name, part in parts.items())
        return f"<triple>{inner}</triple>"
    assert isinstance(term, ox.Literal)  # noqa: S101  (for the type checker)
    kind = ""
    if term.language:
        kind = f' xml:lang="{_xml(term.language)}"'
        kind += f' its:dir="{term.direction.value}" {_ITS}' if term.direction else ""
    elif term.datatype.value != f"{_XSD}string":
        kind = f' datatype="{_xml(term.datatype.value)}"'
    return f"<literal{kind}>{_EDGES.sub(_numbered, _xml(term.value))}</literal>"


def _numbered(space: re.Match[str]) -> str:
    return "".join(f"&#{ord(one)};" for one in space[0])


def _xml(text: str) -> str:
    return text.translate(_XML_ESCAPES)


def _csv_term(term: Cell) -> str:
    if isinstance(term, ox.Triple):
        return " ".join(_csv_term(part) for part in (term.subject, term.predicate, term.object))
    value = str(term) if isinstance(term, ox.BlankNode) else getattr(term, "value", "")
    return f'"{value.replace(chr(34), chr(34) * 2)}"' if re.search(r'[",\r\n]', value) else value


def _tsv_term(term: Cell) -> str:
    if isinstance(term, ox.Triple):
        inner = " ".join(_nt_term(part) for part in (term.subject, term.predicate, term.object))
        return f"<<( {inner} )>>"
    if isinstance(term, ox.Literal) and (plain := _PLAIN.get(term.datatype.value)):
        return term.value if plain.fullmatch(term.value) else str(term)
    return str(term).translate(_TSV_ESCAPES)


def _nt_term(term: Cell) -> str:
    return str(term) if not isinstance(term, ox.Triple) else _tsv_term(term)


def _kept(write: Callable[[Cell], str]) -> Callable[[Cell], str]:
    cached = lru_cache(_KEPT)(write)

    def written(term: Cell) -> str:
        if term is None:
            return ""
        return write(term) if len(getattr(term, "value", "")) > _LONG else cached(term)

    return written


_json_cell, _xml_cell = _kept(_json_term), _kept(_xml_term)
_csv_cell, _tsv_cell = _kept(_csv_term), _kept(_tsv_term)


def _json_begin(names: Sequence[str]) -> str:
    listed = json.dumps(list(names), ensure_ascii=False, separators=(",", ":"))
    return f'{{"head":{{"vars":{listed}}},"results":{{"bindings":['


def _json_row(names: Sequence[str], cells: Iterable[Cell]) -> str:
    pairs = (f'"{n}":{_json_cell(c)}' for n, c in zip(names, cells, strict=True) if c is not None)
    return f"{{{','.join(pairs)}}}"


def _xml_begin(names: Sequence[str]) -> str:
    head = "".join(f'<variable name="{name}"/>' for name in names)
    space = "http://www.w3.org/2005/sparql-results#"
    return f'<?xml version="1.0"?><sparql xmlns="{space}"><head>{head}</head><results>'


def _xml_row(names: Sequence[str], cells: Iterable[Cell]) -> str:
    pairs = zip(names, cells, strict=True)
    inner = (f'<binding name="{n}">{_xml_cell(c)}</binding>' for n, c in pairs if c is not None)
    return f"<result>{''.join(inner)}</result>"


ROW_FORMS: Final = MappingProxyType({
    ox.QueryResultsFormat.JSON: RowForm(_json_begin, _json_row, ",", "]}}"),
    ox.QueryResultsFormat.XML: RowForm(_xml_begin, _xml_row, "", "</results></sparql>"),
    ox.QueryResultsFormat.CSV: RowForm(
        lambda names: ",".join(names) + "\r\n",
        lambda _, cells: ",".join(map(_csv_cell, cells)) + "\r\n", "", "",
    ),
    ox.QueryResultsFormat.TSV: RowForm(
        lambda names: "\t".join(f"?{name}" for name in names) + "\n",
        lambda _, cells: "\t".join(map(_tsv_cell, cells)) + "\n", "", "",
    ),
})  # fmt: skip
