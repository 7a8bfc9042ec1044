"""Things as RDF: one file for each thing and form, without a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from atkg.graph.describing import describe
from atkg.graph.triplefiles import FORMS, write_triples
from atkg.opening import OpenBuild
from atkg.web.addresses import page_of, thing_at
from atkg.web.page import File, Made, Section, View

MEDIA: Final[Mapping[str, str]] = MappingProxyType(
    {"turtle": "text/turtle", "ntriples": "application/n-triples", "jsonld": "application/ld+json"}
)
NAMES: Final = {"turtle": "Turtle", "ntriples": "N-Triples", "jsonld": "JSON-LD"}
_ENDS: Final = {"turtle": "ttl", "ntriples": "nt", "jsonld": "jsonld"}


def data_at(thing: str, form: str) -> str:
    """Give the address of a thing as RDF.

    >>> data_at("atkgr:mimp", "turtle"), data_at("sdg:8.7", "jsonld")
    ('data/mimp.ttl', 'data/sdg/8.7.jsonld')
    """
    path = page_of(thing).partition("/")[2].removesuffix(".html")
    return f"data/{path}.{_ENDS[form]}"


def _addresses(build: OpenBuild) -> Iterable[str]:
    from atkg.web.pages.things import things

    return (data_at(one, form) for one in things(build) for form in FORMS)


def _make(view: View) -> Made:
    path, _, end = view.address.rpartition(".")
    form = next((name for name, own in _ENDS.items() if own == end), "")
    thing = thing_at(f"{path}.html")
    if not form or not page_of(thing):
        return None
    triples = list(describe(view.build.store, thing))
    if not triples:
        return None
    text = write_triples(triples, form)
    return File(text.encode("utf-8"), MEDIA[form], view.address.rpartition("/")[2])


SECTION: Final = Section("data", _addresses, _make, shared=True)
