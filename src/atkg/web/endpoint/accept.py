"""Which form an answer takes: what a client accepts, by its q-values, against what there is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple, TypeVar

import pyoxigraph as ox

from atkg.web.endpoint.messages import RefusalError

Format = ox.QueryResultsFormat | ox.RdfFormat
_Formats = Mapping[str, Format]
_Form = TypeVar("_Form")
_R: Final = ox.QueryResultsFormat
_G: Final = ox.RdfFormat

# The first of a format is its own type; the others are what clients also call it.
RESULTS: Final[_Formats] = MappingProxyType({
    "application/sparql-results+json": _R.JSON,
    "application/sparql-results+xml": _R.XML,
    "text/csv": _R.CSV,
    "text/tab-separated-values": _R.TSV,
    "application/json": _R.JSON,
    "application/xml": _R.XML,
    "text/xml": _R.XML,
})  # fmt: skip
TRIPLES: Final[_Formats] = MappingProxyType({
    "text/turtle": _G.TURTLE,
    "application/n-triples": _G.N_TRIPLES,
    "application/ld+json": _G.JSON_LD,
    "application/rdf+xml": _G.RDF_XML,
    "application/x-turtle": _G.TURTLE,
    "text/plain": _G.N_TRIPLES,
    "application/json": _G.JSON_LD,
    "application/xml": _G.RDF_XML,
    "text/xml": _G.RDF_XML,
})  # fmt: skip
_RANGE: Final = re.compile(r"[\w!#$&^.+*-]+/[\w!#$&^.+*-]+|\*")
_QUALITY: Final = re.compile(r"(?:0(?:\.\d*)?|1(?:\.0*)?|\.\d+)")


class _Wish(NamedTuple):
    type: str
    quality: float

    @property
    def narrowness(self) -> int:
        return 0 if self.type == "*/*" else 1 if self.type.endswith("/*") else 2

    def fits(self, media_type: str) -> bool:
        return self.type in ("*/*", media_type, f"{media_type.partition('/')[0]}/*")


def choose(accept: str, formats: Mapping[str, _Form]) -> tuple[str, _Form]:
    """Give the best media type that is accepted, and its format.

    Among equals the one that the client names comes before one that its ``*`` allows, then ours in
    their order. Raises RefusalError (406) with all there is.

    >>> choose("text/csv;q=0.5, text/*;q=0.1, application/sparql-results+xml;q=0.4", RESULTS)[0]
    'text/csv'
    """
    wishes = _wishes(accept)
    best: tuple[float, int, str] = (0.0, 0, "")
    for media_type in formats:
        fitting = [wish for wish in wishes if wish.fits(media_type)]
        wish = max(fitting, key=lambda one: one.narrowness, default=None)
        if wish and (wish.quality, wish.narrowness) > best[:2] and wish.quality > 0:
            best = (wish.quality, wish.narrowness, media_type)
    if not best[2]:
        there_is = "\n".join(f"  {one}" for one in formats)
        raise RefusalError(406, f"None of the types that you accept. There are:\n{there_is}")
    return best[2], formats[best[2]]


def _wishes(accept: str) -> list[_Wish]:
    wishes = [_wish(part) for part in accept.split(",")]
    return [one for one in wishes if one] or [_Wish("*/*", 1.0)]


def _wish(part: str) -> _Wish | None:
    """Read one range of an Accept header; one that is none is passed over."""
    name, *parameters = (one.strip().lower() for one in part.split(";"))
    if not _RANGE.fullmatch(name):
        return None
    quality = 1.0
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            quality = float(value) if _QUALITY.fullmatch(value.strip()) else 0.0
    return _Wish("*/*" if name == "*" else name, quality)
