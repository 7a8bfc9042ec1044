"""Extraction: small extractors, each in its own module with its own data, behind one interface.

A module of this package that defines ``EXTRACTOR`` is one; a new one adds a file and touches none.
"""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from atkg.authority import Authority
from atkg.model import Row
from atkg.text.documents import Document
from atkg.text.extraction.merging import merged
from atkg.text.extraction.nil import unused, without_nil
from atkg.text.extraction.proposals import Extractor, Nil
from atkg.text.extraction.reading import Reading, read
from atkg.text.extraction.rows import Made, Writer

__all__ = ["Extraction", "Extractor", "Nil", "Reading", "extract", "extractors", "read"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """The rows that rules propose for a document, and the words that nobody could link."""

    rows: tuple[Row, ...]
    nil: tuple[Nil, ...]


@cache
def extractors() -> tuple[Extractor, ...]:
    """Give every extractor, ordered by name."""
    modules = (import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__))
    found: list[Extractor] = [
        module.EXTRACTOR for module in modules if hasattr(module, "EXTRACTOR")
    ]
    return tuple(sorted(found, key=lambda one: one.name))


def extract(document: Document, authority: Authority, *, blind: bool = False) -> Extraction:
    """Let every extractor read a document.

    ``blind`` withholds the names that the authority file learnt from this very document, to
    measure how extraction fares on one that nobody has read.
    """
    reading = read(document, authority, blind=blind)
    made: list[Made] = []
    nil: list[Nil] = []
    for extractor in extractors():
        for found in extractor.propose(reading):
            if isinstance(found, Nil):
                nil.append(found)
            else:
                made.append(Made(extractor.name, found))
    kept, waiting = without_nil(reading, merged(made))
    return Extraction(Writer(reading, kept).rows(), (*nil, *waiting, *unused(reading)))
